use std::collections::HashMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use desk_core::access::Actor;
use desk_core::command::Command;
use desk_core::ids::{DeviceId, GroupId, WorkspaceId};
use desk_core::moment::Ids;
use desk_secrets::{DataKey, Slot, SlotError, Slots};
use desk_store::{Deed, FileKey, HubLink, Opening, Store};
use desk_wire::CommandRecord;
use uuid::Uuid;

use super::workspace_id;
use crate::backup_file;
use crate::deeds::state::app_state;
use crate::desk::{
    Course, Cover, Desk, Folder, Key, KeyTurn, OpenFile, add_beside_in_key_file, made_at,
    set_aside_name,
};
use crate::error::{AppError, ErrorCode};
use crate::present;
use crate::views::{AppState, BackupContents, Nothing, RestoreBackup};

/// Puts a backup in the place of the workspace it is of.
///
/// What was there is set aside; only the copies that the program made by itself
/// stay with the workspace. The restored workspace is a new device, and commands
/// of the old one that are newer than the backup and wait for a hub are carried
/// over where they can be. Newer lists cannot: their rows stay in what is set
/// aside.
pub async fn restore_backup(desk: &Desk, ask: RestoreBackup) -> Result<AppState, AppError> {
    let path = desk.picked.path(&ask.file)?;
    restore(desk, &path, ask.unlock.try_into()?).await
}

/// The same, with the key file that the program was started with.
pub async fn restore_with_key_file(desk: &Desk, file: &str) -> Result<AppState, AppError> {
    let path = desk.picked.path(file)?;
    restore(desk, &path, Key::InFile).await
}

async fn restore(desk: &Desk, path: &Path, key: Key) -> Result<AppState, AppError> {
    let unpacked = unpack(desk, path, key).await?;
    let id = unpacked.id;
    let in_hand = |key: &DataKey| Key::InHand(DataKey::new(*key.expose()));
    let for_new = in_hand(&unpacked.data_key);
    let for_old = open_here(desk, id).await.map(|file| in_hand(&file.data_key));
    if let Err(error) = put_in_place(desk, unpacked).await {
        if let Some(for_old) = for_old
            && open_here(desk, id).await.is_none()
            && let Err(again) = desk.open_file(id, for_old).await
        {
            tracing::warn!(code = again.code().as_str(), "what was open did not open again");
        }
        return Err(error);
    }
    desk.open_file(id, for_new).await?;
    app_state(desk, Nothing {}).await
}

async fn open_here(desk: &Desk, id: WorkspaceId) -> Option<Arc<OpenFile>> {
    desk.bench.file().await.filter(|file| file.id == id)
}

/// The data key of the workspace that is here, which may have another one since the
/// backup: by what opened the backup, by the keychain, or by the key file. `None`
/// where it cannot be told.
async fn key_here(desk: &Desk, id: WorkspaceId, key: Key, data_key: &DataKey) -> Option<DataKey> {
    if let Some(file) = open_here(desk, id).await {
        return Some(DataKey::new(*file.data_key.expose()));
    }
    let folder = desk.folders.of(id);
    let slots = folder.cover().ok()?.all_slots();
    let ways = [Key::InHand(DataKey::new(*data_key.expose())), key, Key::Keychain, Key::InFile];
    for way in ways {
        for found in desk.unlock(slots.clone(), way).await.unwrap_or_default() {
            if FileKey::new(found.expose()).opens(&folder.database()).await.unwrap_or(false) {
                return Some(found);
            }
        }
    }
    None
}

