//! The ways to open the workspace that is open.
//!
//! They lie beside the file on this computer, and others have their own. Whoever
//! has the workspace open holds its data key already, so no right is asked for.

pub(crate) mod change_data_key;
mod in_keychain;
mod list_keys;
mod new_recovery_key;
mod new_slots;
mod remove_passphrase;
mod set_passphrase;
mod use_keychain;

pub use change_data_key::{begin_key_change, finish_key_change};
pub use list_keys::list_keys;
pub use new_recovery_key::{begin_recovery_key, finish_recovery_key};
pub use remove_passphrase::remove_passphrase;
pub use set_passphrase::set_passphrase;
pub use use_keychain::use_keychain;

use std::sync::{Arc, PoisonError};

use desk_secrets::{DataKey, Randomness, Slot, SlotError, Slots, open_keychain};

use crate::desk::{Course, Cover, Desk, Here, KeyTurn, OpenFile, key_file_slots};
use crate::error::{AppError, ErrorCode};
use crate::views::{Event, SlotKind, Tag};

/// One change of keys at a time. The turn comes before the deed that it is for:
/// whoever changes the data key has it, and waits for the deeds under way.
async fn turn(desk: &Desk) -> Result<(Here<'_>, KeyTurn), AppError> {
    let file = Arc::clone(&desk.here().await?.file);
    let turn = turn_of(desk, &file, &Course::unheard()).await?;
    let here = desk.here().await?;
    if here.file.id != file.id {
        return Err(Desk::no_workspace());
    }
    Ok((here, turn))
}

/// The same for a file that is known. A change that broke off is brought to its end
/// first.
async fn turn_of(desk: &Desk, file: &OpenFile, course: &Course) -> Result<KeyTurn, AppError> {
    let turn = desk.key_turn(&file.folder, course).await?;
    let cover = file.folder.cover()?;
    if cover.rotation.is_some() {
        let in_hand = vec![DataKey::new(*file.data_key.expose())];
        desk.settle(&file.folder, &cover, in_hand).await?;
    }
    Ok(turn)
}

/// Wraps the data key on a thread that may wait: some ways are slow on purpose.
async fn wrapped(
    desk: &Desk,
    data_key: &Arc<DataKey>,
    wrap: impl FnOnce(&DataKey, &mut dyn Randomness) -> Result<Slot, SlotError> + Send + 'static,
) -> Result<Slot, AppError> {
    let (data_key, randomness) = (Arc::clone(data_key), Arc::clone(&desk.ports.randomness));
    let made = tokio::task::spawn_blocking(move || {
        let mut rng = randomness.lock().unwrap_or_else(PoisonError::into_inner);
        wrap(&data_key, &mut *rng)
    });
    Ok(made.await??)
}

/// What still opens a workspace besides its passphrase or the keychain. A keychain
/// counts only where it has the key: the slot of a restored backup may be another
/// computer's.
pub(crate) async fn opens_without(
    desk: &Desk,
    cover: &Cover,
    without: SlotKind,
) -> Result<Vec<SlotKind>, AppError> {
    let mut kinds = cover.slot_kinds();
    kinds.retain(|kind| *kind != without);
    if kinds.contains(&SlotKind::Keychain) && !keychain_opens(desk, cover.all_slots()).await? {
        kinds.retain(|kind| *kind != SlotKind::Keychain);
    }
    Ok(kinds)
}

/// Whether the key file that the program was started with opens it; that file stays
/// as it is.
pub(crate) fn in_key_file(desk: &Desk, cover: &Cover) -> Result<bool, AppError> {
    let Some(access) = &desk.key_file else { return Ok(false) };
    Ok(key_file_slots(&access.path, &cover.slots.workspace)?.is_some())
}

async fn keychain_opens(desk: &Desk, slots: Slots) -> Result<bool, AppError> {
    let keychain = Arc::clone(&desk.ports.keychain);
    let opened = tokio::task::spawn_blocking(move || open_keychain(&slots, &*keychain)).await?;
    Ok(opened.is_ok())
}

/// Nothing else would open it.
pub(crate) fn last_key() -> AppError {
    let message = "nothing else opens this workspace; make another way to open it first";
    AppError::new(ErrorCode::LastKey, message)
}

/// Screens that show how a workspace is opened ask again.
fn announce(desk: &Desk) {
    desk.announce(Event::Changed { tags: vec![Tag::Workspaces] });
}
