//! A list whose columns go by other names and whose cells are wrong: mapped, repaired,
//! imported, and what stays refused saved, fixed by hand and imported.

use std::path::{Path, PathBuf};

use desk_app::AppError;
use desk_app::ErrorCode::{BadCorrection, Cancelled, FileUnwritable, NotAPriceList};
use desk_app::deeds::price_list::{inspect_price_list, save_refused_rows};
use desk_app::deeds::state::cancel_job;
use desk_app::views::{
    CancelJob, CellRepair, ColumnChoice, Corrections, InspectPriceList, Language, PriceListPreview,
    RefusedRowsSaved, SaveRefusedRows,
};
use desk_tests::{Desktop, code, made_up};

/// A list whose price column has another name, with these prices from line 2 on.
fn odd_list(ada: &Desktop, prices: &[(usize, &str)]) -> PathBuf {
    let header = "ProductTitle,ProductId,SkuId,SkuTitle,TermDuration,BillingPlan,Market,Currency,\
        Notre prix,ERP Price,Segment\n";
    let rows = (2..12).map(|line| {
        let price = prices.iter().find(|(at, _)| *at == line).map_or("60", |(_, price)| price);
        format!(
            "Suite,CFQ7TTC0AA{line:02},1,Suite {line},P1Y,Annual,FR,EUR,{price},75,Commercial\n"
        )
    });
    let path = ada.computer.documents().join("NCE_2026-11_odd.csv");
    std::fs::write(&path, header.to_owned() + &rows.collect::<String>()).unwrap();
    path
}

fn mapped() -> Corrections {
    let columns =
        vec![ColumnChoice { column: "UnitPrice".to_owned(), from: Some("Notre prix".to_owned()) }];
    Corrections { month: Some("2026-11".to_owned()), columns, ..Corrections::default() }
}

fn repair(line: u32, text: &str) -> CellRepair {
    CellRepair { sheet: None, line, column: "Notre prix".to_owned(), text: text.to_owned() }
}

async fn inspect(
    ada: &Desktop,
    path: &Path,
    corrections: Corrections,
) -> Result<PriceListPreview, AppError> {
    let ask = InspectPriceList { file: ada.hand_over(path), job: "look".to_owned(), corrections };
    inspect_price_list(&ada.desk, ask).await
}

async fn save(
    ada: &Desktop,
    path: &Path,
    target: &Path,
    corrections: Corrections,
    language: Language,
) -> Result<RefusedRowsSaved, AppError> {
    let ask = SaveRefusedRows {
        file: ada.hand_over(path),
        target: ada.hand_over(target),
        job: "save".to_owned(),
        corrections,
        language,
    };
    save_refused_rows(&ada.desk, ask).await
}

