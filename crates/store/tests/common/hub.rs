//! A hub made by hand: it says what a test wants it to say, with a chain and sums
//! that are right.

#![allow(dead_code, unreachable_pub, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set up must fail loudly")]

use std::collections::BTreeMap;

use desk_agree::{Digests, FieldKey, RecordKey, scope};
use desk_core::schema::{EXISTENCE, EntityType};
use desk_store::{Applied, FollowError, HubLink, LinkState, Outgoing, OutgoingLimits, Store};
use desk_wire::protocol::{Head, Page, SyncAnswer};
use desk_wire::{
    CommandEvent, CommandRecord, Event, EventBody, Outcome, Payload, Why, WireChange, WireValue,
};
use uuid::Uuid;

#[derive(Debug, Clone)]
pub struct Hub {
    pub head: Head,
    pub state: BTreeMap<FieldKey, WireValue>,
    pub digests: Digests,
    pub events: Vec<Event>,
    /// Not told yet.
    first: u64,
    /// Own commands that wait for something.
    pub deferred: Vec<CommandRecord>,
}

impl Default for Hub {
    fn default() -> Self {
        Self {
            head: Head { seq: 0, hash: [0; 32], epoch: [9; 16], signature: [0; 64] },
            state: BTreeMap::new(),
            digests: Digests::default(),
            events: Vec::new(),
            first: 1,
            deferred: Vec::new(),
        }
    }
}

impl Hub {
    pub fn exists(&self, record: RecordKey) -> bool {
        self.state.get(&FieldKey::existence(record)) == Some(&WireValue::Flag(true))
    }

    pub fn holds(&self, key: &FieldKey) -> WireValue {
        self.state.get(key).cloned().unwrap_or_else(|| key.nothing())
    }

    /// The next event.
    pub fn say(&mut self, scope: u16, body: &EventBody) -> u64 {
        let seq = self.head.seq + 1;
        let bytes = body.to_bytes().unwrap();
        let event = Event {
            at_ms: i64::try_from(seq).unwrap(),
            scope,
            more_of_group: false,
            body: Payload::Open { salt: [7; 8], bytes },
        };
        self.head.hash = event.chain_hash(&self.head.hash, seq);
        self.head.seq = seq;
        self.events.push(event);
        seq
    }

    /// Somebody else did this.
    pub fn others(&mut self, changes: Vec<WireChange>) {
        let id = Uuid::from_u128(0xdead_0000 + u128::from(self.head.seq));
        let mut event = CommandEvent::new(id, Uuid::from_u128(77), 1, Uuid::from_u128(78));
        event.code = "edit_user".to_owned();
        event.changes = changes;
        self.tell(event);
    }

    fn tell(&mut self, event: CommandEvent) {
        let scope =
            event.changes.first().map_or(0, |change| scope::of_record(change.entity_type, None));
        for change in &event.changes {
            let key = FieldKey::from(change);
            let old = self.holds(&key);
            self.digests.replace(scope, &key, &old, &change.value);
            if change.value == key.nothing() {
                self.state.remove(&key);
            } else {
                self.state.insert(key, change.value.clone());
            }
        }
        self.say(scope, &EventBody::Command(Box::new(event)));
    }

    /// Says this of a command. What would make no sense is refused.
    pub fn judge(&mut self, record: &CommandRecord, outcome: Outcome) -> Outcome {
        let changes: Vec<WireChange> = record
            .fields
            .iter()
            .map(|patch| FieldKey::from(patch).change(patch.new.clone()))
            .filter(|change| self.holds(&FieldKey::from(change)) != change.value)
            .collect();
        let makes = |key: RecordKey| {
            record.fields.iter().any(|patch| {
                FieldKey::from(patch) == FieldKey::existence(key)
                    && patch.new == WireValue::Flag(true)
            })
        };
        let sound = changes.iter().all(|change| {
            let key = FieldKey::from(change).record;
            change.field == EXISTENCE || self.exists(key) || makes(key)
        });
        let outcome = match outcome {
            Outcome::Applied | Outcome::Merged if !sound => Outcome::Rejected,
            Outcome::Applied if changes.is_empty() => Outcome::Noop,
            said @ (Outcome::Applied
            | Outcome::Merged
            | Outcome::Noop
            | Outcome::Conflict
            | Outcome::Rejected
            | Outcome::Deferred
            | Outcome::Quarantined) => said,
        };
        let mut event =
            CommandEvent::new(record.id(), record.device(), record.seq, record.author());
        event.code = record.command().unwrap().code().to_owned();
        event.outcome = outcome;
        match outcome {
            Outcome::Applied => event.changes = changes,
            // All but the last, so that a record always comes to be first.
            Outcome::Merged => {
                let most = changes.len().saturating_sub(1).max(1);
                event.changes = changes.into_iter().take(most).collect();
            }
            Outcome::Deferred => self.deferred.push(record.clone()),
            Outcome::Noop | Outcome::Conflict => {}
            Outcome::Rejected | Outcome::Quarantined => {
                event.why = Some(Why { code: "because".to_owned(), about: None });
            }
        }
        self.tell(event);
        outcome
    }

    /// What was not told yet.
    pub fn answer(&self) -> SyncAnswer {
        let told = usize::try_from(self.first - 1).unwrap();
        SyncAnswer {
            proto: 1,
            hub_time_ms: 0,
            page: Page { first: self.first, events: self.events[told..].to_vec() },
            known: Vec::new(),
            head: self.head,
            digests: self.digests.to_wire(),
            more: false,
        }
    }

    pub async fn tell_all(&mut self, store: &Store) -> Result<Applied, FollowError> {
        let applied = store.apply_answer(&self.answer()).await?;
        self.first = self.head.seq + 1;
        Ok(applied)
    }

    /// Takes what waits, says of all that it is done as asked, and tells.
    pub async fn accept_all(&mut self, store: &Store) -> Applied {
        if let Some(outgoing) = out(store, usize::MAX >> 1).await {
            for record in &outgoing.records {
                let record = CommandRecord::from_bytes(record).unwrap();
                self.judge(&record, Outcome::Applied);
            }
        }
        self.tell_all(store).await.unwrap()
    }
}

pub async fn out(store: &Store, commands: usize) -> Option<Outgoing> {
    let limits = OutgoingLimits { after: 0, commands, bytes: usize::MAX };
    let outgoing = store.outgoing(limits).await.unwrap()?;
    store.mark_in_flight(outgoing.last_seq).await.unwrap();
    Some(outgoing)
}

pub fn user(n: u128) -> RecordKey {
    RecordKey::new(EntityType::User, Uuid::from_u128(0x1000 + n))
}

pub fn field(record: RecordKey, field: u16) -> FieldKey {
    FieldKey { record, field, member: String::new() }
}

pub fn text(text: &str) -> WireValue {
    WireValue::Text(text.to_owned())
}

pub fn link() -> HubLink {
    HubLink {
        addresses: vec!["https://hub:1".to_owned()],
        certificate: [1; 32],
        hub_key: [2; 32],
        state: LinkState::Active,
        device_key: Some([3; 32]),
        refresh_token: None,
        last_sync_at: None,
        last_result: None,
        clock_offset_ms: 0,
    }
}
