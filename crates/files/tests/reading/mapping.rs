//! A person says which column holds what, where the names do not tell.

use desk_core::price_list::PriceListKind;
use desk_files::{ColumnNeed, FileError, Inspection, Mapping, ReadOptions, Unwatched, WhyNot};

use crate::common::{HEADER, ROW, on_disk, options, read_as};

fn mapped(pairs: &[(&str, Option<&str>)]) -> ReadOptions {
    let mut columns = Mapping::default();
    for (column, from) in pairs {
        columns.say(column, *from);
    }
    ReadOptions { columns, ..options() }
}

fn inspect(text: &str, options: &ReadOptions) -> Result<Inspection, FileError> {
    let file = on_disk(text.as_bytes());
    desk_files::inspect(file.path(), options, &mut Unwatched)
}

fn missing(error: &FileError) -> Vec<&'static str> {
    match error {
        FileError::NotAPriceList { why: WhyNot::MissingColumns { missing } } => missing.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_said_wins_over_the_names() {
    let renamed = HEADER.replace("UnitPrice", "Notre prix") + ROW;
    let twice = HEADER.replace("Tags", "Last UnitPrice") + &ROW.replace("License", "51");
    for (text, said, price, extra) in [
        (renamed.as_str(), vec![("UnitPrice", Some("Notre prix"))], "60", None),
        // Its own column is there as well, and is kept as one that is not known.
        (&twice, vec![("UnitPrice", Some("Last UnitPrice"))], "51", Some(("UnitPrice", "60"))),
        // Said to be in no column, and it is not read from the one of its name.
        (
            &renamed,
            vec![("UnitPrice", Some("Notre prix")), ("Tags", None)],
            "60",
            Some(("Tags", "License")),
        ),
        // A column that this file does not have: the names tell.
        (&twice, vec![("UnitPrice", Some("Another"))], "60", Some(("Last UnitPrice", "51"))),
    ] {
        let (findings, kept) = read_as(text.as_bytes(), &mapped(&said)).unwrap();
        assert_eq!(kept.said(), [""; 0], "{said:?}");
        let row = &kept.rows[0];
        assert_eq!(row.unit_price.to_string(), price, "{said:?}");
        let kept: Vec<_> = row.extra.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        assert_eq!(kept, Vec::from_iter(extra), "{said:?}");
        let unknown: Vec<_> = extra.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(findings.unknown_columns, unknown, "{said:?}");
    }
}

#[test]
fn one_column_has_one_meaning() {
    // "Term" goes by TermDuration of itself; taken for the plan, it is that alone.
    let text = HEADER.replace("TermDuration", "Term").replace("BillingPlan", "Rhythm") + ROW;
    let error = read_as(text.as_bytes(), &mapped(&[("BillingPlan", Some("Term"))])).unwrap_err();
    assert_eq!(missing(&error), ["TermDuration"]);
}

#[test]
fn a_file_that_lacks_a_column_is_answered_with_its_columns() {
    let text = HEADER.replace("UnitPrice", "Notre prix") + ROW + &ROW.replace(",60,", ",61,");
    let seen = inspect(&text, &options()).unwrap();
    assert_eq!(seen.columns.missing, ["UnitPrice"]);
    assert_eq!((seen.findings.rows_read, seen.first_rows.len()), (0, 0));
    let price = seen.columns.in_file.iter().find(|column| column.name == "Notre prix").unwrap();
    assert_eq!(price.samples, ["60", "61"]);
    let known = |name: &str| seen.columns.known.iter().find(|it| it.name == name).unwrap().clone();
    assert_eq!(known("UnitPrice").from, None);
    assert_eq!(known("UnitPrice").need, ColumnNeed::Always);
    assert_eq!(known("SkuTitle").need, ColumnNeed::OneOfThese);
    assert_eq!(known("ERP Price").from.as_deref(), Some("ERP Price"));
    assert_eq!(known("Publisher"), known("Publisher"));
    assert_eq!((known("Publisher").need, known("Publisher").from), (ColumnNeed::Optional, None));

    // Reading is not asking: it refuses.
    assert_eq!(missing(&read_as(text.as_bytes(), &options()).unwrap_err()), ["UnitPrice"]);
    let seen = inspect(&text, &mapped(&[("UnitPrice", Some("Notre prix"))])).unwrap();
    assert_eq!((seen.columns.missing.len(), seen.findings.rows_good), (0, 2));
}

#[test]
fn where_the_kind_is_said_a_header_in_other_words_will_do() {
    let text = "Une liste\nProduit;Article;Nom;Durée;Rythme;Pays;Monnaie;Prix\n\
        CFQ7TTC0AAA1;1;Suite;P1Y;Annual;FR;EUR;60\n";
    assert_eq!(inspect(text, &options()).unwrap_err().reason(), Some("no_header"));
    let kind = Some(PriceListKind::LicenseNewCommerce);
    let seen = inspect(text, &ReadOptions { kind, ..options() }).unwrap();
    let names: Vec<_> = seen.columns.in_file.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Produit", "Article", "Nom", "Durée", "Rythme", "Pays", "Monnaie", "Prix"]);
    assert_eq!(seen.columns.in_file[0].samples, ["CFQ7TTC0AAA1"]);

    let said = [
        ("ProductId", Some("Produit")),
        ("SkuId", Some("Article")),
        ("SkuTitle", Some("Nom")),
        ("TermDuration", Some("Durée")),
        ("BillingPlan", Some("Rythme")),
        ("Market", Some("Pays")),
        ("Currency", Some("Monnaie")),
        ("UnitPrice", Some("Prix")),
    ];
    let (_, kept) = read_as(text.as_bytes(), &ReadOptions { kind, ..mapped(&said) }).unwrap();
    assert_eq!((kept.rows.len(), kept.said()), (1, vec![]));
    // Just any words are no header, whatever kind they are said to be.
    let seen = inspect("just some words\n", &ReadOptions { kind, ..options() });
    assert_eq!(seen.unwrap_err().reason(), Some("no_header"));
}