#[tokio::test]
async fn a_list_is_mapped_repaired_imported_and_the_rest_fixed_by_hand() {
    let ada = Desktop::founded().await;
    let path = odd_list(&ada, &[(3, "a lot"), (5, "=1+1"), (7, "less")]);

    let seen = inspect(&ada, &path, Corrections::default()).await.unwrap();
    assert_eq!((seen.columns.missing, seen.rows_read), (vec!["UnitPrice".to_owned()], 0));
    assert_eq!(code(ada.import_as(&path, Corrections::default()).await), NotAPriceList);
    let price = seen.columns.in_file.iter().find(|column| column.name == "Notre prix").unwrap();
    assert!(!price.samples.is_empty());

    let seen = inspect(&ada, &path, mapped()).await.unwrap();
    assert_eq!((seen.rows_good, seen.rows_refused), (7, 3));
    let cell = seen.refused[0].clone();
    assert_eq!((cell.line, cell.cell.as_deref()), (3, Some("a lot")));
    assert_eq!(cell.column.as_deref(), Some("Notre prix"));

    let repaired = Corrections { repairs: vec![repair(3, "1234.5"), repair(7, "few")], ..mapped() };
    let seen = inspect(&ada, &path, repaired.clone()).await.unwrap();
    assert_eq!((seen.rows_good, seen.rows_refused), (8, 2));
    let still = &seen.refused[1];
    assert_eq!((still.line, still.cell.as_deref()), (7, Some("few")), "what was typed is there");

    // Before the import and after it, the same rows.
    let target = ada.computer.documents().join("refused.csv");
    let before = save(&ada, &path, &target, repaired.clone(), Language::Fr).await.unwrap();
    assert_eq!((before.name.as_str(), before.rows), ("refused.csv", 2));
    let report = ada.import_as(&path, repaired.clone()).await.unwrap();
    assert_eq!((report.rows_imported, report.rows_refused), (8, 2));
    let page = ada.search("").await;
    let prices: Vec<_> = page
        .offers
        .iter()
        .flat_map(|offer| &offer.terms)
        .map(|one| one.unit_price.as_str())
        .collect();
    assert!(prices.contains(&"1234.5"), "the row comes from the repaired cell: {prices:?}");
    let written = std::fs::read(&target).unwrap();
    assert_eq!(save(&ada, &path, &target, repaired, Language::Fr).await.unwrap().rows, 2);
    assert_eq!(std::fs::read(&target).unwrap(), written);

    let text = String::from_utf8(written).unwrap();
    assert!(text.starts_with("\u{FEFF}Ligne refusée;Colonne refusée;Raison du refus;"), "{text}");
    assert!(
        text.contains("\r\n5;Notre prix;«\u{A0}=1+1\u{A0}»\u{A0}: ce n’est pas un nombre;"),
        "{text}"
    );
    assert!(text.contains(";'=1+1;"), "no spreadsheet runs it: {text}");

    // Fixed by hand, it completes the list that it is from.
    std::fs::write(&target, text.replace(";'=1+1;", ";61;").replace(";few;", ";62;")).unwrap();
    let seen = inspect(&ada, &target, mapped()).await.unwrap();
    assert!(seen.unknown_columns.is_empty(), "{:?}", seen.unknown_columns);
    let completed = seen.completes.expect("the list that is there");
    assert_eq!(completed.list_id, report.list_id);
    let report = ada.import_as(&target, mapped()).await.unwrap();
    assert_eq!((report.rows_imported, report.rows_refused), (2, 0), "{:?}", report.refused);
    assert_eq!((report.rows_before, report.offers), (8, 10));
    assert_eq!(inspect(&ada, &target, mapped()).await.unwrap().completes.map(|it| it.rows), None);
}

/// The titles of the catalog with their prices, in the order of the titles.
async fn priced(ada: &Desktop) -> Vec<String> {
    let page = ada.search("").await;
    let priced = |offer: &desk_app::views::OfferLine| {
        let prices: Vec<_> = offer.terms.iter().map(|term| term.unit_price.as_str()).collect();
        format!("{} {}", offer.title, prices.join(" "))
    };
    let mut all: Vec<_> = page.offers.iter().map(priced).collect();
    all.sort();
    all
}

#[tokio::test]
async fn a_file_of_refused_rows_takes_nothing_from_the_catalog() {
    let (_hub, ada, bea) = desk_tests::two_desktops().await;
    let path = odd_list(&ada, &[(3, "a lot"), (7, "less")]);
    let target = ada.computer.documents().join("2026-11 refused.csv");
    ada.import_as(&path, mapped()).await.unwrap();
    save(&ada, &path, &target, mapped(), Language::En).await.unwrap();
    let text = std::fs::read_to_string(&target).unwrap();
    let fixed = text.replace(",a lot,", ",61,").replace(",less,", ",62,");
    std::fs::write(&target, &fixed).unwrap();
    let report = ada.import_as(&target, mapped()).await.unwrap();
    assert_eq!((report.rows_imported, report.rows_before, report.current), (2, 8, true));
    let all = priced(&ada).await;
    assert_eq!(all.len(), 10, "the eight rows that were there, and these two: {all:?}");
    assert!(all.contains(&"Suite 3 61".to_owned()) && all.contains(&"Suite 7 62".to_owned()));

    // A slip in it is mended, and no offer has two prices for that.
    std::fs::write(&target, fixed.replace(",62,", ",63,")).unwrap();
    let report = ada.import_as(&target, mapped()).await.unwrap();
    assert_eq!((report.rows_imported, report.rows_before), (2, 8));
    let mended = priced(&ada).await;
    assert_eq!(mended.len(), 10);
    assert!(mended.contains(&"Suite 7 63".to_owned()), "{mended:?}");
    desk_tests::agree(&[&ada, &bea]).await;
    assert_eq!(priced(&bea).await, mended, "the list travels as it is");

    ada.undo().await.unwrap();
    assert_eq!(priced(&ada).await, all, "one step back");
    let other = Corrections { month: Some("2026-12".to_owned()), ..mapped() };
    std::fs::write(&target, fixed.replace(",62,", ",64,")).unwrap();
    let seen = inspect(&ada, &target, other).await.unwrap();
    assert!(seen.completes.is_none(), "that of another month is another list");
}

