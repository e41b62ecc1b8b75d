//! Beginning from a snapshot, and bringing along what the hub has not got.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up must fail loudly")]

mod common;
#[path = "common/dump.rs"]
mod dump;
#[path = "common/hub.rs"]
mod hub;

use common::{Bench, key, offer, row};
use desk_agree::FieldKey;
use desk_core::command::{Command, Place};
use desk_core::ids::{DeviceId, UserId, WorkspaceId};
use desk_core::schema::{EXISTENCE, EntityType, workspace};
use desk_core::user_field::UserField;
use desk_store::{Bootstrap, CatalogAsk, FollowError, NewWorkspace, Store};
use desk_wire::protocol::{Known, Manifest, Pile};
use desk_wire::{EventBody, Outcome, Receipt, WireValue};
use hub::{Hub, field, out, text, user};
use uuid::Uuid;

/// The confirmed state of a store, as a hub would cut it.
async fn snapshot(store: &Store, rows_a_chunk: usize) -> (Manifest, Vec<Vec<u8>>) {
    let (mut chunks, mut bytes) = (Vec::new(), Vec::new());
    let rows = store.confirmed_rows(None, 1_000).await.unwrap();
    for scope in [0, 1, 2, u16::MAX] {
        let rows: Vec<_> = rows.iter().filter(|row| row.0 == scope).map(|row| &row.1).collect();
        for some in rows.chunks(rows_a_chunk) {
            let mut pile = Pile::default();
            for row in some {
                assert!(pile.add(row).unwrap().is_none(), "they fit into one piece");
            }
            let (chunk, piece) = pile.pack(scope).unwrap().unwrap();
            chunks.push(chunk);
            bytes.push(piece);
        }
    }
    let head = store.head().await.unwrap().unwrap();
    (Manifest { head, device_seq: 0, digests: store.digests().await.unwrap(), chunks }, bytes)
}

fn same() -> NewWorkspace {
    NewWorkspace {
        workspace: WorkspaceId::new(Uuid::from_u128(1)),
        device: DeviceId::new(Uuid::from_u128(2)),
        user: UserId::new(Uuid::from_u128(3)),
    }
}

fn add(n: u128, name: &str) -> Command {
    let details = vec![(UserField::DisplayName, name.to_owned())];
    Command::AddUser { user: UserId::new(user(n).id), details, roles: Vec::new() }
}

async fn linked() -> (Bench, Hub) {
    let bench = Bench::founded().await;
    let mut hub = Hub::default();
    let rows: Vec<_> = "ABCDEFG".chars().map(|letter| row(&letter.to_string())).collect();
    bench.import("2026-10", &rows).await;
    bench.edit(&add(1, "Zoé")).await.unwrap();
    hub.accept_all(&bench.store).await;
    bench.store.set_link(&hub::link()).await.unwrap();
    (bench, hub)
}

/// A snapshot that is cut short behind every piece goes on where it was.
#[tokio::test]
async fn a_new_file_fills_piece_by_piece_whatever_cuts_it_short() {
    let (bench, mut hub) = linked().await;
    hub.others(vec![
        // From a version to come: a type and a field that nobody here knows.
        FieldKey { record: user(1), field: 99, member: String::new() }.change(text("later")),
    ]);
    hub.tell_all(&bench.store).await.unwrap();
    let (manifest, pieces) = snapshot(&bench.store, 1).await;
    assert!(pieces.len() > 3);
    let path = bench.folder.path().join("next.db");
    for (done, piece) in pieces.iter().enumerate() {
        let begun = Bootstrap::begin(&path, &key(), same(), manifest.clone()).await.unwrap();
        assert_eq!(begun.wanted().await.unwrap().len(), pieces.len() - done);
        let mut wrong = piece.clone();
        *wrong.last_mut().unwrap() ^= 1;
        assert!(matches!(begun.chunk(&wrong).await, Err(FollowError::WrongChunk)));
        begun.chunk(piece).await.unwrap();
        begun.chunk(piece).await.unwrap();
        match done % 2 {
            0 => begun.pause().await.unwrap(),
            _ => drop(begun),
        }
    }
    let begun = Bootstrap::begin(&path, &key(), same(), manifest.clone()).await.unwrap();
    let store = begun.finish().await.unwrap();
    assert_eq!(store.cursor().await.unwrap(), bench.store.cursor().await.unwrap());
    assert_eq!(store.digests().await.unwrap(), bench.store.digests().await.unwrap());
    assert_eq!(
        store.confirmed_rows(None, 100).await.unwrap(),
        bench.store.confirmed_rows(None, 100).await.unwrap(),
        "numbers and values of a newer version too"
    );
    assert_eq!(store.lists_without_rows().await.unwrap().len(), 1);
    let short = bench.folder.path().join("short.db");
    let short = Bootstrap::begin(&short, &key(), same(), manifest.clone()).await.unwrap();
    let refused = short.finish().await;
    assert!(matches!(refused, Err(FollowError::Incomplete { missing }) if missing > 3));
}

