//! The slot that a passphrase opens.

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::seal::{Place, WrappingKey, seal, unseal};
use super::{Hex, Slot, SlotError, Slots};
use crate::data_key::DataKey;
use crate::randomness::{Randomness, array};
use crate::secret::SecretText;

const KIND: &str = "passphrase";

/// What one guess costs: memory in KiB, passes over it, lanes.
///
/// A slot may come from a stranger's backup, so what it asks for is bounded
/// before it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Argon2Cost {
    m_kib: u32,
    t: u32,
    p: u32,
}

impl Argon2Cost {
    /// 64 MiB three times over, as RFC 9106 advises where memory is scarce.
    pub const DEFAULT: Self = Self { m_kib: 64 * 1024, t: 3, p: 1 };

    /// 1 GiB.
    const MOST_MEMORY: u32 = 1024 * 1024;
    const MOST_PASSES: u32 = 20;
    const MOST_LANES: u32 = 16;
    /// Memory times passes: some seconds on a slow machine.
    const MOST_WORK: u32 = 4 * 1024 * 1024;

    pub fn new(m_kib: u32, t: u32, p: u32) -> Result<Self, SlotError> {
        let cost = Self { m_kib, t, p };
        cost.params().map(|_| cost)
    }

    fn params(self) -> Result<Params, SlotError> {
        let Self { m_kib, t, p } = self;
        if m_kib > Self::MOST_MEMORY
            || t > Self::MOST_PASSES
            || p > Self::MOST_LANES
            || m_kib.saturating_mul(t) > Self::MOST_WORK
        {
            return Err(SlotError::CostOutOfBounds);
        }
        Params::new(m_kib, t, p, Some(32)).map_err(|_| SlotError::CostOutOfBounds)
    }
}

pub fn wrap_passphrase(
    key: &DataKey,
    workspace: &str,
    passphrase: &SecretText,
    rng: &mut dyn Randomness,
    argon2: Argon2Cost,
) -> Result<Slot, SlotError> {
    if passphrase.expose().is_empty() {
        return Err(SlotError::EmptyPassphrase);
    }
    let id = Hex(array(rng));
    let salt = Hex(array(rng));
    let under = wrapping_key(passphrase, &salt, argon2)?;
    let (nonce, wrapped) = seal(key, &under, Place { workspace, kind: KIND, id: &id }, rng)?;
    Ok(Slot::Passphrase { id, argon2, salt, nonce, wrapped })
}

pub fn open_passphrase(slots: &Slots, passphrase: &SecretText) -> Result<DataKey, SlotError> {
    slots.first_open(KIND, |slot| {
        let Slot::Passphrase { id, argon2, salt, nonce, wrapped } = slot else { return None };
        let place = Place { workspace: &slots.workspace, kind: KIND, id };
        Some(wrapping_key(passphrase, salt, *argon2).and_then(|under| {
            unseal(nonce, wrapped, &under, place).map_err(|_| SlotError::WrongKey)
        }))
    })
}

fn wrapping_key(
    passphrase: &SecretText,
    salt: &Hex<16>,
    cost: Argon2Cost,
) -> Result<WrappingKey, SlotError> {
    let params = cost.params()?;
    // An é is one character on one system's keyboard and two on another's.
    // Room for the longest form, so that no copy is left behind by growing.
    let mut text = Zeroizing::new(String::with_capacity(passphrase.expose().len() * 3));
    text.extend(passphrase.expose().nfc());
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(text.as_bytes(), &salt.0, &mut *key)
        .map_err(|error| {
            // The bounds are checked above: what is left is the machine.
            let no_memory = error == argon2::Error::OutOfMemory;
            if no_memory { SlotError::NoMemory } else { SlotError::CostOutOfBounds }
        })?;
    Ok(key)
}
