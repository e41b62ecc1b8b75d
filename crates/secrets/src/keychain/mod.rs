//! The operating system's keychain, behind one trait.

use std::fmt::Debug;

use crate::secret::Secret;

mod memory;
mod os;
mod reason;

pub use memory::{AbsentKeychain, MemoryKeychain};
pub use os::OsKeychain;

/// What Windows Credential Manager holds at most; the same for all, so that
/// what works here works there.
pub(crate) const MAX_SECRET: usize = 2_560;

/// A place of the system's for small secrets. Calls block, and may wait for a
/// person who is asked to unlock it.
pub trait Keychain: Send + Sync + Debug {
    /// Whether it answers and is unlocked, without asking anyone to unlock it.
    /// After [`KeychainError::Locked`] the other calls may still succeed, because
    /// they let the system ask.
    fn status(&self) -> Result<(), KeychainError>;

    /// Replaces what is there.
    fn set(&self, account: &str, secret: &[u8]) -> Result<(), KeychainError>;

    fn get(&self, account: &str) -> Result<Secret, KeychainError>;

    fn delete(&self, account: &str) -> Result<(), KeychainError>;
}

/// Why a keychain did not do it. Never carries the secret. All but the last are
/// ordinary states of an ordinary machine.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeychainError {
    /// There is none.
    #[error("no keychain answers: {reason}")]
    Unavailable { reason: String },
    /// It did not answer in time. It may be there, and may have done it all the same:
    /// nothing may be given up for that.
    #[error("the keychain did not answer in {seconds} seconds")]
    TooSlow { seconds: u64 },
    /// Locked, and nobody unlocked it; or there is no default keyring yet.
    #[error("the keychain is locked")]
    Locked,
    /// The person or a policy said no.
    #[error("access to the keychain was denied")]
    Denied,
    #[error("the keychain has no such entry")]
    NoEntry,
    #[error("a secret of more than {MAX_SECRET} bytes does not fit in every keychain")]
    TooBig,
    #[error("the keychain failed: {reason}")]
    Failed { reason: String },
}