#[tokio::test]
async fn what_does_not_sum_up_is_no_workspace() {
    let (bench, _) = linked().await;
    let (mut manifest, pieces) = snapshot(&bench.store, 10).await;
    manifest.digests[0].digest[0] ^= 1;
    let path = bench.folder.path().join("next.db");
    let begun = Bootstrap::begin(&path, &key(), same(), manifest).await.unwrap();
    for piece in &pieces {
        begun.chunk(piece).await.unwrap();
    }
    assert!(matches!(begun.finish().await, Err(FollowError::Diverged)));
}

#[tokio::test]
async fn everything_of_ours_comes_over_and_waits_on_the_new_state() {
    let (bench, mut hub) = linked().await;
    // One refused, one in flight, one pending, and the hub went on meanwhile.
    bench.edit(&add(2, "Refused")).await.unwrap();
    let outgoing = out(&bench.store, 10).await.unwrap();
    let record = desk_wire::CommandRecord::from_bytes(&outgoing.records[0]).unwrap();
    hub.judge(&record, Outcome::Rejected);
    hub.tell_all(&bench.store).await.unwrap();
    bench.edit(&add(3, "In flight")).await.unwrap();
    out(&bench.store, 10).await.unwrap();
    let feature =
        Command::FeatureOffer { offer: offer("A"), title: "A".to_owned(), place: Place::default() };
    bench.edit(&feature).await.unwrap();
    let (manifest, pieces) = snapshot(&bench.store, 10).await;
    let path = bench.folder.path().join("next.db");
    let begun = Bootstrap::begin(&path, &key(), same(), manifest).await.unwrap();
    for piece in &pieces {
        begun.chunk(piece).await.unwrap();
    }
    let next = begun.finish().await.unwrap();
    let carried = next.carry_over_from(&bench.store).await.unwrap();
    assert_eq!((carried.commands, carried.lists), (3, 1));
    assert_eq!(next.waiting(0, 10).await.unwrap().0, 2);
    assert_eq!(next.refused(0, 10).await.unwrap().1[0].why.as_deref(), Some("because"));
    let old = bench.store.record(0, 100).await.unwrap();
    let new = next.record(0, 100).await.unwrap();
    assert_eq!(old.0, new.0);
    for (old, new) in old.1.iter().zip(&new.1) {
        assert_eq!((&old.record, &old.chain), (&new.record, &new.chain), "not a byte less");
    }
    let seen = |dump: std::collections::BTreeMap<String, Vec<String>>| dump;
    assert_eq!(
        seen(dump::dump(&path).await),
        seen(dump::dump(bench.store.path()).await),
        "nobody sees a difference"
    );
    let ask = CatalogAsk { search: "prod".to_owned(), limit: 20, ..CatalogAsk::default() };
    assert_eq!(next.catalog(&ask).await.unwrap().offers.len(), 7, "rows came over, and search");
    assert!(next.link().await.unwrap().is_some());

    // The hub had judged the one in flight before: it says so when it is sent again.
    let mut answer = hub.answer();
    answer.known = vec![Known {
        device_seq: new.1[1].command.device_seq,
        outcome: Outcome::Rejected,
        why: None,
        event_seq: 2,
    }];
    let applied = next.apply_answer(&answer).await.unwrap();
    assert_eq!(applied.settled.len(), 1);
    assert_eq!(next.waiting(0, 10).await.unwrap().0, 1);
    assert_eq!(next.people().await.unwrap().len(), 2, "what was refused is not seen");
}

