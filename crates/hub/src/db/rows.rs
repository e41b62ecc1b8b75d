//! What the hub keeps, whatever keeps it.

use desk_core::schema::{Field, price_list, user};
use desk_wire::protocol::{Manifest, RecordRow};
use desk_wire::{Outcome, ScopeDigest, WireValue};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A workspace: the row that is locked while something is decided in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkspaceRow {
    /// The number of the last event; 0 before there is one.
    pub head_seq: u64,
    pub head_hash: [u8; 32],
    pub epoch: [u8; 16],
    /// Whether somebody who may has taken note that the hub was restored.
    pub epoch_confirmed: bool,
    /// The epochs before, the oldest first.
    pub past: Vec<PastEpoch>,
    pub digests: Vec<ScopeDigest>,
    /// The first event that devices may still be given one by one.
    pub min_seq: u64,
    /// Whether the workspace has had a user yet.
    pub founded: bool,
    pub last_at_ms: i64,
    /// Where the newest snapshot stands; 0 without one.
    pub snapshot_seq: u64,
}

/// An epoch that a restored backup ended, and where the log stood in it then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastEpoch {
    #[serde(with = "serde_bytes")]
    pub epoch: [u8; 16],
    pub last_seq: u64,
}

impl WorkspaceRow {
    /// The last event that is still the one a device of `epoch` may know.
    pub fn same_up_to(&self, epoch: [u8; 16]) -> u64 {
        let since = self.past.iter().position(|past| past.epoch == epoch);
        let since = since.and_then(|at| self.past.get(at..)).unwrap_or_default();
        let parted = since.iter().map(|past| past.last_seq).min();
        parted.unwrap_or(if epoch == self.epoch { self.head_seq } else { 0 })
    }
}

/// A device that was let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceRow {
    pub id: Uuid,
    pub user: Uuid,
    /// Ed25519.
    pub key: [u8; 32],
    pub name: String,
    /// The last of its numbers that was taken.
    pub last_seq: u64,
    /// Its chain behind that number.
    pub chain: [u8; 32],
    pub cursor_seq: u64,
    /// The scopes it has followed up to its cursor.
    pub scopes: Vec<u16>,
    /// The scopes and the place of the snapshot it was last given; they become its
    /// own when it goes on from there.
    pub offered: Option<Offered>,
    pub app_version: String,
    pub enrolled_ms: i64,
    pub revoked_ms: Option<i64>,
    /// Shut out until somebody looks at it, such as after a copied sign-in.
    pub suspended: bool,
    pub seen_ms: i64,
}

/// A snapshot that was offered to a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    pub seq: u64,
    pub scopes: Vec<u16>,
}

/// A number of a device: which command it was, and which event says what became
/// of it. A command that came back under another number has a row for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommandRow {
    pub device: Uuid,
    pub device_seq: u64,
    pub id: Uuid,
    pub outcome: Outcome,
    pub event_seq: u64,
}

/// Commands of one device, packed, with the device's chain in front of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandPage {
    pub device: Uuid,
    pub first: u64,
    pub last: u64,
    pub before: [u8; 32],
    pub packed: Packed,
}

/// Events, packed, with the workspace's chain in front of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventPage {
    pub first: u64,
    pub last: u64,
    pub before: [u8; 32],
    pub packed: Packed,
}

/// Compressed bytes with a sum of their own: some of the bytes of a frame can be
/// flipped without changing what comes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    pub bytes: Vec<u8>,
    pub sum: [u8; 16],
}

/// A record as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRecord {
    pub row: RecordRow,
    pub scope: u16,
}

impl KeptRecord {
    /// Texts that it is found by, and their fields: what must be the only one of its
    /// kind, folded, and the blobs it names.
    pub fn found_by(&self) -> Vec<(u16, String)> {
        let row = &self.row;
        row.fields
            .iter()
            .filter_map(|(field, value)| {
                let is = |known: &Field| {
                    (known.entity.number(), known.number) == (row.entity_type, *field)
                };
                let text = match value {
                    WireValue::Text(text) if is(&user::USER_NAME) => text.to_lowercase(),
                    WireValue::Bytes(hash) if is(&price_list::ROWS_BLOB) => blob_name(hash),
                    WireValue::Text(_)
                    | WireValue::Bytes(_)
                    | WireValue::Absent
                    | WireValue::Integer(_)
                    | WireValue::Flag(_)
                    | WireValue::Id(_) => return None,
                };
                Some((*field, text))
            })
            .collect()
    }
}

/// A blob's hash as records are found by it.
pub fn blob_name(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A command that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitingRow {
    pub id: Uuid,
    pub device: Uuid,
    pub device_seq: u64,
    /// The event that says that it waits; the order in which it is looked at again.
    pub event_seq: u64,
}

/// A snapshot, with the chunks of all scopes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotRow {
    pub seq: u64,
    pub manifest: Manifest,
}

/// A blob that a workspace has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlobRow {
    pub bytes: u64,
    pub device: Uuid,
}

/// An invitation that was given out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InviteRow {
    pub id: Uuid,
    /// `None`: for a workspace that is to come.
    pub workspace: Option<Uuid>,
    pub user: Option<Uuid>,
    pub statement: Vec<u8>,
    pub signature: [u8; 64],
    /// BLAKE3 of the secret.
    pub secret_hash: [u8; 32],
    pub expires_ms: i64,
    pub used_ms: Option<i64>,
    pub used_by: Option<Uuid>,
}

/// A refresh token, known by its hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefreshRow {
    pub hash: [u8; 32],
    pub workspace: Uuid,
    pub device: Uuid,
    /// All that came of one sign-in.
    pub family: Uuid,
    pub issued_ms: i64,
    pub used_ms: Option<i64>,
    pub successor: Option<[u8; 32]>,
}

/// What became of a refresh token that was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rotated {
    /// It is exchanged.
    Fresh,
    /// It was exchanged a moment ago and the answer was lost: what it was
    /// exchanged for then is void, the new one counts.
    Again,
    /// It was used before. The whole sign-in is closed.
    Reused,
    Unknown,
}

/// How often somebody failed to show who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LockoutRow {
    pub failures: u32,
    pub until_ms: i64,
}
