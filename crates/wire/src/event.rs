//! What a hub decided, as it travels and is kept.
//!
//! Every command gets one event, whatever became of it, so an outcome can never
//! be lost apart from its command. The chain runs over the hashes of the bodies:
//! a reader who may not see a body still verifies the chain.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::args::Uid;
use crate::value::WireValue;
use crate::{WireError, decode, encode};

/// One event of a workspace. Its number is its place in the page it came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The hub's clock, milliseconds; never less than the event's before.
    #[serde(rename = "a")]
    pub at_ms: i64,
    /// Who may see the body; see `desk_agree::scope`.
    #[serde(rename = "s", default, skip_serializing_if = "is_zero")]
    pub scope: u16,
    /// Whether more events of the same deed follow.
    #[serde(rename = "g", default, skip_serializing_if = "std::ops::Not::not")]
    pub more_of_group: bool,
    #[serde(rename = "b")]
    pub body: Payload,
}

/// The body of an event, or what is left of it for those who may not see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Payload {
    #[serde(rename = "p")]
    Open {
        /// So that a short body cannot be guessed from its hash; zeros, which do not
        /// travel, where everybody may see it.
        #[serde(rename = "s", with = "serde_bytes", default, skip_serializing_if = "is_plain")]
        salt: [u8; 8],
        #[serde(rename = "b", with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    #[serde(rename = "h")]
    Hidden(#[serde(with = "serde_bytes")] [u8; 32]),
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum EventBody {
    /// A command was judged.
    #[serde(rename = "c")]
    Command(Box<CommandEvent>),
    /// A device's commands up to a number have arrived, with its signature.
    #[serde(rename = "r")]
    Receipt(Receipt),
    /// The workspace began from a state that a device brought along.
    #[serde(rename = "s")]
    Seeded(Seeded),
}

/// A command and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommandEvent {
    #[serde(rename = "c")]
    pub(crate) command: Uid,
    #[serde(rename = "d")]
    pub(crate) device: Uid,
    /// The device's number for it; 0 for what the hub did on somebody's behalf.
    #[serde(rename = "n")]
    pub device_seq: u64,
    #[serde(rename = "u")]
    pub(crate) author: Uid,
    #[serde(rename = "k")]
    pub code: String,
    /// When the author's device says it was made, for people to read.
    #[serde(rename = "m")]
    pub made_ms: i64,
    #[serde(rename = "o", default, skip_serializing_if = "Outcome::is_applied")]
    pub outcome: Outcome,
    /// Why not, as a code; and what it is about.
    #[serde(rename = "w", default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    /// What is now so, in this order.
    #[serde(rename = "x", default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<WireChange>,
}

/// What became of a command (sync.md, A2).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// As asked.
    #[default]
    #[serde(rename = "a")]
    Applied,
    /// In part, or in place of another's value that is kept beside it.
    #[serde(rename = "m")]
    Merged,
    /// It was so already.
    #[serde(rename = "n")]
    Noop,
    /// What stood stays; a person decides.
    #[serde(rename = "c")]
    Conflict,
    /// A rule or a missing right says no.
    #[serde(rename = "r")]
    Rejected,
    /// It waits for something, such as the rows of a list.
    #[serde(rename = "d")]
    Deferred,
    /// It cannot be judged and was set aside.
    #[serde(rename = "q")]
    Quarantined,
}

impl Outcome {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
    const fn is_applied(&self) -> bool {
        matches!(self, Self::Applied)
    }

    /// What stands in the outbox and in `--json`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Merged => "merged",
            Self::Noop => "noop",
            Self::Conflict => "conflict",
            Self::Rejected => "rejected",
            Self::Deferred => "deferred",
            Self::Quarantined => "quarantined",
        }
    }
}

/// Why a command was not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    #[serde(rename = "c")]
    pub code: String,
    /// An offer, a field, another command: never a sentence.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

/// A field of a record is now this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WireChange {
    #[serde(rename = "t")]
    pub entity_type: u16,
    #[serde(rename = "i")]
    pub(crate) entity: Uid,
    /// 0 is the record's existence.
    #[serde(rename = "f", default, skip_serializing_if = "is_zero")]
    pub field: u16,
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
    #[serde(rename = "v")]
    pub value: WireValue,
}

/// The end of a device's chain of commands, signed by the device. With the
/// commands themselves anyone can check that the hub invented none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    #[serde(rename = "d")]
    pub(crate) device: Uid,
    #[serde(rename = "n")]
    pub device_seq: u64,
    #[serde(rename = "h", with = "serde_bytes")]
    pub chain: [u8; 32],
    #[serde(rename = "s", with = "serde_bytes")]
    pub signature: [u8; 64],
}

/// The state a workspace began from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seeded {
    #[serde(rename = "d")]
    pub(crate) device: Uid,
    /// The digest of each scope.
    #[serde(rename = "g")]
    pub digests: Vec<ScopeDigest>,
    /// The head that the state stood at on the hub it came from.
    #[serde(rename = "f", default, skip_serializing_if = "Option::is_none")]
    pub from: Option<crate::protocol::Head>,
}

/// The digest of everything confirmed within a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScopeDigest {
    pub scope: u16,
    #[serde(with = "serde_bytes")]
    pub digest: [u8; 32],
}

