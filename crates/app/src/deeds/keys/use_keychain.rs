use std::sync::Arc;

use desk_secrets::wrap_keychain;

use super::in_keychain::handed_out_again;
use super::list_keys::keys;
use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{Keys, SlotKind, UseKeychain};

/// Lets the system's keychain open the workspace, or lets it do so no more. A slot of
/// another computer, which came with a backup, is replaced.
pub async fn use_keychain(desk: &Desk, ask: UseKeychain) -> Result<Keys, AppError> {
    let (here, _turn) = super::turn(desk).await?;
    let folder = &here.file.folder;
    let cover = here.file.cover();
    if ask.opens {
        let (of, keychain) = (here.file.id.to_string(), Arc::clone(&desk.ports.keychain));
        let slot = super::wrapped(desk, &here.file.data_key, move |key, rng| {
            let slot = wrap_keychain(key, &of, &*keychain, rng)?;
            handed_out_again(slot, key, &of, &*keychain)
        });
        let (slot, now) = (slot.await?, desk.ports.clock.now().wall);
        folder.change_cover(|cover| {
            cover.replace(slot, now);
            Ok(())
        })?;
    } else {
        let left = super::opens_without(desk, &cover, SlotKind::Keychain).await?;
        if left.is_empty() && !super::in_key_file(desk, &cover)? {
            return Err(super::last_key());
        }
        folder.change_cover(|cover| Ok(cover.remove(SlotKind::Keychain)))?;
    }
    // Those that were there before; what the keychain keeps of them opens nothing.
    desk.forget_slots(&cover.slots).await;
    super::announce(desk);
    keys(desk, here.file.id, &here.file.cover())
}
