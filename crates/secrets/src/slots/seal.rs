//! Wrapping the data key under another key, bound to its place.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::{Hex, SlotError};
use crate::data_key::DataKey;
use crate::randomness::{Randomness, array};

/// The key that wraps the data key.
pub(super) type WrappingKey = Zeroizing<[u8; 32]>;

/// Where a wrapped key belongs.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) workspace: &'a str,
    pub(super) kind: &'static str,
    pub(super) id: &'a Hex<16>,
}

impl Place<'_> {
    /// Each part with its length, so that no two places read the same.
    fn bytes(self) -> Vec<u8> {
        let mut bytes = b"partner-desk key slot 1".to_vec();
        for part in [self.workspace.as_bytes(), self.kind.as_bytes(), &self.id.0] {
            bytes.extend_from_slice(&(part.len() as u64).to_le_bytes());
            bytes.extend_from_slice(part);
        }
        bytes
    }
}

pub(super) fn seal(
    key: &DataKey,
    under: &WrappingKey,
    place: Place<'_>,
    rng: &mut dyn Randomness,
) -> Result<(Hex<24>, Hex<48>), SlotError> {
    let nonce = Hex(array(rng));
    let payload = Payload { msg: key.expose(), aad: &place.bytes() };
    let wrapped = XChaCha20Poly1305::new(&(**under).into())
        .encrypt(&XNonce::from(nonce.0), payload)
        .map_err(|_| SlotError::Damaged)?;
    let wrapped = wrapped.try_into().map_err(|_| SlotError::Damaged)?;
    Ok((nonce, Hex(wrapped)))
}

/// [`SlotError::Damaged`] when anything differs from what was sealed.
pub(super) fn unseal(
    nonce: &Hex<24>,
    wrapped: &Hex<48>,
    under: &WrappingKey,
    place: Place<'_>,
) -> Result<DataKey, SlotError> {
    let payload = Payload { msg: &wrapped.0, aad: &place.bytes() };
    let key = XChaCha20Poly1305::new(&(**under).into())
        .decrypt(&XNonce::from(nonce.0), payload)
        .map(Zeroizing::new)
        .map_err(|_| SlotError::Damaged)?;
    let key: [u8; 32] = key.as_slice().try_into().map_err(|_| SlotError::Damaged)?;
    Ok(DataKey::new(key))
}
