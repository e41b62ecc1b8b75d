use std::sync::{Arc, PoisonError};

use desk_core::ids::WorkspaceId;
use desk_secrets::{Argon2Cost, DataKey, RecoveryKey, SecretText, SlotError, wrap_passphrase};

use super::list_keys::keys;
use super::new_slots::{NewSlots, new_slots};
use crate::deeds::workspace::begin_workspace::{draft_gone, keep, same_key};
use crate::desk::{
    Changed, Course, Desk, Draft, Key, Keys as DataKeys, OpenFile, Rotation, Step, Under, Watch,
    add_beside_in_key_file, in_use_elsewhere, key_file_slots,
};
use crate::error::{AppError, ErrorCode};
use crate::views::{
    BeginKeyChange, BegunWorkspace, FinishKeyChange, KeyChangeDone, KeyChanged, SlotKind,
};

/// First step of another data key: the passphrase, where there is one beside the
/// workspace, and a new recovery key, where there was one, shown once. Nothing is
/// changed yet.
pub async fn begin_key_change(
    desk: &Desk,
    ask: BeginKeyChange,
) -> Result<BegunWorkspace, AppError> {
    let here = desk.here().await?;
    may_be_changed(&here.file)?;
    let kinds = here.file.cover().slot_kinds();
    let passphrase = ask.passphrase.map(SecretText::new);
    let passphrase = match passphrase {
        Some(passphrase) if kinds.contains(&SlotKind::Passphrase) => {
            Some(proven(desk, &here.file, passphrase).await?)
        }
        None if kinds.contains(&SlotKind::Passphrase) => return Err(SlotError::WrongKey.into()),
        Some(_) | None => None,
    };
    let recovery = kinds.contains(&SlotKind::Recovery).then(|| {
        let mut rng = desk.ports.randomness.lock().unwrap_or_else(PoisonError::into_inner);
        RecoveryKey::generate(&mut *rng)
    });
    let recovery_key =
        recovery.as_ref().map(|key| key.display().expose().to_owned()).unwrap_or_default();
    let workspace = here.file.id;
    let draft = keep(desk, Draft::Rotation { workspace, recovery, passphrase }).await;
    Ok(BegunWorkspace { draft, recovery_key })
}

/// Second step: once the new recovery key was typed back, the file, its copies and
/// every way to open them are brought to a new data key. It goes on when whoever asked
/// goes away, and is a job that can be stopped until the file is exchanged. A program
/// that ends on the way leaves a workspace that opens, and the next opening goes on or
/// takes it back.
pub async fn finish_key_change(desk: &Desk, ask: FinishKeyChange) -> Result<KeyChanged, AppError> {
    let doing = move |desk: Desk| async move { change(&desk, ask, &mut |_| Ok(())).await };
    desk.to_the_end(doing).await
}

pub(crate) async fn change(
    desk: &Desk,
    ask: FinishKeyChange,
    watch: Watch<'_>,
) -> Result<KeyChanged, AppError> {
    let FinishKeyChange { draft, typed, job } = ask;
    let typed = SecretText::new(typed);
    let file = {
        let here = desk.here().await?;
        may_be_changed(&here.file)?;
        typed_back(desk, &draft, &typed, here.file.id).await?;
        Arc::clone(&here.file)
    };
    let stop = desk.jobs.begin(&job);
    let course = Course::of(Arc::clone(&desk.ports.announce), job.clone(), stop.stop_sign());
    let turn = super::turn_of(desk, &file, &course).await?;
    let under_way = desk.key_changes.begin(file.id, job);
    super::announce(desk);
    let changed = change_here(desk, &file, (&draft, &typed), &course, watch).await;
    drop(turn);
    under_way.ended(&changed);
    desk.announce_all();
    // Also where somebody closed it meanwhile.
    Ok(KeyChanged { done: changed?, keys: keys(desk, file.id, &file.cover())? })
}

