//! The lock of the window.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::state::Colour;

/// The locked workspace: what its cover shows anyhow, and who works in it.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LockView {
    pub name: String,
    pub colour: Colour,
    /// The person who works here.
    pub user_name: String,
    /// What unlocks it, the easiest first.
    pub ways: Vec<LockWay>,
    /// Until then, in seconds, nothing that is typed is tried.
    pub wait: u32,
}

/// A way to unlock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum LockWay {
    /// The system looks who sits here: Windows Hello, Touch ID.
    Presence,
    /// The keychain answers: the person's session at this computer is unlocked.
    Keychain,
    Passphrase,
    Recovery,
}

/// With what the person unlocks it.
#[derive(Clone, Serialize, Deserialize, Type)]
#[serde(tag = "way", rename_all = "snake_case")]
pub enum UnlockDesk {
    Presence,
    Keychain,
    Passphrase { passphrase: String },
    Recovery { key: String },
}

impl UnlockDesk {
    pub const fn way(&self) -> LockWay {
        match self {
            Self::Presence => LockWay::Presence,
            Self::Keychain => LockWay::Keychain,
            Self::Passphrase { .. } => LockWay::Passphrase,
            Self::Recovery { .. } => LockWay::Recovery,
        }
    }
}

super::workspace::silent!(UnlockDesk);
