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

/// Second step of a new recovery key: it is typed back.
#[derive(Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FinishKey {
    pub draft: String,
    pub typed: String,
}

super::workspace::silent!(SetPassphrase, FinishKey);
