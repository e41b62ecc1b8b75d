//! Another data key for a workspace, in steps of which each leaves it openable.
//!
//! 1. The database is copied under the new key, beside the old one, and verified.
//! 2. The key file, where there is one, gets the new slot beside the old one.
//! 3. The cover gets the new slots beside the old ones, and the old data key under
//!    the new one. From here on both open the workspace.
//! 4. The copy takes the database's place. From here on the old slots open nothing,
//!    and whoever has a new one finishes what follows.
//! 5. Each copy in `backups/` is done likewise.
//! 6. The cover gets rid of the old slots.
//! 7. So do the key file and the keychain.
//!
//! A program that ends before step 4 has changed nothing: whoever opens it with an
//! old slot throws the new ones away, and whoever opens it with a new one goes on.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use desk_secrets::{Bridge, DataKey, Slot, Slots, open_before};
use desk_store::FileKey;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

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
    Promoted,
    Tidied,
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

    /// The file at `path` is under the new key from now on, if it was not already.
    /// `false` when neither key opens it.
    async fn change(&self, path: &Path, beside: &Path) -> Result<bool, AppError> {
        let (old, new) = self.file_keys();
        if new.opens(path).await {
            return Ok(true);
        }
        if !old.opens(path).await {
            return Ok(false);
        }
        old.copy_under(path, &new, beside).await?;
        take_place(beside, path)?;
        Ok(true)
    }

    /// Step 1. The file is closed, and nobody else has it.
    pub(crate) async fn prepare(&self, folder: &Folder) -> Result<(), AppError> {
        let (old, new) = self.file_keys();
        old.copy_under(&folder.database(), &new, &folder.next_database()).await?;
        Ok(())
    }

    /// Step 4.
    pub(crate) fn swap(&self, folder: &Folder) -> Result<(), AppError> {
        take_place(&folder.next_database(), &folder.database())
    }

    /// Steps 5 to 7, and step 4 where it was not reached. Says how many copies are
    /// under the new key, and how many neither opened: those are set aside.
    pub(crate) async fn finish(
        &self,
        desk: &Desk,
        folder: &Folder,
        watch: Watch<'_>,
    ) -> Result<(u32, u32), AppError> {
        if !self.change(&folder.database(), &folder.next_database()).await? {
            let message = "neither the old nor the new key opens the workspace file";
            return Err(AppError::new(ErrorCode::WorkspaceDamaged, message));
        }
        // What is fetched from a hub again, and rests of copies, are under the old key.
        folder.clear_unfinished()?;
        let (mut changed, mut aside) = (0, 0);
        for (_, path) in copies(&folder.backups()) {
            if self.change(&path, &path.with_extension("unfinished")).await? {
                changed += 1;
            } else {
                set_copy_aside(desk, &path)?;
                aside += 1;
            }
            watch(Step::CopyDone)?;
        }
        let old = folder.change_cover(|cover| {
            let Some(rotation) = cover.rotation.take() else { return Ok(None) };
            let old = std::mem::replace(&mut cover.slots, rotation.slots);
            cover.all_made_at(&rotation.made_at);
            Ok(Some(old))
        })?;
        watch(Step::Promoted)?;
        if let Some(old) = old {
            desk.forget_slots(&old).await;
        }
        desk.keep_in_key_file(folder, &self.new).await?;
        watch(Step::Tidied)?;
        Ok((changed, aside))
    }
}

impl Desk {
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
            let swapped = FileKey::new(new.expose()).opens(&database).await;
            if !swapped && desk_store::is_in_use(&database)? {
                let message = "another program has this workspace open; close it there first";
                return Err(AppError::new(ErrorCode::WorkspaceInUse, message));
            }
            let keys = Keys { old: Arc::new(old), new: Arc::new(new) };
            keys.finish(self, folder, &mut |_| Ok(())).await?;
            return Ok(DataKey::new(*keys.new.expose()));
        }
        // Only the old key is in hand.
        for old in found {
            if FileKey::new(old.expose()).opens(&database).await {
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
        let next = folder.next_database();
        if next.exists() {
            std::fs::remove_file(next).map_err(unwritable)?;
        }
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

/// The only one, unasked: what does not fit is told when the file is opened.
pub(crate) async fn one_that_opens(
    found: Vec<DataKey>,
    database: &Path,
) -> Result<DataKey, AppError> {
    let mut last = None;
    let several = found.len() > 1;
    for key in found {
        if several && FileKey::new(key.expose()).opens(database).await {
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
fn set_copy_aside(desk: &Desk, path: &Path) -> Result<(), AppError> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let folder = desk.folders.set_aside_folder();
    std::fs::create_dir_all(&folder).map_err(unwritable)?;
    let now = desk.ports.clock.now().wall;
    let target = folder.join(format!(
        "copy-unopened-{}-{}",
        now.strftime("%Y%m%dT%H%M%S%3fZ"),
        name.unwrap_or_default()
    ));
    std::fs::rename(path, target).map_err(unwritable)
}

#[cfg(test)]
mod tests;
