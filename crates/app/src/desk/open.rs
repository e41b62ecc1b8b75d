//! Opening and closing the one workspace that is open.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use desk_core::ids::WorkspaceId;
use desk_secrets::{
    DataKey, RecoveryKey, SecretText, Slot, SlotError, Slots, open_keychain, open_passphrase,
    open_recovery,
};
use desk_store::{FileKey, Opening, Store};
use serde::{Deserialize, Serialize};

use super::folders::write_whole;
use super::{Course, Cover, Desk, Folder};
use crate::error::{AppError, ErrorCode};
use crate::views::{Event, OpenNotice, Tag, Unlock};

/// A workspace that is open.
#[derive(Debug)]
pub(crate) struct OpenFile {
    pub(crate) id: WorkspaceId,
    pub(crate) store: Arc<Store>,
    /// For a file that is filled beside it, or takes its place.
    pub(crate) file_key: FileKey,
    /// The same, to be wrapped for another way to open it.
    pub(crate) data_key: Arc<DataKey>,
    pub(crate) folder: Folder,
    /// As it was last read.
    cover: Mutex<Cover>,
    pub(crate) notices: Vec<OpenNotice>,
}

impl OpenFile {
    /// The same workspace in a file that took the place of this one.
    pub(super) fn with(&self, store: Store, data_key: Arc<DataKey>) -> Self {
        Self {
            id: self.id,
            store: Arc::new(store),
            file_key: FileKey::new(data_key.expose()),
            data_key,
            folder: self.folder.clone(),
            cover: Mutex::new(self.cover()),
            notices: self.notices.clone(),
        }
    }

    pub(super) fn opening(&self) -> Opening {
        Opening { backups: self.folder.backups() }
    }

    /// The cover as it lies on the disk now: a terminal may have changed it. While
    /// it cannot be read, as it was before.
    pub(crate) fn cover(&self) -> Cover {
        let mut last = self.cover.lock().unwrap_or_else(PoisonError::into_inner);
        match self.folder.cover() {
            Ok(cover) => *last = cover,
            Err(error) => tracing::warn!(code = error.code().as_str(), "the cover was not read"),
        }
        last.clone()
    }
}

/// How a person, or a shell on their behalf, opens something.
pub(crate) enum Key {
    Keychain,
    Passphrase(SecretText),
    Recovery(RecoveryKey),
    /// The slot in the key file that the program was started with.
    InFile,
    /// It was made or opened a moment ago.
    InHand(DataKey),
}

/// The passphrase slots of a key file, one set a workspace.
#[derive(Debug, Default, Serialize, Deserialize)]
struct KeyFile {
    workspaces: Vec<Slots>,
}

impl Key {
    /// Whether a person showed that they have it, rather than the computer.
    pub(crate) const fn is_of_the_person(&self) -> bool {
        match self {
            Self::Passphrase(_) | Self::Recovery(_) | Self::InHand(_) => true,
            Self::Keychain | Self::InFile => false,
        }
    }

    /// The same, for something else that it may open.
    pub(crate) fn again(&self) -> Self {
        match self {
            Self::Keychain => Self::Keychain,
            Self::Passphrase(text) => Self::Passphrase(SecretText::new(text.expose().to_owned())),
            Self::Recovery(key) => Self::Recovery(key.clone()),
            Self::InFile => Self::InFile,
            Self::InHand(key) => Self::InHand(DataKey::new(*key.expose())),
        }
    }
}

impl TryFrom<Unlock> for Key {
    type Error = AppError;
    fn try_from(unlock: Unlock) -> Result<Self, AppError> {
        Ok(match unlock {
            Unlock::Keychain => Self::Keychain,
            Unlock::Passphrase { passphrase } => Self::Passphrase(SecretText::new(passphrase)),
            Unlock::Recovery { key } => {
                let typed = SecretText::new(key);
                Self::Recovery(RecoveryKey::parse(typed.expose())?)
            }
        })
    }
}