impl CommandEvent {
    /// An event that says nothing yet but whose command it is about.
    pub fn new(command: Uuid, device: Uuid, device_seq: u64, author: Uuid) -> Self {
        Self {
            command: command.into(),
            device: device.into(),
            device_seq,
            author: author.into(),
            code: String::new(),
            made_ms: 0,
            outcome: Outcome::Applied,
            why: None,
            changes: Vec::new(),
        }
    }

    pub fn command(&self) -> Uuid {
        self.command.into()
    }

    pub fn device(&self) -> Uuid {
        self.device.into()
    }

    pub fn author(&self) -> Uuid {
        self.author.into()
    }
}

impl WireChange {
    pub fn new(
        entity_type: u16,
        entity: Uuid,
        field: u16,
        member: Option<String>,
        value: WireValue,
    ) -> Self {
        Self { entity_type, entity: entity.into(), field, member, value }
    }

    pub fn entity(&self) -> Uuid {
        self.entity.into()
    }
}

impl Receipt {
    pub fn new(device: Uuid, device_seq: u64, chain: [u8; 32], signature: [u8; 64]) -> Self {
        Self { device: device.into(), device_seq, chain, signature }
    }

    pub fn device(&self) -> Uuid {
        self.device.into()
    }
}

impl Seeded {
    pub fn new(
        device: Uuid,
        digests: Vec<ScopeDigest>,
        from: Option<crate::protocol::Head>,
    ) -> Self {
        Self { device: device.into(), digests, from }
    }

    pub fn device(&self) -> Uuid {
        self.device.into()
    }
}

impl EventBody {
    pub fn to_bytes(&self) -> Result<Vec<u8>, WireError> {
        encode("event", self)
    }

    pub fn from_bytes(bytes: &[u8]) -> Result<Self, WireError> {
        decode("event", bytes)
    }
}

impl Payload {
    pub fn hash(&self) -> [u8; 32] {
        match self {
            Self::Open { salt, bytes } => {
                let mut hasher = blake3::Hasher::new_derive_key("partner-desk 2026 event body");
                hasher.update(salt);
                hasher.update(bytes);
                *hasher.finalize().as_bytes()
            }
            Self::Hidden(hash) => *hash,
        }
    }

    /// The body; `None` for a reader who may not see it.
    pub fn body(&self) -> Result<Option<EventBody>, WireError> {
        match self {
            Self::Open { bytes, .. } => EventBody::from_bytes(bytes).map(Some),
            Self::Hidden(_) => Ok(None),
        }
    }
}

impl Event {
    /// The chain's hash behind this event, which has the number `seq`.
    pub fn chain_hash(&self, before: &[u8; 32], seq: u64) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new_derive_key("partner-desk 2026 event chain");
        hasher.update(before);
        hasher.update(&seq.to_le_bytes());
        hasher.update(&self.at_ms.to_le_bytes());
        hasher.update(&self.scope.to_le_bytes());
        hasher.update(&[u8::from(self.more_of_group)]);
        hasher.update(&self.body.hash());
        *hasher.finalize().as_bytes()
    }

    /// The same event for a reader who may not see its body.
    #[must_use]
    pub fn hidden(&self) -> Self {
        Self { body: Payload::Hidden(self.body.hash()), ..self.clone() }
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
const fn is_plain(salt: &[u8; 8]) -> bool {
    u64::from_ne_bytes(*salt) == 0
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
const fn is_zero(number: &u16) -> bool {
    *number == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(salt: u8) -> Event {
        let mut command = CommandEvent::new(Uuid::from_u128(1), Uuid::from_u128(2), 3, Uuid::nil());
        command.code = "feature_offer".to_owned();
        command.outcome = Outcome::Merged;
        command.changes =
            vec![WireChange::new(4, Uuid::from_u128(5), 2, None, WireValue::Text("É".to_owned()))];
        let body = EventBody::Command(Box::new(command));
        Event {
            at_ms: 6,
            scope: 1,
            more_of_group: false,
            body: Payload::Open { salt: [salt; 8], bytes: body.to_bytes().unwrap() },
        }
    }

    #[test]
    fn an_event_comes_back_as_it_went_and_hides_without_breaking_the_chain() {
        for salt in [0, 7] {
            let open = event(salt);
            let bytes = encode("event", &open).unwrap();
            assert_eq!(decode::<Event>("event", &bytes).unwrap(), open);
        }
        let open = event(7);
        let hidden = open.hidden();
        assert_eq!(hidden.body.body().unwrap(), None);
        assert_eq!(hidden.chain_hash(&[0; 32], 9), open.chain_hash(&[0; 32], 9));
    }

    #[test]
    fn the_chain_covers_number_time_scope_group_and_body() {
        let one = event(7);
        let hash = one.chain_hash(&[0; 32], 9);
        assert_ne!(hash, one.chain_hash(&[1; 32], 9));
        assert_ne!(hash, one.chain_hash(&[0; 32], 10));
        assert_ne!(hash, Event { at_ms: 7, ..one.clone() }.chain_hash(&[0; 32], 9));
        assert_ne!(hash, Event { scope: 2, ..one.clone() }.chain_hash(&[0; 32], 9));
        assert_ne!(hash, Event { more_of_group: true, ..one }.chain_hash(&[0; 32], 9));
        assert_ne!(hash, event(8).chain_hash(&[0; 32], 9), "the salt is part of it");
    }
}
