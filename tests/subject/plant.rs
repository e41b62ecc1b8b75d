//! A whole working day, with unusual words, logged to the last detail.

use std::path::Path;
use std::sync::{Arc, Mutex};

use desk_app::deeds::{catalog, edit, price_list, record, tables, workspace};
use desk_app::views::*;
use desk_app::{AppError, CreateWithKeyFile, Desk, KeyFileAccess};
use desk_secrets::SecretText;
use desk_tests::planted::*;
use desk_tests::{
    Clock, Ears, FileKeychain, Row, begin, made_up, small_list, start, start_with_key_file,
};

/// Writes each recovery key to `secrets`, works through the day, and says `now`
/// when it stands in the middle of an import.
pub(crate) async fn plant(folder: &Path) {
    let log = std::fs::File::create(folder.join("logs/trace.log")).unwrap();
    tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(Mutex::new(log))
        .init();
    let documents = folder.join("documents");
    let list = documents.join(FILE);
    let row = Row { product: PRODUCT, title: TITLE, description: DESCRIPTION };
    small_list(&list, "FR", "2026-11", &[row, Row::new("AAA", "Suite")]);
    let long = made_up(&documents, 9_000, "FR", "2026-10");

    with_key_file(folder, &list).await;
    let (desk, _) = begun(folder, "By keychain", None).await;
    day(&desk, &list).await;
    desk.close().await.unwrap();
    let (desk, ears) = begun(folder, NAME, Some(PASSPHRASE)).await;
    day(&desk, &list).await;
    let backup = folder.join("out/atelier.deskbackup");
    back_up_and_restore(&desk, &backup).await;
    a_copy(&desk).await;
    until_killed(&desk, &ears, &long).await;
}

async fn begun(folder: &Path, name: &str, passphrase: Option<&str>) -> (Arc<Desk>, Arc<Ears>) {
    let keychain = Arc::new(FileKeychain::new(folder.join("keychain")));
    let (desk, ears) = start(&folder.join("data"), keychain, Arc::new(Clock::new()));
    let ask = BeginWorkspace { passphrase: passphrase.map(str::to_owned), ..begin(name, USER) };
    let begun = workspace::begin_workspace(&desk, ask).await.unwrap();
    std::fs::write(folder.join("secrets").join(name), &begun.recovery_key).unwrap();
    let finish = FinishWorkspace { draft: begun.draft, typed: begun.recovery_key };
    workspace::finish_workspace(&desk, finish).await.unwrap();
    (Arc::new(desk), ears)
}

async fn with_key_file(folder: &Path, list: &Path) {
    let keychain = Arc::new(FileKeychain::new(folder.join("keychain")));
    let access = KeyFileAccess {
        path: folder.join("data/keys.json"),
        passphrase: SecretText::new(PASSPHRASE.to_owned()),
    };
    std::fs::create_dir_all(folder.join("data")).unwrap();
    let clock = Arc::new(Clock::new());
    let (desk, _) = start_with_key_file(&folder.join("data"), keychain, clock, Some(access));
    let ask = CreateWithKeyFile {
        name: "By key file".to_owned(),
        colour: Colour::Grey,
        user_name: USER.to_owned(),
        home_market: None,
    };
    workspace::create_with_key_file(&desk, ask).await.unwrap();
    day(&desk, list).await;
    desk.close().await.unwrap();
}

/// Everything that a person does, and what goes wrong in a day.
async fn day(desk: &Desk, list: &Path) {
    failed(import(desk, list, Some("nonsense")).await);
    let list_id = import(desk, list, None).await.unwrap().list_id;
    failed(import(desk, list, None).await);
    for words in [SEARCHED, TITLE, "tonit"] {
        let ask = CatalogQuery { search: words.to_owned(), limit: 10, ..CatalogQuery::default() };
        catalog::search_catalog(desk, ask).await.unwrap();
    }
    let ask = KeepView {
        id: None,
        table: "catalog".to_owned(),
        name: VIEW.to_owned(),
        question: format!("q={SEARCHED}"),
        columns: vec!["title".to_owned()],
    };
    tables::keep_view(desk, ask).await.unwrap();
    let offer_id = format!("{PRODUCT}:0001");
    catalog::show_offer(desk, OfferRef { offer_id: offer_id.clone() }).await.unwrap();
    let ask = FeatureOffer { offer_id: offer_id.clone(), position: None };
    catalog::feature_offer(desk, ask).await.unwrap();
    failed(catalog::feature_offer(desk, FeatureOffer { offer_id, position: Some(9) }).await);
    edit::undo_edit(desk, Nothing {}).await.unwrap();
    edit::redo_edit(desk, Nothing {}).await.unwrap();
    price_list::remove_price_list(desk, PriceListRef { list_id }).await.unwrap();
    edit::undo_edit(desk, Nothing {}).await.unwrap();
    record::list_record(desk, RecordQuery { filter: None, offset: 0, limit: 50 }).await.unwrap();
    let unlock = Unlock::Passphrase { passphrase: WRONG_PASSPHRASE.to_owned() };
    let id = workspace::list_workspaces(desk, Nothing {}).await.unwrap().workspaces[0].id.clone();
    failed(workspace::open_workspace(desk, OpenWorkspace { id, unlock }).await);
}

/// A shell logs what it gives up on.
fn failed<T>(answer: Result<T, AppError>) {
    let Err(error) = answer else { panic!("this should have been refused") };
    let body = error.body();
    tracing::info!(code = body.code.as_str(), "refused");
}

async fn import(desk: &Desk, path: &Path, month: Option<&str>) -> Result<ImportReport, AppError> {
    let ask = ImportPriceList {
        file: desk.hand_over(path.to_owned()).token,
        job: "import".to_owned(),
        corrections: Corrections { month: month.map(str::to_owned), ..Corrections::default() },
        strict: false,
    };
    price_list::import_price_list(desk, ask).await
}

async fn back_up_and_restore(desk: &Desk, backup: &Path) {
    let target = desk.hand_over(backup.to_owned()).token;
    workspace::back_up_workspace(desk, BackUp { target: target.clone() }).await.unwrap();
    let unlock = || Unlock::Passphrase { passphrase: PASSPHRASE.to_owned() };
    let look = InspectBackup { file: target.clone(), unlock: unlock() };
    assert_eq!(workspace::inspect_backup(desk, look).await.unwrap().featured, [TITLE]);
    let ask = RestoreBackup { file: target, unlock: unlock() };
    workspace::restore_backup(desk, ask).await.unwrap();
}

/// Waits for the copy of the day.
async fn a_copy(desk: &Desk) {
    let state = desk_app::deeds::state::app_state(desk, Nothing {}).await.unwrap();
    let id = state.workspace.unwrap().id;
    loop {
        let ask = ListBackups { id: id.clone() };
        if !workspace::list_backups(desk, ask).await.unwrap().backups.is_empty() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

/// Stands still in mid-import, so that it can be killed there.
async fn until_killed(desk: &Desk, ears: &Ears, list: &Path) {
    let (tell, told) = tokio::sync::mpsc::unbounded_channel();
    ears.on_event(move |event| {
        if let Event::Progress { rows, .. } = event
            && *rows > 5_000
        {
            tell.send(()).unwrap();
            loop {
                std::thread::park();
            }
        }
        if let Event::Progress { .. } = event {
            // News come at most ten times a second: wait for the next to be due.
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
    });
    let mut told = told;
    tokio::select! {
        _ = import(desk, list, None) => panic!("the import stands still"),
        _ = told.recv() => {}
    }
    println!("now");
    std::future::pending::<()>().await;
}