impl Desk {
    /// Opens a workspace in place of the one that is open.
    pub(crate) async fn open_file(&self, id: WorkspaceId, key: Key) -> Result<(), AppError> {
        let folder = self.folders.of(id);
        let typed = key.is_of_the_person();
        if !folder.path().exists() {
            let message = "there is no such workspace";
            return Err(AppError::new(ErrorCode::NoWorkspace, message).about(id));
        }
        // Whoever changes the keys is waited for: what opens it is then another thing.
        let turn = self.key_turn(&folder, &Course::unheard()).await?;
        let cover = folder.cover()?;
        let found = self.unlock(cover.all_slots(), key).await?;
        if cover.rotation.is_none() {
            // A change of the data key that broke off before the cover knew of it.
            folder.clear_next()?;
        }
        let data_key = self.settle_to_open(&folder, &cover, found).await?;
        folder.sweep_copies(self.ports.clock.now().wall);
        let opening = Opening { backups: folder.backups() };
        let file_key = FileKey::new(data_key.expose());
        let opened = Store::open(&folder.database(), &file_key, &opening).await?;
        if opened.store.workspace() != id {
            return Err(AppError::new(
                ErrorCode::WorkspaceDamaged,
                "the file belongs to another workspace",
            ));
        }
        drop(turn);
        let notices = [
            (opened.checked, OpenNotice::CheckedAfterUncleanEnd),
            (opened.migrated, OpenNotice::Migrated),
            (opened.swept, OpenNotice::UnfinishedImportCleared),
        ]
        .into_iter()
        .filter_map(|(happened, notice)| happened.then_some(notice))
        .collect();
        self.close_open_file().await?;
        let store = Arc::new(opened.store);
        let (data_key, cover) = (Arc::new(data_key), Mutex::new(cover));
        let file = Arc::new(OpenFile { id, store, file_key, data_key, folder, cover, notices });
        super::daily_copy::make_if_due(&file, self.ports.clock.now().wall);
        self.drawer(id, &file.folder)
            .sweep_at_opening(&file.store, self.ports.clock.now().wall)
            .await;
        let mut open = self.bench.open.write().await;
        self.lock_as_before(&file, typed)?;
        *open = Some(file);
        drop(open);
        self.bench.follow().await;
        // Which one was open last is a convenience; failing to keep it is no
        // reason to keep a person from their work.
        if let Err(error) = self.ports.settings.keep_last_workspace(&id.to_string()) {
            tracing::warn!(code = error.code().as_str(), "the last workspace was not kept");
        }
        self.announce(Event::Changed { tags: ALL_TAGS.to_vec() });
        Ok(())
    }

    pub(crate) async fn close_open_file(&self) -> Result<(), AppError> {
        self.bench.hand_over_and_stop().await;
        let file = self.bench.open.write().await.take();
        if let Some(file) = file {
            self.bench.forget_connection();
            file.store.close().await?;
            self.announce(Event::Changed { tags: ALL_TAGS.to_vec() });
        }
        Ok(())
    }

    /// The data keys behind the slots that `key` opens: more than one only while the
    /// data key is being changed, or where a key file knows another one too. Slow on
    /// purpose, so never on a thread that others wait for.
    pub(crate) async fn unlock(&self, slots: Slots, key: Key) -> Result<Vec<DataKey>, AppError> {
        let keychain = Arc::clone(&self.ports.keychain);
        let (slots, key) = match key {
            Key::InFile => {
                let access = self.key_file.as_ref().ok_or(SlotError::NoSuchSlot)?;
                let passphrase = SecretText::new(access.passphrase.expose().to_owned());
                let mut all = Slots::new(&slots.workspace);
                let in_file = key_file_slots(&access.path, &slots.workspace)?;
                all.slots.extend(in_file.into_iter().flat_map(|slots| slots.slots));
                // A backup carries its own, which may be of an earlier data key.
                all.slots.extend(slots.slots);
                (all, Key::Passphrase(passphrase))
            }
            Key::InHand(data_key) => return Ok(vec![data_key]),
            Key::Keychain | Key::Passphrase(_) | Key::Recovery(_) => (slots, key),
        };
        let opened = tokio::task::spawn_blocking(move || {
            each_alone(&slots, |slots| match &key {
                Key::Keychain => open_keychain(slots, &*keychain),
                Key::Passphrase(passphrase) => open_passphrase(slots, passphrase),
                Key::Recovery(recovery) => open_recovery(slots, recovery),
                Key::InFile | Key::InHand(_) => Err(SlotError::NoSuchSlot),
            })
        })
        .await?;
        Ok(opened?)
    }

