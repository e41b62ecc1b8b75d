//! The data key, wrapped once for every way to open the workspace.
//!
//! The JSON form stands beside the workspace and in its backups and must stay
//! readable. Bytes are lower-case hexadecimal:
//!
//! ```json
//! { "version": 1, "workspace": "<the workspace's id>", "slots": [
//!   { "kind": "keychain", "id": "<16>", "account": "<entry>", "nonce": "<24>", "wrapped": "<48>" },
//!   { "kind": "recovery", "id": "<16>", "check": "<4>", "nonce": "<24>", "wrapped": "<48>" },
//!   { "kind": "passphrase", "id": "<16>", "argon2": { "m_kib": 65536, "t": 3, "p": 1 },
//!     "salt": "<16>", "nonce": "<24>", "wrapped": "<48>" } ] }
//! ```
//!
//! `wrapped` is the data key under XChaCha20-Poly1305, authenticated together
//! with the workspace, the kind and the slot's id, so a slot fits no other place.
//! The wrapping key is random and in the system's keychain, or derived from the
//! recovery key by BLAKE3, or from the passphrase by Argon2id.

use serde::{Deserialize, Serialize};

use crate::keychain::KeychainError;

mod bridge;
mod hex;
mod keychain;
mod passphrase;
mod recovery;
mod seal;
#[cfg(test)]
mod tests;

pub use bridge::{Bridge, open_before, wrap_before};
pub use hex::Hex;
pub use keychain::{open_keychain, wrap_keychain};
pub use passphrase::{Argon2Cost, open_passphrase, wrap_passphrase};
pub use recovery::{open_recovery, wrap_recovery};

/// The version written and the only one understood.
const VERSION: u32 = 1;

/// More than anyone needs, and few enough that trying all does not hang.
const MOST_SLOTS: usize = 16;

/// The ways to open one workspace.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Slots {
    version: u32,
    pub workspace: String,
    pub slots: Vec<Slot>,
}

/// One way to open it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Slot {
    Keychain {
        id: Hex<16>,
        account: String,
        nonce: Hex<24>,
        wrapped: Hex<48>,
    },
    /// `check` tells a wrong key from a damaged slot. It is 32 bits of a hash of
    /// 160, so it gives nothing away.
    Recovery {
        id: Hex<16>,
        check: Hex<4>,
        nonce: Hex<24>,
        wrapped: Hex<48>,
    },
    Passphrase {
        id: Hex<16>,
        argon2: Argon2Cost,
        salt: Hex<16>,
        nonce: Hex<24>,
        wrapped: Hex<48>,
    },
    /// A kind of a later version, or a slot that is damaged: kept as it is when
    /// the others are rewritten.
    #[serde(untagged)]
    Other(serde_json::Value),
}

/// Why a file of slots cannot be used at all.
#[derive(Debug, thiserror::Error)]
pub enum SlotsError {
    #[error("the key slots are of version {0}, which this Partner Desk does not know")]
    Version(u32),
    #[error("more key slots than a workspace can have")]
    TooMany,
    #[error("the key slots cannot be read")]
    Unreadable(#[source] serde_json::Error),
}

/// Why a slot did not open, or could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SlotError {
    /// Of a passphrase slot also when the slot was altered: the two cannot be
    /// told apart.
    #[error("this is not the right key")]
    WrongKey,
    #[error("the key slot is damaged or belongs to another workspace")]
    Damaged,
    #[error(transparent)]
    Keychain(#[from] KeychainError),
    /// Trying it would take too long or too much memory.
    #[error("the key slot asks for more memory or time than is sensible")]
    CostOutOfBounds,
    /// This machine has not the memory the slot was made with.
    #[error("not enough memory to derive the key")]
    NoMemory,
    #[error("an empty passphrase protects nothing")]
    EmptyPassphrase,
    #[error("the workspace cannot be opened in this way")]
    NoSuchSlot,
}

impl Slots {
    pub fn new(workspace: impl Into<String>) -> Self {
        Self { version: VERSION, workspace: workspace.into(), slots: Vec::new() }
    }

    /// Reads what [`Slots::to_json`] wrote, here or elsewhere.
    pub fn parse(json: &[u8]) -> Result<Self, SlotsError> {
        #[derive(Deserialize)]
        struct Head {
            version: u32,
        }
        let head: Head = serde_json::from_slice(json).map_err(SlotsError::Unreadable)?;
        if head.version != VERSION {
            return Err(SlotsError::Version(head.version));
        }
        let slots: Self = serde_json::from_slice(json).map_err(SlotsError::Unreadable)?;
        if slots.slots.len() > MOST_SLOTS { Err(SlotsError::TooMany) } else { Ok(slots) }
    }

    pub fn to_json(&self) -> Result<String, SlotsError> {
        serde_json::to_string_pretty(self).map_err(SlotsError::Unreadable)
    }

    /// The first that `open` opens (it answers `None` for other kinds), or the
    /// first reason why none did.
    fn first_open<T>(
        &self,
        kind: &str,
        open: impl Fn(&Slot) -> Option<Result<T, SlotError>>,
    ) -> Result<T, SlotError> {
        let mut why = None;
        for slot in &self.slots {
            let result = match slot {
                Slot::Other(value) => (value["kind"] == kind).then_some(Err(SlotError::Damaged)),
                Slot::Keychain { .. } | Slot::Recovery { .. } | Slot::Passphrase { .. } => {
                    open(slot)
                }
            };
            match result {
                Some(Ok(opened)) => return Ok(opened),
                Some(Err(error)) => why = why.or(Some(error)),
                None => {}
            }
        }
        Err(why.unwrap_or(SlotError::NoSuchSlot))
    }
}
