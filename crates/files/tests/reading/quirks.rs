//! Everything that real lists do (catalog-pricing.md, 6.2, 6.7 and 6.8).

use crate::common::{HEADER, ROW, fixture, month, options, read, read_as, refusal, row_with, with};
use desk_core::price_list::{BillingPlan, Marker, MarkerCounts, Segment};
use desk_files::{DateOrder, FileError, ReadOptions};

fn fixture_bytes(name: &str) -> Vec<u8> {
    std::fs::read(fixture(name)).unwrap()
}

#[test]
fn the_portals_own_file_is_read_whole() {
    let (findings, kept) = read(fixture_bytes("portal.csv"));
    assert_eq!(kept.said(), [""; 0]);
    let ids: Vec<_> = kept.rows.iter().map(|row| row.offer.to_string()).collect();
    assert_eq!(
        ids,
        [
            "CFQ7TTC0AAA1:0001",
            "CFQ7TTC0AAA1:0001",
            "CFQ7TTC0AAA1:000F",
            "CFQ7TTC0AAA2:0020",
            "CFQ7TTC0AAA3:0002"
        ]
    );
    let lines: Vec<_> = kept.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [2, 3, 4, 5, 7], "a description took two lines");

    let first = &kept.rows[0];
    assert_eq!(first.product_title, "Sample Suite", "without the space at its end");
    assert_eq!(first.unit_price.to_string(), "60");
    assert_eq!(first.retail_price.unwrap().to_string(), "75");
    assert_eq!((first.term.as_str(), first.billing), ("P1Y", BillingPlan::Annual));
    assert_eq!(first.starts.unwrap().to_string(), "2025-04-01T00:00:00Z");
    assert_eq!(first.ends.unwrap().to_string(), "9999-11-30T23:59:59Z");
    assert_eq!((first.segment, first.add_on), (Some(Segment::Commercial), None));

    assert_eq!(kept.rows[1].previous["ERP Price"], "75.6");
    let trial = &kept.rows[2];
    assert_eq!((trial.trial, trial.segment), (true, Some(Segment::Nonprofit)));
    assert_eq!(trial.tags, ["License", "Trial"]);
    assert_eq!(kept.rows[3].starts.unwrap().to_string(), "1753-01-01T00:00:00Z");
    assert_eq!(kept.rows[3].description, "Dessine \"à main levée\",\nretouche et archive.");
    assert_eq!(kept.rows[4].previous["SkuTitle"], "Planner's Table");
    assert_eq!(kept.rows[4].previous["SkuDescription"], "Plans and \"ideas\".");

    assert_eq!(findings.month, Some(month("2025-11")), "the marked rows tell it");
    assert_eq!(findings.market, "FR".parse().ok());
    assert_eq!(findings.currency, "EUR".parse().ok());
    assert_eq!(findings.markers, MarkerCounts { add: 1, change: 2, delete: 1, unchanged: 1 });
    assert_eq!((findings.encoding, findings.separator), ("UTF-8", Some(',')));
    assert!(findings.has_markers && !findings.preview);
    assert!(findings.unknown_columns.is_empty() && findings.missing_columns.is_empty());
}

#[test]
fn the_apis_answer_is_read_with_months_first() {
    let (findings, kept) = read(fixture_bytes("api.csv"));
    assert_eq!(kept.rows[0].starts.unwrap().to_string(), "2025-04-01T00:00:00Z");
    assert_eq!(kept.rows[1].ends.unwrap().to_string(), "2021-02-04T20:35:31Z");
    assert_eq!(findings.date_order, Some(DateOrder::MonthFirst));
    assert_eq!(findings.missing_columns, ["ChangeIndicator", "Segment", "PreviousValues"]);
    assert!(!findings.has_markers);
    assert_eq!((kept.rows[0].segment, kept.rows[0].marker), (None, None));
    assert_eq!(findings.month, None, "unmarked rows tell no month");
}