    /// The slot for `data_key` is the only one in the key file, if that knows the
    /// workspace.
    pub(super) async fn keep_in_key_file(
        &self,
        folder: &Folder,
        data_key: &DataKey,
    ) -> Result<(), AppError> {
        let Some(access) = &self.key_file else { return Ok(()) };
        let workspace = folder.cover()?.slots.workspace;
        let Some(slots) = key_file_slots(&access.path, &workspace)? else { return Ok(()) };
        if slots.slots.len() < 2 {
            return Ok(());
        }
        let passphrase = SecretText::new(access.passphrase.expose().to_owned());
        let wanted = DataKey::new(*data_key.expose());
        let kept = tokio::task::spawn_blocking(move || {
            let mut kept = Slots::new(&slots.workspace);
            kept.slots = slots
                .slots
                .iter()
                .filter(|slot| {
                    let alone = alone(&slots, slot);
                    open_passphrase(&alone, &passphrase)
                        .is_ok_and(|key| key.expose() == wanted.expose())
                })
                .cloned()
                .collect();
            kept
        })
        .await?;
        if kept.slots.is_empty() { Ok(()) } else { add_to_key_file(&access.path, kept) }
    }
}

/// What `open` finds behind each of the slots, or the first reason why there is
/// nothing; that there is no slot of the kind is the least of them.
fn each_alone(
    slots: &Slots,
    open: impl Fn(&Slots) -> Result<DataKey, SlotError>,
) -> Result<Vec<DataKey>, SlotError> {
    let mut found: Vec<DataKey> = Vec::new();
    let mut why = None;
    for slot in &slots.slots {
        match open(&alone(slots, slot)) {
            Ok(key) if found.iter().all(|other| other.expose() != key.expose()) => found.push(key),
            Ok(_) | Err(SlotError::NoSuchSlot) => {}
            Err(error) => why = why.or(Some(error)),
        }
    }
    if found.is_empty() { Err(why.unwrap_or(SlotError::NoSuchSlot)) } else { Ok(found) }
}

fn alone(slots: &Slots, slot: &Slot) -> Slots {
    let mut alone = Slots::new(&slots.workspace);
    alone.slots.push(slot.clone());
    alone
}

/// The slots that the key file at `path` has for a workspace.
pub(crate) fn key_file_slots(path: &Path, workspace: &str) -> Result<Option<Slots>, AppError> {
    let file = read_key_file(path)?;
    Ok(file.workspaces.into_iter().find(|slots| slots.workspace == workspace))
}

/// Adds a slot beside those that the key file has of the workspace. It is tried
/// first.
pub(crate) fn add_beside_in_key_file(
    path: &Path,
    workspace: &str,
    slot: Slot,
) -> Result<(), AppError> {
    let mut slots = Slots::new(workspace);
    slots.slots.push(slot);
    slots.slots.extend(key_file_slots(path, workspace)?.into_iter().flat_map(|known| known.slots));
    add_to_key_file(path, slots)
}

/// Adds a workspace's slots to the key file, which is made if it is not there.
pub(crate) fn add_to_key_file(path: &Path, slots: Slots) -> Result<(), AppError> {
    let mut file = read_key_file(path)?;
    file.workspaces.retain(|other| other.workspace != slots.workspace);
    file.workspaces.push(slots);
    write_key_file(path, &file)
}

/// Takes a workspace's slots out of the key file. Says whether there were any.
pub(crate) fn take_from_key_file(path: &Path, workspace: &str) -> Result<bool, AppError> {
    let mut file = read_key_file(path)?;
    let before = file.workspaces.len();
    file.workspaces.retain(|slots| slots.workspace != workspace);
    if file.workspaces.len() == before {
        return Ok(false);
    }
    write_key_file(path, &file).map(|()| true)
}

fn write_key_file(path: &Path, file: &KeyFile) -> Result<(), AppError> {
    let text = serde_json::to_vec_pretty(file)
        .map_err(|cause| super::folders::unwritable(std::io::Error::other(cause)))?;
    write_whole(path, &text)
}

fn read_key_file(path: &Path) -> Result<KeyFile, AppError> {
    let unreadable = |cause: std::io::Error| {
        AppError::caused(ErrorCode::FileUnreadable, "the key file cannot be read", cause)
            .about(path.display())
    };
    match std::fs::read(path) {
        Ok(bytes) => {
            serde_json::from_slice(&bytes).map_err(|cause| unreadable(std::io::Error::other(cause)))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(KeyFile::default()),
        Err(error) => Err(unreadable(error)),
    }
}

pub(super) const ALL_TAGS: [Tag; 13] = [
    Tag::State,
    Tag::Workspaces,
    Tag::PriceLists,
    Tag::Catalog,
    Tag::Featured,
    Tag::Undo,
    Tag::Outbox,
    Tag::Record,
    Tag::Hub,
    Tag::Conflicts,
    Tag::Devices,
    Tag::People,
    Tag::Views,
];
