//! The catalog into a file: what is found, row by row, in the form that was chosen.

use std::collections::BTreeMap;
use std::path::Path;

use desk_app::AppError;
use desk_app::ErrorCode::*;
use desk_app::deeds::catalog::export_catalog;
use desk_app::deeds::state::cancel_job;
use desk_app::views::{
    CancelJob, CatalogColumn, CatalogExported, CatalogNarrow, CatalogQuery, Event, ExportCatalog,
    ExportForm,
};
use desk_tests::{Desktop, Row, code, small_list};

async fn with_offers(count: usize) -> Desktop {
    let ada = Desktop::founded().await;
    let names: Vec<String> = (0..count).map(|n| format!("P{n:04}")).collect();
    let rows: Vec<Row<'_>> = names.iter().map(|name| Row::new(name, name)).collect();
    let path = ada.computer.documents().join("2026-11_GA_FR.csv");
    small_list(&path, "FR", "2026-11", &rows);
    ada.import(&path).await.unwrap();
    ada
}

async fn export(
    ada: &Desktop,
    path: &Path,
    form: ExportForm,
    query: CatalogQuery,
) -> Result<CatalogExported, AppError> {
    let ask = ExportCatalog {
        query,
        columns: vec![
            CatalogColumn::OfferId,
            CatalogColumn::Term,
            CatalogColumn::UnitPrice,
            CatalogColumn::Trial,
        ],
        headings: ["ID", "Durée", "Prix", "Essai"].map(str::to_owned).to_vec(),
        words: BTreeMap::from([
            ("P1Y".to_owned(), "1 an".to_owned()),
            ("no".to_owned(), "non".to_owned()),
        ]),
        form,
        target: ada.hand_over(path),
        job: "export".to_owned(),
    };
    export_catalog(&ada.desk, ask).await
}

#[tokio::test]
async fn everything_that_is_found_is_in_the_file_whatever_the_page() {
    let ada = with_offers(1_203).await;
    let path = ada.computer.documents().join("catalogue.csv");
    let page = CatalogQuery { offset: 40, limit: 3, ..CatalogQuery::default() };
    let done = export(&ada, &path, ExportForm::CsvFrench, page).await.unwrap();
    assert_eq!((done.name.as_str(), done.offers, done.rows), ("catalogue.csv", 1_203, 1_203));
    let text = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 1_204);
    assert_eq!(lines[..2], ["\u{FEFF}ID;Durée;Prix;Essai", "P0000:0001;1 an;60;non"]);

    let only = CatalogQuery { search: "p0007".to_owned(), ..CatalogQuery::default() };
    let done = export(&ada, &path, ExportForm::CsvStandard, only).await.unwrap();
    assert_eq!(done.rows, 1);
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text, "ID,Durée,Prix,Essai\r\nP0007:0001,1 an,60,non\r\n", "the old file is gone");
    let left: Vec<_> = std::fs::read_dir(ada.computer.documents())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".part"))
        .collect();
    assert_eq!(left, Vec::<String>::new());
}

#[tokio::test]
async fn a_file_that_cannot_be_written_leaves_what_was_there() {
    let ada = with_offers(3).await;
    let everything = CatalogQuery::default;
    let nowhere = ada.computer.documents().join("no such folder").join("a.csv");
    let refused = export(&ada, &nowhere, ExportForm::Workbook, everything()).await;
    assert_eq!(code(refused), FileUnwritable);
    let own = ada.folder().join("workspace.db");
    let before = std::fs::metadata(&own).unwrap().len();
    let refused = export(&ada, &own, ExportForm::CsvEnglish, everything()).await;
    assert_eq!(code(refused), FileUnwritable, "the program's own files are not written over");
    assert!(std::fs::metadata(&own).unwrap().len() >= before);

    let bad = CatalogNarrow { price_to: Some("cheap".to_owned()), ..CatalogNarrow::default() };
    let path = ada.computer.documents().join("kept.csv");
    std::fs::write(&path, "mine").unwrap();
    let query = CatalogQuery { narrow: bad, ..everything() };
    assert_eq!(code(export(&ada, &path, ExportForm::CsvEnglish, query).await), BadFilter);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
}

#[tokio::test]
async fn an_export_that_is_stopped_leaves_no_file() {
    let ada = with_offers(2_000).await;
    let path = ada.computer.documents().join("stopped.xlsx");
    let everything = CatalogQuery::default();
    // Of the import.
    ada.ears.heard();
    let stop = async {
        let begun = |event: &Event| matches!(event, Event::Progress { .. });
        while !ada.ears.heard().iter().any(begun) {
            tokio::task::yield_now().await;
        }
        cancel_job(&ada.desk, CancelJob { job: "export".to_owned() }).await
    };
    let (exported, stopped) =
        tokio::join!(export(&ada, &path, ExportForm::Workbook, everything), stop);
    stopped.unwrap();
    assert_eq!(code(exported), Cancelled);
    assert!(!path.exists());
}
