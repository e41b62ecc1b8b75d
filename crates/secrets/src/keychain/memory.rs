//! Keychains for tests and for machines without one.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use zeroize::Zeroizing;

use super::{Keychain, KeychainError, MAX_SECRET};
use crate::secret::Secret;

/// Behaves like a system's keychain and forgets at the end.
#[derive(Default)]
pub struct MemoryKeychain(Mutex<State>);

#[derive(Default)]
struct State {
    locked: bool,
    entries: BTreeMap<String, Zeroizing<Vec<u8>>>,
}

impl MemoryKeychain {
    pub fn new() -> Self {
        Self::default()
    }

    /// Locked, it answers [`KeychainError::Locked`] and keeps what it has.
    pub fn set_locked(&self, locked: bool) {
        self.state().locked = locked;
    }

    pub fn accounts(&self) -> Vec<String> {
        self.state().entries.keys().cloned().collect()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn unlocked(&self) -> Result<MutexGuard<'_, State>, KeychainError> {
        let state = self.state();
        if state.locked { Err(KeychainError::Locked) } else { Ok(state) }
    }
}

impl fmt::Debug for MemoryKeychain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("MemoryKeychain").field(&self.accounts()).finish()
    }
}

impl Keychain for MemoryKeychain {
    fn status(&self) -> Result<(), KeychainError> {
        self.unlocked().map(drop)
    }

    fn set(&self, account: &str, secret: &[u8]) -> Result<(), KeychainError> {
        if secret.len() > MAX_SECRET {
            return Err(KeychainError::TooBig);
        }
        let secret = Zeroizing::new(secret.to_vec());
        self.unlocked()?.entries.insert(account.to_owned(), secret);
        Ok(())
    }

    fn get(&self, account: &str) -> Result<Secret, KeychainError> {
        let state = self.unlocked()?;
        let secret = state.entries.get(account).ok_or(KeychainError::NoEntry)?;
        Ok(Secret::new(secret.to_vec()))
    }

    fn delete(&self, account: &str) -> Result<(), KeychainError> {
        self.unlocked()?.entries.remove(account).map(drop).ok_or(KeychainError::NoEntry)
    }
}

/// A machine without a keychain.
#[derive(Debug, Clone, Copy, Default)]
pub struct AbsentKeychain;

impl AbsentKeychain {
    fn absent<T>() -> Result<T, KeychainError> {
        Err(KeychainError::Unavailable { reason: "this machine has none".to_owned() })
    }
}

impl Keychain for AbsentKeychain {
    fn status(&self) -> Result<(), KeychainError> {
        Self::absent()
    }

    fn set(&self, _: &str, _: &[u8]) -> Result<(), KeychainError> {
        Self::absent()
    }

    fn get(&self, _: &str) -> Result<Secret, KeychainError> {
        Self::absent()
    }

    fn delete(&self, _: &str) -> Result<(), KeychainError> {
        Self::absent()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_keeps_replaces_and_forgets() {
        let keychain = MemoryKeychain::new();
        assert_eq!(keychain.get("a").unwrap_err(), KeychainError::NoEntry);
        keychain.set("a", b"one").unwrap();
        keychain.set("a", b"two").unwrap();
        assert_eq!(keychain.get("a").unwrap().expose(), b"two");
        assert!(!format!("{keychain:?}").contains("two"));
        keychain.delete("a").unwrap();
        assert_eq!(keychain.delete("a"), Err(KeychainError::NoEntry));
        assert_eq!(keychain.set("a", &[0; MAX_SECRET + 1]), Err(KeychainError::TooBig));
    }

    #[test]
    fn locked_it_says_so_and_loses_nothing() {
        let keychain = MemoryKeychain::new();
        keychain.set("a", b"one").unwrap();
        keychain.set_locked(true);
        assert_eq!(keychain.status(), Err(KeychainError::Locked));
        assert_eq!(keychain.get("a").unwrap_err(), KeychainError::Locked);
        keychain.set_locked(false);
        assert_eq!(keychain.get("a").unwrap().expose(), b"one");
    }
}