async fn put_in_place(desk: &Desk, mut unpacked: Unpacked) -> Result<(), AppError> {
    let turn = match unpacked.alone(desk).await {
        Ok(turn) => turn,
        Err(error) => {
            unpacked.drop().await;
            return Err(error);
        }
    };
    unpacked.store.close().await?;

    unpacked.move_passphrase(desk).await?;
    // From here on a program that ends is made good by the next one.
    unpacked.folder.mark_ready()?;
    let here = desk.folders.of(unpacked.id);
    if here.path().exists() {
        let name = set_aside_name(unpacked.id, desk.ports.clock.now().wall, "before-restore");
        let turn = turn.and_then(KeyTurn::let_go_to_move);
        let aside = desk.folders.set_aside(&here, &name)?;
        drop(turn);
        // Those of another data key could not be opened here.
        let key = FileKey::new(unpacked.data_key.expose());
        unpacked.folder.take_envelopes(&aside);
        unpacked.folder.take_backups(Folder::backups_under(&aside, &key).await);
    }
    unpacked.folder.finish(&here)
}

/// The id of the one command that is carried over.
struct SameId(Uuid);

impl Ids for SameId {
    fn next(&self) -> Uuid {
        self.0
    }
}

/// What becomes of the commands that are newer than a backup.
#[derive(Debug, Default, PartialEq, Eq)]
struct Newer {
    /// Those that are decided anew on the restored state.
    carried: u64,
    /// Lists whose rows the backup does not have: to be imported again.
    lists: u64,
}

impl Newer {
    fn of(records: &[CommandRecord]) -> Self {
        Self::of_commands(records.iter().filter_map(|record| record.command().ok()))
    }

    fn of_commands(commands: impl Iterator<Item = Command>) -> Self {
        let mut carried = 0;
        // Whether each newer list was in the catalog at the end.
        let mut lists = HashMap::new();
        for command in commands {
            match command {
                Command::AddPriceList(add) => {
                    lists.insert(add.head.id(), true);
                }
                Command::RemovePriceList { list } if lists.contains_key(&list) => {
                    lists.insert(list, false);
                }
                Command::RestorePriceList { list } if lists.contains_key(&list) => {
                    lists.insert(list, true);
                }
                Command::FoundWorkspace { .. }
                | Command::SetHomeMarket { .. }
                | Command::RemovePriceList { .. }
                | Command::RestorePriceList { .. }
                | Command::FeatureOffer { .. }
                | Command::UnfeatureOffer { .. }
                | Command::MoveFeatured { .. }
                | Command::AddUser { .. }
                | Command::EditUser { .. }
                | Command::ObserveUser { .. }
                | Command::ChangeRoles { .. }
                | Command::ChangeLocations { .. }
                | Command::FollowTemplate { .. }
                | Command::AddTemplate { .. }
                | Command::EditTemplate { .. }
                | Command::RemoveTemplate { .. }
                | Command::RestoreTemplate { .. }
                | Command::RequestPassword { .. }
                | Command::SettlePassword { .. }
                | Command::SetPolicy { .. }
                | Command::SetAccountField { .. }
                | Command::ObserveProfile(_)
                | Command::CarryOver { .. }
                | Command::RemoveUser { .. }
                | Command::RestoreUser { .. }
                | Command::GrantRole { .. }
                | Command::RevokeRole { .. }
                | Command::SetUserState { .. }
                | Command::EnrolDevice(_)
                | Command::RenameDevice { .. }
                | Command::RevokeDevice { .. }
                | Command::ResolveConflict { .. } => carried += 1,
            }
        }
        let lists = lists.into_values().filter(|is_there| *is_there).count();
        Self { carried, lists: lists as u64 }
    }
}

/// A backup that is open in a folder which is no workspace yet.
pub(super) struct Unpacked {
    id: WorkspaceId,
    cover: Cover,
    made_at: String,
    folder: Folder,
    store: Store,
    data_key: DataKey,
    /// The key of the workspace that is here, where that is known.
    key_here: Option<DataKey>,
}

/// Opens a backup, or a bare copy that the program made by itself.
pub(super) async fn unpack(desk: &Desk, path: &Path, key: Key) -> Result<Unpacked, AppError> {
    let again = key.again();
    let mut unpacked = if backup_file::is_one(path)? {
        unpack_backup(desk, path, key).await?
    } else {
        unpack_copy(desk, path, key).await?
    };
    unpacked.key_here = key_here(desk, unpacked.id, again, &unpacked.data_key).await;
    Ok(unpacked)
}

