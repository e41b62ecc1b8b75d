//! The ways to open the workspace that is open.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::workspace::SlotKind;

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Keys {
    /// The easiest first.
    pub keys: Vec<KeyView>,
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

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeyChanged {
    pub keys: Vec<KeyView>,
    /// Copies of the program's own that are under the new key.
    pub copies: u32,
    /// Copies that no key opened, or that are damaged; they are set aside.
    pub set_aside: u32,
    /// The keychain did not let go of the old entry. It opens nothing by itself.
    pub keychain_left: bool,
}

/// Second step of a new recovery key: it is typed back.
#[derive(Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FinishKey {
    pub draft: String,
    pub typed: String,
}

super::workspace::silent!(SetPassphrase, BeginKeyChange, FinishKey);
