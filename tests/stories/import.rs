//! Importing a list: what comes in, what is refused, and what leaves no trace.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};

use desk_app::ErrorCode::{self, *};
use desk_app::deeds::{price_list::import_price_list, state::cancel_job};
use desk_app::views::{CancelJob, Corrections, Event, ImportPriceList};
use desk_app::{AppError, Desk};
use desk_core::ids::PriceListId;
use desk_core::price_list::PriceRow;
use desk_sample::{CsvForm, Plan, rows};
use desk_store::{FileKey, Opening, Store};
use desk_tests::{Books, Desktop, Key, code, made_up, write_list};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/price_lists").join(name)
}

fn november() -> Corrections {
    Corrections { month: Some("2026-11".to_owned()), ..Corrections::default() }
}

/// What there is, to say that nothing changed.
async fn everything(ada: &Desktop) -> String {
    let (lists, frame) = (ada.lists().await, ada.frame().await);
    format!("{lists:?} {frame:?} {:?} {:?}", ada.search("").await, ada.featured().await)
}

/// Rows of lists, seen or not.
async fn rows_on_disk(ada: &Desktop) -> (i64, i64) {
    let key = Key::of(&ada.folder(), &*ada.computer.keychain);
    let mut books = Books::open(&ada.folder().join("workspace.db"), &key).await;
    let rows = books.number("select count(*) from price_row").await;
    (rows, books.number("select count(*) from list_content").await)
}

#[tokio::test]
async fn the_same_file_twice_is_noticed() {
    let ada = Desktop::founded().await;
    let path = made_up(&ada.computer.documents(), 300, "FR", "2026-11");
    let first = ada.import(&path).await.unwrap();
    let before = everything(&ada).await;
    let again = ada.import(&path).await.unwrap_err();
    assert_eq!(again.code(), AlreadyImported);
    assert_eq!(again.body().reference.as_deref(), Some(first.list_id.as_str()));
    assert_eq!(everything(&ada).await, before);
    assert_eq!(rows_on_disk(&ada).await, (300, 1), "nor is anything left below");

    let copy = ada.computer.documents().join("a copy of it.csv");
    std::fs::copy(&path, &copy).unwrap();
    let seen = ada.inspect(&copy).await.unwrap();
    assert_eq!(seen.already_imported.unwrap().list_id, first.list_id, "by whatever name");
    assert_eq!(code(ada.import(&copy).await), AlreadyImported);

    ada.remove_list(&first.list_id).await.unwrap();
    let back = ada.import(&path).await.unwrap();
    assert_eq!(back.list_id, first.list_id, "a removed one may come again, and is the same");
    assert_eq!(ada.search("").await.total, back.offers);
}

#[tokio::test]
async fn good_rows_come_in_and_strict_refuses_the_whole() {
    let ada = Desktop::founded().await;
    let path = fixture("some_rows_broken.csv");
    let before = everything(&ada).await;
    let strict = ImportPriceList {
        file: ada.hand_over(&path),
        job: "j".to_owned(),
        corrections: november(),
        strict: true,
    };
    assert_eq!(code(import_price_list(&ada.desk, strict).await), RowsRefused);
    assert_eq!(everything(&ada).await, before);
    assert_eq!(rows_on_disk(&ada).await, (0, 0));

    let report = ada.import_as(&path, november()).await.unwrap();
    assert!(report.rows_refused > 0 && report.rows_imported > 0);
    assert_eq!(report.rows_read, report.rows_imported + report.rows_refused);
    assert_eq!(u32::try_from(report.refused.len()).unwrap(), report.rows_refused);
    let negative = report.refused.iter().find(|row| row.line == 3).unwrap();
    assert_eq!(negative.column.as_deref(), Some("UnitPrice"));
    assert!(!negative.reason.is_empty() && !negative.code.is_empty());
    assert_eq!(ada.lists().await[0].rows_refused, report.rows_refused);
}

