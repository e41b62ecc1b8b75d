use std::sync::{Arc, PoisonError};

use desk_secrets::{
    Argon2Cost, RecoveryKey, SecretText, SlotError, Slots, wrap_before, wrap_passphrase,
    wrap_recovery,
};

use super::in_keychain::in_keychain;
use crate::desk::{Desk, Keys as DataKeys, OpenFile, Rotation};
use crate::error::AppError;
use crate::views::SlotKind;

pub(super) struct NewSlots {
    pub(super) rotation: Rotation,
    /// The keychain's slot has none in its place.
    pub(super) keychain_lost: bool,
}

/// The new generation of the slots beside the workspace.
pub(super) async fn new_slots(
    desk: &Desk,
    file: &OpenFile,
    keys: &DataKeys,
    recovery: Option<RecoveryKey>,
    passphrase: Option<SecretText>,
) -> Result<NewSlots, AppError> {
    let cover = file.cover();
    let by_keychain = cover.slot_kinds().contains(&SlotKind::Keychain);
    let workspace = file.id.to_string();
    let another = recovery.is_some() || passphrase.is_some() || super::in_key_file(desk, &cover)?;
    if !another && !by_keychain {
        return Err(super::last_key());
    }
    let (old, new) = (Arc::clone(&keys.old), Arc::clone(&keys.new));
    let keychain = Arc::clone(&desk.ports.keychain);
    let randomness = Arc::clone(&desk.ports.randomness);
    let made = tokio::task::spawn_blocking(move || {
        let mut rng = randomness.lock().unwrap_or_else(PoisonError::into_inner);
        let mut slots = Slots::new(&workspace);
        if let Some(passphrase) = &passphrase {
            let cost = Argon2Cost::DEFAULT;
            slots.slots.push(wrap_passphrase(&new, &workspace, passphrase, &mut *rng, cost)?);
        }
        if let Some(recovery) = &recovery {
            slots.slots.push(wrap_recovery(&new, &workspace, recovery, &mut *rng)?);
        }
        let before = wrap_before(&old, &new, &workspace, &mut *rng)?;
        // At the end: whatever failed before left no entry in the keychain.
        let in_keychain = if by_keychain {
            in_keychain(&new, &workspace, &*keychain, &mut *rng, another)?
        } else {
            None
        };
        let keychain_lost = by_keychain && in_keychain.is_none();
        slots.slots.extend(in_keychain);
        Ok::<_, SlotError>((before, slots, keychain_lost))
    });
    let (before, slots, keychain_lost) = made.await??;
    let rotation = Rotation::new(slots, before, desk.ports.clock.now().wall);
    Ok(NewSlots { rotation, keychain_lost })
}
