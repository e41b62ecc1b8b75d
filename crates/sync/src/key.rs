//! The device's signing key. The system's keychain keeps it under an entry of its
//! own; where there is none it lies in the encrypted workspace file.

use std::fmt;
use std::sync::Arc;

use desk_core::ids::{DeviceId, WorkspaceId};
use desk_secrets::{Keychain, KeychainError, Secret};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use zeroize::Zeroizing;

use crate::ports::Chance;

/// An Ed25519 key that never leaves the machine. Wiped when dropped, never
/// printed.
#[derive(Clone)]
pub struct DeviceKey(Arc<SigningKey>);

impl DeviceKey {
    pub fn generate(chance: &dyn Chance) -> Self {
        let mut seed = Zeroizing::new([0; 32]);
        chance.fill(seed.as_mut());
        Self::from_seed(&seed)
    }

    /// The key that these bytes are.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(Arc::new(SigningKey::from_bytes(seed)))
    }

    /// What others know it by.
    pub fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }

    fn seed(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for DeviceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeviceKey(…)")
    }
}

/// Whether `key` signed `message`. Keys and signatures that more than one reading
/// would take are refused.
pub fn signed_by(key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool {
    VerifyingKey::from_bytes(key)
        .is_ok_and(|key| key.verify_strict(message, &Signature::from_bytes(signature)).is_ok())
}

/// Where a device's key lies.
#[derive(Debug, Clone)]
pub enum KeyPlace {
    /// The system's keychain.
    Keychain(Arc<dyn Keychain>),
    /// The workspace file, which is encrypted: for a workspace that is opened
    /// with a key file, on a machine without a keychain.
    File,
}

/// Why there is no key to sign with.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file came from another machine, or somebody emptied the keychain.
    #[error("this device's key is not on this machine")]
    Missing,
    #[error("this device's key is damaged")]
    Damaged,
    #[error("the keychain did not give or take this device's key")]
    Keychain(#[source] KeychainError),
    #[error("the work was broken off")]
    Gone,
}

impl KeyPlace {
    /// Keeps `key`. Returns the bytes that the workspace file has to keep instead,
    /// where there is no keychain.
    pub async fn keep(
        &self,
        workspace: WorkspaceId,
        device: DeviceId,
        key: &DeviceKey,
    ) -> Result<Option<Secret>, KeyError> {
        match self {
            Self::File => Ok(Some(Secret::new(key.seed().to_vec()))),
            Self::Keychain(keychain) => {
                let (keychain, key) = (Arc::clone(keychain), key.clone());
                let account = account(workspace, device);
                waiting(move || keychain.set(&account, key.seed())).await.map(|()| None)
            }
        }
    }

    /// Finds the key. `in_file` is what the workspace file keeps.
    pub async fn find(
        &self,
        workspace: WorkspaceId,
        device: DeviceId,
        in_file: Option<&Secret>,
    ) -> Result<DeviceKey, KeyError> {
        if let Some(secret) = in_file {
            return read(secret);
        }
        match self {
            Self::File => Err(KeyError::Missing),
            Self::Keychain(keychain) => {
                let keychain = Arc::clone(keychain);
                let account = account(workspace, device);
                let secret = waiting(move || keychain.get(&account)).await?;
                read(&secret)
            }
        }
    }

    /// Forgets it. That it is not there is fine.
    pub async fn forget(&self, workspace: WorkspaceId, device: DeviceId) -> Result<(), KeyError> {
        match self {
            Self::File => Ok(()),
            Self::Keychain(keychain) => {
                let keychain = Arc::clone(keychain);
                let account = account(workspace, device);
                match waiting(move || keychain.delete(&account)).await {
                    Err(KeyError::Missing) => Ok(()),
                    other => other,
                }
            }
        }
    }
}

fn account(workspace: WorkspaceId, device: DeviceId) -> String {
    format!("workspace {workspace} device {device}")
}

fn read(secret: &Secret) -> Result<DeviceKey, KeyError> {
    let seed: Zeroizing<[u8; 32]> =
        Zeroizing::new(secret.expose().try_into().map_err(|_| KeyError::Damaged)?);
    Ok(DeviceKey::from_seed(&seed))
}

/// A keychain may wait for a person, so it gets a thread that may wait.
async fn waiting<T: Send + 'static>(
    ask: impl FnOnce() -> Result<T, KeychainError> + Send + 'static,
) -> Result<T, KeyError> {
    let answer = tokio::task::spawn_blocking(ask).await.map_err(|_| KeyError::Gone)?;
    answer.map_err(|error| match error {
        KeychainError::NoEntry => KeyError::Missing,
        KeychainError::Unavailable { .. }
        | KeychainError::TooSlow { .. }
        | KeychainError::Locked
        | KeychainError::Denied
        | KeychainError::TooBig
        | KeychainError::Failed { .. } => KeyError::Keychain(error),
    })
}

#[cfg(test)]
mod tests {
    use desk_secrets::{MemoryKeychain, OsRandomness};
    use uuid::Uuid;

    use super::*;

    const WORKSPACE: WorkspaceId = WorkspaceId::new(Uuid::from_u128(1));
    const DEVICE: DeviceId = DeviceId::new(Uuid::from_u128(2));

    #[tokio::test]
    async fn a_key_lies_in_the_keychain_and_only_without_one_in_the_file() {
        let key = DeviceKey::generate(&std::sync::Mutex::new(OsRandomness));
        let keychain = Arc::new(MemoryKeychain::new());
        let place = KeyPlace::Keychain(Arc::clone(&keychain) as Arc<dyn Keychain>);
        assert!(place.keep(WORKSPACE, DEVICE, &key).await.unwrap().is_none());
        assert_eq!(keychain.accounts().len(), 1);
        let found = place.find(WORKSPACE, DEVICE, None).await.unwrap();
        assert_eq!(found.public(), key.public());
        let other = DeviceId::new(Uuid::from_u128(3));
        let missing = place.find(WORKSPACE, other, None).await;
        assert!(matches!(missing, Err(KeyError::Missing)), "a copied file has no key");
        keychain.set_locked(true);
        assert!(matches!(
            place.find(WORKSPACE, DEVICE, None).await,
            Err(KeyError::Keychain(KeychainError::Locked))
        ));
        keychain.set_locked(false);
        place.forget(WORKSPACE, DEVICE).await.unwrap();
        place.forget(WORKSPACE, DEVICE).await.unwrap();

        let in_file = KeyPlace::File.keep(WORKSPACE, DEVICE, &key).await.unwrap();
        let found = KeyPlace::File.find(WORKSPACE, DEVICE, in_file.as_ref()).await.unwrap();
        assert_eq!(found.public(), key.public());
        assert_eq!(format!("{key:?}"), "DeviceKey(…)");
    }

    #[test]
    fn a_signature_is_good_for_its_message_and_key_only() {
        let key = DeviceKey::from_seed(&[7; 32]);
        let signature = key.sign(b"one");
        assert!(signed_by(&key.public(), b"one", &signature));
        assert!(!signed_by(&key.public(), b"two", &signature));
        assert!(!signed_by(&DeviceKey::from_seed(&[8; 32]).public(), b"one", &signature));
        assert!(!signed_by(&[0xff; 32], b"one", &signature));
    }
}
