//! One workspace in one file, whatever engine it came from: a line that says what
//! it is, then items of CBOR, compressed, and behind everything
//! a sum over every byte before it.
//!
//! The file proves itself: the events lead to the head that it names, the records
//! come to the digests that it names, and whoever takes it in checks both.

mod item;
mod reader;
mod writer;

use std::fmt;

use serde_json::{Value, json};
use uuid::Uuid;

use crate::db::WorkspaceRow;

pub(super) use item::{Item, blob, waiting};
pub(super) use reader::Reader;
pub(super) use writer::Writer;

/// In front of everything, readable to people too.
const MAGIC: &[u8] = b"partner-desk workspace 1\n";

/// The sum over a file.
fn summer() -> blake3::Hasher {
    blake3::Hasher::new_derive_key("partner-desk 2026 workspace archive")
}

const SUM_BYTES: usize = 32;

/// What a workspace comes to: two that agree in this are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    pub workspace: Uuid,
    pub head_seq: u64,
    pub head_hash: [u8; 32],
    /// Scope and digest.
    pub digests: Vec<(u16, [u8; 32])>,
}

impl Proof {
    pub(super) fn of(workspace: Uuid, row: &WorkspaceRow) -> Self {
        let digests = row.digests.iter().map(|one| (one.scope, one.digest)).collect();
        Self { workspace, head_seq: row.head_seq, head_hash: row.head_hash, digests }
    }

    pub fn to_json(&self) -> Value {
        let digests: Vec<Value> = self
            .digests
            .iter()
            .map(|(scope, digest)| json!({"scope": scope, "digest": hex::encode(digest)}))
            .collect();
        json!({
            "workspace": self.workspace.to_string(),
            "head": {"seq": self.head_seq, "hash": hex::encode(self.head_hash)},
            "digests": digests,
        })
    }
}

impl fmt::Display for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "up to event {} with head {}", self.head_seq, hex::encode(self.head_hash))
    }
}
