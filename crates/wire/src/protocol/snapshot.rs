//! A workspace's confirmed state in pieces, for a device that begins.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Message;
use super::exchange::{Head, Limits};
use crate::args::Uid;
use crate::columns::ColumnsWriter;
use crate::event::ScopeDigest;
use crate::pack::{PackError, pack};
use crate::value::WireValue;

/// What a snapshot is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Where the chain stood.
    pub head: Head,
    /// What the records come to, as far as the device may see them.
    pub digests: Vec<ScopeDigest>,
    pub chunks: Vec<Chunk>,
    /// The last number that the hub has of the asking device, at the moment of the
    /// answer: what the device sent beyond it was lost with a restored hub, and is
    /// sent again.
    #[serde(default)]
    pub device_seq: u64,
}

/// A piece: a zstd frame of the columns of [`RecordRow`]s ([`crate::ColumnsWriter`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chunk {
    /// BLAKE3 of the piece as it travels.
    #[serde(with = "serde_bytes")]
    pub hash: [u8; 32],
    pub bytes: u64,
    pub rows: u64,
    pub scope: u16,
}

/// A record with everything confirmed of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordRow {
    #[serde(rename = "t")]
    pub entity_type: u16,
    #[serde(rename = "i")]
    pub(crate) entity: Uid,
    /// The event that made it.
    #[serde(rename = "c")]
    pub created_seq: u64,
    #[serde(rename = "x", default, skip_serializing_if = "std::ops::Not::not")]
    pub deleted: bool,
    /// By number; a field without a number of its own is as old as the record.
    #[serde(rename = "f", default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<(u16, WireValue)>,
    /// Members of sets.
    #[serde(rename = "m", default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<(u16, String)>,
    /// The events that changed fields since: field, member, event.
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub seqs: Vec<(u16, Option<String>, u64)>,
}

impl RecordRow {
    pub fn new(entity_type: u16, entity: Uuid, created_seq: u64) -> Self {
        Self {
            entity_type,
            entity: entity.into(),
            created_seq,
            deleted: false,
            fields: Vec::new(),
            members: Vec::new(),
            seqs: Vec::new(),
        }
    }

    pub fn entity(&self) -> Uuid {
        self.entity.into()
    }

    /// The rows of an unpacked piece.
    pub fn all_from_bytes(bytes: &[u8]) -> Result<Vec<Self>, crate::WireError> {
        crate::columns::items::items_of(bytes, Limits::LIST_BYTES)
            .map_err(|cause| crate::WireError::NotOne { what: "record", cause: Box::new(cause) })
    }
}

/// Records on their way into a piece.
#[derive(Debug, Default)]
pub struct Pile {
    columns: ColumnsWriter,
    bytes: usize,
    rows: u64,
}

impl Pile {
    /// Adds a record. Hands back those before it when it does not fit in with them.
    pub fn add(&mut self, row: &RecordRow) -> Result<Option<Self>, crate::WireError> {
        let bytes = row.to_bytes()?;
        let full = self.rows > 0 && self.bytes + bytes.len() > Limits::CHUNK_BYTES;
        let before = full.then(|| std::mem::take(self));
        self.columns.push(&bytes);
        self.bytes += bytes.len();
        self.rows += 1;
        Ok(before)
    }

    /// The piece, and how a manifest lists it; `None` without records.
    pub fn pack(self, scope: u16) -> Result<Option<(Chunk, Vec<u8>)>, PackError> {
        if self.rows == 0 {
            return Ok(None);
        }
        let packed = pack(&self.columns.finish())?;
        let hash = *blake3::hash(&packed).as_bytes();
        let bytes = packed.len() as u64;
        Ok(Some((Chunk { hash, bytes, rows: self.rows, scope }, packed)))
    }
}

/// The state that a device brings along to a hub that has none yet. The chunks
/// were uploaded as blobs before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seed {
    pub chunks: Vec<Chunk>,
    pub digests: Vec<ScopeDigest>,
    /// Where the state stood on the hub it comes from.
    pub from: Option<Head>,
}
