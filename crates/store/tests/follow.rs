//! Following a hub comes to the same as beginning again from what it confirmed,
//! whatever happens in whatever order.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up must fail loudly")]

mod common;
#[path = "common/dump.rs"]
mod dump;
#[path = "common/hub.rs"]
mod hub;

use std::collections::BTreeMap;

use common::{Bench, offer, row};
use desk_agree::FieldKey;
use desk_core::access::Role;
use desk_core::command::{Command, Place};
use desk_core::ids::UserId;
use desk_core::schema::{EXISTENCE, EntityType, user as fields, workspace};
use desk_core::user_field::UserField;
use desk_store::{FollowError, HistoryFilter, Store};
use desk_wire::{CommandRecord, EventBody, Outcome, Receipt, WireValue};
use hub::{Hub, field, out, text, user};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use uuid::Uuid;

#[derive(Debug, Clone)]
enum Step {
    Local(Edit),
    Others(Edit),
    /// Some of what waits goes out, is judged so, and everything is told.
    Sync(Vec<Outcome>),
    /// What was deferred is judged at last.
    Wake(Outcome),
}

#[derive(Debug, Clone)]
enum Edit {
    Add(u128, &'static str),
    Phone(u128, &'static str),
    Name(u128, &'static str),
    Remove(u128),
    Restore(u128),
    Grant(u128, bool),
    Market(&'static str),
    Feature(char),
    Unfeature(char),
    Move(char, usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let who = || 1..4_u128;
    let word = || proptest::sample::select(vec!["a", "b", "c"]);
    let letter = || proptest::sample::select("ABCDEFG".chars().collect::<Vec<_>>());
    prop_oneof![
        3 => (who(), word()).prop_map(|(who, word)| Edit::Add(who, word)),
        4 => (who(), word()).prop_map(|(who, word)| Edit::Phone(who, word)),
        2 => (who(), word()).prop_map(|(who, word)| Edit::Name(who, word)),
        1 => who().prop_map(Edit::Remove),
        1 => who().prop_map(Edit::Restore),
        2 => (who(), any::<bool>()).prop_map(|(who, give)| Edit::Grant(who, give)),
        1 => proptest::sample::select(vec!["FR", "BE", "CH"]).prop_map(Edit::Market),
        4 => letter().prop_map(Edit::Feature),
        2 => letter().prop_map(Edit::Unfeature),
        2 => (letter(), 0..5_usize).prop_map(|(letter, at)| Edit::Move(letter, at)),
    ]
}

fn outcome() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        6 => Just(Outcome::Applied),
        1 => Just(Outcome::Merged),
        1 => Just(Outcome::Noop),
        1 => Just(Outcome::Conflict),
        1 => Just(Outcome::Rejected),
        1 => Just(Outcome::Deferred),
        1 => Just(Outcome::Quarantined),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => edit().prop_map(Step::Local),
        3 => edit().prop_map(Step::Others),
        3 => proptest::collection::vec(outcome(), 0..5).prop_map(Step::Sync),
        1 => outcome().prop_map(Step::Wake),
    ]
}

/// The command of an edit, on what is seen.
async fn command(store: &Store, edit: &Edit) -> Command {
    let id = |n: &u128| UserId::new(user(*n).id);
    let name = |n: &u128, word: &str| (UserField::DisplayName, format!("{word}{n}"));
    match edit {
        Edit::Add(n, word) => {
            let details = vec![name(n, word), (UserField::UserName, format!("{word}@contoso.com"))];
            Command::AddUser { user: id(n), details, roles: vec![Role::SalesAgent] }
        }
        Edit::Phone(n, word) => {
            let edits = vec![
                (UserField::Phone, Some((*word).to_owned())),
                (UserField::Notes, Some(format!("{word} too"))),
            ];
            Command::EditUser { user: id(n), edits }
        }
        Edit::Name(n, word) => {
            let edits = vec![(UserField::UserName, Some(format!("{word}@contoso.com")))];
            Command::EditUser { user: id(n), edits }
        }
        Edit::Remove(n) => Command::RemoveUser { user: id(n), at: jiff::Timestamp::UNIX_EPOCH },
        Edit::Restore(n) => Command::RestoreUser { user: id(n), at: jiff::Timestamp::UNIX_EPOCH },
        Edit::Grant(n, true) => Command::GrantRole { user: id(n), role: Role::GlobalAdmin },
        Edit::Grant(n, false) => Command::RevokeRole { user: id(n), role: Role::SalesAgent },
        Edit::Market(code) => {
            Command::SetHomeMarket { workspace: store.workspace(), market: code.parse().ok() }
        }
        Edit::Feature(letter) => Command::FeatureOffer {
            offer: offer(&letter.to_string()),
            title: letter.to_string(),
            place: Place::at(&order(store).await, 9),
        },
        Edit::Unfeature(letter) => Command::UnfeatureOffer { offer: offer(&letter.to_string()) },
        Edit::Move(letter, at) => {
            let mut order = order(store).await;
            order.retain(|one| *one != offer(&letter.to_string()));
            Command::MoveFeatured {
                offer: offer(&letter.to_string()),
                place: Place::at(&order, *at),
            }
        }
    }
}

async fn order(store: &Store) -> Vec<desk_core::ids::OfferId> {
    let now = store.featured().await.unwrap();
    now.into_iter().map(|one| one.featured.offer).collect()
}

/// What somebody else makes of the same edit.
fn elsewhere(hub: &Hub, edit: &Edit) -> Vec<(FieldKey, WireValue)> {
    let flag = WireValue::Flag;
    match edit {
        Edit::Add(n, word) => {
            if hub.exists(user(*n)) {
                return Vec::new();
            }
            vec![
                (field(user(*n), EXISTENCE), flag(true)),
                (field(user(*n), fields::DISPLAY_NAME.number), text(&format!("{word}{n}"))),
                (field(user(*n), fields::STATE.number), text("active")),
                (field(user(*n), fields::USER_NAME.number), text(&format!("{word}@contoso.com"))),
            ]
        }
        Edit::Phone(n, word) if hub.exists(user(*n)) => {
            vec![(field(user(*n), fields::PHONE.number), text(word))]
        }
        Edit::Name(n, word) if hub.exists(user(*n)) => {
            let name = text(&format!("{word}@contoso.com"));
            vec![(field(user(*n), fields::USER_NAME.number), name)]
        }
        Edit::Remove(n) if hub.exists(user(*n)) => {
            vec![(field(user(*n), EXISTENCE), flag(false))]
        }
        Edit::Restore(n) => {
            let known = hub.state.keys().any(|key| key.record == user(*n));
            if known { vec![(field(user(*n), EXISTENCE), flag(true))] } else { Vec::new() }
        }
        Edit::Grant(n, give) if hub.exists(user(*n)) => {
            let member = if *give { "global_admin" } else { "sales_agent" }.to_owned();
            let key = FieldKey { record: user(*n), field: fields::ROLES.number, member };
            vec![(key, flag(*give))]
        }
        // Now and then the very person who works here loses the right to.
        Edit::Unfeature('A') => {
            let record = desk_agree::RecordKey::new(EntityType::User, Uuid::from_u128(3));
            let member = "global_admin".to_owned();
            let key = FieldKey { record, field: fields::ROLES.number, member };
            let has = hub.holds(&key) == flag(true);
            if hub.exists(record) { vec![(key, flag(!has))] } else { Vec::new() }
        }
        Edit::Market(code) => {
            let record = desk_agree::RecordKey::new(EntityType::Workspace, Uuid::from_u128(1));
            let key = field(record, workspace::HOME_MARKET.number);
            if hub.exists(record) { vec![(key, text(code))] } else { Vec::new() }
        }
        Edit::Feature(letter) | Edit::Unfeature(letter) | Edit::Move(letter, _) => {
            let offer = offer(&letter.to_string());
            let record = desk_agree::RecordKey::new(
                EntityType::FeaturedOffer,
                offer.featured_entity().uuid(),
            );
            if matches!(edit, Edit::Unfeature(_)) {
                return vec![(field(record, EXISTENCE), flag(false))]
                    .into_iter()
                    .filter(|_| hub.exists(record))
                    .collect();
            }
            let key = format!("V{}", letter.to_ascii_lowercase());
            vec![
                (field(record, EXISTENCE), flag(true)),
                (field(record, 1), text(&offer.to_string())),
                (field(record, 2), text(&letter.to_string())),
                (field(record, 3), text(&key)),
            ]
        }
        Edit::Phone(..) | Edit::Name(..) | Edit::Remove(_) | Edit::Grant(..) => Vec::new(),
    }
}

/// What is seen, less the marks, is what the hub holds.
async fn agrees(store: &Store, hub: &Hub) {
    let mut held = BTreeMap::new();
    let mut after = None;
    loop {
        let rows = store.confirmed_rows(after, 3).await.unwrap();
        let Some((_, last)) = rows.last() else { break };
        after = Some((last.entity_type, last.entity()));
        for (_, row) in rows {
            let record = desk_agree::RecordKey { entity_type: row.entity_type, id: row.entity() };
            if !row.deleted {
                held.insert(FieldKey::existence(record), WireValue::Flag(true));
            }
            for (number, value) in row.fields {
                held.insert(field(record, number), value);
            }
            for (number, member) in row.members {
                let key = FieldKey { record, field: number, member };
                held.insert(key, WireValue::Flag(true));
            }
        }
    }
    assert_eq!(held, hub.state, "the confirmed state is the hub's");
    assert_eq!(store.digests().await.unwrap(), hub.digests.to_wire());
}

async fn told(steps: &[Step]) {
    let bench = Bench::founded().await;
    let mut hub = Hub::default();
    let rows: Vec<_> = "ABCDEFG".chars().map(|letter| row(&letter.to_string())).collect();
    bench.import("2026-10", &rows).await;
    hub.accept_all(&bench.store).await;
    bench.store.set_link(&hub::link()).await.unwrap();
    let path = bench.store.path().to_owned();
    let mut made = bench.store.record(0, 1).await.unwrap().0;
    for step in steps {
        match step {
            Step::Local(edit) => {
                let command = command(&bench.store, edit).await;
                let roles = bench.store.actor_roles(bench.founder).await.unwrap();
                let actor = desk_core::access::Actor::new(bench.founder, roles);
                let Ok(right) = command.right(&actor) else { continue };
                if matches!(bench.execute(&command, &right).await, Ok(desk_store::Outcome::Done)) {
                    made += 1;
                }
                continue;
            }
            Step::Others(edit) => {
                let changes = elsewhere(&hub, edit);
                let changes: Vec<_> =
                    changes.into_iter().map(|(key, value)| key.change(value)).collect();
                hub.others(changes);
                continue;
            }
            Step::Sync(outcomes) => {
                if let Some(outgoing) = out(&bench.store, outcomes.len().max(1)).await {
                    for (record, outcome) in outgoing.records.iter().zip(outcomes) {
                        let record = CommandRecord::from_bytes(record).unwrap();
                        hub.judge(&record, *outcome);
                    }
                }
            }
            Step::Wake(outcome) => {
                for record in std::mem::take(&mut hub.deferred) {
                    hub.judge(&record, *outcome);
                }
            }
        }
        let applied = hub.tell_all(&bench.store).await.unwrap();
        agrees(&bench.store, &hub).await;
        let stepwise = dump::dump(&path).await;
        bench.store.rebuild_view().await.unwrap();
        let anew = dump::dump(&path).await;
        for (table, rows) in &anew {
            assert_eq!(&stepwise[table], rows, "{table} after {step:?} (rerun: {})", applied.rerun);
        }
        agrees(&bench.store, &hub).await;
        let (total, record) = bench.store.record(0, 100_000).await.unwrap();
        assert_eq!((total, record.len() as u64), (made, made), "no command is ever lost");
    }
    bench.store.tidy().await.unwrap();
    let all = HistoryFilter::default();
    let history = bench.store.history(&all, &|_| true, (0, 100_000)).await.unwrap();
    assert_eq!(history.total, Some(history.entries.len() as u64));
    let kept = bench.store.check_kept(&mut |_, _| true).await.unwrap().unwrap();
    assert_eq!(kept.faults, [], "whatever happened, what is kept is whole");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn following_comes_to_the_same_as_beginning_again(
        steps in proptest::collection::vec(step(), 1..30)
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(told(&steps));
    }
}

/// So many of one kind, always the same.
fn some<S: Strategy>(strategy: S, count: usize) -> Vec<S::Value> {
    let mut runner = TestRunner::deterministic();
    let tree = proptest::collection::vec(strategy, count).new_tree(&mut runner).unwrap();
    tree.current()
}

/// An answer is taken in slices of some hundred events: with more than one of them it
/// comes to the same, with and without anything that was not foreseen.
#[tokio::test]
async fn a_long_answer_comes_to_the_same_as_beginning_again() {
    let (here, there) = (some(edit(), 2_500), some(edit(), 400));
    let quiet: Vec<Step> = here.iter().cloned().map(Step::Local).collect();
    let mut steps = quiet.clone();
    steps.push(Step::Sync(vec![Outcome::Applied; 700]));
    steps.push(Step::Sync(vec![Outcome::Applied; 2_500]));
    told(&steps).await;

    let mut steps = quiet;
    steps.extend(there.iter().cloned().map(Step::Others));
    steps.push(Step::Sync(some(outcome(), 700)));
    steps.extend(here.into_iter().rev().map(Step::Local));
    steps.extend(there.into_iter().map(Step::Others));
    steps.push(Step::Sync(some(outcome(), 900)));
    steps.push(Step::Wake(Outcome::Applied));
    steps.push(Step::Sync(some(outcome(), 5_000)));
    steps.push(Step::Wake(Outcome::Merged));
    told(&steps).await;
}

/// What a receipt speaks of left the outbox in a slice before it.
#[tokio::test]
async fn a_receipt_behind_a_long_answer_is_compared_with_what_was_just_done() {
    let bench = Bench::founded().await;
    let mut hub = Hub::default();
    hub.accept_all(&bench.store).await;
    for n in 0..700 {
        let (user, details) = (UserId::new(user(n).id), vec![(UserField::DisplayName, "A".into())]);
        bench.edit(&Command::AddUser { user, details, roles: Vec::new() }).await.unwrap();
    }
    let outgoing = out(&bench.store, usize::MAX >> 1).await.unwrap();
    for record in &outgoing.records {
        hub.judge(&CommandRecord::from_bytes(record).unwrap(), Outcome::Applied);
    }
    let device = bench.store.device().uuid();
    let receipt = |seq, chain| EventBody::Receipt(Receipt::new(device, seq, chain, [0; 64]));
    let mut lying = hub.clone();
    lying.say(0, &receipt(outgoing.last_seq - 300, outgoing.chain));
    let refused = lying.tell_all(&bench.store).await;
    assert!(matches!(refused, Err(FollowError::NotOurs { .. })), "{refused:?}");
    hub.say(0, &receipt(outgoing.last_seq, outgoing.chain));
    let applied = hub.tell_all(&bench.store).await.unwrap();
    assert_eq!((applied.settled.len(), applied.rerun), (700, false));
    agrees(&bench.store, &hub).await;
}

/// The hub left out the place of the first; then no key puts the second before it.
#[tokio::test]
async fn a_command_that_would_write_what_stands_there_is_none() {
    told(&[
        Step::Local(Edit::Feature('B')),
        Step::Sync(vec![Outcome::Merged]),
        Step::Local(Edit::Feature('A')),
        Step::Local(Edit::Move('A', 0)),
        Step::Sync(Vec::new()),
    ])
    .await;
}
