//! The keychain of the machine: Keychain, Credential Manager, Secret Service.
//!
//! Each call has a thread of its own and a limit, because a session bus may
//! accept a call and never answer it. A call that comes too late still ends in
//! its thread: a `set` may take effect after it was reported as failed, so give
//! every secret an account of its own.

use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use keyring_core::{CredentialStore, Entry};
use zeroize::Zeroizing;

use super::{Keychain, KeychainError, MAX_SECRET, reason};
use crate::secret::Secret;

/// What the system's own tools show as the owner of our entries.
const SERVICE: &str = "Partner Desk";

/// A machine answers in this time or not at all.
const MACHINE: Duration = Duration::from_secs(5);

/// A person may be typing the keychain's password.
const PERSON: Duration = Duration::from_secs(60);

/// The keychain of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct OsKeychain;

impl OsKeychain {
    pub fn new() -> Self {
        Self
    }

    /// Does it with an entry. A store is made anew each time: entries are needed
    /// once per opening, and a keychain that was away may be back.
    fn with_entry<T: Send + 'static>(
        self,
        account: &str,
        act: impl FnOnce(&Entry) -> keyring::Result<T> + Send + 'static,
    ) -> Result<T, KeychainError> {
        let locked = match self.status() {
            Ok(()) => false,
            Err(KeychainError::Locked) => true,
            Err(other) => return Err(other),
        };
        let account = account.to_owned();
        let result = within(if locked { PERSON } else { MACHINE }, move || {
            let entry = store()
                .and_then(|store| store.build(SERVICE, &account, None))
                .map_err(|error| reason::of(&error))?;
            act(&entry).map_err(|error| reason::of(&error))
        });
        match result {
            // A keyring that stayed locked shows no entries: that is not their
            // absence.
            Err(KeychainError::NoEntry) if locked => self.status().and(Err(KeychainError::NoEntry)),
            result => result,
        }
    }
}

impl Keychain for OsKeychain {
    fn status(&self) -> Result<(), KeychainError> {
        within(MACHINE, probe)
    }

    fn set(&self, account: &str, secret: &[u8]) -> Result<(), KeychainError> {
        if secret.len() > MAX_SECRET {
            return Err(KeychainError::TooBig);
        }
        let secret = Zeroizing::new(secret.to_vec());
        self.with_entry(account, move |entry| entry.set_secret(&secret))
    }

    fn get(&self, account: &str) -> Result<Secret, KeychainError> {
        self.with_entry(account, |entry| entry.get_secret().map(Secret::new))
    }

    fn delete(&self, account: &str) -> Result<(), KeychainError> {
        self.with_entry(account, Entry::delete_credential)
    }
}

fn within<T: Send + 'static>(
    limit: Duration,
    act: impl FnOnce() -> Result<T, KeychainError> + Send + 'static,
) -> Result<T, KeychainError> {
    let unavailable = |reason: String| KeychainError::Unavailable { reason };
    let (answer, answered) = mpsc::sync_channel(1);
    thread::Builder::new()
        .name("keychain".to_owned())
        // Nobody listens any more once the limit has passed.
        .spawn(move || drop(answer.send(act())))
        .map_err(|error| unavailable(error.to_string()))?;
    match answered.recv_timeout(limit) {
        Ok(result) => result,
        Err(RecvTimeoutError::Timeout) => Err(KeychainError::TooSlow { seconds: limit.as_secs() }),
        Err(RecvTimeoutError::Disconnected) => Err(unavailable("its client broke off".to_owned())),
    }
}

#[cfg(target_os = "macos")]
fn store() -> keyring::Result<Arc<CredentialStore>> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(windows)]
fn store() -> keyring::Result<Arc<CredentialStore>> {
    Ok(windows_native_keyring_store::Store::new()?)
}

#[cfg(all(unix, not(target_os = "macos")))]
fn store() -> keyring::Result<Arc<CredentialStore>> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

/// These two answer for as long as someone is signed in, and ask by themselves.
#[cfg(not(all(unix, not(target_os = "macos"))))]
fn probe() -> Result<(), KeychainError> {
    store().map(drop).map_err(|error| reason::of(&error))
}

/// Looks at the lock of the default keyring; the store's own interface would
/// open a prompt instead of telling.
#[cfg(all(unix, not(target_os = "macos")))]
fn probe() -> Result<(), KeychainError> {
    use secret_service::EncryptionType;
    use secret_service::blocking::SecretService;

    let locked = SecretService::connect(EncryptionType::Plain)
        .and_then(|service| service.get_default_collection()?.is_locked())
        .map_err(|error| reason::of_service(&error))?;
    if locked { Err(KeychainError::Locked) } else { Ok(()) }
}
