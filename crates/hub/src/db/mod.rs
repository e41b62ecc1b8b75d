//! The door to whatever keeps the hub's state. No SQL stands outside the folder of
//! an engine, and nothing here asks an engine for more than rows and one lock: no
//! sequences, no advisory locks, no triggers. Every key begins with the workspace.

pub mod memory;
mod rows;
pub mod sqlite;

use std::collections::BTreeMap;

use async_trait::async_trait;
use desk_agree::RecordKey;
use uuid::Uuid;

pub use rows::{
    BlobRow, CommandPage, CommandRow, DeviceRow, EventPage, InviteRow, KeptRecord, LockoutRow,
    Offered, Packed, PastEpoch, RefreshRow, Rotated, SnapshotRow, WaitingRow, WorkspaceRow,
    blob_name,
};

/// The engine could not do it.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    #[error("the hub's database failed")]
    Engine(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// A row that makes no sense.
    #[error("a row of {table} makes no sense")]
    Row {
        table: &'static str,
        #[source]
        cause: Option<Box<dyn std::error::Error + Send + Sync>>,
    },
}

pub type DbResult<T> = Result<T, DbError>;

/// Which records to look for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Find {
    /// Every record of a type.
    Of(u16),
    /// Those of a type whose set has the member.
    Holding(u16, u16, String),
    /// Those of a type that are found by a folded text.
    Named(u16, u16, String),
}

/// A hub's state.
#[async_trait]
pub trait Database: Directory + std::fmt::Debug {
    /// Begins to decide in a workspace. Whoever else wants to waits.
    async fn begin(&self, workspace: Uuid) -> DbResult<Box<dyn WorkspaceTx>>;

    /// Looks at a workspace as it is at this moment.
    async fn read(&self, workspace: Uuid) -> DbResult<Box<dyn WorkspaceRead>>;

    async fn workspaces(&self) -> DbResult<Vec<Uuid>>;
}

/// What can be read of one workspace.
#[async_trait]
pub trait WorkspaceRead: Send {
    /// `None` when there is no such workspace here.
    async fn workspace(&mut self) -> DbResult<Option<WorkspaceRow>>;
    async fn device(&mut self, id: Uuid) -> DbResult<Option<DeviceRow>>;
    /// By the moment they came.
    async fn devices(&mut self) -> DbResult<Vec<DeviceRow>>;

    /// All rows of these commands.
    async fn commands(&mut self, ids: &[Uuid]) -> DbResult<Vec<CommandRow>>;
    /// The device's numbers `first..=last`, ascending.
    async fn numbers(&mut self, device: Uuid, first: u64, last: u64) -> DbResult<Vec<CommandRow>>;
    /// The pages that hold any of the device's numbers `first..=last`, ascending.
    async fn command_pages(
        &mut self,
        device: Uuid,
        first: u64,
        last: u64,
    ) -> DbResult<Vec<CommandPage>>;
    /// At most `limit` pages, ascending, from the one with event `seq` on.
    async fn event_pages(&mut self, seq: u64, limit: usize) -> DbResult<Vec<EventPage>>;

    /// Those of the records that there are.
    async fn records(&mut self, keys: &[RecordKey]) -> DbResult<Vec<KeptRecord>>;
    /// Records in the order of their keys, behind `after`.
    async fn records_after(
        &mut self,
        after: Option<RecordKey>,
        limit: usize,
    ) -> DbResult<Vec<KeptRecord>>;
    async fn find(&mut self, what: &Find) -> DbResult<Vec<RecordKey>>;

    /// The commands that wait, first come first.
    async fn waiting(&mut self) -> DbResult<Vec<WaitingRow>>;
    /// The commands at which the hub itself failed, and how often.
    async fn failures(&mut self) -> DbResult<BTreeMap<Uuid, u32>>;

    /// The newest first.
    async fn snapshots(&mut self) -> DbResult<Vec<SnapshotRow>>;
    async fn chunk(&mut self, hash: [u8; 32]) -> DbResult<Option<Vec<u8>>>;

    async fn blob(&mut self, hash: [u8; 32]) -> DbResult<Option<BlobRow>>;
    /// The stored piece of the workspace's blob that holds byte `at`, and where the
    /// piece begins.
    async fn blob_piece(&mut self, hash: [u8; 32], at: u64) -> DbResult<Option<(u64, Vec<u8>)>>;
    /// How many bytes of a blob have come so far.
    async fn upload(&mut self, hash: [u8; 32]) -> DbResult<u64>;
    /// As [`Self::blob_piece`], of a blob that is still on its way.
    async fn upload_piece(&mut self, hash: [u8; 32], at: u64) -> DbResult<Option<(u64, Vec<u8>)>>;
}

