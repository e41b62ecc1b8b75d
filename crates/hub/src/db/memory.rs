//! A hub in memory: no threads, no clock, the same every time. For stories told by
//! simulation; what it holds is gone when it goes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use desk_agree::RecordKey;
use tokio::sync::OwnedMutexGuard;
use uuid::Uuid;

use super::{
    BlobRow, CommandPage, CommandRow, Database, DbResult, DeviceRow, Directory, EventPage, Find,
    InviteRow, KeptRecord, LockoutRow, RefreshRow, Rotated, SnapshotRow, WaitingRow, WorkspaceRead,
    WorkspaceRow, WorkspaceTx,
};

type Hash = [u8; 32];
/// Shared until somebody writes, so that a look at a workspace copies nothing.
type Table<K, V> = Arc<BTreeMap<K, V>>;

/// What there is. A transaction works on a copy and puts it in the place of the old.
#[derive(Debug, Default, Clone)]
struct World {
    workspaces: BTreeMap<Uuid, Rows>,
    invites: Table<Uuid, InviteRow>,
    refresh: Table<Hash, RefreshRow>,
    lockouts: Table<String, LockoutRow>,
}

#[derive(Debug, Default, Clone)]
struct Rows {
    workspace: Option<WorkspaceRow>,
    devices: Table<Uuid, DeviceRow>,
    commands: Table<(Uuid, u64), CommandRow>,
    command_ids: Arc<BTreeSet<(Uuid, u64, Uuid, u64)>>,
    command_pages: Table<(Uuid, u64), CommandPage>,
    event_pages: Table<u64, EventPage>,
    records: Table<RecordKey, KeptRecord>,
    waiting: Table<Uuid, WaitingRow>,
    failures: Table<Uuid, u32>,
    snapshots: Table<u64, SnapshotRow>,
    chunks: Table<Hash, Vec<u8>>,
    blobs: Table<Hash, (BlobRow, Arc<Vec<u8>>)>,
    uploads: Table<Hash, Vec<u8>>,
}

/// A hub's state that nothing outlives.
#[derive(Debug, Default)]
pub struct MemoryDb {
    world: Arc<Mutex<World>>,
    /// Whoever writes holds this.
    writer: Arc<tokio::sync::Mutex<()>>,
}

struct Session {
    world: World,
    id: Uuid,
    /// Where to put it; `None` for those who only look.
    home: Option<(Arc<Mutex<World>>, OwnedMutexGuard<()>)>,
}

impl Session {
    fn rows(&mut self) -> &mut Rows {
        self.world.workspaces.entry(self.id).or_default()
    }
}

impl MemoryDb {
    pub fn new() -> Self {
        Self::default()
    }

    /// A backup.
    #[must_use]
    pub fn copy(&self) -> Self {
        Self { world: Arc::new(Mutex::new(self.look())), writer: Arc::default() }
    }

