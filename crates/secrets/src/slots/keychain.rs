//! The slot whose key lies in the system's keychain.

use zeroize::Zeroizing;

use super::seal::{Place, WrappingKey, seal, unseal};
use super::{Hex, Slot, SlotError, Slots};
use crate::data_key::DataKey;
use crate::keychain::Keychain;
use crate::randomness::{Randomness, array};

const KIND: &str = "keychain";

/// Puts a random key of 32 bytes into the keychain, under an account of its own,
/// and wraps the data key with it.
pub fn wrap_keychain(
    key: &DataKey,
    workspace: &str,
    keychain: &dyn Keychain,
    rng: &mut dyn Randomness,
) -> Result<Slot, SlotError> {
    let id = Hex(array(rng));
    let account = format!("workspace {workspace} slot {id}");
    let under: WrappingKey = Zeroizing::new(array(rng));
    let (nonce, wrapped) = seal(key, &under, Place { workspace, kind: KIND, id: &id }, rng)?;
    keychain.set(&account, &*under)?;
    Ok(Slot::Keychain { id, account, nonce, wrapped })
}

/// Asks the keychain, which may ask a person.
pub fn open_keychain(slots: &Slots, keychain: &dyn Keychain) -> Result<DataKey, SlotError> {
    slots.first_open(KIND, |slot| {
        let Slot::Keychain { id, account, nonce, wrapped } = slot else { return None };
        let place = Place { workspace: &slots.workspace, kind: KIND, id };
        Some(keychain.get(account).map_err(SlotError::from).and_then(|secret| {
            let under = secret.expose().try_into().map_err(|_| SlotError::Damaged)?;
            unseal(nonce, wrapped, &Zeroizing::new(under), place)
        }))
    })
}