#[test]
fn a_french_excel_is_read_in_both_its_encodings() {
    for (name, encoding, separator) in [
        ("french_excel_windows_1252.csv", "windows-1252", ';'),
        ("french_excel_utf_16.txt", "UTF-16LE", '\t'),
    ] {
        let (findings, kept) = read(fixture_bytes(name));
        assert_eq!(kept.said(), [""; 0], "{name}");
        assert_eq!((findings.encoding, findings.separator), (encoding, Some(separator)));
        assert_eq!(kept.rows[0].sku_title, "Suite d’été Basic");
        assert_eq!(kept.rows[0].unit_price.to_string(), "1234.5");
        assert_eq!(kept.rows[0].retail_price.unwrap().to_string(), "1543.125");
        assert_eq!(kept.rows[1].unit_price.to_string(), "1.234", "the file shows its comma");
        assert_eq!(kept.rows[0].starts.unwrap().to_string(), "2025-04-01T00:00:00Z");
        assert_eq!(findings.rows_read, 2, "an empty line is no row");
    }
}

#[test]
fn the_good_rows_come_in_between_broken_ones() {
    let (findings, kept) = read(fixture_bytes("some_rows_broken.csv"));
    assert_eq!(
        kept.said(),
        [
            "3 UnitPrice negative",
            "4 TermDuration not_a_term",
            "7 - unclosed_quote",
            "9 - stray_line"
        ]
    );
    assert_eq!(
        kept.refused[3].problem.to_string(),
        "“======= Truncated ====” is not a row of the list"
    );
    let lines: Vec<_> = kept.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [2, 8], "the row after the open quote is read");
    assert_eq!(findings.repeated_headers, 1);
    assert_eq!((findings.rows_read, findings.rows_good, findings.rows_refused), (6, 2, 4));
}

#[test]
fn the_header_is_found_by_names_in_any_spelling_and_place() {
    for header in [
        HEADER.to_uppercase(),
        HEADER.replace("SkuId", "Sku Id").replace("UnitPrice", "unit_price"),
        HEADER.replace("ERP Price", "ERP\u{A0}Price“").replace("Market", " \u{FEFF}Market "),
        HEADER.replace(',', ", "),
        format!("Price list of November,,,\n\n\"For partners, only\"\n{HEADER}"),
        format!("sep=,\n{HEADER}"),
        // The documentation's own sample opens a quote that it never closes.
        HEADER.replace("PreviousValues", "\"PreviousValues“"),
    ] {
        let (findings, kept) = read(format!("{header}{ROW}"));
        assert_eq!((findings.rows_good, findings.rows_read), (1, 1), "{header}");
        assert_eq!(kept.rows[0].retail_price.unwrap().to_string(), "75");
    }
}

#[test]
fn columns_may_stand_in_any_order_be_missing_or_be_new() {
    let (findings, kept) = read(
        "Notes,UnitPrice,SkuId,ProductId,SkuTitle,Market,Currency,BillingPlan,TermDuration,Notes,\n\
         keep me,12.5,1,CFQ7TTC0AAA1,Basic,FR,EUR,Annual,P1Y,me too,nameless\n",
    );
    let row = &kept.rows[0];
    assert_eq!(row.unit_price.to_string(), "12.5");
    assert_eq!(row.extra["Notes"], "keep me");
    assert_eq!(row.extra["Notes (2)"], "me too");
    assert_eq!(row.extra["Column 11"], "nameless");
    assert_eq!(findings.unknown_columns, ["Notes", "Notes (2)", "Column 11"]);
    assert!(findings.missing_columns.contains(&"ERP Price"));
}