async fn unpack_backup(desk: &Desk, path: &Path, key: Key) -> Result<Unpacked, AppError> {
    let cover = backup_file::read_cover(path)?;
    let id = workspace_id(&cover.workspace)?;
    let found = desk.unlock(cover.slots.clone(), key).await?;
    let folder = desk.folders.unfinished(id)?;
    let (from, to, head) = (path.to_owned(), folder.database(), cover.clone());
    let copied = tokio::task::spawn_blocking(move || {
        let file = File::create_new(to).map_err(crate::desk::unwritable)?;
        backup_file::copy_database(&from, &head, &file)?;
        file.sync_all().map_err(crate::desk::unwritable)
    })
    .await?;
    if let Err(error) = copied {
        folder.drop_unfinished();
        return Err(error);
    }
    let made_at = cover.made_at.clone();
    let cover = Cover::new(cover.name, cover.colour, cover.slots);
    open_unpacked(id, cover, made_at, folder, found).await
}

/// A copy in a workspace's own `backups/` is the database alone; cover and slots
/// are the workspace's. The file of a workspace that was set aside has them beside
/// it.
async fn unpack_copy(desk: &Desk, path: &Path, key: Key) -> Result<Unpacked, AppError> {
    let unknown = || {
        AppError::new(
            ErrorCode::BackupUnreadable,
            "this is no backup, and no copy of a workspace here",
        )
    };
    let of_a_copy = desk
        .folders
        .list()
        .into_iter()
        .find(|(_, folder, _)| path.starts_with(folder.backups()))
        .map(|(id, _, cover)| (id, cover));
    let (id, cover) = match of_a_copy {
        Some(found) => found,
        None => {
            let folder = desk.folders.set_aside_around(path).ok_or_else(unknown)?;
            let cover = folder.cover()?;
            (workspace_id(&cover.slots.workspace)?, cover)
        }
    };
    let found = desk.unlock(cover.all_slots(), key).await?;
    let folder = desk.folders.unfinished(id)?;
    let made_at = made_at(path).map(|time| time.to_string()).unwrap_or_default();
    let (from, to) = (path.to_owned(), folder.database());
    let copied = tokio::task::spawn_blocking(move || copy_with_log(&from, &to)).await?;
    if let Err(cause) = copied {
        folder.drop_unfinished();
        return Err(crate::desk::unwritable(cause));
    }
    open_unpacked(id, cover, made_at, folder, found).await
}

/// A file that was set aside as it was may have its last edits in the log beside it.
fn copy_with_log(from: &Path, to: &Path) -> std::io::Result<()> {
    let log = |path: &Path| {
        let mut name = path.as_os_str().to_owned();
        name.push("-wal");
        PathBuf::from(name)
    };
    std::fs::copy(from, to)?;
    match std::fs::copy(log(from), log(to)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        Ok(_) | Err(_) => Ok(()),
    }
}

async fn open_unpacked(
    id: WorkspaceId,
    cover: Cover,
    made_at: String,
    folder: Folder,
    found: Vec<DataKey>,
) -> Result<Unpacked, AppError> {
    let opening = Opening { backups: folder.backups() };
    folder.write_cover(&cover)?;
    let data_key = crate::desk::one_that_opens(found, &folder.database()).await?;
    let key = FileKey::new(data_key.expose());
    let opened = match Store::open(&folder.database(), &key, &opening).await {
        // It may have lain anywhere for years: all of it is read, once.
        Ok(opened) => opened.store.check().await.map(|()| opened.store),
        Err(error) => Err(error),
    };
    match opened {
        Ok(store) if store.workspace() == id => {
            Ok(Unpacked { id, cover, made_at, folder, store, data_key, key_here: None })
        }
        Ok(_) => {
            folder.drop_unfinished();
            Err(AppError::new(ErrorCode::BackupUnreadable, "the backup is of another workspace"))
        }
        Err(error) => {
            folder.drop_unfinished();
            Err(AppError::caused(ErrorCode::BackupUnreadable, "the backup is damaged", error))
        }
    }
}

