//! What the keychain keeps of an envelope: version, key, how often, until when.

use zeroize::Zeroizing;

use crate::secret::Secret;

const VERSION: u8 = 1;
const LENGTH: usize = 1 + 32 + 1 + 8;

pub(super) struct Entry {
    pub(super) key: Zeroizing<[u8; 32]>,
    /// How often it may still be opened.
    pub(super) left: u8,
    /// From this moment on it is not.
    pub(super) expires_ms: i64,
}

impl Entry {
    pub(super) fn bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(LENGTH));
        bytes.push(VERSION);
        bytes.extend_from_slice(&*self.key);
        bytes.push(self.left);
        bytes.extend_from_slice(&self.expires_ms.to_le_bytes());
        bytes
    }

    /// `None` when it is of no form that is known.
    pub(super) fn read(secret: &Secret) -> Option<Self> {
        let (version, rest) = secret.expose().split_first()?;
        let (key, rest) = rest.split_first_chunk()?;
        let (left, rest) = rest.split_first()?;
        let expires_ms = i64::from_le_bytes(rest.try_into().ok()?);
        (*version == VERSION).then(|| Self { key: Zeroizing::new(*key), left: *left, expires_ms })
    }
}
