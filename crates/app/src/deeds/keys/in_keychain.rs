use desk_secrets::{
    DataKey, Keychain, KeychainError, Randomness, Slot, SlotError, Slots, open_keychain,
    wrap_keychain,
};

/// The slot of a keychain that has the key and hands it out again. One that is slow, or
/// locked, keeps the key from being changed: what opens the workspace now would not
/// open it then. `None` only where there is no keychain at all, and something else.
pub(super) fn in_keychain(
    key: &DataKey,
    workspace: &str,
    keychain: &dyn Keychain,
    rng: &mut dyn Randomness,
    another: bool,
) -> Result<Option<Slot>, SlotError> {
    match wrap_keychain(key, workspace, keychain, rng) {
        Ok(slot) => handed_out_again(slot, key, workspace, keychain).map(Some),
        Err(SlotError::Keychain(KeychainError::Unavailable { .. })) if another => Ok(None),
        Err(error) => Err(error),
    }
}

/// A slot that took the place of another one is proven first.
pub(super) fn handed_out_again(
    slot: Slot,
    key: &DataKey,
    workspace: &str,
    keychain: &dyn Keychain,
) -> Result<Slot, SlotError> {
    let mut alone = Slots::new(workspace);
    alone.slots.push(slot.clone());
    let why = match open_keychain(&alone, keychain) {
        Ok(found) if found.expose() == key.expose() => return Ok(slot),
        Ok(_) => SlotError::Damaged,
        Err(error) => error,
    };
    if let Slot::Keychain { account, .. } = &slot {
        // It is of no use to anybody; one that stays opens nothing by itself.
        let _ = keychain.delete(account);
    }
    Err(why)
}
