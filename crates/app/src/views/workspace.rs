//! Making, opening, backing up and restoring workspaces.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::state::{AppState, Colour};

macro_rules! silent {
    ($($name:ident),* $(,)?) => {$(
        impl std::fmt::Debug for $name {
            /// Holds a secret: says its name only.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    )*};
}
pub(super) use silent;

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceList {
    pub workspaces: Vec<WorkspaceCard>,
}

/// A workspace as it can be told without its key.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceCard {
    pub id: String,
    pub name: String,
    pub colour: Colour,
    /// Ways to open it, the easiest first.
    pub slots: Vec<SlotKind>,
    /// Whether it was the last one that was open.
    pub last_opened: bool,
}

/// A way to open a workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SlotKind {
    Keychain,
    Passphrase,
    Recovery,
}

/// First step of making a workspace. Nothing is written yet.
#[derive(Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BeginWorkspace {
    pub name: String,
    pub colour: Colour,
    /// The name of the person who makes it and becomes its global admin.
    pub user_name: String,
    /// Two letters, or `None` to take it from the first list.
    pub home_market: Option<String>,
    /// `None` keeps the key in the system's keychain.
    pub passphrase: Option<String>,
}

/// The recovery key, for the one time it is shown.
#[derive(Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BegunWorkspace {
    pub draft: String,
    pub recovery_key: String,
}

/// Second step: the recovery key typed back. Now the workspace is made and opened.
#[derive(Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FinishWorkspace {
    pub draft: String,
    pub typed: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AbandonWorkspace {
    pub draft: String,
}

/// With what a workspace or a backup is opened.
#[derive(Clone, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Unlock {
    Keychain,
    Passphrase { passphrase: String },
    Recovery { key: String },
}

#[derive(Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OpenWorkspace {
    pub id: String,
    pub unlock: Unlock,
}

/// What is outside the encryption; what is left out stays.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChangeCover {
    pub name: Option<String>,
    pub colour: Option<Colour>,
}

/// What forgetting the open workspace would mean.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BeforeForgetting {
    /// To be typed.
    pub name: String,
    /// Changes that no hub has done for good.
    pub unsent: u32,
    /// Price lists among them: their rows are in no exported file.
    pub unsent_lists: u32,
    /// All of them are in a file that was written since the program began.
    pub exported: bool,
    /// What opens the folder that is set aside.
    pub opens: Vec<SlotKind>,
    /// So does the key file that the program was started with.
    pub in_key_file: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ForgetWorkspace {
    /// The workspace's name, typed by the person.
    pub name: String,
}

/// One that no key opens any more.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ForgetUnopened {
    pub id: String,
    /// The workspace's name, typed by the person.
    pub name: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Forgotten {
    /// The name of the folder, among what is set aside.
    pub set_aside: String,
    pub opens: Vec<SlotKind>,
    pub in_key_file: bool,
    /// The keychain has an entry of it still. It opens nothing by itself.
    pub keychain_left: bool,
    /// It was forgotten without being opened, so nothing was taken from the keychain.
    pub unopened: bool,
    pub state: AppState,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SetMarket {
    /// Two letters; `None` for "no market chosen".
    pub market: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BackUp {
    /// Token of the file to write.
    pub target: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupMade {
    pub file_name: String,
    pub bytes: f64,
}

/// Backups that the program made by itself of one workspace.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ListBackups {
    pub id: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupList {
    /// The newest first.
    pub backups: Vec<BackupCard>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupCard {
    /// To inspect or restore it with.
    pub token: String,
    pub file_name: String,
    /// UTC, ISO 8601.
    pub made_at: String,
    pub bytes: f64,
}

#[derive(Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InspectBackup {
    pub file: String,
    pub unlock: Unlock,
}

/// What is inside a backup, before it replaces anything.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupContents {
    pub workspace_id: String,
    pub name: String,
    pub colour: Colour,
    /// UTC, ISO 8601.
    pub made_at: String,
    pub users: u32,
    pub price_lists: u32,
    pub newest_month: Option<String>,
    pub featured: Vec<String>,
    /// Changes in the backup that wait for a hub.
    pub waiting: u32,
    /// Whether a workspace of the same id is here and would be set aside.
    pub replaces: bool,
    /// Changes here that are newer than the backup; they are carried over
    /// where they still make sense.
    pub newer_here: u32,
    /// Lists imported here since the backup; they must be imported again.
    pub newer_lists: u32,
    /// What is here could not be looked into: what is newer is not known, and stays in
    /// the folder that is set aside.
    pub newer_unknown: bool,
}

#[derive(Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RestoreBackup {
    pub file: String,
    pub unlock: Unlock,
}

silent!(
    BeginWorkspace,
    BegunWorkspace,
    FinishWorkspace,
    Unlock,
    OpenWorkspace,
    InspectBackup,
    RestoreBackup
);
