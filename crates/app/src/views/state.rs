//! What the frame around every screen shows.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A call without a question, or an answer without a word.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, Type)]
pub struct Nothing {}

/// Where the program stands.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AppState {
    /// `None` while no workspace is open, or it is locked.
    pub workspace: Option<OpenWorkspaceView>,
    /// The workspace that is open and locked: all that is told of it.
    pub lock: Option<super::LockView>,
    /// Whether the system's keychain answers.
    pub keychain: KeychainState,
    pub settings: Settings,
    /// The program's version.
    pub version: String,
}

/// The workspace that is open.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OpenWorkspaceView {
    pub id: String,
    pub name: String,
    pub colour: Colour,
    /// The person who works here.
    pub user_name: String,
    /// Role codes, `global_admin` and so on.
    pub roles: Vec<String>,
    /// Which market the catalog shows; `None` until one is chosen or imported.
    pub home_market: Option<String>,
    /// Changes that wait for a hub.
    pub waiting: u32,
    /// Why nothing can be changed here; `None` when everything can.
    pub read_only: Option<ReadOnlyReason>,
    pub rights: Vec<RightView>,
    /// What happened to the file while it was opened, for one calm message.
    pub notices: Vec<OpenNotice>,
}

/// Why a workspace can only be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ReadOnlyReason {
    /// A newer version of the program wrote the file.
    NewerVersion,
    /// The hub shut this device out: what was edited now would never be sent.
    DeviceRevoked,
}

/// What opening a workspace did besides opening it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum OpenNotice {
    /// The program had not ended cleanly; the file was checked and is whole.
    CheckedAfterUncleanEnd,
    /// The file was brought to this version, after a backup copy.
    Migrated,
    /// Rows of an import that never finished were cleared away.
    UnfinishedImportCleared,
}

/// Whether the person may do something, and who may.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RightView {
    /// Task code, `catalog.customize` and so on.
    pub task: String,
    pub allowed: bool,
    /// Role codes that may.
    pub who_may: Vec<String>,
}

/// Whether the operating system keeps secrets for us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum KeychainState {
    Ready,
    Locked,
    Absent,
}

/// The colours a workspace may have; screens give them their look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    Blue,
    Teal,
    Green,
    Gold,
    Red,
    Purple,
    Grey,
}

/// Settings that are not the company's data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    pub language: Language,
    pub theme: Theme,
    pub lock_after: LockAfter,
    /// The columns of each table where somebody chose them, in their order.
    pub columns: std::collections::BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// As the system says.
    #[default]
    System,
    En,
    Fr,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    Light,
    Dark,
    /// Black, white and yellow, for eyes that need more than the others give.
    Contrast,
}

/// How many minutes without a key or a pointer lock the window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub enum LockAfter {
    #[serde(rename = "5")]
    Five,
    #[default]
    #[serde(rename = "15")]
    Fifteen,
    #[serde(rename = "30")]
    Thirty,
    #[serde(rename = "60")]
    Sixty,
    #[serde(rename = "never")]
    Never,
}

/// What is left out stays.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChangeSettings {
    pub language: Option<Language>,
    pub theme: Option<Theme>,
    /// Not while it is locked.
    pub lock_after: Option<LockAfter>,
}

/// What a file is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum FilePurpose {
    PriceList,
    Backup,
    /// Changes that were not sent, to keep or to hand in elsewhere.
    Outbox,
    /// A table for a spreadsheet, as CSV or as a workbook.
    TableCsv,
    TableWorkbook,
    /// Pages to print or to keep, as PDF.
    Pages,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PickFile {
    pub purpose: FilePurpose,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PickSaveTarget {
    pub purpose: FilePurpose,
    pub suggested_name: String,
}

/// Files that the person chose. A screen holds a token and a name, never a
/// path, so that a screen that was tricked cannot read the disk.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PickedFiles {
    /// Empty when the person chose none.
    pub files: Vec<PickedFile>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PickedFile {
    pub token: String,
    pub name: String,
}

/// Stops a long job; what it did not finish leaves no trace.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CancelJob {
    /// The id the screen gave the job when it started it.
    pub job: String,
}

/// A screen tells that it is on the glass: start-up is measured by it.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ScreenPainted {
    /// `catalog`, `start`, `unlock`.
    pub screen: String,
}

/// News for the screens.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// What these tags name has changed; queries that provide them refetch.
    Changed { tags: Vec<Tag> },
    /// The connection to the hub is now this.
    Connection { connection: super::Connection },
    /// A file or a link came from outside; who can show it asks for it.
    HandedOver,
    /// The window is locked, or not any more.
    Lock { locked: bool },
    /// A file is held over the window, or not any more.
    Hovering { over: bool },
    /// Something was chosen in the system's own menu, by the name the screens know it by.
    Menu { action: String },
    /// How far a long job is, and whether it can still be stopped: not any more where it
    /// has come to what has to be done to its end.
    Progress {
        job: String,
        done: f64,
        rows: u32,
        #[serde(rename = "canStop")]
        can_stop: bool,
    },
}

/// What a screen may show and a write may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// The frame: which workspace, its settings, how many changes wait.
    State,
    Workspaces,
    PriceLists,
    Catalog,
    Featured,
    Undo,
    Outbox,
    Record,
    /// The connection to the hub.
    Hub,
    Conflicts,
    Devices,
    People,
    /// The company's own account.
    Account,
    /// Saved views of tables.
    Views,
}
