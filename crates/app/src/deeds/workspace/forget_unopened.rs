use std::sync::Arc;

use desk_core::ids::WorkspaceId;
use desk_secrets::{KeychainError, SlotError, open_keychain};
use desk_store::FileKey;

use super::workspace_id;
use crate::deeds::state::app_state;
use crate::desk::{Course, Cover, Desk, Folder, Key, KeyTurn, set_aside_name};
use crate::error::{AppError, ErrorCode};
use crate::views::{ForgetUnopened, Forgotten, Nothing, SlotKind};

/// A workspace that no key opens any more leaves this computer's list. Nobody can see
/// what was never sent from it, so its name is typed, nothing but sealed envelopes is
/// deleted, and the keychain keeps what else it has: all that may open it one day lies
/// where it lay.
pub async fn forget_unopened(desk: &Desk, ask: ForgetUnopened) -> Result<Forgotten, AppError> {
    let id = workspace_id(&ask.id)?;
    let folder = desk.folders.of(id);
    let turn = desk.key_turn(&folder, &Course::unheard()).await?;
    let cover = folder.cover()?;
    if ask.name.trim() != cover.name {
        let message = "what was typed is not the name of the workspace";
        return Err(AppError::new(ErrorCode::NameDiffers, message));
    }
    if opens_by_itself(desk, &folder, &cover).await? {
        let message = "this workspace opens; open it and forget it there, with what was not sent";
        return Err(AppError::new(ErrorCode::StillOpens, message));
    }
    let set_aside = put_away(desk, id, &folder, turn).await?;
    // Which tells its own failures: the keychain keeps more than that.
    desk.wipe_envelopes(id, &set_aside).await?;
    if desk.ports.settings.last_workspace() == Some(id.to_string())
        && let Err(error) = desk.ports.settings.keep_last_workspace("")
    {
        tracing::warn!(code = error.code().as_str(), "the last workspace was not kept");
    }
    desk.announce_all();
    let mut opens = cover.slot_kinds();
    opens.retain(|kind| *kind != SlotKind::Keychain);
    Ok(Forgotten {
        set_aside,
        opens,
        in_key_file: false,
        keychain_left: cover.slot_kinds().contains(&SlotKind::Keychain),
        unopened: true,
        state: app_state(desk, Nothing {}).await?,
    })
}

/// Whether what this computer has, the keychain or the key file, opens the file. A
/// damaged one is opened by nothing.
///
/// # Errors
/// Where that cannot be told now: a keychain that is slow may open it later.
async fn opens_by_itself(desk: &Desk, folder: &Folder, cover: &Cover) -> Result<bool, AppError> {
    keychain_answers(desk, cover).await?;
    for key in [Key::Keychain, Key::InFile] {
        let found = match desk.unlock(cover.all_slots(), key).await {
            Ok(found) => found,
            Err(error) if error.code() == ErrorCode::FileUnreadable => return Err(error),
            Err(_) => continue,
        };
        for key in found {
            if FileKey::new(key.expose()).opens_whole(&folder.database()).await {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// One that is locked was offered to the person, who did not unlock it; perhaps nobody
/// can any more.
async fn keychain_answers(desk: &Desk, cover: &Cover) -> Result<(), AppError> {
    let (slots, keychain) = (cover.all_slots(), Arc::clone(&desk.ports.keychain));
    let opened = tokio::task::spawn_blocking(move || open_keychain(&slots, &*keychain)).await?;
    match opened {
        Err(slow @ SlotError::Keychain(KeychainError::TooSlow { .. })) => Err(slow.into()),
        Ok(_) | Err(_) => Ok(()),
    }
}

/// Moves the folder as it is. Nobody may have it open, here or elsewhere.
async fn put_away(
    desk: &Desk,
    id: WorkspaceId,
    folder: &Folder,
    turn: KeyTurn,
) -> Result<String, AppError> {
    folder.is_free().await?;
    let turn = turn.let_go_to_move();
    let name = set_aside_name(id, desk.ports.clock.now().wall, "forgotten");
    let moved = desk.folders.set_aside(folder, &name).map(|_| name);
    drop(turn);
    moved
}
