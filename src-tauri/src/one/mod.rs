//! One program for one data folder: a second start brings the first one's window to
//! the front, hands over what it was given, and ends.
//!
//! A lock on a file in the folder tells who is first; the system lets go of it however
//! the program ends. Behind it the first one listens where only the same person can
//! speak to it. See docs/decisions/0013-one-instance.md.

mod door;
mod message;
#[cfg(any(windows, test))]
mod pipe_name;
#[cfg(unix)]
#[path = "unix.rs"]
mod system;
#[cfg(windows)]
#[path = "windows.rs"]
mod system;

use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tauri::async_runtime::{self, JoinHandle};
use tokio::time::{Instant, sleep};

use crate::ShellError;
use crate::given::Given;
use system::Door;

const LOCK: &str = "window.lock";

/// An older one that is about to end may take its time to close the workspace.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(50);

pub(crate) enum Start {
    /// Nobody else is here.
    First(First),
    /// Another one is, and has taken what was given.
    Second,
}

/// Held as long as the program runs.
pub(crate) struct First {
    /// `None` where one cannot listen: a second start finds the lock and waits in vain.
    door: Mutex<Option<Door>>,
    listening: Mutex<Option<JoinHandle<()>>>,
    _lock: File,
}

/// Becomes the first one in this folder, or hands over what was given to it.
pub(crate) fn begin(root: &Path, given: &Given) -> Result<Start, ShellError> {
    let file = |cause| ShellError::File { path: root.join(LOCK), cause };
    make_folder(root).map_err(file)?;
    let lock = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(root.join(LOCK))
        .map_err(file)?;
    async_runtime::block_on(async {
        let end = Instant::now() + PATIENCE;
        loop {
            match lock.try_lock() {
                Ok(()) => break Ok(Start::First(First::new(root, lock))),
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(cause)) => break Err(file(cause)),
            }
            if system::speak(root, given).await.is_ok() {
                break Ok(Start::Second);
            }
            if Instant::now() > end {
                break Err(ShellError::Busy);
            }
            sleep(PAUSE).await;
        }
    })
}

impl First {
    fn new(root: &Path, lock: File) -> Self {
        let door = match Door::open(root) {
            Ok(door) => Some(door),
            Err(error) => {
                tracing::warn!(kind = ?error.kind(), "a second start will not be heard");
                None
            }
        };
        Self { door: Mutex::new(door), listening: Mutex::new(None), _lock: lock }
    }

    /// Begins to hear what other starts hand over.
    pub(crate) fn listen(&self, heard: impl Fn(Given) + Send + Sync + 'static) {
        let Some(door) = take(&self.door) else { return };
        let task = async_runtime::spawn(door::answer(door, heard));
        *self.listening.lock().unwrap_or_else(PoisonError::into_inner) = Some(task);
    }

    /// Nobody is answered any more: whoever starts now waits for the lock.
    pub(crate) fn close(&self) {
        drop(take(&self.door));
        if let Some(task) = take(&self.listening) {
            task.abort();
        }
    }
}

fn take<T>(from: &Mutex<Option<T>>) -> Option<T> {
    from.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// Only its owner may look into it.
fn make_folder(root: &Path) -> std::io::Result<()> {
    let mut make = std::fs::DirBuilder::new();
    make.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut make, 0o700);
    make.create(root)
}

#[cfg(test)]
mod tests;
