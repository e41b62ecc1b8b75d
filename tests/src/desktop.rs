use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use desk_app::deeds::{catalog, edit, price_list, record, state, workspace};
use desk_app::system::{SettingsFile, SystemIds};
use desk_app::views::*;
use desk_app::{AppError, Desk, Hubs, KeyFileAccess, Locks, NoPicker, Ports};
use desk_secrets::{Keychain, MemoryKeychain, NoPresence, OsRandomness, Presence};
use tempfile::TempDir;

use crate::{Clock, Ears, Someone, Way};

/// One that nobody would guess.
pub const PASSPHRASE: &str = "trois petits chats dans un champ";

/// What stays when the program ends: the disk, the keychain and the clock.
#[derive(Debug)]
pub struct Computer {
    disk: TempDir,
    pub keychain: Arc<MemoryKeychain>,
    pub clock: Arc<Clock>,
    /// Who the system sees, where it looks.
    pub someone: Arc<Someone>,
    /// To its hub.
    pub way: Arc<Way>,
}

impl Computer {
    pub fn new() -> Self {
        Self::with(tempfile::tempdir().unwrap())
    }

    /// For a story told hundreds of times: where the system has a disk that
    /// needs no syncing, on that.
    pub fn in_memory() -> Self {
        let here = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
        Self::with(here.unwrap())
    }

    fn with(disk: TempDir) -> Self {
        Self {
            disk,
            keychain: Arc::new(MemoryKeychain::new()),
            clock: Arc::new(Clock::new()),
            someone: Arc::default(),
            way: Arc::new(Way::default()),
        }
    }

    /// Another computer with a copy of this one's disk and keychain. Nothing may
    /// be open.
    pub fn cloned(&self) -> Self {
        let clone = Self::in_memory();
        copy_folder(&self.data(), &clone.data());
        for account in self.keychain.accounts() {
            let secret = self.keychain.get(&account).unwrap();
            clone.keychain.set(&account, secret.expose()).unwrap();
        }
        clone
    }

    /// Where the program keeps everything.
    pub fn data(&self) -> PathBuf {
        self.disk.path().join("data")
    }

    /// A folder of the person's own.
    pub fn documents(&self) -> PathBuf {
        let folder = self.disk.path().join("documents");
        std::fs::create_dir_all(&folder).unwrap();
        folder
    }

    pub fn start(&self) -> (Desk, Arc<Ears>) {
        self.start_with(self.keychain.clone())
    }

    pub fn start_with(&self, keychain: Arc<dyn Keychain>) -> (Desk, Arc<Ears>) {
        let (way, someone) = (self.way.clone(), self.someone.clone());
        start_over(&self.data(), keychain, self.clock.clone(), None, way, someone)
    }
}

impl Default for Computer {
    fn default() -> Self {
        Self::new()
    }
}

/// The program, on the real disk.
pub fn start(data: &Path, keychain: Arc<dyn Keychain>, clock: Arc<Clock>) -> (Desk, Arc<Ears>) {
    start_with_key_file(data, keychain, clock, None)
}

/// The same, with the key file that the person named.
pub fn start_with_key_file(
    data: &Path,
    keychain: Arc<dyn Keychain>,
    clock: Arc<Clock>,
    key_file: Option<KeyFileAccess>,
) -> (Desk, Arc<Ears>) {
    start_over(data, keychain, clock, key_file, Arc::default(), Arc::new(NoPresence))
}

fn start_over(
    data: &Path,
    keychain: Arc<dyn Keychain>,
    clock: Arc<Clock>,
    key_file: Option<KeyFileAccess>,
    way: Arc<Way>,
    presence: Arc<dyn Presence>,
) -> (Desk, Arc<Ears>) {
    let ears = Arc::new(Ears::default());
    let ports = Ports {
        clock,
        ids: Arc::new(SystemIds),
        randomness: Arc::new(Mutex::new(OsRandomness)),
        keychain,
        settings: Arc::new(SettingsFile::new(data.join(SettingsFile::NAME))),
        picker: Arc::new(NoPicker),
        announce: ears.clone(),
        hubs: Hubs { doors: way, ..Hubs::when_asked() },
        locks: Locks::of_a_window(presence),
    };
    (Desk::new(ports, data.to_owned(), key_file), ears)
}

/// Ada at her computer, with a workspace open.
#[derive(Debug)]
pub struct Desktop {
    pub computer: Computer,
    pub desk: Arc<Desk>,
    pub ears: Arc<Ears>,
    /// As it was shown, for the one time it is.
    pub recovery_key: String,
    pub id: String,
}

impl Desktop {
    /// First start: begun, and finished with the recovery key typed back.
    pub async fn founded() -> Self {
        Self::found_on(Computer::new(), "Atelier Nuage", "Ada").await
    }

    pub async fn found_on(computer: Computer, name: &str, user_name: &str) -> Self {
        let (desk, ears) = computer.start();
        let begun = workspace::begin_workspace(&desk, begin(name, user_name)).await.unwrap();
        let finish = FinishWorkspace { draft: begun.draft, typed: begun.recovery_key.clone() };
        let state = workspace::finish_workspace(&desk, finish).await.unwrap();
        let id = state.workspace.unwrap().id;
        ears.heard();
        Self { computer, desk: Arc::new(desk), ears, recovery_key: begun.recovery_key, id }
    }

    /// Another computer on which nothing is yet.
    pub fn elsewhere(&self) -> (Computer, Desk, Arc<Ears>) {
        let computer = Computer::new();
        let (desk, ears) = computer.start();
        (computer, desk, ears)
    }

