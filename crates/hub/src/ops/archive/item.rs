//! The items of an archive. Fields are added, never renamed.

use desk_wire::protocol::{Manifest, RecordRow};
use desk_wire::{Outcome, ScopeDigest};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use uuid::Uuid;

use crate::db::{
    BlobRow, CommandPage, CommandRow, DeviceRow, EventPage, KeptRecord, Packed, PastEpoch,
    SnapshotRow, WaitingRow, WorkspaceRow,
};

type Id = serde_bytes::ByteArray<16>;
type Hash = serde_bytes::ByteArray<32>;

fn id(id: Uuid) -> Id {
    Id::new(id.into_bytes())
}

fn uuid(id: Id) -> Uuid {
    Uuid::from_bytes(id.into_array())
}

/// A part of a workspace. The workspace itself is the first, the end the last.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::ops) enum Item {
    Workspace(Box<Workspace>),
    Device(Box<Device>),
    Numbers(Vec<Number>),
    Commands { device: Id, page: Page },
    Events(Page),
    Records(Vec<(RecordRow, u16)>),
    Waiting { id: Id, device: Id, device_seq: u64, event_seq: u64 },
    Chunk { hash: Hash, bytes: ByteBuf },
    Snapshot { seq: u64, manifest: Manifest },
    Piece { hash: Hash, at: u64, bytes: ByteBuf },
    Blob { hash: Hash, bytes: u64, device: Id },
    End,
}

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::ops) struct Workspace {
    id: Id,
    head_seq: u64,
    head_hash: Hash,
    epoch: Id,
    past: Vec<PastEpoch>,
    digests: Vec<ScopeDigest>,
    min_seq: u64,
    founded: bool,
    last_at_ms: i64,
    snapshot_seq: u64,
}

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::ops) struct Device {
    id: Id,
    user: Id,
    key: Hash,
    name: String,
    last_seq: u64,
    chain: Hash,
    cursor_seq: u64,
    scopes: Vec<u16>,
    app_version: String,
    enrolled_ms: i64,
    revoked_ms: Option<i64>,
    suspended: bool,
    seen_ms: i64,
}

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::ops) struct Number {
    device: Id,
    device_seq: u64,
    id: Id,
    outcome: Outcome,
    event_seq: u64,
}

#[derive(Debug, Serialize, Deserialize)]
pub(in crate::ops) struct Page {
    first: u64,
    last: u64,
    before: Hash,
    bytes: ByteBuf,
    sum: Id,
}

impl Item {
    pub(in crate::ops) fn workspace(workspace: Uuid, row: &WorkspaceRow) -> Self {
        Self::Workspace(Box::new(Workspace {
            id: id(workspace),
            head_seq: row.head_seq,
            head_hash: Hash::new(row.head_hash),
            epoch: Id::new(row.epoch),
            past: row.past.clone(),
            digests: row.digests.clone(),
            min_seq: row.min_seq,
            founded: row.founded,
            last_at_ms: row.last_at_ms,
            snapshot_seq: row.snapshot_seq,
        }))
    }

    pub(in crate::ops) fn device(row: DeviceRow) -> Self {
        Self::Device(Box::new(Device {
            id: id(row.id),
            user: id(row.user),
            key: Hash::new(row.key),
            name: row.name,
            last_seq: row.last_seq,
            chain: Hash::new(row.chain),
            cursor_seq: row.cursor_seq,
            scopes: row.scopes,
            app_version: row.app_version,
            enrolled_ms: row.enrolled_ms,
            revoked_ms: row.revoked_ms,
            suspended: row.suspended,
            seen_ms: row.seen_ms,
        }))
    }

    pub(in crate::ops) fn numbers(rows: &[CommandRow]) -> Self {
        let number = |row: &CommandRow| Number {
            device: id(row.device),
            device_seq: row.device_seq,
            id: id(row.id),
            outcome: row.outcome,
            event_seq: row.event_seq,
        };
        Self::Numbers(rows.iter().map(number).collect())
    }

    pub(in crate::ops) fn commands(page: CommandPage) -> Self {
        let CommandPage { device, first, last, before, packed } = page;
        Self::Commands { device: id(device), page: Page::new(first, last, before, packed) }
    }

