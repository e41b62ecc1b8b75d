//! Where sealed envelopes lie: a file for each in the workspace's folder, outside the
//! database, so that no copy and no backup of it takes one along. What opens them is in
//! the keychain. Everything here but the sweeping blocks.

mod sweep;

use std::fs::{self, File};
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use desk_core::ids::{UserId, WorkspaceId};
use desk_secrets::{
    EnvelopeError, EnvelopePlace, Keychain, OpenedEnvelope, Randomness, SecretText,
    forget_envelope, open_envelope, seal_envelope,
};
use jiff::Timestamp;
use uuid::Uuid;

use super::Desk;
use super::cover::lock;
use super::folders::{Folder, make_private, unwritable, write_whole};
use crate::error::{AppError, ErrorCode};

/// The envelopes of one workspace.
#[derive(Clone)]
pub(crate) struct Drawer {
    folder: Folder,
    workspace: String,
    keychain: Arc<dyn Keychain>,
}

/// Nobody else seals, opens or wipes an envelope of the workspace as long as this lives,
/// in this program or another: two that open at once must not spend one opening twice.
pub(crate) struct DrawerTurn(#[allow(dead_code, reason = "held, not read")] File);

impl Desk {
    pub(crate) fn drawer(&self, workspace: WorkspaceId, folder: &Folder) -> Drawer {
        Drawer {
            folder: folder.clone(),
            workspace: workspace.to_string(),
            keychain: Arc::clone(&self.ports.keychain),
        }
    }

    /// For a workspace that was set aside: what was sealed on this computer is of no use
    /// to whoever brings it back. Says whether the keychain has nothing of it any more.
    pub(crate) async fn wipe_envelopes(
        &self,
        workspace: WorkspaceId,
        set_aside: &str,
    ) -> Result<bool, AppError> {
        let drawer = self.drawer(workspace, &self.folders.aside(set_aside));
        Ok(tokio::task::spawn_blocking(move || drawer.wipe_all()).await?)
    }
}

impl Drawer {
    /// Waits while somebody else has it.
    pub(crate) fn turn(&self) -> Result<DrawerTurn, AppError> {
        lock(&self.turn_path()).map(DrawerTurn)
    }

    /// `None` while somebody else has it.
    fn turn_if_free(&self) -> Option<DrawerTurn> {
        let file = File::options().write(true).create(true).truncate(false).open(self.turn_path());
        let file = file.ok()?;
        file.try_lock().is_ok().then_some(DrawerTurn(file))
    }

    /// Leaves nothing behind where it fails.
    pub(crate) fn seal(
        &self,
        (id, user): (Uuid, UserId),
        text: &SecretText,
        (opens, until): (u8, Timestamp),
        rng: &Mutex<dyn Randomness + Send>,
    ) -> Result<(), AppError> {
        let (envelope, user) = (id.to_string(), user.to_string());
        let place = self.place(&envelope, &user);
        let mut rng = rng.lock().unwrap_or_else(PoisonError::into_inner);
        let limits = (opens, until.as_millisecond());
        let sealed = seal_envelope(place, text, limits, &*self.keychain, &mut *rng, |bytes| {
            make_private(&self.path()).map_err(unwritable)?;
            write_whole(&self.file(id), bytes)
        });
        if sealed.is_err()
            && let Err(error) = self.wipe(id)
        {
            tracing::warn!(code = error.code().as_str(), "an envelope was not sealed nor wiped");
        }
        sealed
    }

    /// Opens it once, which is counted before the text is given out. Where nothing is
    /// left to open, its file goes.
    pub(crate) fn open(
        &self,
        (id, user): (Uuid, UserId),
        now: Timestamp,
    ) -> Result<OpenedEnvelope, AppError> {
        let (envelope, user) = (id.to_string(), user.to_string());
        let bytes = match fs::read(self.file(id)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(EnvelopeError::Gone.into());
            }
            Err(cause) => {
                let message = "the envelope cannot be read";
                return Err(AppError::caused(ErrorCode::FileUnreadable, message, cause));
            }
        };
        let place = self.place(&envelope, &user);
        let opened = open_envelope(place, &bytes, now.as_millisecond(), &*self.keychain);
        let is_over = match &opened {
            Ok(opened) => opened.left == 0,
            Err(EnvelopeError::Gone | EnvelopeError::Expired) => true,
            Err(EnvelopeError::Unfit | EnvelopeError::Damaged | EnvelopeError::Keychain(_)) => {
                false
            }
        };
        if is_over && let Err(error) = self.remove(id) {
            // Nothing opens it any more; the next look at the list tries again.
            tracing::warn!(%error, "the file of an envelope that is over could not be removed");
        }
        Ok(opened?)
    }

    /// The key first, then the file. Where the keychain keeps the key the file goes all
    /// the same, and the error says so.
    pub(crate) fn wipe(&self, id: Uuid) -> Result<(), AppError> {
        let forgotten = forget_envelope(&self.workspace, &id.to_string(), &*self.keychain);
        self.remove(id).map_err(unwritable)?;
        forgotten.map_err(|error| EnvelopeError::from(error).into())
    }

    /// Wipes all that lie here. Says whether the keychain let go of every key.
    pub(crate) fn wipe_all(&self) -> bool {
        self.all().into_iter().fold(true, |gone, id| match self.wipe(id) {
            Ok(()) => gone,
            Err(error) => {
                tracing::warn!(code = error.code().as_str(), "an envelope could not be wiped");
                false
            }
        })
    }

    /// Those that lie here.
    fn all(&self) -> Vec<Uuid> {
        let entries = fs::read_dir(self.path()).into_iter().flatten().filter_map(Result::ok);
        let mut all: Vec<Uuid> =
            entries.filter_map(|entry| entry.path().file_stem()?.to_str()?.parse().ok()).collect();
        // One that was being written when the program ended stands beside its name.
        all.sort_unstable();
        all.dedup();
        all
    }

    fn place<'a>(&'a self, envelope: &'a str, user: &'a str) -> EnvelopePlace<'a> {
        EnvelopePlace { workspace: &self.workspace, envelope, user }
    }

    fn remove(&self, id: Uuid) -> io::Result<()> {
        for path in [self.file(id), self.file(id).with_extension("next")] {
            match fs::remove_file(path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                Ok(()) | Err(_) => {}
            }
        }
        Ok(())
    }

    fn turn_path(&self) -> PathBuf {
        self.folder.path().join("workspace.envelopes")
    }

    fn path(&self) -> PathBuf {
        self.folder.envelopes()
    }

    fn file(&self, id: Uuid) -> PathBuf {
        self.path().join(id.to_string())
    }
}