    /// Ends the program and starts it again; the keychain opens the workspace.
    pub async fn restart(&mut self) {
        self.desk.close().await.unwrap();
        let (desk, ears) = self.computer.start();
        workspace::open_last(&desk).await.unwrap();
        self.desk = Arc::new(desk);
        self.ears = ears;
        self.ears.heard();
    }

    /// The folder of the workspace.
    pub fn folder(&self) -> PathBuf {
        self.computer.data().join("workspaces").join(&self.id)
    }

    pub fn hand_over(&self, path: &Path) -> String {
        self.desk.hand_over(path.to_owned()).token
    }

    pub async fn import(&self, path: &Path) -> Result<ImportReport, AppError> {
        self.import_as(path, Corrections::default()).await
    }

    pub async fn import_as(
        &self,
        path: &Path,
        corrections: Corrections,
    ) -> Result<ImportReport, AppError> {
        let ask = ImportPriceList {
            file: self.hand_over(path),
            job: "import".to_owned(),
            corrections,
            strict: false,
        };
        price_list::import_price_list(&self.desk, ask).await
    }

    pub async fn inspect(&self, path: &Path) -> Result<PriceListPreview, AppError> {
        let ask = InspectPriceList {
            file: self.hand_over(path),
            job: "inspect".to_owned(),
            corrections: Corrections::default(),
        };
        price_list::inspect_price_list(&self.desk, ask).await
    }

    pub async fn lists(&self) -> Vec<PriceListView> {
        price_list::list_price_lists(&self.desk, Nothing {}).await.unwrap().lists
    }

    pub async fn search(&self, words: &str) -> CatalogPage {
        let ask = CatalogQuery { search: words.to_owned(), limit: 500, ..CatalogQuery::default() };
        catalog::search_catalog(&self.desk, ask).await.unwrap()
    }

    /// The titles of what a search finds.
    pub async fn titles(&self, words: &str) -> Vec<String> {
        self.search(words).await.offers.into_iter().map(|offer| offer.title).collect()
    }

    pub async fn feature(&self, offer: &str) -> Result<Vec<String>, AppError> {
        let ask = FeatureOffer { offer_id: offer.to_owned(), position: None };
        catalog::feature_offer(&self.desk, ask).await.map(ids)
    }

    pub async fn unfeature(&self, offer: &str) -> Result<Vec<String>, AppError> {
        let ask = OfferRef { offer_id: offer.to_owned() };
        catalog::unfeature_offer(&self.desk, ask).await.map(ids)
    }

    pub async fn move_to(&self, offer: &str, to: u32) -> Result<Vec<String>, AppError> {
        let ask = MoveFeatured { offer_id: offer.to_owned(), to };
        catalog::move_featured(&self.desk, ask).await.map(ids)
    }

    /// The featured offers, in order.
    pub async fn featured(&self) -> Vec<FeaturedOfferView> {
        catalog::list_featured(&self.desk, Nothing {}).await.unwrap().featured
    }

    pub async fn featured_ids(&self) -> Vec<String> {
        self.featured().await.into_iter().map(|one| one.offer_id).collect()
    }

    pub async fn undo(&self) -> Result<UndoState, AppError> {
        edit::undo_edit(&self.desk, Nothing {}).await
    }

    pub async fn redo(&self) -> Result<UndoState, AppError> {
        edit::redo_edit(&self.desk, Nothing {}).await
    }

    pub async fn remove_list(&self, list: &str) -> Result<PriceLists, AppError> {
        price_list::remove_price_list(&self.desk, PriceListRef { list_id: list.to_owned() }).await
    }

    pub async fn set_market(&self, market: Option<&str>) -> Result<AppState, AppError> {
        let ask = SetMarket { market: market.map(str::to_owned) };
        workspace::set_market(&self.desk, ask).await
    }

    /// The workspace as the frame shows it.
    pub async fn frame(&self) -> OpenWorkspaceView {
        state::app_state(&self.desk, Nothing {}).await.unwrap().workspace.unwrap()
    }

    /// Everything that was done, the oldest first.
    pub async fn record(&self) -> Vec<RecordEntry> {
        let ask = RecordQuery { filter: None, offset: 0, limit: 500 };
        let mut entries = record::list_record(&self.desk, ask).await.unwrap().entries;
        entries.reverse();
        entries
    }

    pub async fn back_up(&self, name: &str) -> PathBuf {
        let path = self.computer.documents().join(name);
        let ask = BackUp { target: self.hand_over(&path) };
        workspace::back_up_workspace(&self.desk, ask).await.unwrap();
        path
    }

    pub async fn restore(&self, backup: &Path) -> Result<AppState, AppError> {
        let ask = RestoreBackup { file: self.hand_over(backup), unlock: self.recovery() };
        workspace::restore_backup(&self.desk, ask).await
    }

    pub fn recovery(&self) -> Unlock {
        Unlock::Recovery { key: self.recovery_key.clone() }
    }
}

/// What the first screen asks.
pub fn begin(name: &str, user_name: &str) -> BeginWorkspace {
    BeginWorkspace {
        name: name.to_owned(),
        colour: Colour::Teal,
        user_name: user_name.to_owned(),
        home_market: None,
        passphrase: None,
    }
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn ids(featured: FeaturedOffers) -> Vec<String> {
    featured.featured.into_iter().map(|one| one.offer_id).collect()
}
