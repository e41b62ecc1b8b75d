//! One at a time: whoever opens a workspace, changes its keys or forgets it.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;
use std::time::Duration;

use super::folders::{Folder, unwritable};
use super::{Course, Desk, in_use_elsewhere};
use crate::error::AppError;

/// How long to wait before looking again whether somebody else is done.
const LOOK_AGAIN: Duration = Duration::from_millis(10);

/// See [`Desk::key_turn`]. A program that dies gives it back.
pub(crate) struct KeyTurn(#[allow(dead_code, reason = "held, not read")] File);

impl KeyTurn {
    /// To move the folder: Windows moves none with an open file in it, and there it is
    /// let go of. Elsewhere nobody opens it before it is moved.
    pub(crate) fn let_go_to_move(self) -> Option<Self> {
        (!cfg!(windows)).then_some(self)
    }
}

impl Folder {
    /// For whoever has the turn, so that nobody comes in meanwhile.
    ///
    /// # Errors
    /// Where somebody has the workspace open, here or in another program.
    pub(crate) async fn is_free(&self) -> Result<(), AppError> {
        let database = self.database();
        let in_use = tokio::task::spawn_blocking(move || desk_store::is_in_use(&database));
        if in_use.await?? { Err(in_use_elsewhere()) } else { Ok(()) }
    }
}

impl Desk {
    /// Nobody else opens the workspace or changes its keys as long as this lives, here
    /// or in another program; waits while somebody does, unless `course` is stopped.
    pub(crate) async fn key_turn(
        &self,
        folder: &Folder,
        course: &Course,
    ) -> Result<KeyTurn, AppError> {
        loop {
            let path = folder.path().join("workspace.keys");
            // A lock on a share may take its time.
            let turn = tokio::task::spawn_blocking(move || try_lock(&path)).await??;
            match turn {
                Some(file) => return Ok(KeyTurn(file)),
                None => self.ports.hubs.rest.rest(LOOK_AGAIN).await,
            }
            course.may_go_on()?;
        }
    }
}

/// `None` while somebody else has it.
fn try_lock(path: &Path) -> Result<Option<File>, AppError> {
    let file = OpenOptions::new().write(true).create(true).truncate(false).open(path);
    let file = match file {
        Ok(file) => file,
        // Its folder went away meanwhile: it was forgotten.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Desk::no_workspace()),
        Err(error) => return Err(unwritable(error)),
    };
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(unwritable(error)),
    }
}
