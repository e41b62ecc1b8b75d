//! Layer one of the simulation: one set of records, changed on several desktops
//! that know nothing of each other, judged in some order, and compared with a
//! reference so plain that one can see that it is right.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm,
    reason = "a test may stop at what it did not expect"
)]

use std::collections::{BTreeMap, BTreeSet};

use desk_agree::{FieldKey, RecordKey, Sender, State, judge, missing, target};
use desk_core::access::Right;
use desk_core::command::Command;
use desk_core::decide::decide;
use desk_core::ids::UserId;
use desk_core::moment::Moment;
use desk_core::schema::{EntityType, conflict, user};
use desk_core::user_field::UserField;
use desk_wire::{CommandRecord, FieldPatch, Origin, Outcome, WireValue};
use jiff::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;

const PEOPLE: usize = 3;
/// One of each way to merge that a person can type into.
const FIELDS: [UserField; 3] = [UserField::FirstName, UserField::Phone, UserField::Notes];

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn person(n: usize) -> UserId {
    UserId::new(id(100 + n as u128))
}

fn moment() -> Moment {
    Moment { wall: Timestamp::UNIX_EPOCH, boot: id(1), mono_ms: 0 }
}

/// A desktop: what it sees, and its commands in order.
struct Desktop {
    sender: Sender,
    view: State,
    made: Vec<CommandRecord>,
}

impl Desktop {
    fn edit(&mut self, command: &Command, command_id: Uuid) {
        let facts = desk_agree::facts(&self.view, &command.needs());
        let right = match command {
            Command::FoundWorkspace { founder, .. } => Right::founding(*founder),
            _ => command.right(&desk_agree::actor(&self.view, self.sender.user)).unwrap(),
        };
        let Ok(decision) = decide(&facts, &right, command) else { return };
        let mut fields = Vec::new();
        let mut depends = BTreeSet::new();
        for change in &decision.changes {
            let (key, new) = target(change);
            let (old, new) = (self.view.value(&key), WireValue::from(&new));
            if old == new {
                continue;
            }
            depends.extend(
                self.made
                    .iter()
                    .filter(|made| made.fields.iter().any(|patch| FieldKey::from(patch) == key))
                    .map(CommandRecord::id),
            );
            let member = (!key.member.is_empty()).then(|| key.member.clone());
            let (entity, record) = (key.record.entity_type, key.record.id);
            fields.push(FieldPatch::new(entity, record, key.field, member, (old, 0), new.clone()));
            self.view.write(0, &key.change(new), 0);
        }
        if fields.is_empty() {
            return;
        }
        let origin = Origin {
            id: command_id,
            seq: self.made.len() as u64 + 1,
            device: self.sender.device,
            author: self.sender.user,
            group: command_id,
            depends: depends.into_iter().collect(),
            made: moment(),
        };
        self.made.push(CommandRecord::new(origin, command, fields));
    }
}

/// A hub that only judges.
struct Hub {
    state: State,
    seq: u64,
}

impl Hub {
    fn judge(&mut self, sender: &Sender, record: &CommandRecord) -> desk_wire::CommandEvent {
        loop {
            let asks = missing(&self.state, sender, record);
            if asks.is_empty() {
                break;
            }
            self.state.answered(&asks);
        }
        self.seq += 1;
        judge(&mut self.state, sender, record, self.seq, 1_000).event
    }
}

/// The workspace that every desktop knows: a founder who is the admin, and people.
fn begin() -> (Hub, Desktop) {
    let sender = Sender { device: id(1), user: id(2) };
    let mut first = Desktop { sender, view: State::default(), made: Vec::new() };
    first.edit(
        &Command::FoundWorkspace {
            workspace: desk_core::ids::WorkspaceId::new(id(3)),
            founder: UserId::new(sender.user),
            display_name: "Ada".to_owned(),
        },
        id(10),
    );
    for n in 0..PEOPLE {
        let details = FIELDS.iter().map(|field| (*field, "0".to_owned()));
        let details =
            std::iter::once((UserField::DisplayName, format!("P{n}"))).chain(details).collect();
        let add = Command::AddUser { user: person(n), details, roles: Vec::new() };
        first.edit(&add, id(11 + n as u128));
    }
    let mut hub = Hub { state: State::default(), seq: 0 };
    for record in &first.made {
        assert_eq!(hub.judge(&sender, record).outcome, Outcome::Applied);
    }
    first.view = hub.state.clone();
    first.made.clear();
    (hub, first)
}

/// One edit: on which desktop, of whom, which field, to what.
type Edit = (usize, usize, usize, u8);

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    prop::collection::vec((0..3_usize, 0..PEOPLE, 0..FIELDS.len(), 1..4_u8), 1..30)
}