impl Unpacked {
    /// Makes it ready while nobody opens what is here or changes its keys. Another program
    /// that has it open would go on in a folder that is set aside.
    async fn alone(&mut self, desk: &Desk) -> Result<Option<KeyTurn>, AppError> {
        let here = desk.folders.of(self.id);
        if !here.path().exists() {
            self.make_ready(desk).await?;
            return Ok(None);
        }
        let turn = desk.key_turn(&here, &Course::unheard()).await?;
        self.make_ready(desk).await?;
        here.is_free().await?;
        Ok(Some(turn))
    }

    /// Asks whether the person may, and makes it a device of its own with the
    /// newer commands.
    async fn make_ready(&mut self, desk: &Desk) -> Result<(), AppError> {
        self.actor().await?.restorer()?;
        if let Ok(here) = desk.here().await
            && here.file.id == self.id
        {
            here.actor.restorer()?;
        }
        // Nobody works on it from here on: what is done now would be lost.
        if let Some(file) = open_here(desk, self.id).await {
            self.key_here = Some(DataKey::new(*file.data_key.expose()));
            drop(file);
            desk.close_open_file().await?;
        }
        // Where what is here cannot be read, it is set aside as it is.
        let newer = self.newer_here(desk).await.unwrap_or_else(|error| {
            let code = error.code().as_str();
            tracing::warn!(code, "what is newer than the backup is not known");
            Vec::new()
        });
        if self.store.link().await?.is_some() {
            // The hub knows this device. It notices that the numbers have parted, and
            // the device becomes another one then, with everything that waits.
            if let Ok(Some(link)) = self.link_here(desk).await {
                self.store.set_link(&link).await?;
            }
        } else {
            self.store.become_device(DeviceId::new(desk.ports.ids.next())).await?;
        }
        self.carry_over(desk, newer).await
    }

    /// The sign-in of the workspace that is here, with the same hub: the backup's is
    /// used up long since.
    async fn link_here(&self, desk: &Desk) -> Result<Option<HubLink>, AppError> {
        let folder = desk.folders.of(self.id);
        if !folder.database().exists() {
            return Ok(None);
        }
        let opening = Opening { backups: folder.backups() };
        let key = self.file_key_here()?;
        let opened = Store::open(&folder.database(), &key, &opening).await?;
        let link = opened.store.link().await;
        let same = opened.store.device() == self.store.device();
        opened.store.close().await?;
        let ours = self.store.link().await?;
        Ok(link?.filter(|link| same && ours.is_some_and(|ours| ours.hub_key == link.hub_key)))
    }

    /// The key of the workspace that is here; it may be another one since the backup.
    fn file_key_here(&self) -> Result<FileKey, AppError> {
        let key = self.key_here.as_ref().ok_or(SlotError::WrongKey)?;
        Ok(FileKey::new(key.expose()))
    }

    /// With a key file the passphrase slot belongs there, not beside the data. What
    /// the key file has already may be of another data key and stays too: it opens
    /// what is set aside.
    async fn move_passphrase(&mut self, desk: &Desk) -> Result<(), AppError> {
        let Some(access) = &desk.key_file else { return Ok(()) };
        let workspace = self.cover.slots.workspace.clone();
        let opened = desk.unlock(Slots::new(&workspace), Key::InFile).await;
        let opens = |key: &DataKey| key.expose() == self.data_key.expose();
        if !opened.is_ok_and(|found| found.iter().any(opens)) {
            for slot in &self.cover.slots.slots {
                if matches!(slot, Slot::Passphrase { .. }) {
                    add_beside_in_key_file(&access.path, &workspace, slot.clone())?;
                }
            }
        }
        self.cover.slots.slots.retain(|slot| !matches!(slot, Slot::Passphrase { .. }));
        self.folder.write_cover(&self.cover)
    }

