//! What must stay secret: the data key, the slots that wrap it, passwords in sealed
//! envelopes, and the operating system's keychain.
//!
//! Everything here blocks: key derivation is slow on purpose and a keychain may
//! wait for a person. Call it from a thread that may wait. Nothing here knows
//! what the key protects.

mod data_key;
mod envelope;
mod keychain;
mod presence;
mod randomness;
mod recovery_key;
mod secret;
mod slots;

pub use data_key::DataKey;
pub use envelope::{
    EnvelopeError, EnvelopePlace, OpenedEnvelope, forget_envelope, open_envelope, seal_envelope,
};
pub use keychain::{AbsentKeychain, Keychain, KeychainError, MemoryKeychain, OsKeychain};
pub use presence::{NoPresence, Presence, Seen};
pub use randomness::{OsRandomness, Randomness};
pub use recovery_key::{RecoveryKey, RecoveryKeyError};
pub use secret::{Secret, SecretText};
pub use slots::{
    Argon2Cost, Bridge, Hex, Slot, SlotError, Slots, SlotsError, open_before, open_keychain,
    open_passphrase, open_recovery, wrap_before, wrap_keychain, wrap_passphrase, wrap_recovery,
};
