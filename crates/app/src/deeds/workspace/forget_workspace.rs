use std::collections::HashSet;
use std::sync::Arc;

use desk_core::command::Command;
use desk_secrets::KeychainError;
use desk_store::Store;
use desk_sync::key::{KeyError, KeyPlace};
use uuid::Uuid;

use crate::deeds::keys::{in_key_file, last_key, opens_without};
use crate::deeds::state::app_state;
use crate::desk::{Course, Cover, Desk, KeyTurn, OpenFile, in_use_elsewhere, set_aside_name};
use crate::error::{AppError, ErrorCode};
use crate::present;
use crate::views::{AppState, BeforeForgetting, ForgetWorkspace, Forgotten, Nothing, SlotKind};

/// Commands that are read at once.
const PART: u32 = 500;

/// What forgetting the open workspace would mean. Nothing is changed.
pub async fn before_forgetting(desk: &Desk, _ask: Nothing) -> Result<BeforeForgetting, AppError> {
    let here = desk.here().await?;
    let cover = here.file.cover();
    let Held { commands: held, lists } = held(here.store()).await?;
    let exported = unexported(desk, &here.file, &held).await == 0;
    let opens = opens_without(desk, &cover, SlotKind::Keychain).await?;
    let in_key_file = in_key_file(desk, &cover)?;
    let unsent = present::count(held.len() as u64);
    let unsent_lists = present::count(lists);
    let name = cover.name;
    Ok(BeforeForgetting { name, unsent, unsent_lists, exported, opens, in_key_file })
}

/// The open workspace leaves this computer's list: its folder is set aside as it
/// is, and the keychain forgets it. It is this computer's own copy, so no right is
/// asked for; what was never sent has to be in a file of the person's first.
pub async fn forget_workspace(desk: &Desk, ask: ForgetWorkspace) -> Result<Forgotten, AppError> {
    let turn = {
        let folder = desk.here().await?.file.folder.clone();
        // Whoever changes the keys is waited for: files are encrypted anew in there.
        desk.key_turn(&folder, &Course::unheard()).await?
    };
    let (file, cover, opens, in_key_file) = {
        let here = desk.here().await?;
        let cover = here.file.cover();
        if ask.name.trim() != cover.name {
            let message = "what was typed is not the name of the open workspace";
            return Err(AppError::new(ErrorCode::NameDiffers, message));
        }
        let opens = opens_without(desk, &cover, SlotKind::Keychain).await?;
        let in_key_file = in_key_file(desk, &cover)?;
        if opens.is_empty() && !in_key_file {
            return Err(last_key());
        }
        (Arc::clone(&here.file), cover, opens, in_key_file)
    };
    desk.bench.hand_over_and_stop().await;
    let set_aside = put_away(desk, &file, turn).await;
    if set_aside.is_err() {
        desk.bench.follow().await;
    }
    let set_aside = set_aside?;
    let keys_gone = forget_keys(desk, &file, &cover).await;
    let keychain_left = !(desk.wipe_envelopes(file.id, &set_aside).await? && keys_gone);
    if let Err(error) = desk.ports.settings.keep_last_workspace("") {
        tracing::warn!(code = error.code().as_str(), "the last workspace was not kept");
    }
    desk.announce_all();
    let state: AppState = app_state(desk, Nothing {}).await?;
    Ok(Forgotten { set_aside, opens, in_key_file, keychain_left, unopened: false, state })
}

/// Closes the file and moves its folder, while no deed is under way. Says where to.
async fn put_away(desk: &Desk, file: &Arc<OpenFile>, turn: KeyTurn) -> Result<String, AppError> {
    let mut pause = desk.bench.pause(file, &Course::unheard()).await?;
    // From here on nobody adds to what is held.
    let store = Arc::clone(&file.store);
    tokio::task::spawn_blocking(move || store.keep_others_out()).await??;
    let held = held(&file.store).await?.commands;
    let missing = unexported(desk, file, &held).await;
    if missing > 0 {
        file.store.let_others_in();
        let message = format!("{missing} changes were never sent and are in no export yet");
        return Err(AppError::new(ErrorCode::UnsentNotExported, message).about(missing));
    }
    let moved = match file.store.close_alone().await {
        Ok(Some(alone)) => {
            let turn = turn.let_go_to_move();
            drop(alone);
            let name = set_aside_name(file.id, desk.ports.clock.now().wall, "forgotten");
            let moved = desk.folders.set_aside(&file.folder, &name).map(|_| name);
            drop(turn);
            moved
        }
        Ok(None) => Err(in_use_elsewhere()),
        Err(error) => Err(error.into()),
    };
    match moved {
        Ok(name) => {
            pause.end_closed();
            Ok(name)
        }
        Err(error) => {
            pause.reopen(&file.data_key).await?;
            Err(error)
        }
    }
}

#[derive(Default)]
struct Held {
    commands: HashSet<Uuid>,
    /// How many of them add a price list, whose rows are in no command.
    lists: u64,
}

/// The commands that no hub has done for good.
async fn held(store: &Store) -> Result<Held, AppError> {
    let (mut held, mut after) = (Held::default(), 0);
    loop {
        let part = store.held(after, PART).await?;
        let Some(last) = part.last() else { return Ok(held) };
        after = last.command.device_seq;
        held.commands.extend(part.iter().map(|one| one.record.id()));
        let is_list = |command| matches!(command, Command::AddPriceList(_));
        let lists = part.iter().filter(|one| one.record.command().is_ok_and(is_list)).count();
        held.lists += lists as u64;
    }
}

/// How many of them are in no file that was written since the program began.
async fn unexported(desk: &Desk, file: &OpenFile, held: &HashSet<Uuid>) -> usize {
    match &*desk.exported.lock().await {
        Some((of, exported)) if *of == file.id => held.difference(exported).count(),
        Some(_) | None => held.len(),
    }
}

/// Takes the key slot and the device's key out of the keychain. Says whether
/// nothing of it is left there. Where no keychain answers, the device's key was never
/// in one: the workspace's file keeps it.
async fn forget_keys(desk: &Desk, file: &OpenFile, cover: &Cover) -> bool {
    let slots_gone = desk.forget_slots(&cover.all_slots()).await;
    let place = KeyPlace::Keychain(Arc::clone(&desk.ports.keychain));
    let device_gone = match place.forget(file.id, file.store.device()).await {
        Ok(()) | Err(KeyError::Keychain(KeychainError::Unavailable { .. })) => true,
        Err(error) => {
            tracing::warn!(%error, "the keychain kept the device's key of a forgotten workspace");
            false
        }
    };
    slots_gone && device_gone
}
