//! The open workspace, as deeds and the exchange with its hub share it.
//!
//! **Invariant:** the file is only closed and opened anew, for another to take
//! its place, while no deed is under way; a deed that begins meanwhile waits.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use desk_core::ids::DeviceId;
use desk_secrets::DataKey;
use desk_store::{FileKey, Store};
use desk_sync::engine::{Ctx, Swap};
use tokio::runtime::Handle;
use tokio::sync::{OwnedRwLockReadGuard, OwnedRwLockWriteGuard, RwLock, RwLockWriteGuard};

use super::connection::Now;
use super::follow::Following;
use super::ports::Ports;
use super::{Course, OpenFile};
use crate::error::AppError;
use crate::views::{Connection, Event};

/// How long to wait before looking again whether a deed is under way.
const LOOK_AGAIN: Duration = Duration::from_millis(10);

pub(crate) struct Bench {
    pub(crate) open: RwLock<Option<Arc<OpenFile>>>,
    /// Shared by deeds, and whole for whoever closes the file under them.
    turns: Arc<RwLock<()>>,
    connection: Mutex<Now>,
    /// The line to the hub of the file that is open, to be used again.
    pub(super) line: tokio::sync::Mutex<Option<Ctx>>,
    pub(super) following: Mutex<Option<Following>>,
    pub(crate) ports: Arc<Ports>,
}

/// A deed is under way as long as this lives.
#[derive(Debug)]
pub(crate) struct Turn {
    _held: OwnedRwLockReadGuard<()>,
}

/// No deed is under way as long as this lives, so the file may be closed.
pub(crate) struct Pause<'b> {
    bench: &'b Bench,
    _alone: OwnedRwLockWriteGuard<()>,
    open: RwLockWriteGuard<'b, Option<Arc<OpenFile>>>,
    file: Arc<OpenFile>,
}

impl Pause<'_> {
    /// Opens again what lies there now, with the key that it has now. Where that
    /// cannot be done nothing is open.
    pub(crate) async fn reopen(&mut self, key: &Arc<DataKey>) -> Result<(), AppError> {
        *self.open = None;
        let file_key = FileKey::new(key.expose());
        let opened = Store::open(self.file.store.path(), &file_key, &self.file.opening()).await?;
        *self.open = Some(Arc::new(self.file.with(opened.store, Arc::clone(key))));
        Ok(())
    }

    /// Nothing is open any more.
    pub(crate) fn end_closed(mut self) {
        *self.open = None;
        self.bench.forget_connection();
    }
}

impl Bench {
    pub(crate) fn new(ports: Arc<Ports>) -> Self {
        Self {
            open: RwLock::new(None),
            turns: Arc::default(),
            connection: Mutex::new(Now::default()),
            line: tokio::sync::Mutex::new(None),
            following: Mutex::new(None),
            ports,
        }
    }

    /// Begins a deed.
    pub(crate) async fn turn(&self) -> Turn {
        Turn { _held: Arc::clone(&self.turns).read_owned().await }
    }

    pub(crate) async fn file(&self) -> Option<Arc<OpenFile>> {
        self.open.read().await.clone()
    }

    /// Has done what can only be done with a closed file. Deeds that come
    /// meanwhile wait, and go on in the new file. Whoever asked may go away: what
    /// was begun is done to its end.
    pub(crate) async fn swap(self: &Arc<Self>, of: &Store, swap: Swap) -> Result<(), AppError> {
        let (bench, path, device) = (Arc::clone(self), of.path().to_owned(), of.device());
        // Opening a file is not for a thread that others wait for.
        let doing = tokio::task::spawn_blocking(move || {
            Handle::current().block_on(bench.swap_here(&path, device, swap))
        });
        doing.await?
    }

    async fn swap_here(
        self: &Arc<Self>,
        path: &Path,
        device: DeviceId,
        swap: Swap,
    ) -> Result<(), AppError> {
        let (alone, open) = self.alone(&Course::unheard()).await?;
        let same =
            |file: &Arc<OpenFile>| file.store.path() == path && file.store.device() == device;
        let Some(file) = open.clone().filter(same) else {
            // Somebody closed it meanwhile; the next exchange begins it again.
            return Ok(());
        };
        *self.line.lock().await = None;
        let mut pause = Pause { bench: self, _alone: alone, open, file };
        let file = Arc::clone(&pause.file);
        file.store.close().await?;
        let done = swap.carry_out(path, &file.file_key, &file.opening()).await;
        // Whatever came of it, people go on working: in the new file, or in the old
        // one.
        pause.reopen(&file.data_key).await?;
        drop(pause);
        let tags = super::open::ALL_TAGS.to_vec();
        self.ports.announce.announce(Event::Changed { tags });
        Ok(done?)
    }

    /// Waits until no deed is under way. Those that come from then on wait.
    async fn alone(
        &self,
        course: &Course,
    ) -> Result<(OwnedRwLockWriteGuard<()>, RwLockWriteGuard<'_, Option<Arc<OpenFile>>>), AppError>
    {
        let alone = loop {
            course.may_go_on()?;
            // Asking for it in line would keep a deed from beginning another one,
            // which it then waits for.
            match Arc::clone(&self.turns).try_write_owned() {
                Ok(alone) => break alone,
                Err(_) => self.ports.hubs.rest.rest(LOOK_AGAIN).await,
            }
        };
        Ok((alone, self.open.write().await))
    }

    /// The same for something with the closed file of `file`, if that is still the
    /// one that is open, and `course` is not stopped meanwhile.
    pub(crate) async fn pause(
        &self,
        file: &Arc<OpenFile>,
        course: &Course,
    ) -> Result<Pause<'_>, AppError> {
        let (alone, open) = self.alone(course).await?;
        let file = open.clone().filter(|now| Arc::ptr_eq(now, file));
        let file = file.ok_or_else(super::Desk::no_workspace)?;
        *self.line.lock().await = None;
        Ok(Pause { bench: self, _alone: alone, open, file })
    }

    /// How the connection stands, and since when.
    pub(crate) fn connection(&self) -> Now {
        *self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Shows it, where it is news.
    pub(crate) fn show(&self, connection: Connection) {
        let now = self.ports.clock.now().wall;
        let news = {
            let mut shown = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
            shown.becomes(connection, now)
        };
        if news {
            self.ports.announce.announce(Event::Connection { connection });
        }
    }

    /// Another workspace, or none: nothing is known of its hub yet.
    pub(crate) fn forget_connection(&self) {
        *self.connection.lock().unwrap_or_else(PoisonError::into_inner) = Now::default();
    }
}

#[cfg(test)]
mod tests;