async fn change_here(
    desk: &Desk,
    file: &Arc<OpenFile>,
    (draft, typed): (&str, &SecretText),
    course: &Course,
    watch: Watch<'_>,
) -> Result<KeyChangeDone, AppError> {
    course.may_go_on()?;
    // Another change may have used it meanwhile.
    let (recovery, passphrase) = typed_back(desk, draft, typed, file.id).await?;
    let passphrase = still_stands(desk, file, recovery.as_ref(), passphrase).await?;
    let data_key = {
        let mut rng = desk.ports.randomness.lock().unwrap_or_else(PoisonError::into_inner);
        DataKey::generate(&mut *rng)
    };
    let keys = DataKeys { old: Arc::clone(&file.data_key), new: Arc::new(data_key) };
    let made = new_slots(desk, file, &keys, recovery, passphrase).await?;
    let NewSlots { rotation, keychain_lost } = made;
    desk.bench.stop_following().await;
    let done = carry_out(desk, file, &keys, rotation, course, watch).await;
    desk.bench.follow().await;
    let Changed { copies, set_aside, keychain_left, unfinished } = done?;
    desk.drafts.lock().await.remove(draft);
    // It is logged here: nobody else gives up over it.
    let unfinished = unfinished.map(|error| error.body());
    let old_key = desk.folders.aside_of(file.id);
    // Where there is no keychain none kept anything.
    let keychain_left = keychain_left && !keychain_lost;
    Ok(KeyChangeDone { copies, set_aside, keychain_left, keychain_lost, old_key, unfinished })
}

/// Where the file got its new key the change is done, and what is left is told.
async fn carry_out(
    desk: &Desk,
    file: &Arc<OpenFile>,
    keys: &DataKeys,
    rotation: Rotation,
    course: &Course,
    watch: Watch<'_>,
) -> Result<Changed, AppError> {
    let mut changed = Changed::default();
    let finished = match exchange(desk, file, keys, &rotation, course, watch).await? {
        Ok(()) => keys.finish(desk, &file.folder, course, watch, &mut changed).await,
        Err(error) => Err(error),
    };
    changed.unfinished = finished.err();
    Ok(changed)
}

/// Steps 1 to 4, while nobody works. The inner error came after the file got its new key.
async fn exchange(
    desk: &Desk,
    file: &Arc<OpenFile>,
    keys: &DataKeys,
    rotation: &Rotation,
    course: &Course,
    watch: Watch<'_>,
) -> Result<Result<(), AppError>, AppError> {
    let mut pause = match desk.bench.pause(file, course).await {
        Ok(pause) => pause,
        Err(error) => {
            desk.forget_slots(&rotation.slots).await;
            return Err(error);
        }
    };
    let swapped = swap(desk, file, keys, rotation, course, watch).await;
    // Whatever came of it: with the key that the file has now.
    match keys.of(&file.folder.database()).await {
        Ok(Under::New) => {
            let reopened = pause.reopen(&keys.new).await;
            Ok(swapped.and(reopened))
        }
        Ok(Under::Old) => {
            let reopened = pause.reopen(&keys.old).await;
            desk.take_back_change(&file.folder, &keys.old, rotation).await;
            swapped?;
            reopened?;
            Err(AppError::new(ErrorCode::Internal, "the file kept its old key"))
        }
        // Old and new slots stay beside it, and the next opening finds out.
        Ok(Under::Neither) => {
            pause.end_closed();
            let message = "neither the old nor the new key opens the workspace file";
            Err(AppError::new(ErrorCode::WorkspaceDamaged, message))
        }
        Err(error) => {
            pause.end_closed();
            Err(error)
        }
    }
}

