//! What can only be done with a workspace's file while nobody has it open. The
//! program closes the file, has it done, opens the file again and synchronises.

use std::io;
use std::path::{Path, PathBuf};

use desk_core::ids::DeviceId;
use desk_store::{FileKey, FollowError, HubLink, Opening, OwnNumbers, Store, StoreError};

/// What is to be done.
#[derive(Debug, Clone)]
pub enum Swap {
    /// A file that was filled from a snapshot takes the place of the workspace's.
    Replace(Replace),
    /// The workspace's file becomes another device.
    Become(Become),
}

#[derive(Debug, Clone)]
pub struct Replace {
    pub(crate) filled: PathBuf,
    /// The hub was restored and has no number of ours beyond this.
    pub(crate) lost_after: Option<u64>,
    /// The hub was restored, and what it told behind this event may never have been.
    pub(crate) told_after: Option<u64>,
}

#[derive(Debug, Clone)]
pub struct Become {
    pub(crate) device: DeviceId,
    pub(crate) link: Box<HubLink>,
    /// Whether the hub is another one, whose chain begins elsewhere.
    pub(crate) anew: bool,
}

/// The file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SwapError {
    #[error(transparent)]
    Follow(#[from] FollowError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the new file could not take the old one's place")]
    Io(#[from] io::Error),
    /// Somebody still has one of the files open.
    #[error("the workspace is still open somewhere")]
    InUse,
    /// Not everything that waits came over, so the old file stays.
    #[error("the new file does not have everything that waits in the old one")]
    NotCarried,
}

impl Swap {
    /// Does it, with the file at `path` closed. Whatever goes wrong, nothing that
    /// waits is lost, and the next sync begins it again.
    pub async fn carry_out(
        self,
        path: &Path,
        key: &FileKey,
        opening: &Opening,
    ) -> Result<(), SwapError> {
        match self {
            Self::Replace(replace) => replace.carry_out(path, key, opening).await,
            Self::Become(change) => {
                let mut store = Store::open(path, key, opening).await?.store;
                let done = change.carry_out(&mut store).await;
                store.close().await?;
                done
            }
        }
    }
}

impl Become {
    async fn carry_out(self, store: &mut Store) -> Result<(), SwapError> {
        if self.anew {
            store.forget_head().await?;
        }
        store.become_device_of(self.device, Some(&self.link)).await?;
        Ok(())
    }
}

impl Replace {
    async fn carry_out(
        self,
        path: &Path,
        key: &FileKey,
        opening: &Opening,
    ) -> Result<(), SwapError> {
        let old = Store::open(path, key, opening).await?.store;
        let new = match Store::open(&self.filled, key, opening).await {
            Ok(opened) => opened.store,
            Err(error) => {
                old.close().await?;
                return Err(error.into());
            }
        };
        let carried = self.carry(&old, &new).await;
        new.close().await?;
        let still = match &carried {
            Ok(last) => still_ends_with(&old, *last).await,
            Err(_) => Ok(()),
        };
        let alone = old.close_alone().await?;
        carried?;
        still?;
        // From here to the end nobody opens the old file.
        let _alone = alone.ok_or(SwapError::InUse)?;
        // A log beside a file belongs to that file alone: over another one it
        // would be read as its last changes.
        for file in [path, self.filled.as_path()] {
            if beside(file, "-wal").exists() {
                return Err(SwapError::InUse);
            }
        }
        std::fs::rename(&self.filled, path)?;
        for extension in ["session", "opening"] {
            // Left behind they only take up a name.
            let _ = std::fs::remove_file(self.filled.with_extension(extension));
        }
        sync_folder(path)
    }

    /// Answers with the last number that came over.
    async fn carry(&self, old: &Store, new: &Store) -> Result<u64, SwapError> {
        new.carry_over_from(old).await?;
        let before = old.own_numbers().await?;
        if !has_all(&before, &new.own_numbers().await?) {
            return Err(SwapError::NotCarried);
        }
        // What the hub kept waiting may be settled behind the snapshot, and what a
        // restored hub lost is not there at all. Handed over again, each gets its
        // answer; what this file has no more the hub cannot get.
        let lost = self.lost_after.map(|kept| kept.saturating_add(1));
        let doubtful = match self.told_after {
            Some(seq) => old.first_judged_behind(seq).await?,
            None => None,
        };
        let from = [lost, doubtful, before.first_deferred].into_iter().flatten().min();
        if let Some(from) = from
            && from <= before.last
        {
            new.resend_from(from.max(before.first)).await?;
        }
        Ok(before.last)
    }
}

/// Another program may have edited the old file and left while everything was
/// carried over: then its edit is not in the new one.
async fn still_ends_with(old: &Store, last: u64) -> Result<(), SwapError> {
    old.keep_others_out()?;
    if old.own_numbers().await?.last == last { Ok(()) } else { Err(SwapError::NotCarried) }
}

fn has_all(before: &OwnNumbers, after: &OwnNumbers) -> bool {
    before.last == after.last
        && before.first_waiting == after.first_waiting
        && after.first <= before.first
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// So that a power cut does not bring the old name back.
fn sync_folder(path: &Path) -> Result<(), SwapError> {
    if cfg!(unix)
        && let Some(folder) = path.parent()
    {
        std::fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}
