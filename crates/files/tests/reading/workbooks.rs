//! Lists in workbooks: typed cells, several sheets, and workbooks that are traps.

use desk_core::price_list::PriceListKind;
use desk_files::{ArchiveProblem, FileError, OtherFile, ReadOptions, WhyNot};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::common::{Kept, options, read, read_as, refusal};

const LEGACY: [&str; 12] = [
    "A/C/D/U",
    "Valid-From Date",
    "Valid To Date",
    "Offer Display Name",
    "Offer ID",
    "License Agreement Type",
    "Purchase Unit",
    "Secondary License Type",
    "End Customer Type",
    "List Price",
    "ERP Price",
    "Material",
];
const OFFER: &str = "31c9c9eb-0000-4000-8000-00000000000a";

/// A sheet with one legacy offer at `price`, its header on the third row.
fn legacy_sheet(book: &mut Workbook, name: &str, price: f64) {
    let sheet = book.add_worksheet();
    sheet.set_name(name).unwrap();
    sheet.write(0, 0, "Sample price list").unwrap();
    for (column, title) in (0..).zip(LEGACY) {
        sheet.write(2, column, title).unwrap();
    }
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let from = ExcelDateTime::from_ymd(2020, 4, 1).unwrap();
    sheet.write(3, 0, "UNC").unwrap();
    sheet.write_with_format(3, 1, from, &date).unwrap();
    sheet.write(3, 2, 2_958_465).unwrap();
    for (column, text) in [
        (3, "Sample Offer"),
        (4, OFFER),
        (5, "Corporate"),
        (6, "1 Month(s)"),
        (7, "Non-specific"),
        (8, "Cloud Reseller Corporate"),
    ] {
        sheet.write(3, column, text).unwrap();
    }
    sheet.write(3, 9, price).unwrap();
}

fn legacy() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Read me").unwrap().write(0, 0, "Prices exclude tax.").unwrap();
    legacy_sheet(&mut book, "USD", 4.205);
    legacy_sheet(&mut book, "EUR", 4.2);
    book.save_to_buffer().unwrap()
}

fn prices(kept: &Kept) -> Vec<String> {
    kept.rows
        .iter()
        .map(|row| format!("{} {} {}", row.line, row.currency, row.unit_price))
        .collect()
}

#[test]
fn each_sheet_is_a_currency() {
    let (findings, kept) = read(legacy());
    assert_eq!((findings.kind, kept.said()), (PriceListKind::LicenseLegacy, vec![]));
    assert_eq!(prices(&kept), ["4 USD 4.205", "4 EUR 4.2"]);
    assert_eq!(
        (findings.sheets, findings.sheets_skipped),
        (vec!["USD".to_owned(), "EUR".to_owned()], vec!["Read me".to_owned()],)
    );
    assert_eq!((findings.encoding, findings.separator), ("xlsx", None));
    let row = &kept.rows[0];
    assert_eq!(row.starts.unwrap().to_string(), "2020-04-01T00:00:00Z");
    assert_eq!(row.ends.unwrap().to_string(), "9999-11-30T23:59:59Z");
    assert_eq!(row.retail_price, None, "a cell that is not there");
}

#[test]
fn a_currency_that_is_asked_for_leaves_the_other_sheets_alone() {
    let euros = ReadOptions { currency: "EUR".parse().ok(), ..options() };
    let (findings, kept) = read_as(&legacy(), &euros).unwrap();
    assert_eq!(prices(&kept), ["4 EUR 4.2"]);
    assert_eq!((findings.currency, findings.rows_refused), (euros.currency, 0));
    assert_eq!(findings.sheets_skipped, ["Read me", "USD"]);
}

#[test]
fn a_refused_row_names_its_sheet() {
    let mut book = Workbook::new();
    legacy_sheet(&mut book, "EUR", 4.2);
    legacy_sheet(&mut book, "USD", -1.0);
    let (_, kept) = read(book.save_to_buffer().unwrap());
    assert_eq!(kept.said(), ["4 List Price negative"]);
    assert_eq!(kept.refused[0].sheet.as_deref(), Some("USD"));
}

#[test]
fn prices_may_be_text_and_ids_numbers() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let header = [
        "Product",
        "ProductId",
        "SkuId",
        "SkuTitle",
        "Segment",
        "Currency",
        "ListPrice",
        "Msrp",
        "Effective Date",
        "Market",
    ];
    for (column, title) in (0..).zip(header) {
        sheet.write(0, column, title).unwrap();
    }
    for (row, market) in [(1, "FR"), (2, "DE")] {
        for (column, text) in [
            (0, "Server"),
            (1, "DG7GMGF0AAAA"),
            (3, "Server"),
            (4, "Commercial"),
            (5, "EUR"),
            (9, market),
        ] {
            sheet.write(row, column, text).unwrap();
        }
        sheet.write(row, 2, 5).unwrap();
        sheet.write(row, 8, 46_098).unwrap();
    }
    sheet.write(1, 6, "44.20").unwrap();
    sheet.write(1, 7, 1_234.5).unwrap();
    sheet.write(2, 6, 1_234.567).unwrap();
    let (findings, kept) = read(book.save_to_buffer().unwrap());
    assert_eq!((findings.kind, kept.said()), (PriceListKind::Software, vec![]));
    assert_eq!(prices(&kept), ["2 EUR 44.2", "3 EUR 1234.567"]);
    assert_eq!(kept.rows[1].offer.to_string(), "DG7GMGF0AAAA:0005");
    assert_eq!(kept.rows[0].starts.unwrap().to_string(), "2026-03-17T00:00:00Z");
}