#[test]
fn separators_and_line_ends_of_all_sorts() {
    let portal = format!("{HEADER}{ROW}{ROW}");
    for separator in [';', '\t', '|'] {
        let (findings, _) = read(portal.replace(',', &separator.to_string()));
        assert_eq!((findings.separator, findings.rows_good), (Some(separator), 2));
    }
    for end in ["\r\n", "\r", "\n\n", "\r\n\r\n"] {
        let (findings, kept) = read(portal.replace('\n', end));
        assert_eq!(findings.rows_good, 2, "{end:?}");
        let blank = u64::try_from(end.matches('\n').count().max(1)).unwrap();
        assert_eq!(kept.rows[1].line, 1 + 2 * blank, "{end:?}");
    }
    let (findings, _) = read(portal.trim_end());
    assert_eq!(findings.rows_good, 2, "the last line need not end");
}

#[test]
fn numbers_that_read_two_ways_are_told_by_the_rest_of_the_file() {
    let price = |text: &str| row_with(&[("UnitPrice", text), ("ERP Price", "")]);
    let first = |list: String| {
        let (_, kept) = read(list);
        match kept.rows.first().filter(|row| row.line == 2) {
            Some(row) => row.unit_price.to_string(),
            None => kept.refused[0].problem.code().to_owned(),
        }
    };
    let semicolons = |text: &str| {
        let row = row_with(&[("UnitPrice", "@"), ("ERP Price", "")]);
        format!("{HEADER}{row}").replace(',', ";").replace('@', text)
    };
    for (list, wanted) in [
        (format!("{HEADER}{}{}", price("1,234"), price("78.75")), "1234"),
        (format!("{HEADER}{}{}", price("1.234"), price("78,75")), "1234"),
        (format!("{HEADER}{}{}", price("1,234"), price("78,75")), "1.234"),
        (format!("{HEADER}{}{}", price("1.234"), price("60")), "1.234"),
        (format!("{HEADER}{}{}", price("1,234"), price("60")), "number_reads_two_ways"),
        (
            format!("{HEADER}{}{}{}", price("1,234"), price("7,5"), price("7.5")),
            "number_reads_two_ways",
        ),
        (semicolons("1,234"), "1.234"),
        (semicolons("1.234"), "number_reads_two_ways"),
        (semicolons("1.234,5"), "1234.5"),
    ] {
        assert_eq!(first(list.clone()), wanted, "{list}");
    }
}

#[test]
fn dates_that_read_two_ways_are_told_by_the_rest_of_the_file() {
    let dates = |starts: &str, ends: &str| {
        row_with(&[("EffectiveStartDate", starts), ("EffectiveEndDate", ends)])
    };
    let started = |list: &str| read(list).1.rows[0].starts.unwrap().to_string();
    let april = "2025-04-01T00:00:00Z";
    assert_eq!(started(&format!("{HEADER}{}", dates("01/04/2025", "30/11/9999"))), april);
    assert_eq!(started(&format!("{HEADER}{}", dates("4/1/2025 0:00", "11/30/9999 23:59"))), april);
    assert_eq!(started(&format!("{HEADER}{}", dates("4/1/2025 12:00:00 AM", ""))), april);
    assert_eq!(started(&format!("{HEADER}{}", dates("01/04/2025", "")).replace(',', ";")), april);
    assert_eq!(started(&format!("{HEADER}{}", dates("04/04/2025", ""))), "2025-04-04T00:00:00Z");
    let far =
        format!("{HEADER}{}{}", dates("01/04/2025", "").repeat(2000), dates("30/04/2025", ""));
    assert_eq!(started(&far), april, "however far down the telling row stands");

    let silent = format!("{HEADER}{}", dates("01/04/2025", ""));
    match refusal(&silent) {
        FileError::AmbiguousDates { line, column, text } => {
            assert_eq!(
                (line, column.as_str(), text.as_str()),
                (2, "EffectiveStartDate", "01/04/2025")
            );
        }
        other => panic!("{other:?}"),
    }
    let both = format!("{silent}{}{}", dates("30/04/2025", ""), dates("04/30/2025", ""));
    assert_eq!(refusal(&both).code(), "ambiguous_dates");
    let told = ReadOptions { date_order: Some(DateOrder::DayFirst), ..options() };
    let (_, kept) = read_as(both.as_bytes(), &told).unwrap();
    assert_eq!(kept.rows[0].starts.unwrap().to_string(), april);
    assert_eq!(kept.rows.len(), 3, "what reads one way only is read that way");
}

