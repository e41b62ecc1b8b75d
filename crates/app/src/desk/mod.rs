//! What a shell makes once and every deed is given.

mod bench;
mod came_in;
mod connection;
mod copies;
mod cover;
mod daily_copy;
mod drawer;
mod folders;
mod follow;
#[cfg(test)]
mod for_tests;
mod here;
mod hub_ports;
mod jobs;
mod join;
mod key_turn;
mod lock;
mod make;
mod open;
mod picked;
mod ports;
mod rotation;
mod to_the_end;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use desk_core::ids::WorkspaceId;
use desk_secrets::{DataKey, RecoveryKey, SecretText};
use tokio::sync::Mutex;
use uuid::Uuid;

pub(crate) use bench::Bench;
pub(crate) use came_in::{CameIn, LastImports};
pub(crate) use connection::{remembered, stopped};
pub(crate) use hub_ports::hub_ports;

pub(crate) use copies::made_at;
pub(crate) use cover::{Cover, kind_of};
pub(crate) use drawer::{Drawer, DrawerTurn};
pub(crate) use folders::{
    Folder, Folders, set_aside_name, unwritable, write_whole, write_whole_by,
};
pub(crate) use here::Here;
pub(crate) use jobs::{Job, Jobs};
pub use join::JoinWithKeyFile;
pub(crate) use join::{Joining, join_workspace};
pub(crate) use key_turn::KeyTurn;
pub(crate) use lock::Lock;
pub use lock::{KeptLock, Tries};
pub use make::CreateWithKeyFile;
pub(crate) use make::{Making, make_workspace};
pub(crate) use open::{
    Key, OpenFile, add_beside_in_key_file, add_to_key_file, key_file_slots, take_from_key_file,
};
pub(crate) use picked::Picked;
pub use picked::PickedPath;
pub use ports::{
    Announce, Choice, Hubs, KeyFileAccess, Locks, NoPicker, NobodyListens, Picker, Ports,
    SettingsPort,
};
pub(crate) use rotation::{
    Changed, Course, KeyChanges, Keys, Rotation, Step, Under, Watch, in_use_elsewhere,
    one_that_opens,
};

use crate::error::{AppError, ErrorCode};
use crate::views::{Event, Place};

/// The program, whatever its shell. Everything in it is complete from the start;
/// only which workspace is open changes.
pub struct Desk {
    pub(crate) ports: Arc<Ports>,
    pub(crate) folders: Folders,
    pub(crate) key_file: Option<Arc<KeyFileAccess>>,
    pub(crate) bench: Arc<Bench>,
    pub(crate) drafts: Arc<Mutex<HashMap<String, Draft>>>,
    pub(crate) picked: Arc<Picked>,
    pub(crate) jobs: Arc<Jobs>,
    pub(crate) key_changes: Arc<KeyChanges>,
    pub(crate) imports: Arc<LastImports>,
    pub(crate) lock: Arc<Lock>,
    pub(crate) exported: Arc<Mutex<Option<Exported>>>,
}

/// The changes that were written into a file of the person's, of one workspace.
pub(crate) type Exported = (WorkspaceId, HashSet<Uuid>);

/// A workspace about to be here: nothing is on disk before the recovery key has
/// been typed back.
pub(crate) enum Draft {
    Make {
        making: Making,
        keys: DraftKeys,
    },
    Join {
        joining: Joining,
        keys: DraftKeys,
    },
    /// It is here already and keeps its keys.
    Rejoin {
        joining: Joining,
    },
    /// A recovery key that is to take the place of the one before.
    Recovery {
        workspace: WorkspaceId,
        recovery: RecoveryKey,
    },
    /// Another data key, with what is to open it; no recovery key where there was
    /// none.
    Rotation {
        workspace: WorkspaceId,
        recovery: Option<RecoveryKey>,
        passphrase: Option<SecretText>,
    },
}

/// The keys of a workspace that is not there yet.
pub(crate) struct DraftKeys {
    pub(crate) data_key: DataKey,
    pub(crate) recovery: RecoveryKey,
    pub(crate) passphrase: Option<SecretText>,
}

impl Desk {
    /// Where the person chose to write a file.
    ///
    /// # Errors
    /// Where the program keeps its own.
    pub(crate) fn chosen_target(&self, token: &str) -> Result<PathBuf, AppError> {
        let target = self.picked.path(token)?;
        let key_file = self.key_file.as_ref().map(|access| access.path.as_path());
        if self.folders.keeps(&target, key_file) {
            let message = "Partner Desk keeps its own files there; yours belong elsewhere";
            return Err(AppError::new(ErrorCode::FileUnwritable, message).about(target.display()));
        }
        Ok(target)
    }

    /// `root` is the folder that everything is kept under.
    pub fn new(ports: Ports, root: PathBuf, key_file: Option<KeyFileAccess>) -> Self {
        let ports = Arc::new(ports);
        Self {
            bench: Arc::new(Bench::new(Arc::clone(&ports))),
            ports,
            folders: Folders::new(root),
            key_file: key_file.map(Arc::new),
            drafts: Arc::default(),
            picked: Arc::default(),
            jobs: Arc::default(),
            key_changes: Arc::default(),
            imports: Arc::default(),
            lock: Arc::default(),
            exported: Arc::default(),
        }
    }

    /// Hands a deed a file that the person named outside a dialog: on the
    /// command line, or by opening it with the program.
    pub fn hand_over(&self, path: PathBuf) -> PickedPath {
        self.picked.add(self.ports.ids.next(), path)
    }

    /// The same, for the next screen that asks what came. The first is taken; of the
    /// others the person is told.
    pub fn hand_over_later(&self, files: Vec<PathBuf>) {
        let others = u32::try_from(files.len().saturating_sub(1)).unwrap_or(u32::MAX);
        let Some(first) = files.into_iter().next() else { return };
        self.picked.keep(self.ports.ids.next(), first, others);
        self.announce(Event::HandedOver);
    }

    /// Leads the next screen that asks to a place.
    pub fn lead_to(&self, place: Place) {
        self.picked.keep_place(place);
        self.announce(Event::HandedOver);
    }

    /// For a shell: a file is held over the window, or not any more.
    pub fn hovering(&self, over: bool) {
        self.announce(Event::Hovering { over });
    }

    pub(crate) fn announce(&self, event: Event) {
        self.ports.announce.announce(event);
    }

    /// Everything that is on a screen may be another now.
    pub(crate) fn announce_all(&self) {
        self.announce(Event::Changed { tags: open::ALL_TAGS.to_vec() });
    }

    /// Closes what is open, cleanly. For a shell that ends.
    ///
    /// # Errors
    /// When the file cannot be closed; the next opening will check it.
    pub async fn close(&self) -> Result<(), AppError> {
        self.jobs.cancel_all();
        self.close_open_file().await
    }

    pub(crate) fn no_workspace() -> AppError {
        AppError::new(ErrorCode::NoWorkspace, "no workspace is open")
    }
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk").field("root", &self.folders.root()).finish_non_exhaustive()
    }
}