/// What can be written, all or nothing. Dropped without [`Self::commit`], it never was.
#[async_trait]
pub trait WorkspaceTx: WorkspaceRead {
    async fn put_workspace(&mut self, row: &WorkspaceRow) -> DbResult<()>;
    async fn put_device(&mut self, row: &DeviceRow) -> DbResult<()>;

    /// Adds numbers, or gives them another outcome.
    async fn put_commands(&mut self, rows: &[CommandRow]) -> DbResult<()>;
    async fn add_command_page(&mut self, page: &CommandPage) -> DbResult<()>;
    async fn drop_command_pages(&mut self, device: Uuid, first: u64, last: u64) -> DbResult<()>;
    async fn add_event_page(&mut self, page: &EventPage) -> DbResult<()>;
    async fn drop_event_pages(&mut self, first: u64, last: u64) -> DbResult<()>;

    /// Writes whole records, members and all.
    async fn put_records(&mut self, records: &[KeptRecord]) -> DbResult<()>;

    async fn put_waiting(&mut self, row: &WaitingRow) -> DbResult<()>;
    async fn drop_waiting(&mut self, command: Uuid) -> DbResult<()>;
    async fn put_failures(&mut self, command: Uuid, failures: u32) -> DbResult<()>;

    /// A snapshot, and those of its chunks that are new.
    async fn put_snapshot(
        &mut self,
        row: &SnapshotRow,
        chunks: &[([u8; 32], Vec<u8>)],
    ) -> DbResult<()>;
    async fn drop_snapshot(&mut self, seq: u64) -> DbResult<()>;
    async fn drop_chunks(&mut self, hashes: &[[u8; 32]]) -> DbResult<()>;

    async fn put_upload(&mut self, hash: [u8; 32], at: u64, bytes: &[u8]) -> DbResult<()>;
    /// What has come is a blob of the workspace now.
    async fn finish_upload(&mut self, hash: [u8; 32], row: &BlobRow) -> DbResult<()>;
    /// What has come was not what it should have been.
    async fn drop_upload(&mut self, hash: [u8; 32]) -> DbResult<()>;

    /// Uses up an invitation whose secret is the right one and whose time is not
    /// over. `false` when there is none like that.
    async fn take_invite(
        &mut self,
        id: Uuid,
        secret_hash: [u8; 32],
        by: Uuid,
        now_ms: i64,
    ) -> DbResult<bool>;
    async fn put_refresh(&mut self, row: &RefreshRow) -> DbResult<()>;

    async fn commit(self: Box<Self>) -> DbResult<()>;
}

/// Who is let in, over all workspaces.
#[async_trait]
pub trait Directory: Send + Sync {
    async fn put_invite(&self, row: &InviteRow) -> DbResult<()>;
    async fn invite(&self, id: Uuid) -> DbResult<Option<InviteRow>>;
    /// `None`: those for workspaces that are to come.
    async fn invites(&self, workspace: Option<Uuid>) -> DbResult<Vec<InviteRow>>;
    async fn drop_invite(&self, id: Uuid) -> DbResult<()>;

    async fn refresh(&self, hash: [u8; 32]) -> DbResult<Option<RefreshRow>>;
    /// Exchanges the token `old` for `new`, whose `family` becomes that of `old`. A
    /// second time within `grace_ms` is a lost answer, as long as what was given
    /// then was never used; any other second time closes the sign-in. Tokens of the
    /// family that were used longer ago than that are forgotten.
    async fn rotate_refresh(
        &self,
        old: [u8; 32],
        new: &RefreshRow,
        grace_ms: i64,
    ) -> DbResult<Rotated>;
    /// Closes all sign-ins of a device.
    async fn drop_refresh(&self, workspace: Uuid, device: Uuid) -> DbResult<()>;

    async fn auth_device(&self, workspace: Uuid, device: Uuid) -> DbResult<Option<DeviceRow>>;
    async fn suspend(&self, workspace: Uuid, device: Uuid, suspended: bool) -> DbResult<()>;
    /// Shuts a device out at the door, whatever its record says.
    async fn revoke(&self, workspace: Uuid, device: Uuid, at_ms: i64) -> DbResult<()>;

    async fn lockout(&self, key: &str) -> DbResult<Option<LockoutRow>>;
    /// `None` forgets.
    async fn put_lockout(&self, key: &str, row: Option<LockoutRow>) -> DbResult<()>;
}

/// Finds fault with a row.
pub(crate) fn bad_row(table: &'static str) -> DbError {
    DbError::Row { table, cause: None }
}