#[test]
fn a_row_is_refused_for_its_first_problem_and_says_where() {
    for (column, value, code) in [
        ("ProductId", "", "empty"),
        ("ProductId", "CFQ7 TTC0", "not_an_offer"),
        ("SkuId", "1.00E+03", "not_an_offer"),
        ("SkuTitle", "", "-"),
        ("TermDuration", "P1W", "not_a_term"),
        ("BillingPlan", "Weekly", "not_a_billing_plan"),
        ("Market", "", "empty"),
        ("Market", "FRA", "not_a_market"),
        ("Currency", "€", "not_a_currency"),
        ("UnitPrice", "", "empty"),
        ("UnitPrice", "on request", "not_a_number"),
        ("UnitPrice", "-1", "negative"),
        ("UnitPrice", "$12", "other_currency"),
        ("UnitPrice", "USD 12", "other_currency"),
        ("UnitPrice", "12345678901234567890123456789012", "too_many_digits"),
        ("ERP Price", "1e5", "not_a_number"),
        ("EffectiveStartDate", "soon", "not_a_date"),
        ("EffectiveEndDate", "2025-02-30", "not_a_date"),
        ("Segment", "Enterprise", "not_a_segment"),
    ] {
        let (_, kept) = read(with(&[(column, value)]));
        if code == "-" {
            assert_eq!(kept.said(), [""; 0], "the product's title is enough");
        } else {
            assert_eq!(kept.said(), [format!("2 {column} {code}")], "{value}");
        }
    }
    let nameless = with(&[("SkuTitle", ""), ("ProductTitle", " ")]);
    assert_eq!(read(nameless).1.said(), ["2 SkuTitle empty"]);
}

#[test]
fn a_part_of_a_row_does_not_pass_for_the_whole() {
    let cut = ROW.find(",License").unwrap();
    let (_, kept) = read(format!("{HEADER}{}\n{ROW}", &ROW[..cut]));
    assert_eq!(kept.said(), ["2 - too_few_cells"]);
    let (_, kept) = read(format!("{HEADER}{},stray\n", ROW.trim_end()));
    assert_eq!(kept.said(), ["2 - too_many_cells"]);
    let (findings, _) = read(format!("{HEADER}{},,\n", ROW.trim_end()));
    assert_eq!(findings.rows_good, 1, "empty cells too many say nothing");
    let (findings, _) = read(format!("{HEADER}{}\n", ROW.trim_end().trim_end_matches(',')));
    assert_eq!(findings.rows_good, 1, "Excel leaves the last, empty cell away");
}

#[test]
fn two_rows_are_never_joined_by_a_lost_quote() {
    // With the library's leniency, the second row's price would become the first's.
    let open = ROW.replace("Sample Suite Basic", "\"Sample Suite Basic");
    let quoted = row_with(&[("SkuId", "2"), ("UnitPrice", "99")])
        .replace("Sample Suite Basic", "\"Sample Suite Basic\"");
    let (_, kept) = read(format!("{HEADER}{open}{quoted}{ROW}"));
    assert_eq!(kept.said(), ["2 - unclosed_quote"]);
    let ids: Vec<_> = kept.rows.iter().map(|row| (row.line, row.unit_price.to_string())).collect();
    assert_eq!(ids, [(3, "99".to_owned()), (4, "60".to_owned())]);

    let endless = format!("{HEADER}{open}{}", ROW.repeat(20_000));
    let (findings, kept) = read(endless);
    assert_eq!(kept.said(), ["2 - unclosed_quote"]);
    assert_eq!(findings.rows_good, 20_000);

    let huge = format!("{HEADER}{}\n{ROW}", "x".repeat(3_000_000));
    let (findings, kept) = read(huge);
    assert_eq!((kept.said(), findings.rows_good), (vec!["2 - too_long".to_owned()], 1));
    assert_eq!(kept.rows[0].line, 3);
}

