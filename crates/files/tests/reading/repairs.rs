//! Cells that a person repaired are read instead of what the file says.

use desk_files::{
    ReadOptions, RefusedFile, RefusedForm, RefusedRow, Repairs, RowSink, SinkStopped, Unwatched,
    WholeRow,
};

use crate::common::{HEADER, ROW, fixture, month, on_disk, options, read_as, row_with};

fn repaired(cells: &[(u64, &str, &str)]) -> ReadOptions {
    let mut repairs = Repairs::default();
    for (line, column, text) in cells {
        repairs.say(None, *line, column, text);
    }
    ReadOptions { repairs, ..options() }
}

#[test]
fn a_repaired_cell_is_what_is_read() {
    let text = format!(
        "{HEADER}{ROW}{}{}",
        row_with(&[("UnitPrice", "a lot"), ("ERP Price", "75")]),
        row_with(&[("TermDuration", "weekly"), ("Currency", "euros")]),
    );
    for (cells, said, prices) in [
        (vec![], vec!["3 UnitPrice not_a_number", "4 TermDuration not_a_term"], vec!["60"]),
        (vec![(3, "UnitPrice", "61")], vec!["4 TermDuration not_a_term"], vec!["60", "61"]),
        // Still wrong, and what was typed is what is told.
        (
            vec![(3, "UnitPrice", "less"), (4, "TermDuration", "P1Y")],
            vec!["3 UnitPrice not_a_number", "4 Currency not_a_currency"],
            vec!["60"],
        ),
        (
            vec![(3, "UnitPrice", "61"), (4, "TermDuration", "P1Y"), (4, "Currency", "EUR")],
            vec![],
            vec!["60", "61", "60"],
        ),
        // A row that was good may be made another, or a bad one.
        (
            vec![(2, "UnitPrice", "-1"), (3, "UnitPrice", "61"), (4, "TermDuration", "P1Y")],
            vec!["2 UnitPrice negative", "4 Currency not_a_currency"],
            vec!["61"],
        ),
        // What is not there cannot be repaired.
        (
            vec![(9, "UnitPrice", "1"), (3, "Nothing", "61")],
            vec!["3 UnitPrice not_a_number", "4 TermDuration not_a_term"],
            vec!["60"],
        ),
    ] {
        let (findings, kept) = read_as(text.as_bytes(), &repaired(&cells)).unwrap();
        assert_eq!(kept.said(), said, "{cells:?}");
        let found: Vec<_> = kept.rows.iter().map(|row| row.unit_price.to_string()).collect();
        assert_eq!(found, prices, "{cells:?}");
        assert_eq!(findings.rows_refused, said.len() as u64);
    }
}

#[test]
fn a_refusal_tells_the_whole_cell_where_it_can_be_repaired() {
    let long = "x".repeat(200);
    let longer = "x".repeat(Repairs::LONGEST + 1);
    let text = format!(
        "{HEADER}{}{}Unchanged,half\n",
        row_with(&[("UnitPrice", &long)]),
        row_with(&[("UnitPrice", &longer)]),
    );
    let (_, kept) = read_as(text.as_bytes(), &options()).unwrap_or_else(|_| panic!());
    let cells: Vec<_> = kept.refused.iter().map(|row| row.cell.as_deref()).collect();
    assert_eq!(cells, [Some(long.as_str()), None, None], "{:?}", kept.said());
    let no_market = format!("{HEADER}{ROW}").replace("Market", "Land").replace(",FR,", ",,");
    let (_, kept) = read_as(no_market.as_bytes(), &options()).unwrap_or_else(|e| panic!("{e:?}"));
    assert_eq!(kept.said(), ["2 Market not_given"]);
    assert_eq!(kept.refused[0].cell, None, "there is no such cell to repair");
}

#[test]
fn what_a_repaired_date_shows_counts_for_the_others() {
    let text = format!(
        "{HEADER}{}{}",
        row_with(&[("EffectiveStartDate", "02/01/2025"), ("EffectiveEndDate", "")]),
        row_with(&[("EffectiveStartDate", "soon"), ("EffectiveEndDate", "")]),
    );
    let (_, kept) =
        read_as(text.as_bytes(), &repaired(&[(3, "EffectiveStartDate", "25/01/2025")])).unwrap();
    let starts: Vec<_> = kept.rows.iter().map(|row| row.starts.unwrap().to_string()).collect();
    assert_eq!(starts, ["2025-01-02T00:00:00Z", "2025-01-25T00:00:00Z"]);
}