#[test]
fn workbooks_without_a_list_say_what_they_lack() {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "Nothing here").unwrap();
    assert_eq!(refusal(book.save_to_buffer().unwrap()).reason(), Some("no_header"));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, title) in (0..).zip(LEGACY.iter().filter(|title| **title != "Offer ID")) {
        sheet.write(0, column, *title).unwrap();
    }
    match refusal(book.save_to_buffer().unwrap()) {
        FileError::NotAPriceList { why: WhyNot::MissingColumns { missing } } => {
            assert_eq!(missing, ["Offer ID"]);
        }
        other => panic!("{other:?}"),
    }
    let other =
        crate::archives::zip(&[("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")]);
    match refusal(other) {
        FileError::NotAPriceList { why } => {
            assert_eq!(why, WhyNot::Other(OtherFile::OldWorkbook));
        }
        other => panic!("{other:?}"),
    }
}

/// The parts of a workbook, with other shared texts or another sheet.
fn forged(part: &str, content: &[u8]) -> Vec<u8> {
    let mut honest = zip::ZipArchive::new(std::io::Cursor::new(legacy())).unwrap();
    let mut parts = Vec::new();
    for index in 0..honest.len() {
        let mut entry = honest.by_index(index).unwrap();
        let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
        parts.push((name, bytes));
    }
    assert!(parts.iter().any(|(name, _)| name == part));
    let parts: Vec<_> = parts
        .iter()
        .map(|(name, bytes)| (name.as_str(), if name == part { content } else { bytes }))
        .collect();
    crate::archives::zip(&parts)
}

fn problem(bytes: Vec<u8>) -> ArchiveProblem {
    match refusal(bytes) {
        FileError::Archive(problem) => problem,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_workbook_is_bounded_before_it_is_opened() {
    const SHARED: &str = "xl/sharedStrings.xml";
    let promises = br#"<sst uniqueCount="99999999999999"><si><t>a</t></si></sst>"#;
    assert_eq!(
        problem(forged(SHARED, promises)),
        ArchiveProblem::Bomb,
        "room for more than it has"
    );
    let long = format!("<sst uniqueCount=\"1\"><si><t>{}</t></si></sst>", "ab".repeat(1024 * 1024));
    assert_eq!(problem(forged(SHARED, long.as_bytes())), ArchiveProblem::Bomb, "one endless cell");
    let bomb = vec![b' '; 32 * 1024 * 1024];
    assert_eq!(problem(forged("xl/worksheets/sheet1.xml", &bomb)), ArchiveProblem::Bomb);
    assert_eq!(problem(forged("xl/workbook.xml", b"<workbook")), ArchiveProblem::Damaged);
}

#[test]
fn cells_far_out_are_refused_and_cost_nothing() {
    let sheet = br#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData>
        <row r="1"><c r="A1" t="inlineStr"><is><t>Offer ID</t></is></c></row>
        <row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>"#;
    let (_, kept) = read(forged("xl/worksheets/sheet1.xml", sheet));
    assert_eq!(prices(&kept).len(), 2, "the other sheets are as they were");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// No panic, no hang, and the counts agree.
    #[test]
    fn a_sheet_with_anything_put_into_it(
        edits in proptest::collection::vec(
            (any::<prop::sample::Index>(), proptest::collection::vec(any::<u8>(), 0..6), 0_usize..8),
            1..6,
        ),
        shared in any::<bool>(),
    ) {
        let part = if shared { "xl/sharedStrings.xml" } else { "xl/worksheets/sheet2.xml" };
        let mut honest = zip::ZipArchive::new(std::io::Cursor::new(legacy())).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut honest.by_name(part).unwrap(), &mut bytes).unwrap();
        for (place, put, gone) in edits {
            let at = place.index(bytes.len());
            let end = (at + gone).min(bytes.len());
            bytes.splice(at..end, put);
            prop_assume!(!bytes.is_empty());
        }
        if let Ok((findings, kept)) = read_as(&forged(part, &bytes), &options()) {
            prop_assert_eq!(findings.rows_good, kept.rows.len() as u64);
            prop_assert_eq!(findings.rows_refused, kept.refused.len() as u64);
        }
    }
}
