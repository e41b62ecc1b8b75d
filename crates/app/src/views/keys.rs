//! The ways to open the workspace that is open.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::workspace::SlotKind;
use crate::error::ErrorBody;

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Keys {
    /// The easiest first.
    pub keys: Vec<KeyView>,
    /// The job that changes the data key just now.
    pub changing: Option<String>,
    /// What came of the last change since the program began.
    pub last_change: Option<KeyChangeEnd>,
}

/// One way to open it.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeyView {
    pub kind: SlotKind,
    /// It lies in the key file that the program was started with.
    pub in_key_file: bool,
    /// UTC, ISO 8601; `None` where nobody knows.
    pub made_at: Option<String>,
}

#[derive(Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SetPassphrase {
    pub passphrase: String,
}

/// First step of another data key.
#[derive(Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BeginKeyChange {
    /// The one that opens the workspace now, where one lies beside it.
    pub passphrase: Option<String>,
}

/// Second step of another data key: the new recovery key is typed back, where there is
/// one.
#[derive(Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FinishKeyChange {
    pub draft: String,
    pub typed: String,
    /// Names the job, to follow it and to stop it.
    pub job: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeyChangeDone {
    /// Copies of the program's own that are under the new key.
    pub copies: u32,
    /// Copies that no key opened, or that are damaged; they are set aside.
    pub set_aside: u32,
    /// The keychain did not let go of the old entry. It opens nothing by itself.
    pub keychain_left: bool,
    /// There is no keychain here, so the keychain of before opens the workspace no more.
    pub keychain_lost: bool,
    /// What was set aside of this workspace, now or before: it keeps its key.
    pub old_key: Vec<String>,
    /// The workspace has its new key, and something else could not be done yet; the next
    /// opening goes on with it.
    pub unfinished: Option<ErrorBody>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeyChanged {
    pub keys: Keys,
    pub done: KeyChangeDone,
}

/// How a change of the data key ended.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeyChangeEnd {
    pub job: String,
    pub done: Option<KeyChangeDone>,
    pub failed: Option<ErrorBody>,
}

/// Whether the system's keychain opens the workspace.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UseKeychain {
    pub opens: bool,
}

/// Second step of a new recovery key: it is typed back.
#[derive(Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FinishKey {
    pub draft: String,
    pub typed: String,
}

super::workspace::silent!(SetPassphrase, BeginKeyChange, FinishKey, FinishKeyChange);
