//! A sealed envelope: a temporary password that waits here until it is handed over.
//!
//! The text is encrypted under a key of its own. Key, how often it may still be opened
//! and until when lie in the keychain; the file that [`seal_envelope`] gives back holds
//! nothing but the sealed text. So neither a copy of that file that is put back nor an
//! edit of a database gives one more opening.
//!
//! Two that open at once must not spend one opening twice: whoever calls takes turns.

mod entry;
mod text;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use self::entry::Entry;
use self::text::{PADDED, padded, unpadded};
use crate::keychain::{Keychain, KeychainError};
use crate::randomness::{Randomness, array};
use crate::secret::SecretText;

/// What the file begins with.
const MARK: &[u8] = b"partner-desk envelope 1";

const NONCE: usize = 24;
const TAG: usize = 16;

/// Which envelope it is, and whose password is in it.
#[derive(Debug, Clone, Copy)]
pub struct EnvelopePlace<'a> {
    pub workspace: &'a str,
    pub envelope: &'a str,
    pub user: &'a str,
}

impl EnvelopePlace<'_> {
    /// Where the keychain keeps what opens it.
    fn account(self) -> String {
        account(self.workspace, self.envelope)
    }

    /// Each part with its length, so that no two places read the same.
    fn bytes(self) -> Vec<u8> {
        let mut bytes = MARK.to_vec();
        for part in [self.workspace, self.envelope, self.user] {
            bytes.extend_from_slice(&(part.len() as u64).to_le_bytes());
            bytes.extend_from_slice(part.as_bytes());
        }
        bytes
    }
}

/// What came out of an envelope.
#[derive(Debug)]
pub struct OpenedEnvelope {
    pub text: SecretText,
    /// How often it can still be opened.
    pub left: u8,
}

/// Why an envelope was not sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum EnvelopeError {
    #[error("an envelope holds 1 to {} bytes", text::LONGEST)]
    Unfit,
    /// The keychain has nothing of it: it was opened as often as it could be, or wiped.
    #[error("the envelope cannot be opened any more")]
    Gone,
    #[error("the envelope's time is over")]
    Expired,
    /// Anything differs from what was sealed.
    #[error("the envelope is damaged")]
    Damaged,
    #[error(transparent)]
    Keychain(#[from] KeychainError),
}

/// Seals `text`, to be opened `opens` times before `expires_ms`, and gives back what
/// belongs into its file. `keep` writes the file, before the keychain learns the key: what
/// fails on the way leaves nothing that opens.
pub fn seal_envelope<E: From<EnvelopeError>>(
    place: EnvelopePlace<'_>,
    text: &SecretText,
    (opens, expires_ms): (u8, i64),
    keychain: &dyn Keychain,
    rng: &mut dyn Randomness,
    keep: impl FnOnce(&[u8]) -> Result<(), E>,
) -> Result<(), E> {
    let padded = padded(text).ok_or(EnvelopeError::Unfit)?;
    if opens == 0 {
        return Err(EnvelopeError::Gone.into());
    }
    let entry = Entry { key: Zeroizing::new(array(rng)), left: opens, expires_ms };
    let nonce: [u8; NONCE] = array(rng);
    let payload = Payload { msg: &padded, aad: &place.bytes() };
    let sealed = XChaCha20Poly1305::new(&(*entry.key).into())
        .encrypt(&XNonce::from(nonce), payload)
        .map_err(|_| EnvelopeError::Damaged)?;
    keep(&[MARK, &nonce, &sealed].concat())?;
    keychain.set(&place.account(), &entry.bytes()).map_err(EnvelopeError::from)?;
    Ok(())
}

/// Opens `file` once. That it was is in the keychain before the text is given out; after
/// the last time, and when its time is over, the keychain has nothing of it any more.
pub fn open_envelope(
    place: EnvelopePlace<'_>,
    file: &[u8],
    now_ms: i64,
    keychain: &dyn Keychain,
) -> Result<OpenedEnvelope, EnvelopeError> {
    let account = place.account();
    let mut entry = match keychain.get(&account) {
        Ok(secret) => Entry::read(&secret).ok_or(EnvelopeError::Damaged)?,
        Err(KeychainError::NoEntry) => return Err(EnvelopeError::Gone),
        Err(error) => return Err(error.into()),
    };
    if entry.left == 0 || entry.expires_ms <= now_ms {
        forget_envelope(place.workspace, place.envelope, keychain)?;
        let is_spent = entry.left == 0;
        return Err(if is_spent { EnvelopeError::Gone } else { EnvelopeError::Expired });
    }
    let text = unseal(place, file, &entry).ok_or(EnvelopeError::Damaged)?;
    entry.left -= 1;
    if entry.left == 0 {
        forget_envelope(place.workspace, place.envelope, keychain)?;
    } else {
        keychain.set(&account, &entry.bytes())?;
    }
    Ok(OpenedEnvelope { text, left: entry.left })
}

/// Takes the key out of the keychain: whatever is left of the envelope stays shut.
pub fn forget_envelope(
    workspace: &str,
    envelope: &str,
    keychain: &dyn Keychain,
) -> Result<(), KeychainError> {
    match keychain.delete(&account(workspace, envelope)) {
        Err(KeychainError::NoEntry) | Ok(()) => Ok(()),
        Err(error) => Err(error),
    }
}

fn account(workspace: &str, envelope: &str) -> String {
    format!("workspace {workspace} envelope {envelope}")
}

fn unseal(place: EnvelopePlace<'_>, file: &[u8], entry: &Entry) -> Option<SecretText> {
    let rest = file.strip_prefix(MARK)?;
    let (nonce, sealed) = rest.split_first_chunk::<NONCE>()?;
    if sealed.len() != PADDED + TAG {
        return None;
    }
    let payload = Payload { msg: sealed, aad: &place.bytes() };
    let plain = XChaCha20Poly1305::new(&(*entry.key).into())
        .decrypt(&XNonce::from(*nonce), payload)
        .map(Zeroizing::new)
        .ok()?;
    unpadded(&plain)
}

#[cfg(test)]
mod tests;