/// What the reference keeps of a field.
#[derive(Clone, PartialEq, Eq)]
struct Plain {
    value: String,
    /// Who wrote it; `None` before anybody did.
    writer: Option<usize>,
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// 8,000 sets of up to 30 edits: more than 100,000 judgements.
    #[test]
    fn the_judgement_is_that_of_the_plain_reference(
        edits in edits(),
        order in prop::collection::vec(0..3_usize, 0..90),
    ) {
        let (mut hub, first) = begin();
        let mut desktops: Vec<Desktop> = (0..3)
            .map(|n| Desktop {
                // Three devices of one administrator.
                sender: Sender { device: id(50 + n), user: id(2) },
                view: first.view.clone(),
                made: Vec::new(),
            })
            .collect();
        for (at, (desktop, who, field, value)) in edits.iter().enumerate() {
            let edit = Command::EditUser {
                user: person(*who),
                edits: vec![(FIELDS[*field], Some(value.to_string()))],
            };
            desktops[*desktop].edit(&edit, id(1_000 + at as u128));
        }

        // In which order the hub meets them: each desktop's own order holds.
        let mut next = [0_usize; 3];
        let mut turns = order;
        turns.extend((0..3).flat_map(|n| std::iter::repeat_n(n, desktops[n].made.len())));
        let mut plain: BTreeMap<(Uuid, u16), Plain> = BTreeMap::new();
        for n in 0..PEOPLE {
            for field in FIELDS {
                let key = (person(n).uuid(), field.field().number);
                plain.insert(key, Plain { value: "0".to_owned(), writer: None });
            }
        }
        for turn in turns {
            let Some(record) = desktops[turn].made.get(next[turn]).cloned() else { continue };
            next[turn] += 1;
            let sender = desktops[turn].sender;
            let event = hub.judge(&sender, &record);

            let [patch] = &record.fields[..] else { panic!("one field an edit") };
            let (WireValue::Text(base), WireValue::Text(new)) = (&patch.base, &patch.new) else {
                panic!("texts")
            };
            let entry = plain.get_mut(&(patch.entity(), patch.field)).unwrap();
            let before = entry.clone();
            let safe = patch.field == user::NOTES.number;
            let expected = if entry.value == *new {
                Outcome::Noop
            } else if entry.value == *base || entry.writer == Some(turn) {
                Outcome::Applied
            } else if safe {
                Outcome::Merged
            } else {
                Outcome::Conflict
            };
            if matches!(expected, Outcome::Applied | Outcome::Merged) {
                *entry = Plain { value: new.clone(), writer: Some(turn) };
            }
            prop_assert_eq!(event.outcome, expected);

            // Five: whoever replaces what he did not know keeps both in sight. Six: and
            // nobody is told of a conflict who met nobody.
            let conflicts: Vec<_> = event
                .changes
                .iter()
                .filter(|change| change.entity_type == EntityType::Conflict.number())
                .collect();
            let in_conflict = matches!(expected, Outcome::Merged | Outcome::Conflict);
            prop_assert_eq!(!conflicts.is_empty(), in_conflict);
            let said = |number: u16| {
                conflicts.iter().find(|change| change.field == number).map(|change| &change.value)
            };
            if let Some(about) = conflicts.first() {
                let record = RecordKey::new(EntityType::Conflict, about.entity());
                let field = conflict::MINE.number;
                let mine = FieldKey { record, field, member: String::new() };
                prop_assert_eq!(&hub.state.value(&mine), &patch.new);
            }
            if said(conflict::STATE.number).is_some() {
                prop_assert_eq!(said(conflict::BASE.number), Some(&patch.base));
                let theirs = WireValue::Text(before.value);
                prop_assert_eq!(said(conflict::THEIRS.number), Some(&theirs));
            }
        }
        for ((who, field), plain) in plain {
            let record = RecordKey::new(EntityType::User, who);
            let key = FieldKey { record, field, member: String::new() };
            prop_assert_eq!(hub.state.value(&key), WireValue::Text(plain.value));
        }
        prop_assert_eq!(sum_from_scratch(&hub.state), hub.state.digests().to_wire());
    }
}

/// The digests by walking over every record, against the ones kept on the way.
fn sum_from_scratch(state: &State) -> Vec<desk_wire::ScopeDigest> {
    let mut sums = desk_agree::Digests::default();
    for entity in EntityType::ALL {
        for (id, record) in state.records_of(entity) {
            let key = RecordKey::new(entity, id);
            for (field, value) in record.values(key) {
                sums.replace(state.scope_of(key), &field, &field.nothing(), &value);
            }
        }
    }
    sums.to_wire()
}

fn of(desktop: &Desktop, n: usize) -> &CommandRecord {
    &desktop.made[n]
}

