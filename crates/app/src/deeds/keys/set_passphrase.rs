use desk_secrets::{Argon2Cost, Slots, wrap_passphrase};

use super::list_keys::keys;
use crate::deeds::workspace::begin_workspace::good_passphrase;
use crate::desk::{Desk, add_to_key_file};
use crate::error::AppError;
use crate::views::{Keys, SetPassphrase, SlotKind};

/// Lets a passphrase open the workspace, in place of the one before. With a key
/// file it lies there, and not beside the data. Backups that were made earlier
/// carry the slots they were made with.
pub async fn set_passphrase(desk: &Desk, ask: SetPassphrase) -> Result<Keys, AppError> {
    let passphrase = good_passphrase(ask.passphrase)?;
    let (here, _turn) = super::turn(desk).await?;
    let workspace = here.file.id.to_string();
    let of = workspace.clone();
    let slot = super::wrapped(desk, &here.file.data_key, move |key, rng| {
        wrap_passphrase(key, &of, &passphrase, rng, Argon2Cost::DEFAULT)
    });
    let slot = slot.await?;
    match &desk.key_file {
        Some(access) => {
            let mut slots = Slots::new(workspace);
            slots.slots.push(slot);
            add_to_key_file(&access.path, slots)?;
            here.file.folder.change_cover(|cover| Ok(cover.remove(SlotKind::Passphrase)))?;
        }
        None => {
            let now = desk.ports.clock.now().wall;
            here.file.folder.change_cover(|cover| {
                cover.replace(slot, now);
                Ok(())
            })?;
        }
    }
    super::announce(desk);
    keys(desk, here.file.id, &here.file.cover())
}