/// Steps 1 to 4 of the change, with the file closed.
async fn swap(
    desk: &Desk,
    file: &OpenFile,
    keys: &DataKeys,
    rotation: &Rotation,
    course: &Course,
    watch: Watch<'_>,
) -> Result<(), AppError> {
    let store = Arc::clone(&file.store);
    tokio::task::spawn_blocking(move || store.keep_others_out()).await??;
    let Some(_alone) = file.store.close_alone().await? else {
        return Err(in_use_elsewhere());
    };
    keys.prepare(&file.folder, course).await?;
    watch(Step::Prepared)?;
    if let Some((access, slot)) = in_key_file(desk, file, keys).await? {
        add_beside_in_key_file(access, &file.id.to_string(), slot)?;
        watch(Step::KeyFileTold)?;
    }
    file.folder.change_cover(|cover| {
        cover.rotation = Some(rotation.clone());
        Ok(())
    })?;
    watch(Step::CoverTold)?;
    course.no_return()?;
    keys.swap(&file.folder)?;
    watch(Step::Swapped)
}

/// The slot for the key file that the program was started with, if that knows the
/// workspace.
async fn in_key_file<'d>(
    desk: &'d Desk,
    file: &OpenFile,
    keys: &DataKeys,
) -> Result<Option<(&'d std::path::Path, desk_secrets::Slot)>, AppError> {
    let Some(access) = &desk.key_file else { return Ok(None) };
    let of = file.id.to_string();
    if key_file_slots(&access.path, &of)?.is_none() {
        return Ok(None);
    }
    let passphrase = SecretText::new(access.passphrase.expose().to_owned());
    let slot = super::wrapped(desk, &keys.new, move |key, rng| {
        wrap_passphrase(key, &of, &passphrase, rng, Argon2Cost::DEFAULT)
    });
    Ok(Some((&access.path, slot.await?)))
}

/// The passphrase, if it opens the workspace now.
async fn proven(
    desk: &Desk,
    file: &OpenFile,
    passphrase: SecretText,
) -> Result<SecretText, AppError> {
    let typed = SecretText::new(passphrase.expose().to_owned());
    let found = desk.unlock(file.cover().all_slots(), Key::Passphrase(typed)).await?;
    if found.iter().any(|key| key.expose() == file.data_key.expose()) {
        return Ok(passphrase);
    }
    Err(SlotError::WrongKey.into())
}

/// What opens the workspace may have been changed since the change was begun: none of
/// it shall be lost, and nothing that was replaced come back.
async fn still_stands(
    desk: &Desk,
    file: &OpenFile,
    recovery: Option<&RecoveryKey>,
    passphrase: Option<SecretText>,
) -> Result<Option<SecretText>, AppError> {
    let kinds = file.cover().slot_kinds();
    let same = kinds.contains(&SlotKind::Recovery) == recovery.is_some()
        && kinds.contains(&SlotKind::Passphrase) == passphrase.is_some();
    if !same {
        return Err(draft_gone());
    }
    match passphrase {
        Some(passphrase) => proven(desk, file, passphrase).await.map(Some),
        None => Ok(None),
    }
}

fn may_be_changed(file: &OpenFile) -> Result<(), AppError> {
    if file.store.is_read_only() {
        let message = "a newer version wrote this workspace; it can be looked at, not changed";
        return Err(AppError::new(ErrorCode::ReadOnly, message));
    }
    Ok(())
}

/// What is to open it, once the person has shown that they have the recovery key.
async fn typed_back(
    desk: &Desk,
    draft: &str,
    typed: &SecretText,
    id: WorkspaceId,
) -> Result<(Option<RecoveryKey>, Option<SecretText>), AppError> {
    let drafts = desk.drafts.lock().await;
    match drafts.get(draft) {
        Some(Draft::Rotation { workspace, recovery, passphrase }) if *workspace == id => {
            let recovery = recovery.as_ref().map(|shown| same_key(typed, shown)).transpose()?;
            let passphrase = passphrase.as_ref();
            Ok((recovery, passphrase.map(|text| SecretText::new(text.expose().to_owned()))))
        }
        Some(
            Draft::Rotation { .. }
            | Draft::Recovery { .. }
            | Draft::Make { .. }
            | Draft::Join { .. }
            | Draft::Rejoin { .. },
        )
        | None => Err(draft_gone()),
    }
}