    pub(in crate::ops) fn events(page: EventPage) -> Self {
        let EventPage { first, last, before, packed } = page;
        Self::Events(Page::new(first, last, before, packed))
    }

    pub(in crate::ops) fn records(rows: Vec<KeptRecord>) -> Self {
        Self::Records(rows.into_iter().map(|kept| (kept.row, kept.scope)).collect())
    }

    pub(in crate::ops) fn waiting(row: WaitingRow) -> Self {
        let WaitingRow { id: command, device, device_seq, event_seq } = row;
        Self::Waiting { id: id(command), device: id(device), device_seq, event_seq }
    }

    pub(in crate::ops) fn chunk(hash: [u8; 32], bytes: Vec<u8>) -> Self {
        Self::Chunk { hash: Hash::new(hash), bytes: ByteBuf::from(bytes) }
    }

    pub(in crate::ops) fn snapshot(row: SnapshotRow) -> Self {
        Self::Snapshot { seq: row.seq, manifest: row.manifest }
    }

    pub(in crate::ops) fn piece(hash: [u8; 32], at: u64, bytes: Vec<u8>) -> Self {
        Self::Piece { hash: Hash::new(hash), at, bytes: ByteBuf::from(bytes) }
    }

    pub(in crate::ops) fn blob(hash: [u8; 32], row: BlobRow) -> Self {
        Self::Blob { hash: Hash::new(hash), bytes: row.bytes, device: id(row.device) }
    }
}

impl Workspace {
    pub(in crate::ops) fn id(&self) -> Uuid {
        uuid(self.id)
    }

    pub(in crate::ops) fn row(&self) -> WorkspaceRow {
        WorkspaceRow {
            head_seq: self.head_seq,
            head_hash: self.head_hash.into_array(),
            epoch: self.epoch.into_array(),
            epoch_confirmed: false,
            past: self.past.clone(),
            digests: self.digests.clone(),
            min_seq: self.min_seq,
            founded: self.founded,
            last_at_ms: self.last_at_ms,
            snapshot_seq: self.snapshot_seq,
        }
    }
}

impl Device {
    pub(in crate::ops) fn row(self) -> DeviceRow {
        DeviceRow {
            id: uuid(self.id),
            user: uuid(self.user),
            key: self.key.into_array(),
            name: self.name,
            last_seq: self.last_seq,
            chain: self.chain.into_array(),
            cursor_seq: self.cursor_seq,
            scopes: self.scopes,
            offered: None,
            app_version: self.app_version,
            enrolled_ms: self.enrolled_ms,
            revoked_ms: self.revoked_ms,
            suspended: self.suspended,
            seen_ms: self.seen_ms,
        }
    }
}

impl Number {
    pub(in crate::ops) fn row(&self) -> CommandRow {
        CommandRow {
            device: uuid(self.device),
            device_seq: self.device_seq,
            id: uuid(self.id),
            outcome: self.outcome,
            event_seq: self.event_seq,
        }
    }
}

impl Page {
    fn new(first: u64, last: u64, before: [u8; 32], packed: Packed) -> Self {
        let Packed { bytes, sum } = packed;
        Self {
            first,
            last,
            before: Hash::new(before),
            bytes: ByteBuf::from(bytes),
            sum: Id::new(sum),
        }
    }

    pub(in crate::ops) fn events(self) -> EventPage {
        let Self { first, last, before, bytes, sum } = self;
        let packed = Packed { bytes: bytes.into_vec(), sum: sum.into_array() };
        EventPage { first, last, before: before.into_array(), packed }
    }

    pub(in crate::ops) fn commands(self, device: Id) -> CommandPage {
        let EventPage { first, last, before, packed } = self.events();
        CommandPage { device: uuid(device), first, last, before, packed }
    }
}

/// A waiting command as the database has it.
pub(in crate::ops) fn waiting(
    command: Id,
    device: Id,
    device_seq: u64,
    event_seq: u64,
) -> WaitingRow {
    WaitingRow { id: uuid(command), device: uuid(device), device_seq, event_seq }
}

/// A blob as the database has it.
pub(in crate::ops) fn blob(bytes: u64, device: Id) -> BlobRow {
    BlobRow { bytes, device: uuid(device) }
}