#[tokio::test]
async fn nothing_is_written_where_nothing_should_be() {
    let ada = Desktop::founded().await;
    let path = odd_list(&ada, &[(3, "a lot")]);
    let whole = std::fs::read(&path).unwrap();
    let target = ada.computer.documents().join("refused.csv");
    let good = Corrections { repairs: vec![repair(3, "5")], ..mapped() };
    assert_eq!(save(&ada, &path, &target, good, Language::En).await.unwrap().rows, 0);
    assert!(!target.exists(), "no row, no file");
    let unmapped = save(&ada, &path, &target, Corrections::default(), Language::En).await;
    assert_eq!(code(unmapped), NotAPriceList);
    let inside = ada.folder().join("workspace.db");
    for forbidden in [&path, &inside] {
        let answer = save(&ada, &path, forbidden, mapped(), Language::En).await;
        assert_eq!(code(answer), FileUnwritable, "{}", forbidden.display());
    }
    assert_eq!(std::fs::read(&path).unwrap(), whole);
    let left = std::fs::read_dir(ada.computer.documents())
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().path().extension().is_some_and(|it| it == "next"));
    assert_eq!(left.count(), 0, "nothing half done is left");
}

#[tokio::test]
async fn repairs_and_columns_have_bounds() {
    let ada = Desktop::founded().await;
    let path = odd_list(&ada, &[(3, "a lot")]);
    let many = (0..1_000).map(|line| repair(line, "1")).collect::<Vec<_>>();
    let with = |repairs: Vec<CellRepair>| Corrections { repairs, ..mapped() };
    assert!(inspect(&ada, &path, with(many.clone())).await.is_ok());
    let more = [many, vec![repair(2, "1")]].concat();
    assert_eq!(code(inspect(&ada, &path, with(more)).await), BadCorrection);
    let long = with(vec![repair(3, &"1".repeat(4 * 1024 + 1))]);
    assert_eq!(code(inspect(&ada, &path, long).await), BadCorrection);
    let mut unknown = mapped();
    unknown.columns[0].column = "Price of the moon".to_owned();
    assert_eq!(code(inspect(&ada, &path, unknown).await), BadCorrection);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn looking_and_saving_tell_how_far_they_are_and_can_be_stopped() {
    let ada = Desktop::founded().await;
    let path = made_up(&ada.computer.documents(), 3_000, "FR", "2026-11");
    let target = ada.computer.documents().join("refused.csv");
    let desk = std::sync::Arc::downgrade(&ada.desk);
    let runtime = tokio::runtime::Handle::current();
    ada.ears.on_event(move |event| {
        let desk_app::views::Event::Progress { job, .. } = event else { return };
        let (desk, job) = (desk.upgrade().unwrap(), job.clone());
        runtime.block_on(async { cancel_job(&desk, CancelJob { job }).await.unwrap() });
    });
    assert_eq!(code(inspect(&ada, &path, Corrections::default()).await), Cancelled);
    let saved = save(&ada, &path, &target, Corrections::default(), Language::En).await;
    assert_eq!(code(saved), Cancelled);
    ada.ears.calm_down();
    assert!(!target.exists());
}
