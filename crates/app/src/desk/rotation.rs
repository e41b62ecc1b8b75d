//! Another data key for a workspace, in steps of which each leaves it openable.
//!
//! 1. The database is copied under the new key, beside the old one, and verified.
//! 2. The key file, where there is one, gets the new slot beside the old one.
//! 3. The cover gets the new slots beside the old ones, and the old data key under
//!    the new one. From here on both open the workspace.
//! 4. The copy takes the database's place. From here on the old slots open nothing,
//!    and whoever has a new one finishes what follows.
//! 5. Each copy in `backups/` is done likewise.
//! 6. The key file and the keychain lose the old slots.
//! 7. So does the cover: nothing of the change is left to be done.
//!
//! It can be stopped until step 4. A program that ends before that leaves a file that
//! the old slots open: whoever opens it with one of them throws the new ones away, and
//! whoever opens it with a new one goes on.

mod course;
mod under_way;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use desk_secrets::{Bridge, DataKey, Slot, Slots, open_before};
use desk_store::{CopyWatch, FileKey, StoreError};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub(crate) use course::Course;
pub(crate) use under_way::KeyChanges;

use super::copies::copies;
use super::folders::{Folder, sync_folder, unwritable};
use super::{Cover, Desk};
use crate::error::{AppError, ErrorCode};

/// The new generation of slots, as long as the old one is there too.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Rotation {
    pub(crate) slots: Slots,
    made_at: String,
    /// The old data key, for whoever has the new one.
    before: Bridge,
}

/// What was done last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Prepared,
    KeyFileTold,
    CoverTold,
    Swapped,
    CopyDone,
    Tidied,
    Promoted,
}

/// What came of a change of the data key, as far as it came.
#[derive(Debug, Default)]
pub(crate) struct Changed {
    /// Copies under the new key.
    pub(crate) copies: u32,
    /// Copies that are damaged, or that neither key opened.
    pub(crate) set_aside: u32,
    /// The keychain did not let go of an old entry.
    pub(crate) keychain_left: bool,
    /// What the next opening goes on with, and why.
    pub(crate) unfinished: Option<AppError>,
}

/// Which of two keys a file is under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Under {
    New,
    Old,
    /// Another one, or its beginning is damaged.
    Neither,
}

/// Is told of each step; a test stops there.
pub(crate) type Watch<'a> = &'a mut (dyn FnMut(Step) -> Result<(), AppError> + Send);

/// The two keys of a file whose key is being changed.
pub(crate) struct Keys {
    pub(crate) old: Arc<DataKey>,
    pub(crate) new: Arc<DataKey>,
}

impl Rotation {
    pub(crate) fn new(slots: Slots, before: Bridge, now: Timestamp) -> Self {
        Self { slots, made_at: now.to_string(), before }
    }
}

impl Keys {
    fn file_keys(&self) -> (FileKey, FileKey) {
        (FileKey::new(self.old.expose()), FileKey::new(self.new.expose()))
    }

    /// Which of the two opens the file at `path`. Not knowing it is an error, and
    /// nothing may be thrown away for that.
    pub(crate) async fn of(&self, path: &Path) -> Result<Under, AppError> {
        let (old, new) = self.file_keys();
        if new.opens(path).await? {
            return Ok(Under::New);
        }
        Ok(if old.opens(path).await? { Under::Old } else { Under::Neither })
    }

    /// The file at `path` is under the new key from now on, if it was not already.
    /// `false` when neither key opens it, or it is damaged.
    async fn change(&self, path: &Path, beside: &Path, course: &Course) -> Result<bool, AppError> {
        let bytes = course::size(path);
        let changed = self.change_file(path, beside, &course.watch(bytes)).await;
        course.file_done(bytes);
        changed
    }