#[tokio::test]
async fn what_is_no_list_we_can_read_is_refused_with_the_reason() {
    let ada = Desktop::founded().await;
    let write = |name: &str, bytes: &[u8]| {
        let path = ada.computer.documents().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let before = everything(&ada).await;
    let unsaid = ada.computer.documents().join("list.csv");
    let plan = Plan::demo("2026-11".parse().unwrap());
    write_list(&unsaid, rows(&plan).take(9), &CsvForm::api());
    for (path, refused) in [
        (unsaid, MonthUnknown),
        (write("letter.txt", b"Dear Ada,\n\nhow are you?\n"), NotAPriceList),
        (write("empty.csv", b""), NotAPriceList),
        (write("report.pdf", b"%PDF-1.7\n1 0 obj"), NotAPriceList),
        (write("broken.zip", b"PK\x03\x04 and then nothing"), ArchiveRefused),
        (write("matrix.csv", b"ProductId,SkuId,MinLicenses\n"), PriceListKindUnread),
        (ada.computer.documents().join("nowhere.csv"), FileUnreadable),
    ] {
        let answer = ada.import(&path).await;
        assert_eq!(code(answer), refused, "{}", path.display());
        assert_eq!(everything(&ada).await, before, "{}", path.display());
    }
    let gone = ImportPriceList {
        file: "made up".to_owned(),
        job: "j".to_owned(),
        corrections: Corrections::default(),
        strict: false,
    };
    assert_eq!(code(import_price_list(&ada.desk, gone).await), FileGone);
    assert_eq!(rows_on_disk(&ada).await, (0, 0));
    assert!(ada.ears.tags().is_empty(), "nothing happened, so nothing was told");
}

#[tokio::test]
async fn corrections_win_and_must_make_sense() {
    let ada = Desktop::founded().await;
    let path = made_up(&ada.computer.documents(), 50, "FR", "2026-11");
    let senseless: [fn(&mut Corrections); 4] = [
        |it| it.month = Some("November".to_owned()),
        |it| it.market = Some("France".to_owned()),
        |it| it.currency = Some("euros".to_owned()),
        |it| it.kind = Some("list".to_owned()),
    ];
    for change in senseless {
        let mut corrections = Corrections::default();
        change(&mut corrections);
        assert_eq!(code(ada.import_as(&path, corrections).await), ErrorCode::BadCorrection);
    }
    let corrections = Corrections {
        month: Some("2026-09".to_owned()),
        market: Some("LU".to_owned()),
        currency: Some("EUR".to_owned()),
        ..Corrections::default()
    };
    let before = everything(&ada).await;
    let relabelled = ada.import_as(&path, corrections.clone()).await;
    assert_eq!(code(relabelled), NoRows, "a French list is not made one of Luxembourg");
    assert_eq!(everything(&ada).await, before);

    // A list whose rows name no market takes the one that was given.
    let silent = ada.computer.documents().join("silent.csv");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(",FR,"));
    std::fs::write(&silent, text.replace(",FR,", ",,")).unwrap();
    let report = ada.import_as(&silent, corrections).await.unwrap();
    assert_eq!((report.month.as_str(), report.market.as_deref()), ("2026-09", Some("LU")));
    assert_eq!((report.rows_imported, report.rows_refused), (50, 0));
    assert_eq!(ada.frame().await.home_market.as_deref(), Some("LU"));
    let list = &ada.lists().await[0];
    assert_eq!((list.month.as_str(), list.market.as_deref()), ("2026-09", Some("LU")));
}

