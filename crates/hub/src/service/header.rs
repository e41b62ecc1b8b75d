//! The part of a command that every version can read, so that a command of a
//! newer program still takes its number and gets an answer.

use desk_wire::protocol::ProblemCode;
use serde::Deserialize;
use uuid::Uuid;

use super::error::HubResult;

#[derive(Deserialize)]
struct Bare {
    #[serde(rename = "i", with = "serde_bytes")]
    id: [u8; 16],
    #[serde(rename = "n")]
    seq: u64,
    /// Absent: the command's own id.
    #[serde(rename = "g", default)]
    group: Option<serde_bytes::ByteArray<16>>,
}

/// Which command it is, without what it asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) id: Uuid,
    pub(super) seq: u64,
    pub(super) group: Uuid,
}

impl Header {
    pub(super) fn read(bytes: &[u8]) -> HubResult<Self> {
        let bare: Bare = ciborium::from_reader(bytes).map_err(|_| ProblemCode::BadRequest)?;
        Ok(Self {
            id: Uuid::from_bytes(bare.id),
            seq: bare.seq,
            group: Uuid::from_bytes(bare.group.map_or(bare.id, serde_bytes::ByteArray::into_array)),
        })
    }
}