    /// Whose device it was, with the roles the backup gives them.
    async fn actor(&self) -> Result<Actor, AppError> {
        let user = self.store.user();
        let people = self.store.people().await?;
        let roles = people.into_iter().find(|one| one.id == user).map(|one| one.roles);
        Ok(Actor::new(user, roles.unwrap_or_default()))
    }

    pub(super) async fn contents(&self, desk: &Desk) -> Result<BackupContents, AppError> {
        let glance = self.store.glance().await?;
        let featured = self.store.featured().await?;
        let newer_here = self.newer_here(desk).await;
        let newer_unknown = newer_here.is_err();
        let newer = Newer::of(&newer_here.unwrap_or_default());
        Ok(BackupContents {
            workspace_id: self.id.to_string(),
            name: self.cover.name.clone(),
            colour: self.cover.colour,
            made_at: self.made_at.clone(),
            users: present::count(glance.users),
            price_lists: present::count(glance.price_lists),
            newest_month: glance.newest_month.map(|month| month.to_string()),
            featured: featured.into_iter().map(|one| one.featured.title).collect(),
            waiting: present::count(glance.waiting),
            replaces: desk.folders.of(self.id).path().exists(),
            newer_here: present::count(newer.carried),
            newer_lists: present::count(newer.lists),
            newer_unknown,
        })
    }

    /// Closes it and leaves no trace.
    pub(super) async fn drop(self) {
        if let Err(error) = self.store.close().await {
            tracing::warn!(%error, "a backup that was looked into did not close");
        }
        self.folder.drop_unfinished();
    }

    /// The waiting commands of the workspace that is here and that the backup
    /// does not have; none if the two have parted or nothing is here.
    async fn newer_here(&self, desk: &Desk) -> Result<Vec<CommandRecord>, AppError> {
        let (total, last) = self.store.record(0, 1).await?;
        let seq = last.first().map_or(total, |entry| entry.command.device_seq);
        let last = last.first().map(|entry| entry.command.command_id);
        if let Some(file) = open_here(desk, self.id).await {
            return Ok(file.store.waiting_behind(seq, last).await?.unwrap_or_default());
        }
        let folder = desk.folders.of(self.id);
        if !folder.database().exists() {
            return Ok(Vec::new());
        }
        let opening = Opening { backups: folder.backups() };
        let key = self.file_key_here()?;
        let opened = Store::open(&folder.database(), &key, &opening).await?;
        let newer = opened.store.waiting_behind(seq, last).await;
        opened.store.close().await?;
        Ok(newer?.unwrap_or_default())
    }

    /// Decides the newer commands anew on the restored state. One that no longer
    /// makes sense there is left to the folder that is set aside.
    async fn carry_over(&self, desk: &Desk, newer: Vec<CommandRecord>) -> Result<(), AppError> {
        let actor = self.actor().await?;
        for record in newer {
            let Ok(command) = record.command() else { continue };
            // The rows of a list are not in its command; they are imported again.
            if matches!(command, Command::AddPriceList(_)) {
                continue;
            }
            let Ok(right) = command.right(&actor) else { continue };
            let deed = Deed {
                group: GroupId::new(record.group()),
                author: actor.user(),
                moment: desk.ports.clock.now(),
            };
            // It stays the same command, on whichever device it is sent.
            let same = SameId(record.id());
            let mut tx = self.store.begin_write(deed, &same).await?;
            match tx.execute(&command, &right).await {
                Ok(_) => {
                    tx.commit().await?;
                }
                Err(desk_store::ExecuteError::Refused(refusal)) => {
                    tracing::info!(code = command.code(), %refusal, "not carried over");
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}