#[tokio::test]
async fn a_zipped_list_is_the_list_in_it() {
    let ada = Desktop::founded().await;
    let path = made_up(&ada.computer.documents(), 300, "FR", "2026-11");
    let zipped = ada.computer.documents().join("download.zip");
    let mut archive = zip::ZipWriter::new(std::fs::File::create(&zipped).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("Nov_NCE_LicenseBasedPL_GA_FR.csv", options).unwrap();
    archive.write_all(&std::fs::read(&path).unwrap()).unwrap();
    archive.finish().unwrap();
    let report = ada.import(&zipped).await.unwrap();
    assert_eq!((report.rows_imported, report.month.as_str()), (300, "2026-11"));
    assert_eq!(ada.lists().await[0].file_name, "download.zip", "the name that the person saw");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cancelled_in_the_middle_an_import_leaves_no_trace() {
    let ada = Desktop::founded().await;
    let before = everything(&ada).await;
    let path = made_up(&ada.computer.documents(), 9_000, "FR", "2026-11");
    // The person stops it when most rows are staged already.
    stop_after(&ada.desk, &ada.ears, 5_000);
    let answer: Result<_, AppError> = ada.import(&path).await;
    ada.ears.calm_down();
    assert_eq!(code(answer), Cancelled);
    let told = ada.ears.heard();
    assert!(told.iter().all(|event| matches!(event, Event::Progress { .. })), "{told:?}");
    assert!(told.len() > 2, "progress was told");
    assert_eq!(everything(&ada).await, before);
    assert_eq!(rows_on_disk(&ada).await, (0, 0));
    assert_eq!(ada.import(&path).await.unwrap().rows_imported, 9_000, "and it can begin again");
}

/// News of progress come at most ten times a second; a listener this slow hears
/// all of them.
fn stop_after(desk: &Arc<Desk>, ears: &desk_tests::Ears, enough: u32) {
    let desk: Weak<Desk> = Arc::downgrade(desk);
    let runtime = tokio::runtime::Handle::current();
    ears.on_event(move |event| {
        let Event::Progress { job, rows, .. } = event else { return };
        let stop = *rows >= enough;
        let (desk, ask) = (desk.upgrade().unwrap(), CancelJob { job: job.clone() });
        runtime.block_on(async {
            if stop {
                cancel_job(&desk, ask).await.unwrap();
            } else {
                tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            }
        });
    });
}

#[tokio::test]
async fn every_form_of_the_sheet_comes_in() {
    let ada = Desktop::founded().await;
    for name in
        ["portal.csv", "api.csv", "french_excel_windows_1252.csv", "french_excel_utf_16.txt"]
    {
        let corrections = Corrections {
            date_order: Some(desk_app::views::DateOrderView::DayFirst),
            ..november()
        };
        let corrections = if name == "api.csv" { november() } else { corrections };
        let report = ada.import_as(&fixture(name), corrections).await.unwrap();
        assert_eq!(report.rows_refused, 0, "{name}: {:?}", report.refused);
        assert!(ada.titles("basic").await.len() == 1, "{name}");
    }
    assert_eq!(ada.titles("ete").await, ["Suite d\u{2019}été Basic"], "accents survived");
}

#[tokio::test]
async fn what_was_imported_can_be_made_again_for_another_desktop() {
    let ada = Desktop::founded().await;
    for (month, form) in [
        ("2026-11", CsvForm::default()),
        ("2026-10", CsvForm::api()),
        ("2026-09", CsvForm::french_excel()),
    ] {
        let plan = Plan { rows: 2_500, ..Plan::demo(month.parse().unwrap()) };
        let list = rows(&plan).enumerate().map(|(at, row)| PriceRow {
            // One offer that goes by several titles.
            sku_title: format!("{} {}", row.sku_title, at % 3),
            ..row
        });
        let path = ada.computer.documents().join(format!("{month}.csv"));
        write_list(&path, list, &form);
        let month = Corrections { month: Some(month.to_owned()), ..Corrections::default() };
        ada.import_as(&path, month).await.unwrap();
    }
    let path = ada.folder().join("workspace.db");
    let key = Key::of(&ada.folder(), &*ada.computer.keychain);
    let mut books = Books::open(&path, &key).await;
    let opening = Opening { backups: ada.computer.documents() };
    let store = Store::open(&path, &FileKey::new(&key.0), &opening).await.unwrap().store;
    let lists: Vec<(Vec<u8>, Vec<u8>, i64)> =
        sqlx::query_as("select id, rows_blob, rows from price_list")
            .fetch_all(&mut books.0)
            .await
            .unwrap();
    assert_eq!(lists.len(), 3);
    for (id, hash, rows) in lists {
        let list = PriceListId::new(uuid::Uuid::from_slice(&id).unwrap());
        let (out, mut chunks) = tokio::sync::mpsc::channel(1);
        let drain = async { while chunks.recv().await.is_some() {} };
        let (sum, ()) = tokio::join!(store.write_list_rows(list, out), drain);
        let sum = sum.unwrap();
        assert_eq!((sum.hash.as_slice(), sum.rows), (hash.as_slice(), rows as u64));
    }
}