/// Keeps the refused rows whole.
#[derive(Default)]
struct Whole(Vec<(Vec<String>, Vec<String>)>);

impl RowSink for Whole {
    fn row(&mut self, _: desk_core::price_list::PriceRow) -> Result<(), SinkStopped> {
        Ok(())
    }

    fn refused(&mut self, _: RefusedRow) -> Result<(), SinkStopped> {
        unreachable!("rows come whole")
    }

    fn refused_whole(&mut self, _: RefusedRow, row: &WholeRow<'_>) -> Result<(), SinkStopped> {
        let own = |text: &str| text.to_owned();
        self.0.push((row.names().map(own).collect(), row.cells().map(own).collect()));
        Ok(())
    }
}

#[test]
fn a_refused_row_can_be_had_whole() {
    let mut whole = Whole::default();
    let path = fixture("some_rows_broken.csv");
    let options = ReadOptions { month: Some(month("2026-11")), ..options() };
    let findings = desk_files::read(&path, &options, &mut whole, &mut Unwatched).unwrap();
    assert_eq!(whole.0.len() as u64, findings.rows_refused);
    let (names, cells) = &whole.0[0];
    assert_eq!((names.len(), cells.len()), (21, 21));
    assert_eq!((names[12].as_str(), cells[12].as_str()), ("UnitPrice", "-5"));
    let broken = whole.0.iter().filter(|(_, cells)| cells.is_empty()).count();
    assert_eq!(broken, 1, "a quote that is never closed leaves no cells");
}

#[test]
fn an_apostrophe_before_a_formula_is_ours_only_in_a_file_that_we_wrote() {
    let row = row_with(&[("SkuTitle", "'-x"), ("Tags", "'s")]);
    let theirs = format!("{HEADER}{row}");
    let ours = format!("Refused line,{HEADER}17,{row}");
    for (text, title) in [(theirs, "'-x"), (ours, "-x")] {
        let (_, kept) = read_as(text.as_bytes(), &options()).unwrap();
        let row = &kept.rows[0];
        assert_eq!((row.sku_title.as_str(), row.tags[0].as_str()), (title, "'s"));
    }
}

#[test]
fn the_file_of_refused_rows_is_fixed_by_hand_and_read() {
    let bad = row_with(&[
        ("UnitPrice", "-5"),
        ("ProductTitle", "=1+1"),
        ("SkuTitle", "Été, \"un\"\ndeux"),
    ]);
    let text = format!("{HEADER}{ROW}{bad}Unchanged,half,row\n");
    let file = on_disk(text.as_bytes());
    for (form, separator) in [(RefusedForm::ENGLISH, ","), (RefusedForm::FRENCH, ";")] {
        let mut written = Vec::new();
        let mut out = RefusedFile::new(&mut written, form, |row| row.problem.to_string()).unwrap();
        desk_files::read(file.path(), &options(), &mut out, &mut Unwatched).unwrap();
        assert_eq!(out.finish().unwrap(), 2);
        let written = String::from_utf8(written).unwrap();
        assert!(
            written.starts_with(&format!("\u{FEFF}{}", form.heads.join(separator))),
            "{written}"
        );
        assert!(written.contains(&format!("{separator}'=1+1{separator}")), "{written}");
        assert!(written.contains(&format!("{separator}-5{separator}")), "{written}");

        let (findings, kept) = read_as(written.as_bytes(), &options()).unwrap();
        assert_eq!(kept.said(), ["2 UnitPrice negative", "4 - too_few_cells"], "{written}");
        assert!(findings.unknown_columns.is_empty(), "{:?}", findings.unknown_columns);
        let fixed = written.replace("-5", "5");
        let (_, kept) = read_as(fixed.as_bytes(), &options()).unwrap();
        let row = &kept.rows[0];
        assert_eq!((row.product_title.as_str(), row.unit_price.to_string()), ("=1+1", "5".into()));
        assert_eq!(row.sku_title, "Été, \"un\"\ndeux");
        assert!(row.extra.is_empty(), "{:?}", row.extra);
    }
}
