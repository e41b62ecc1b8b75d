//! The slot that the recovery key opens.

use zeroize::Zeroizing;

use super::seal::{Place, WrappingKey, seal, unseal};
use super::{Hex, Slot, SlotError, Slots};
use crate::data_key::DataKey;
use crate::randomness::{Randomness, array};
use crate::recovery_key::RecoveryKey;

const KIND: &str = "recovery";

pub fn wrap_recovery(
    key: &DataKey,
    workspace: &str,
    recovery: &RecoveryKey,
    rng: &mut dyn Randomness,
) -> Result<Slot, SlotError> {
    let id = Hex(array(rng));
    let place = Place { workspace, kind: KIND, id: &id };
    let (nonce, wrapped) = seal(key, &wrapping_key(recovery), place, rng)?;
    Ok(Slot::Recovery { id, check: check(recovery), nonce, wrapped })
}

pub fn open_recovery(slots: &Slots, recovery: &RecoveryKey) -> Result<DataKey, SlotError> {
    slots.first_open(KIND, |slot| {
        let Slot::Recovery { id, check: wanted, nonce, wrapped } = slot else { return None };
        if *wanted != check(recovery) {
            return Some(Err(SlotError::WrongKey));
        }
        let place = Place { workspace: &slots.workspace, kind: KIND, id };
        Some(unseal(nonce, wrapped, &wrapping_key(recovery), place))
    })
}

/// 160 random bits need no slow derivation and no salt.
fn wrapping_key(recovery: &RecoveryKey) -> WrappingKey {
    Zeroizing::new(blake3::derive_key("partner-desk 2026 recovery slot key", recovery.expose()))
}

fn check(recovery: &RecoveryKey) -> Hex<4> {
    let [a, b, c, d, ..] =
        blake3::derive_key("partner-desk 2026 recovery slot check", recovery.expose());
    Hex([a, b, c, d])
}