#[test]
fn damaged_text_is_refused_and_not_mended() {
    let mut list =
        format!("{HEADER}{}", row_with(&[("SkuTitle", "Été à la mer")]).repeat(3)).into_bytes();
    list.extend(b"Unchanged,Caf\xE9");
    list.extend(&ROW.as_bytes()[22..]);
    list.extend(ROW.replace("Sample", "Sam\0ple").bytes());
    let (findings, kept) = read(list);
    assert_eq!(kept.said(), ["5 - damaged_text", "6 - not_text"]);
    assert_eq!(findings.encoding, "UTF-8");
}

#[test]
fn headers_may_come_again_even_in_another_order() {
    let other = "UnitPrice,ERP Price,ProductId,SkuId,SkuTitle,BillingPlan,TermDuration,Market,Currency\n\
                 1,2,CFQ7TTC0AAA9,9,Other,Monthly,P1M,CH,CHF\n";
    let (findings, kept) = read(format!("{HEADER}{ROW}{HEADER}{ROW}{other}"));
    assert_eq!((findings.repeated_headers, findings.rows_good), (2, 3));
    assert_eq!(kept.rows[2].unit_price.to_string(), "1");
    assert_eq!((findings.market, findings.currency), (None, None), "the list holds several");
    assert_eq!(findings.markets.len(), 2);
}

#[test]
fn what_the_person_knows_fills_what_the_rows_leave_open() {
    let silent = with(&[("Market", ""), ("Currency", "")]);
    assert_eq!(read(&silent).1.said(), ["2 Market empty"]);
    let told = ReadOptions {
        market: "CH".parse().ok(),
        currency: "CHF".parse().ok(),
        month: Some(month("2025-09")),
        preview: Some(true),
        ..options()
    };
    let (findings, kept) = read_as(silent.as_bytes(), &told).unwrap();
    assert_eq!(kept.rows[0].market.unwrap().as_str(), "CH");
    assert_eq!((findings.month, findings.preview), (Some(month("2025-09")), true));

    let no_market = "ProductId,SkuId,SkuTitle,TermDuration,BillingPlan,Currency,UnitPrice\n\
                     CFQ7TTC0AAA1,1,Basic,P1Y,Annual,EUR,5\n";
    assert_eq!(read(no_market).1.said(), ["2 Market not_given"]);
    let named =
        ReadOptions { file_name: Some("Nov_NCE_LicenseBasedPL_GA_BE.csv".to_owned()), ..options() };
    let (findings, _) = read_as(no_market.as_bytes(), &named).unwrap();
    assert_eq!(findings.market, "BE".parse().ok(), "Microsoft's own pattern tells it");
}

