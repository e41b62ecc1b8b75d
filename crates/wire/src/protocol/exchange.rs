//! One round trip: a push and a pull at once.

use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use crate::event::{Event, Outcome, ScopeDigest, Why};

/// How much one message may carry. Raw sizes are before compression.
#[derive(Debug, Clone, Copy)]
pub struct Limits;

impl Limits {
    /// Commands in one request.
    pub const COMMANDS: usize = 1_000;
    /// Raw bytes of the commands in one request.
    pub const COMMAND_BYTES: usize = 2 << 20;
    /// Raw bytes of one message as a whole; a body that unpacks to more is refused.
    pub const MESSAGE_BYTES: usize = 16 << 20;
    /// Bytes that the items of one list come to once its columns are put together.
    pub const LIST_BYTES: usize = 64 << 20;
    /// Events in one answer; a group is never split, so a few more may come.
    pub const EVENTS: usize = 2_500;
    /// Raw bytes of the events in one answer.
    pub const EVENT_BYTES: usize = 2 << 20;
    /// Raw bytes of a chunk of a snapshot.
    pub const CHUNK_BYTES: usize = 1 << 20;
    /// Bytes of one piece of a blob on its way up.
    pub const BLOB_PIECE: usize = 1 << 20;
    /// Bytes of a whole blob as it is stored.
    pub const BLOB_BYTES: u64 = 1 << 30;
}

/// How far a device has followed the hub.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    pub seq: u64,
    #[serde(with = "serde_bytes")]
    pub hash: [u8; 32],
    #[serde(with = "serde_bytes")]
    pub epoch: [u8; 16],
}

/// The end of a workspace's chain of events, signed by the hub.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    pub seq: u64,
    #[serde(with = "serde_bytes")]
    pub hash: [u8; 32],
    /// Changes when the hub was restored from a backup.
    #[serde(with = "serde_bytes")]
    pub epoch: [u8; 16],
    #[serde(with = "serde_bytes")]
    pub signature: [u8; 64],
}

/// The end of a device's chain of commands, signed by the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedChain {
    pub device_seq: u64,
    #[serde(with = "serde_bytes")]
    pub chain: [u8; 32],
    #[serde(with = "serde_bytes")]
    pub signature: [u8; 64],
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncRequest {
    pub proto: u16,
    /// `None` before anything was received.
    pub cursor: Option<Cursor>,
    /// Waiting commands in the device's order, each as it stands in the device's
    /// chain ([`crate::CommandRecord::to_bytes`]).
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "crate::columns::raw")]
    pub commands: Vec<ByteBuf>,
    /// Behind the last of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chain: Option<SignedChain>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncAnswer {
    pub proto: u16,
    /// The hub's clock, milliseconds.
    pub hub_time_ms: i64,
    /// What happened since the cursor, the sender's own commands too.
    pub page: Page,
    /// What became of commands whose events do not tell it: the device sent them again
    /// and began from a snapshot behind the event, or may not see what they came to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub known: Vec<Known>,
    /// Behind the last event of the page.
    pub head: Head,
    /// The confirmed state there, as far as the device may see it; only when
    /// nothing more is to come.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub digests: Vec<ScopeDigest>,
    /// Whether the hub has more than this.
    pub more: bool,
}

/// A command that the hub had judged before it was sent again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    pub device_seq: u64,
    pub outcome: Outcome,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    pub event_seq: u64,
}

/// Events without a gap.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// The number of the first; without events, of the next to come.
    pub first: u64,
    #[serde(with = "crate::columns::items")]
    pub events: Vec<Event>,
}

impl Page {
    /// The number behind the last event.
    pub fn next(&self) -> u64 {
        self.first + self.events.len() as u64
    }

    /// The chain's hash behind the page, which follows `before`.
    pub fn chain_hash(&self, before: [u8; 32]) -> [u8; 32] {
        (self.first..)
            .zip(&self.events)
            .fold(before, |hash, (seq, event)| event.chain_hash(&hash, seq))
    }
}

/// A piece of the record, with the commands as their devices signed them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventsAnswer {
    pub page: Page,
    /// The chain's hash before the page.
    #[serde(with = "serde_bytes")]
    pub before: [u8; 32],
    /// The commands behind the events that the reader may see, where asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "crate::columns::raw")]
    pub commands: Vec<ByteBuf>,
    pub more: bool,
}