    fn look(&self) -> World {
        self.world.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn write<T>(&self, deed: impl FnOnce(&mut World) -> T + Send) -> T {
        let _held = self.writer.lock().await;
        deed(&mut self.world.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[async_trait]
impl Database for MemoryDb {
    async fn begin(&self, workspace: Uuid) -> DbResult<Box<dyn WorkspaceTx>> {
        let held = Arc::clone(&self.writer).lock_owned().await;
        let home = Some((Arc::clone(&self.world), held));
        Ok(Box::new(Session { world: self.look(), id: workspace, home }))
    }

    async fn read(&self, workspace: Uuid) -> DbResult<Box<dyn WorkspaceRead>> {
        Ok(Box::new(Session { world: self.look(), id: workspace, home: None }))
    }

    async fn workspaces(&self) -> DbResult<Vec<Uuid>> {
        let there = |rows: &Rows| rows.workspace.is_some();
        Ok(self
            .look()
            .workspaces
            .iter()
            .filter(|(_, rows)| there(rows))
            .map(|(id, _)| *id)
            .collect())
    }
}

/// At most this much of a blob at once.
const PIECE: usize = 1 << 20;

fn piece(bytes: &[u8], at: u64) -> Option<(u64, Vec<u8>)> {
    let from = usize::try_from(at).ok()?;
    let rest = bytes.get(from..).filter(|rest| !rest.is_empty())?;
    Some((at, rest.iter().take(PIECE).copied().collect()))
}

#[async_trait]
impl WorkspaceRead for Session {
    async fn workspace(&mut self) -> DbResult<Option<WorkspaceRow>> {
        Ok(self.rows().workspace.clone())
    }

    async fn device(&mut self, id: Uuid) -> DbResult<Option<DeviceRow>> {
        Ok(self.rows().devices.get(&id).cloned())
    }

    async fn devices(&mut self) -> DbResult<Vec<DeviceRow>> {
        let mut devices: Vec<DeviceRow> = self.rows().devices.values().cloned().collect();
        devices.sort_by_key(|device| (device.enrolled_ms, device.id));
        Ok(devices)
    }

    async fn commands(&mut self, ids: &[Uuid]) -> DbResult<Vec<CommandRow>> {
        let rows = self.rows();
        let mut found = Vec::new();
        for id in ids {
            let first = (*id, 0, Uuid::nil(), 0);
            let last = (*id, u64::MAX, Uuid::max(), u64::MAX);
            for (_, _, device, seq) in rows.command_ids.range(first..=last) {
                found.extend(rows.commands.get(&(*device, *seq)));
            }
        }
        Ok(found)
    }

    async fn numbers(&mut self, device: Uuid, first: u64, last: u64) -> DbResult<Vec<CommandRow>> {
        if first > last {
            return Ok(Vec::new());
        }
        let range = (device, first)..=(device, last);
        Ok(self.rows().commands.range(range).map(|(_, row)| *row).collect())
    }

    async fn command_pages(
        &mut self,
        device: Uuid,
        first: u64,
        last: u64,
    ) -> DbResult<Vec<CommandPage>> {
        let pages = &self.rows().command_pages;
        let behind = pages.range((device, first)..=(device, u64::MAX));
        Ok(behind.map(|(_, page)| page).filter(|page| page.first <= last).cloned().collect())
    }

    async fn event_pages(&mut self, seq: u64, limit: usize) -> DbResult<Vec<EventPage>> {
        Ok(self.rows().event_pages.range(seq..).take(limit).map(|(_, page)| page.clone()).collect())
    }

    async fn records(&mut self, keys: &[RecordKey]) -> DbResult<Vec<KeptRecord>> {
        let rows = self.rows();
        Ok(keys.iter().filter_map(|key| rows.records.get(key).cloned()).collect())
    }

    async fn records_after(
        &mut self,
        after: Option<RecordKey>,
        limit: usize,
    ) -> DbResult<Vec<KeptRecord>> {
        let behind = |key: &RecordKey| after.is_none_or(|after| *key > after);
        let from = after.unwrap_or(RecordKey { entity_type: 0, id: Uuid::nil() });
        let range = self.rows().records.range(from..);
        Ok(range.filter(|(key, _)| behind(key)).take(limit).map(|(_, kept)| kept.clone()).collect())
    }

    async fn find(&mut self, what: &Find) -> DbResult<Vec<RecordKey>> {
        let fits = |key: &RecordKey, kept: &KeptRecord| match what {
            Find::Of(entity) => key.entity_type == *entity,
            Find::Holding(entity, field, member) => {
                let members = &kept.row.members;
                key.entity_type == *entity
                    && members.iter().any(|(at, name)| at == field && name == member)
            }
            Find::Named(entity, field, text) => {
                key.entity_type == *entity && kept.found_by().contains(&(*field, text.clone()))
            }
        };
        let rows = self.rows();
        Ok(rows.records.iter().filter(|(key, kept)| fits(key, kept)).map(|(key, _)| *key).collect())
    }

    async fn waiting(&mut self) -> DbResult<Vec<WaitingRow>> {
        let mut waiting: Vec<WaitingRow> = self.rows().waiting.values().copied().collect();
        waiting.sort_by_key(|row| row.event_seq);
        Ok(waiting)
    }

    async fn failures(&mut self) -> DbResult<BTreeMap<Uuid, u32>> {
        Ok((*self.rows().failures).clone())
    }

    async fn snapshots(&mut self) -> DbResult<Vec<SnapshotRow>> {
        Ok(self.rows().snapshots.values().rev().cloned().collect())
    }

    async fn chunk(&mut self, hash: Hash) -> DbResult<Option<Vec<u8>>> {
        Ok(self.rows().chunks.get(&hash).cloned())
    }

    async fn blob(&mut self, hash: Hash) -> DbResult<Option<BlobRow>> {
        Ok(self.rows().blobs.get(&hash).map(|(row, _)| *row))
    }

    async fn blob_piece(&mut self, hash: Hash, at: u64) -> DbResult<Option<(u64, Vec<u8>)>> {
        Ok(self.rows().blobs.get(&hash).and_then(|(_, bytes)| piece(bytes, at)))
    }

    async fn upload(&mut self, hash: Hash) -> DbResult<u64> {
        Ok(self.rows().uploads.get(&hash).map_or(0, |bytes| bytes.len() as u64))
    }

    async fn upload_piece(&mut self, hash: Hash, at: u64) -> DbResult<Option<(u64, Vec<u8>)>> {
        Ok(self.rows().uploads.get(&hash).and_then(|bytes| piece(bytes, at)))
    }
}

/// A table to write in.
fn of<K: Ord + Clone, V: Clone>(table: &mut Table<K, V>) -> &mut BTreeMap<K, V> {
    Arc::make_mut(table)
}

#[async_trait]
impl WorkspaceTx for Session {
    async fn put_workspace(&mut self, row: &WorkspaceRow) -> DbResult<()> {
        self.rows().workspace = Some(row.clone());
        Ok(())
    }

    async fn put_device(&mut self, row: &DeviceRow) -> DbResult<()> {
        of(&mut self.rows().devices).insert(row.id, row.clone());
        Ok(())
    }

    async fn put_commands(&mut self, rows: &[CommandRow]) -> DbResult<()> {
        let kept = self.rows();
        for row in rows {
            let ids = Arc::make_mut(&mut kept.command_ids);
            let number = (row.device, row.device_seq);
            if let Some(old) = of(&mut kept.commands).insert(number, *row) {
                ids.remove(&(old.id, old.event_seq, old.device, old.device_seq));
            }
            ids.insert((row.id, row.event_seq, row.device, row.device_seq));
        }
        Ok(())
    }

    async fn add_command_page(&mut self, page: &CommandPage) -> DbResult<()> {
        of(&mut self.rows().command_pages).insert((page.device, page.last), page.clone());
        Ok(())
    }

    async fn drop_command_pages(&mut self, device: Uuid, first: u64, last: u64) -> DbResult<()> {
        of(&mut self.rows().command_pages)
            .retain(|(of, _), page| *of != device || page.first < first || page.last > last);
        Ok(())
    }

    async fn add_event_page(&mut self, page: &EventPage) -> DbResult<()> {
        of(&mut self.rows().event_pages).insert(page.last, page.clone());
        Ok(())
    }

    async fn drop_event_pages(&mut self, first: u64, last: u64) -> DbResult<()> {
        of(&mut self.rows().event_pages).retain(|_, page| page.first < first || page.last > last);
        Ok(())
    }

    async fn put_records(&mut self, records: &[KeptRecord]) -> DbResult<()> {
        let rows = self.rows();
        for kept in records {
            let key = RecordKey { entity_type: kept.row.entity_type, id: kept.row.entity() };
            of(&mut rows.records).insert(key, kept.clone());
        }
        Ok(())
    }

    async fn put_waiting(&mut self, row: &WaitingRow) -> DbResult<()> {
        of(&mut self.rows().waiting).insert(row.id, *row);
        Ok(())
    }

    async fn drop_waiting(&mut self, command: Uuid) -> DbResult<()> {
        of(&mut self.rows().waiting).remove(&command);
        Ok(())
    }

    async fn put_failures(&mut self, command: Uuid, failures: u32) -> DbResult<()> {
        of(&mut self.rows().failures).insert(command, failures);
        Ok(())
    }

    async fn put_snapshot(
        &mut self,
        row: &SnapshotRow,
        chunks: &[(Hash, Vec<u8>)],
    ) -> DbResult<()> {
        let rows = self.rows();
        of(&mut rows.snapshots).insert(row.seq, row.clone());
        of(&mut rows.chunks).extend(chunks.iter().cloned());
        Ok(())
    }

    async fn drop_snapshot(&mut self, seq: u64) -> DbResult<()> {
        of(&mut self.rows().snapshots).remove(&seq);
        Ok(())
    }

    async fn drop_chunks(&mut self, hashes: &[Hash]) -> DbResult<()> {
        of(&mut self.rows().chunks).retain(|hash, _| !hashes.contains(hash));
        Ok(())
    }

    async fn put_upload(&mut self, hash: Hash, at: u64, bytes: &[u8]) -> DbResult<()> {
        let upload = of(&mut self.rows().uploads).entry(hash).or_default();
        debug_assert_eq!(upload.len() as u64, at);
        upload.extend_from_slice(bytes);
        Ok(())
    }

    async fn finish_upload(&mut self, hash: Hash, row: &BlobRow) -> DbResult<()> {
        let rows = self.rows();
        let bytes = of(&mut rows.uploads).remove(&hash).unwrap_or_default();
        of(&mut rows.blobs).insert(hash, (*row, Arc::new(bytes)));
        Ok(())
    }

    async fn drop_upload(&mut self, hash: Hash) -> DbResult<()> {
        of(&mut self.rows().uploads).remove(&hash);
        Ok(())
    }

    async fn take_invite(
        &mut self,
        id: Uuid,
        secret_hash: Hash,
        by: Uuid,
        now_ms: i64,
    ) -> DbResult<bool> {
        let good = of(&mut self.world.invites).get_mut(&id).filter(|row| {
            row.secret_hash == secret_hash && row.used_ms.is_none() && row.expires_ms > now_ms
        });
        let Some(row) = good else {
            return Ok(false);
        };
        row.used_ms = Some(now_ms);
        row.used_by = Some(by);
        Ok(true)
    }

    async fn put_refresh(&mut self, row: &RefreshRow) -> DbResult<()> {
        of(&mut self.world.refresh).insert(row.hash, row.clone());
        Ok(())
    }

    async fn commit(self: Box<Self>) -> DbResult<()> {
        if let Some((home, _held)) = self.home {
            *home.lock().unwrap_or_else(PoisonError::into_inner) = self.world;
        }
        Ok(())
    }
}

#[async_trait]
impl Directory for MemoryDb {
    async fn put_invite(&self, row: &InviteRow) -> DbResult<()> {
        self.write(|world| of(&mut world.invites).insert(row.id, row.clone())).await;
        Ok(())
    }

    async fn invite(&self, id: Uuid) -> DbResult<Option<InviteRow>> {
        Ok(self.look().invites.get(&id).cloned())
    }

    async fn invites(&self, workspace: Option<Uuid>) -> DbResult<Vec<InviteRow>> {
        let world = self.look();
        let mut of_it: Vec<InviteRow> =
            world.invites.values().filter(|row| row.workspace == workspace).cloned().collect();
        of_it.sort_by_key(|row| (row.expires_ms, row.id));
        Ok(of_it)
    }

    async fn drop_invite(&self, id: Uuid) -> DbResult<()> {
        self.write(|world| of(&mut world.invites).remove(&id)).await;
        Ok(())
    }

    async fn refresh(&self, hash: Hash) -> DbResult<Option<RefreshRow>> {
        Ok(self.look().refresh.get(&hash).cloned())
    }

    async fn rotate_refresh(
        &self,
        old: Hash,
        new: &RefreshRow,
        grace_ms: i64,
    ) -> DbResult<Rotated> {
        Ok(self.write(|world| rotate(of(&mut world.refresh), old, new, grace_ms)).await)
    }

    async fn drop_refresh(&self, workspace: Uuid, device: Uuid) -> DbResult<()> {
        self.write(|world| {
            of(&mut world.refresh)
                .retain(|_, row| (row.workspace, row.device) != (workspace, device));
        })
        .await;
        Ok(())
    }

    async fn auth_device(&self, workspace: Uuid, device: Uuid) -> DbResult<Option<DeviceRow>> {
        let world = self.look();
        let rows = world.workspaces.get(&workspace);
        Ok(rows.and_then(|rows| rows.devices.get(&device).cloned()))
    }

    async fn suspend(&self, workspace: Uuid, device: Uuid, suspended: bool) -> DbResult<()> {
        self.write(|world| edit(world, workspace, device, |row| row.suspended = suspended)).await;
        Ok(())
    }

    async fn revoke(&self, workspace: Uuid, device: Uuid, at_ms: i64) -> DbResult<()> {
        let shut = |row: &mut DeviceRow| row.revoked_ms = row.revoked_ms.or(Some(at_ms));
        self.write(|world| edit(world, workspace, device, shut)).await;
        Ok(())
    }

    async fn lockout(&self, key: &str) -> DbResult<Option<LockoutRow>> {
        Ok(self.look().lockouts.get(key).copied())
    }

    async fn put_lockout(&self, key: &str, row: Option<LockoutRow>) -> DbResult<()> {
        self.write(|world| match row {
            Some(row) => of(&mut world.lockouts).insert(key.to_owned(), row),
            None => of(&mut world.lockouts).remove(key),
        })
        .await;
        Ok(())
    }
}

fn edit(world: &mut World, workspace: Uuid, device: Uuid, deed: impl FnOnce(&mut DeviceRow)) {
    if let Some(rows) = world.workspaces.get_mut(&workspace)
        && let Some(row) = of(&mut rows.devices).get_mut(&device)
    {
        deed(row);
    }
}

fn rotate(
    tokens: &mut BTreeMap<Hash, RefreshRow>,
    old: Hash,
    new: &RefreshRow,
    grace_ms: i64,
) -> Rotated {
    let Some(shown) = tokens.get(&old).cloned() else {
        return Rotated::Unknown;
    };
    let now_ms = new.issued_ms;
    let unused = |hash: &Hash| tokens.get(hash).is_some_and(|next| next.used_ms.is_none());
    let rotated = match (shown.used_ms, shown.successor) {
        (None, _) => Rotated::Fresh,
        (Some(used), Some(next)) if now_ms <= used.saturating_add(grace_ms) && unused(&next) => {
            tokens.remove(&next);
            Rotated::Again
        }
        (Some(_), _) => Rotated::Reused,
    };
    if rotated == Rotated::Reused {
        tokens.retain(|_, row| row.family != shown.family);
    } else {
        let used_ms = shown.used_ms.or(Some(now_ms));
        let family = shown.family;
        tokens.insert(old, RefreshRow { used_ms, successor: Some(new.hash), ..shown });
        tokens.insert(new.hash, RefreshRow { family, ..new.clone() });
        let long_ago = now_ms.saturating_sub(grace_ms);
        tokens.retain(|_, row| row.family != family || row.used_ms.is_none_or(|at| at >= long_ago));
    }
    rotated
}