#[test]
fn rows_of_another_market_or_currency_than_was_given_are_refused() {
    let mut list = HEADER.to_owned();
    for (market, currency) in
        [("FR", "EUR"), ("US", "USD"), ("fr", "eur"), ("", ""), ("FR", "CHF"), ("DE", "EUR")]
    {
        list.push_str(&row_with(&[("Market", market), ("Currency", currency)]));
    }
    let market = ReadOptions { market: "FR".parse().ok(), ..options() };
    let (findings, kept) = read_as(list.as_bytes(), &market).unwrap();
    assert_eq!(kept.said(), ["3 Market other_market", "5 Currency empty", "7 Market other_market"]);
    assert_eq!(kept.refused[0].problem.text(), Some("US"));
    assert_eq!((findings.market, findings.currency), (market.market, None));
    assert_eq!((findings.rows_good, findings.rows_refused), (3, 3));

    let both = ReadOptions { currency: "EUR".parse().ok(), ..market };
    let (findings, kept) = read_as(list.as_bytes(), &both).unwrap();
    assert_eq!(
        kept.said(),
        ["3 Market other_market", "6 Currency not_the_currency", "7 Market other_market"]
    );
    assert!(kept.rows.iter().all(|row| row.market.is_some_and(|market| market.as_str() == "FR")));
    assert_eq!((findings.market, findings.currency), (both.market, both.currency));

    let none = ReadOptions { market: "BE".parse().ok(), ..options() };
    let (findings, kept) = read_as(with(&[]).as_bytes(), &none).unwrap();
    assert_eq!((findings.rows_good, kept.said().len()), (0, 1));
    // A name is no more than a hint: the rows know better.
    let name = Some("Nov_NCE_LicenseBasedPL_GA_BE.csv".to_owned());
    let hinted = ReadOptions { file_name: name, ..options() };
    let (findings, _) = read_as(with(&[]).as_bytes(), &hinted).unwrap();
    assert_eq!((findings.rows_good, findings.market), (1, "FR".parse().ok()));
}

#[test]
fn the_month_and_the_preview_are_told_by_name_or_rows() {
    let marked = with(&[("ChangeIndicator", "Add"), ("EffectiveStartDate", "2025-11-01")]);
    let unmarked = with(&[("EffectiveStartDate", "2025-11-01")]);
    for (name, list, wanted, preview) in [
        ("2025-10.csv", &marked, Some("2025-10"), false),
        ("list.csv", &marked, Some("2025-11"), false),
        ("list.csv", &unmarked, None, false),
        ("Nov_NCE_LicenseBasedPL_GA_US.csv", &unmarked, Some("2025-11"), false),
        ("Dec_NCE_LicenseBasedPL_GA_US.csv", &unmarked, Some("2025-12"), true),
        ("Jan_NCE_LicenseBasedPL_GA_US.csv", &unmarked, Some("2025-01"), false),
        ("2026-02.csv", &unmarked, Some("2026-02"), true),
        ("2025-10_preview.csv", &unmarked, Some("2025-10"), true),
    ] {
        let options = ReadOptions { file_name: Some(name.to_owned()), ..options() };
        let (findings, _) = read_as(list.as_bytes(), &options).unwrap();
        assert_eq!((findings.month, findings.preview), (wanted.map(month), preview), "{name}");
    }
    let ending = format!("{},EndofSaleDate\n{},2026-01-31\n", HEADER.trim_end(), ROW.trim_end());
    let (findings, kept) = read(ending);
    assert!(findings.preview);
    assert_eq!(kept.rows[0].extra["EndofSaleDate"], "2026-01-31");
    assert!(findings.unknown_columns.is_empty(), "it is known, and kept as it is");
}

#[test]
fn words_we_do_not_know_are_kept() {
    let (findings, kept) =
        read(with(&[("ChangeIndicator", "Renumbered"), ("PreviousValues", "see {letter}")]));
    assert_eq!(kept.rows[0].marker, None);
    assert_eq!(kept.rows[0].extra["ChangeIndicator"], "Renumbered");
    assert_eq!(kept.rows[0].previous["PreviousValues"], "see {letter}");
    assert_eq!(findings.markers, MarkerCounts::default());
    for (text, marker) in
        [("Deleted", Marker::Delete), ("remove", Marker::Delete), ("ADD", Marker::Add)]
    {
        assert_eq!(read(with(&[("ChangeIndicator", text)])).1.rows[0].marker, Some(marker));
    }
}

#[test]
fn a_sku_wrapped_for_a_spreadsheet_is_unwrapped() {
    let (_, kept) = read(with(&[("SkuId", "=\"0001\"")]));
    assert_eq!(kept.rows[0].offer.sku(), Some("0001"));
}