fn two(hub: &Hub) -> (Desktop, Desktop) {
    let desktop = |n| Desktop {
        sender: Sender { device: id(n), user: id(2) },
        view: hub.state.clone(),
        made: Vec::new(),
    };
    (desktop(50), desktop(51))
}

#[test]
fn nobody_puts_their_wish_in_the_place_of_somebody_elses() {
    let (mut hub, _) = begin();
    let (mut one, mut other) = two(&hub);
    let say = |text: &str| Command::EditUser {
        user: person(0),
        edits: vec![(UserField::Phone, Some(text.to_owned()))],
    };
    one.edit(&say("1"), id(1));
    other.edit(&say("2"), id(2));
    other.edit(&say("3"), id(3));
    hub.judge(&one.sender, of(&one, 0));
    hub.judge(&other.sender, of(&other, 0));
    // Another admin's command that claims to stand on it.
    let third = UserId::new(id(60));
    let details = vec![(UserField::DisplayName, "Bob".to_owned())];
    let roles = vec![desk_core::access::Role::GlobalAdmin];
    one.edit(&Command::AddUser { user: third, details, roles }, id(4));
    assert_eq!(hub.judge(&one.sender, of(&one, 1)).outcome, Outcome::Applied);
    let sender = Sender { device: id(61), user: third.uuid() };
    let false_claim = &of(&other, 1);
    let origin = Origin {
        id: id(5),
        seq: 1,
        device: sender.device,
        author: sender.user,
        group: id(5),
        depends: false_claim.depends(),
        made: moment(),
    };
    let claim = CommandRecord::new(origin, &say("3"), false_claim.fields.clone());
    assert_eq!(hub.judge(&sender, &claim).outcome, Outcome::Conflict);
    let wishes: BTreeSet<_> = hub
        .state
        .records_of(EntityType::Conflict)
        .map(|(_, there)| there.value(conflict::MINE.number, "").as_text().map(str::to_owned))
        .collect();
    assert_eq!(wishes, BTreeSet::from([Some("2".to_owned()), Some("3".to_owned())]));
}

#[test]
fn a_second_wish_of_the_same_desktop_takes_the_place_of_the_first_in_the_conflict() {
    let (mut hub, _) = begin();
    let (mut one, mut other) = two(&hub);
    let say = |text: &str| Command::EditUser {
        user: person(0),
        edits: vec![(UserField::Phone, Some(text.to_owned()))],
    };
    one.edit(&say("1"), id(1));
    other.edit(&say("2"), id(2));
    other.edit(&say("3"), id(3));
    hub.judge(&one.sender, of(&one, 0));
    assert_eq!(hub.judge(&other.sender, of(&other, 0)).outcome, Outcome::Conflict);
    assert_eq!(hub.judge(&other.sender, of(&other, 1)).outcome, Outcome::Conflict);
    let conflicts: Vec<_> = hub.state.records_of(EntityType::Conflict).collect();
    let [(_, conflict)] = &conflicts[..] else { panic!("one conflict: {conflicts:?}") };
    let value = |number| conflict.value(number, "");
    assert_eq!(value(conflict::MINE.number), WireValue::Text("3".to_owned()));
    assert_eq!(value(conflict::THEIRS.number), WireValue::Text("1".to_owned()));
    assert_eq!(value(conflict::BASE.number), WireValue::Text("0".to_owned()));
}

#[test]
fn what_stands_on_a_refused_command_is_refused_with_it() {
    let (mut hub, _) = begin();
    let (mut one, mut other) = two(&hub);
    let role = desk_core::access::Role::SalesAgent;
    one.edit(&Command::RemoveUser { user: person(0), at: Timestamp::UNIX_EPOCH }, id(1));
    other.edit(&Command::GrantRole { user: person(0), role }, id(2));
    other.edit(&Command::RevokeRole { user: person(0), role }, id(3));
    assert_eq!(hub.judge(&one.sender, of(&one, 0)).outcome, Outcome::Applied);
    let granted = hub.judge(&other.sender, of(&other, 0));
    assert_eq!(granted.outcome, Outcome::Rejected);
    assert_eq!(granted.why.unwrap().code, "user_not_found");
    let revoked = hub.judge(&other.sender, of(&other, 1));
    assert_eq!(revoked.why.unwrap().code, "depends_on");
    assert!(revoked.changes.is_empty());
}

#[test]
fn nobody_sends_in_anothers_name_and_nobody_lets_a_device_in_by_himself() {
    let (mut hub, _) = begin();
    let (mut one, _) = two(&hub);
    let role = desk_core::access::Role::SalesAgent;
    one.edit(&Command::GrantRole { user: person(0), role }, id(1));
    let stranger = Sender { device: id(50), user: person(1).uuid() };
    let event = hub.judge(&stranger, of(&one, 0));
    assert_eq!((event.outcome, event.why.unwrap().code.as_str()), (Outcome::Rejected, "not_yours"));
}