#[tokio::test]
async fn an_answer_that_is_not_what_was_signed_leaves_no_trace() {
    let (bench, mut hub) = linked().await;
    bench.edit(&add(2, "Waits")).await.unwrap();
    let before = dump::dump(bench.store.path()).await;
    let record = desk_agree::RecordKey::new(EntityType::Workspace, Uuid::from_u128(1));
    let market = field(record, workspace::HOME_MARKET.number);
    hub.others(vec![market.change(text("BE"))]);
    let good = hub.answer();
    let store = &bench.store;

    let mut bad = good.clone();
    bad.page.first += 1;
    assert!(matches!(store.apply_answer(&bad).await, Err(FollowError::Gap { .. })));
    let mut bad = good.clone();
    bad.page.events[0].at_ms += 1;
    assert!(matches!(store.apply_answer(&bad).await, Err(FollowError::BrokenChain)));
    let mut bad = good.clone();
    bad.head.hash[0] ^= 1;
    assert!(matches!(store.apply_answer(&bad).await, Err(FollowError::BrokenChain)));
    let mut bad = good.clone();
    bad.page.events.pop();
    assert!(matches!(store.apply_answer(&bad).await, Err(FollowError::BrokenChain)));
    let mut bad = good.clone();
    bad.head.epoch = [1; 16];
    assert!(matches!(store.apply_answer(&bad).await, Err(FollowError::EpochChanged)));
    let mut bad = good.clone();
    bad.digests[0].digest[0] ^= 1;
    assert!(matches!(store.apply_answer(&bad).await, Err(FollowError::Diverged)));
    assert_eq!(dump::dump(store.path()).await, before);
    assert_eq!(store.cursor().await.unwrap().unwrap().seq + 1, good.page.first);

    let applied = store.apply_answer(&good).await.unwrap();
    assert_eq!(applied.touched, [EntityType::Workspace].into());
    let again = store.apply_answer(&good).await;
    assert!(matches!(again, Err(FollowError::Gap { .. })), "told twice is told once");
}

#[tokio::test]
async fn a_receipt_for_what_we_did_not_make_is_noticed() {
    let (bench, mut hub) = linked().await;
    let chain = bench.store.record(0, 1).await.unwrap().1[0].chain;
    let seq = bench.store.record(0, 1).await.unwrap().1[0].command.device_seq;
    let receipt = |chain| EventBody::Receipt(Receipt::new(Uuid::from_u128(2), seq, chain, [0; 64]));
    hub.say(0, &receipt(chain));
    hub.tell_all(&bench.store).await.unwrap();
    hub.say(0, &receipt([8; 32]));
    let refused = hub.tell_all(&bench.store).await;
    assert!(matches!(refused, Err(FollowError::NotOurs { device_seq }) if device_seq == seq));
}

/// What a newer version wrote survives, and counts.
#[tokio::test]
async fn unknown_fields_and_types_are_kept_and_counted() {
    let (bench, mut hub) = linked().await;
    let strange = desk_agree::RecordKey { entity_type: 900, id: Uuid::from_u128(5) };
    hub.others(vec![
        field(strange, EXISTENCE).change(WireValue::Flag(true)),
        field(strange, 1).change(text("new")),
        FieldKey { record: strange, field: 2, member: "m".to_owned() }
            .change(WireValue::Flag(true)),
    ]);
    hub.others(vec![field(user(1), 77).change(WireValue::Integer(4))]);
    hub.tell_all(&bench.store).await.unwrap();
    hub.others(vec![field(user(1), 77).change(WireValue::Absent)]);
    hub.others(vec![field(strange, 1).change(text("newer"))]);
    hub.tell_all(&bench.store).await.unwrap();
    let rows = bench.store.confirmed_rows(None, 100).await.unwrap();
    let row = rows.iter().find(|row| row.1.entity_type == 900).unwrap();
    assert_eq!(row.1.fields, [(1, text("newer"))]);
    assert_eq!(row.1.members, [(2, "m".to_owned())]);
}

#[tokio::test]
async fn a_hub_that_forgot_gets_the_very_same_bytes_again() {
    let (bench, _) = linked().await;
    let before = bench.store.record(0, 100).await.unwrap();
    assert_eq!(bench.store.waiting(0, 100).await.unwrap().0, 0);
    assert_eq!(bench.store.resend_from(3).await.unwrap(), before.0 - 2);
    let after = bench.store.record(0, 100).await.unwrap();
    for (old, new) in before.1.iter().zip(&after.1) {
        assert_eq!((&old.record, &old.chain), (&new.record, &new.chain));
    }
    let outgoing = out(&bench.store, 100).await.unwrap();
    assert_eq!(outgoing.records.len() as u64, before.0 - 2);
    assert_eq!(outgoing.records[0], after.1[after.1.len() - 3].record);
}