    async fn change_file(
        &self,
        path: &Path,
        beside: &Path,
        watch: &CopyWatch,
    ) -> Result<bool, AppError> {
        match self.of(path).await? {
            Under::New => return Ok(true),
            Under::Neither => return Ok(false),
            Under::Old => {}
        }
        let (old, new) = self.file_keys();
        match old.copy_under(path, &new, beside, Arc::clone(watch)).await {
            Ok(ControlFlow::Continue(())) => take_place(beside, path).map(|()| true),
            Ok(ControlFlow::Break(())) => Err(course::stopped()),
            Err(StoreError::Damaged(why)) => {
                tracing::warn!(why, "a file of the workspace is damaged");
                Ok(false)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// One of the program's own copies, while others make and clear away some.
    async fn change_copy(
        &self,
        desk: &Desk,
        folder: &Folder,
        path: &Path,
        changed: &mut Changed,
        course: &Course,
    ) -> Result<(), AppError> {
        match self.change(path, &path.with_extension("unfinished"), course).await {
            Ok(true) => changed.copies += 1,
            Ok(false) => {
                set_copy_aside(desk, folder, path)?;
                changed.set_aside += 1;
            }
            // Somebody cleared it away, so there is nothing to do.
            Err(_) if path.try_exists().is_ok_and(|there| !there) => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Step 1. The file is closed, and nobody else has it.
    pub(crate) async fn prepare(&self, folder: &Folder, course: &Course) -> Result<(), AppError> {
        let (old, new) = self.file_keys();
        let (database, next) = (folder.database(), folder.next_database());
        let backups: Vec<_> = copies(&folder.backups()).into_iter().map(|copy| copy.1).collect();
        course.begin(backups.iter().chain([&database]).map(PathBuf::as_path));
        let bytes = course::size(&database);
        match old.copy_under(&database, &new, &next, course.watch(bytes)).await? {
            ControlFlow::Continue(()) => course.file_done(bytes),
            ControlFlow::Break(()) => return Err(course::stopped()),
        }
        Ok(())
    }

    /// Step 4. What is fetched from a hub again, and rests of copies, are under the old
    /// key: they go as long as nobody is there.
    pub(crate) fn swap(&self, folder: &Folder) -> Result<(), AppError> {
        take_place(&folder.next_database(), &folder.database())?;
        folder.clear_unfinished()
    }

    /// Steps 5 to 7, and step 4 where it was not reached. Others may have the file
    /// open once it is under the new key. `changed` tells how far it came.
    pub(crate) async fn finish(
        &self,
        desk: &Desk,
        folder: &Folder,
        course: &Course,
        watch: Watch<'_>,
        changed: &mut Changed,
    ) -> Result<(), AppError> {
        // Whoever prepared it has counted it already.
        let counted = course.watch(0);
        if !self.change_file(&folder.database(), &folder.next_database(), &counted).await? {
            let message = "neither the old nor the new key opens the workspace file";
            return Err(AppError::new(ErrorCode::WorkspaceDamaged, message));
        }
        for (_, path) in copies(&folder.backups()) {
            self.change_copy(desk, folder, &path, changed, course).await?;
            watch(Step::CopyDone)?;
        }
        // Before the cover forgets which they are.
        let cover = folder.cover()?;
        if cover.rotation.is_some() {
            changed.keychain_left = !desk.forget_slots(&cover.slots).await;
        }
        desk.keep_in_key_file(folder, &self.new).await?;
        watch(Step::Tidied)?;
        folder.change_cover(|cover| {
            let Some(rotation) = cover.rotation.take() else { return Ok(()) };
            cover.slots = rotation.slots;
            cover.all_made_at(&rotation.made_at);
            Ok(())
        })?;
        watch(Step::Promoted)
    }
}

impl Desk {
    /// The same as [`Desk::settle`] for whoever opens the workspace: it opens also
    /// where a copy could not be done, for want of room perhaps. That is done later.
    pub(crate) async fn settle_to_open(
        &self,
        folder: &Folder,
        cover: &Cover,
        found: Vec<DataKey>,
    ) -> Result<DataKey, AppError> {
        let in_hand: Vec<DataKey> = found.iter().map(|key| DataKey::new(*key.expose())).collect();
        let error = match self.settle(folder, cover, found).await {
            Ok(key) => return Ok(key),
            Err(error) => error,
        };
        let Some(rotation) = &cover.rotation else { return Err(error) };
        for key in in_hand {
            let is_new = open_before(&rotation.before, &key, &cover.slots.workspace).is_ok();
            let opens = FileKey::new(key.expose()).opens(&folder.database()).await;
            if is_new && opens.unwrap_or(false) {
                let code = error.code().as_str();
                tracing::warn!(code, "a change of the data key is not finished yet");
                return Ok(key);
            }
        }
        Err(error)
    }

    /// Finishes, or takes back, a change of the data key that broke off. `found` are
    /// the keys that the person's way of opening gave; says which one opens the
    /// workspace now.
    pub(crate) async fn settle(
        &self,
        folder: &Folder,
        cover: &Cover,
        found: Vec<DataKey>,
    ) -> Result<DataKey, AppError> {
        let database = folder.database();
        let Some(rotation) = &cover.rotation else {
            return one_that_opens(found, &database).await;
        };
        let workspace = &cover.slots.workspace;
        let finishing = found.iter().find_map(|new| {
            let old = open_before(&rotation.before, new, workspace).ok()?;
            Some((old, DataKey::new(*new.expose())))
        });
        if let Some((old, new)) = finishing {
            let keys = Keys { old: Arc::new(old), new: Arc::new(new) };
            let swapped = keys.of(&database).await? == Under::New;
            let path = database.clone();
            let in_use = tokio::task::spawn_blocking(move || desk_store::is_in_use(&path));
            if !in_use.await?? {
                folder.clear_unfinished()?;
            } else if !swapped {
                return Err(in_use_elsewhere());
            }
            let (course, mut changed) = (Course::unheard(), Changed::default());
            keys.finish(self, folder, &course, &mut |_| Ok(()), &mut changed).await?;
            return Ok(DataKey::new(*keys.new.expose()));
        }
        // Only the old key is in hand.
        for old in found {
            if FileKey::new(old.expose()).opens(&database).await? {
                self.take_back(folder, &old).await?;
                return Ok(old);
            }
        }
        Err(AppError::new(
            ErrorCode::WrongKey,
            "the key of this workspace was changed; what was used opens it no more",
        ))
    }

    /// The change broke off before the file was under the new key. What cannot be
    /// taken back now is taken back at the next opening.
    pub(crate) async fn take_back_change(
        &self,
        folder: &Folder,
        old: &DataKey,
        rotation: &Rotation,
    ) {
        // Also where the cover was not told yet.
        self.forget_slots(&rotation.slots).await;
        if let Err(error) = self.take_back(folder, old).await {
            tracing::warn!(code = error.code().as_str(), "a change of keys was not taken back");
        }
    }

    /// Nothing is under the new key yet, so it is thrown away.
    async fn take_back(&self, folder: &Folder, old: &DataKey) -> Result<(), AppError> {
        folder.clear_next()?;
        let given_up = folder.change_cover(|cover| Ok(cover.rotation.take()))?;
        if let Some(rotation) = given_up {
            self.forget_slots(&rotation.slots).await;
        }
        self.keep_in_key_file(folder, old).await
    }

    /// Takes the keys of these slots out of the keychain. One that stays there opens
    /// nothing by itself. Says whether none does.
    pub(crate) async fn forget_slots(&self, slots: &Slots) -> bool {
        let accounts: Vec<String> = slots
            .slots
            .iter()
            .filter_map(|slot| match slot {
                Slot::Keychain { account, .. } => Some(account.clone()),
                Slot::Passphrase { .. } | Slot::Recovery { .. } | Slot::Other(_) => None,
            })
            .collect();
        let keychain = Arc::clone(&self.ports.keychain);
        let gone = tokio::task::spawn_blocking(move || {
            let mut gone = true;
            for account in accounts {
                gone &= is_gone(keychain.delete(&account));
            }
            gone
        });
        gone.await.unwrap_or(false)
    }
}

fn is_gone(deleted: Result<(), desk_secrets::KeychainError>) -> bool {
    match deleted {
        Ok(()) | Err(desk_secrets::KeychainError::NoEntry) => true,
        Err(error) => {
            tracing::warn!(%error, "the keychain kept an entry that is of no use any more");
            false
        }
    }
}

/// Somebody has it open who would be in the way.
pub(crate) fn in_use_elsewhere() -> AppError {
    let message = "another program has this workspace open; close it there first";
    AppError::new(ErrorCode::WorkspaceInUse, message)
}

/// The only one, unasked: what does not fit is told when the file is opened.
pub(crate) async fn one_that_opens(
    found: Vec<DataKey>,
    database: &Path,
) -> Result<DataKey, AppError> {
    let mut last = None;
    let several = found.len() > 1;
    for key in found {
        if several && FileKey::new(key.expose()).opens(database).await? {
            return Ok(key);
        }
        last = Some(key);
    }
    last.ok_or_else(|| desk_secrets::SlotError::NoSuchSlot.into())
}

/// A rename, which survives a power cut.
fn take_place(next: &Path, path: &Path) -> Result<(), AppError> {
    std::fs::rename(next, path).map_err(unwritable)?;
    // The log beside it was of the file that is gone; all of it was in there.
    for tail in ["-wal", "-shm"] {
        let mut beside = path.as_os_str().to_owned();
        beside.push(tail);
        match std::fs::remove_file(PathBuf::from(beside)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(unwritable(error));
            }
            Ok(()) | Err(_) => {}
        }
    }
    path.parent().map_or(Ok(()), sync_folder)
}

/// A copy that no key of the workspace opens is no use here, and not ours to delete.
fn set_copy_aside(desk: &Desk, folder: &Folder, path: &Path) -> Result<(), AppError> {
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let now = desk.ports.clock.now().wall.strftime("%Y%m%dT%H%M%S%3fZ");
    let [workspace, copy] = [folder.path(), path].map(|path| name(path).unwrap_or_default());
    desk.folders.move_aside(path, &format!("{workspace}-copy-unopened-{now}-{copy}")).map(drop)
}

#[cfg(test)]
mod tests;
