//! The write door on a real file: what it writes, and that it writes all of it
//! or nothing.

mod common;

use common::{Bench, offer, row};
use desk_core::access::{Actor, Role};
use desk_core::command::{Command, Place};
use desk_core::decide::Refusal;
use desk_core::ids::UserId;
use desk_store::{Direction, ExecuteError, Outcome};
use desk_wire::{CommandRecord, chain_hash};
use uuid::Uuid;

fn feature(name: &str) -> Command {
    Command::FeatureOffer { offer: offer(name), title: name.to_owned(), place: Place::default() }
}

fn names(featured: &[desk_store::FeaturedNow]) -> Vec<String> {
    featured.iter().map(|one| one.featured.title.clone()).collect()
}

#[tokio::test]
async fn every_edit_is_journalled_queued_and_chained_in_one_go() {
    let bench = Bench::founded().await;
    bench.import("2025-11", &[row("A"), row("B")]).await;
    bench.edit(&feature("A")).await.unwrap();
    bench.edit(&feature("B")).await.unwrap();

    let (total, record) = bench.store.record(0, 100).await.unwrap();
    assert_eq!(total, 5, "founding, list, market, two offers");
    let seqs: Vec<u64> = record.iter().rev().map(|entry| entry.command.device_seq).collect();
    assert_eq!(seqs, [1, 2, 3, 4, 5], "without a gap");
    let mut chain = [0; 32];
    for entry in record.iter().rev() {
        chain = chain_hash(&chain, &entry.record);
        assert_eq!(entry.chain, chain, "the chain covers command {}", entry.command.device_seq);
        assert!(!entry.changes.is_empty());
    }
    assert_eq!(bench.store.waiting(0, 500).await.unwrap().1.len(), 5, "no hub: everything waits");
}

#[tokio::test]
async fn what_is_on_its_way_is_counted_apart() {
    let bench = Bench::founded().await;
    bench.import("2025-11", &[row("A")]).await;
    let counts = bench.store.waiting_counts().await.unwrap();
    assert_eq!((counts.in_flight, counts.deferred, counts.foreseen), (0, 0, 0));
    bench.store.mark_in_flight(2).await.unwrap();
    let counts = bench.store.waiting_counts().await.unwrap();
    assert_eq!((counts.in_flight, counts.deferred, counts.foreseen), (2, 0, 0));
}

#[tokio::test]
async fn a_command_carries_what_it_stood_on_and_what_it_depends_on() {
    let bench = Bench::founded().await;
    bench.import("2025-11", &[row("A"), row("B")]).await;
    bench.edit(&feature("A")).await.unwrap();
    bench.edit(&Command::UnfeatureOffer { offer: offer("A") }).await.unwrap();
    let (_, record) = bench.store.record(0, 2).await.unwrap();
    let gone = CommandRecord::from_bytes(&record[0].record).unwrap();
    let came = CommandRecord::from_bytes(&record[1].record).unwrap();
    assert_eq!(gone.depends(), [came.id()], "it undoes a command that still waits");
    assert_eq!(gone.fields.len(), 1);
    assert_eq!(gone.fields[0].base, desk_wire::WireValue::Flag(true));
    assert_eq!(gone.fields[0].new, desk_wire::WireValue::Flag(false));
    assert_eq!(gone.command().unwrap(), Command::UnfeatureOffer { offer: offer("A") });
}

#[tokio::test]
async fn what_is_refused_leaves_no_trace() {
    let bench = Bench::founded().await;
    bench.import("2025-11", &[row("A")]).await;
    let before = bench.store.glance().await.unwrap().last_seq;
    let refused = bench.edit(&feature("Z")).await;
    assert!(
        matches!(&refused, Err(ExecuteError::Refused(Refusal::OfferNotInList { .. }))),
        "{refused:?}"
    );
    assert_eq!(bench.store.glance().await.unwrap().last_seq, before);
    assert_eq!(
        bench.edit(&Command::UnfeatureOffer { offer: offer("A") }).await.unwrap(),
        Outcome::AlreadySo
    );
    assert_eq!(
        bench.store.glance().await.unwrap().last_seq,
        before,
        "nothing to say, nothing said"
    );
}

#[tokio::test]
async fn a_write_that_is_not_committed_never_was() {
    let bench = Bench::founded().await;
    bench.import("2025-11", &[row("A")]).await;
    let right = bench.admin().catalog_editor().unwrap();
    let mut tx = bench.store.begin_write(bench.deed(), &bench.ids).await.unwrap();
    tx.execute(&feature("A"), &right).await.unwrap();
    assert_eq!(names(&tx.featured().await.unwrap()), ["A"], "inside it is there");
    drop(tx);
    assert!(bench.store.featured().await.unwrap().is_empty());
    assert_eq!(bench.store.waiting(0, 500).await.unwrap().1.len(), 3);
}

#[tokio::test]
async fn commands_that_belong_together_are_done_all_or_none_and_the_deed_goes_on() {
    let bench = Bench::founded().await;
    bench.import("2025-11", &[row("A"), row("B"), row("C")]).await;
    let before = bench.store.glance().await.unwrap().last_seq;
    let right = bench.admin().catalog_editor().unwrap();
    let both =
        |one: &str, other: &str| [(feature(one), right.clone()), (feature(other), right.clone())];
    let mut tx = bench.store.begin_write(bench.deed(), &bench.ids).await.unwrap();
    let refused = tx.execute_together(&both("A", "Z")).await;
    assert!(
        matches!(&refused, Err(ExecuteError::Refused(Refusal::OfferNotInList { .. }))),
        "{refused:?}"
    );
    tx.execute(&feature("B"), &right).await.unwrap();
    let refused = tx.execute_together(&both("A", "Z")).await;
    assert!(refused.is_err());
    assert_eq!(names(&tx.featured().await.unwrap()), ["B"], "what was done before stays");
    tx.execute_together(&both("C", "A")).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(names(&bench.store.featured().await.unwrap()), ["B", "C", "A"]);
    assert_eq!(bench.store.glance().await.unwrap().last_seq, before + 3, "no number is skipped");
    assert!(bench.reverse(Direction::Undo).await);
    assert!(bench.store.featured().await.unwrap().is_empty(), "and one step undoes all three");
}

#[tokio::test]
async fn the_right_must_be_the_authors_own() {
    let bench = Bench::founded().await;
    bench.import("2025-11", &[row("A")]).await;
    let other = Actor::new(UserId::new(Uuid::from_u128(99)), [Role::GlobalAdmin]);
    let right = other.catalog_editor().unwrap();
    let mut tx = bench.store.begin_write(bench.deed(), &bench.ids).await.unwrap();
    let refused = tx.execute(&feature("A"), &right).await;
    assert!(matches!(refused, Err(ExecuteError::Refused(Refusal::WrongRight))));
}

#[tokio::test]
async fn undo_and_redo_go_several_steps_and_survive_a_restart() {
    let mut bench = Bench::founded().await;
    bench.import("2025-11", &[row("A"), row("B"), row("C")]).await;
    for name in ["A", "B", "C"] {
        bench.edit(&feature(name)).await.unwrap();
    }
    assert!(bench.reverse(Direction::Undo).await);
    assert!(bench.reverse(Direction::Undo).await);
    assert_eq!(names(&bench.store.featured().await.unwrap()), ["A"]);

    bench.restart().await;
    let next = bench.store.next_step(Direction::Redo).await.unwrap().unwrap();
    assert_eq!((next.code.as_str(), next.subject.as_str()), ("feature_offer", "B"));
    assert!(bench.reverse(Direction::Redo).await);
    assert!(bench.reverse(Direction::Redo).await);
    assert!(!bench.reverse(Direction::Redo).await, "nothing is left to redo");
    assert_eq!(names(&bench.store.featured().await.unwrap()), ["A", "B", "C"]);

    // The import, with the market it set, is one step; founding is none.
    for _ in 0..4 {
        assert!(bench.reverse(Direction::Undo).await);
    }
    assert!(!bench.reverse(Direction::Undo).await);
    assert!(bench.store.imported_lists().await.unwrap().is_empty());
    assert_eq!(bench.store.glance().await.unwrap().home_market, None);
    assert!(bench.reverse(Direction::Redo).await);
    assert_eq!(bench.store.imported_lists().await.unwrap().len(), 1);
    let waiting = bench.store.waiting(0, 500).await.unwrap().1;
    assert!(waiting.len() > 10, "reversals are commands like any other: {}", waiting.len());
}

#[tokio::test]
async fn a_new_edit_ends_what_could_be_redone() {
    let bench = Bench::founded().await;
    bench.import("2025-11", &[row("A"), row("B")]).await;
    bench.edit(&feature("A")).await.unwrap();
    assert!(bench.reverse(Direction::Undo).await);
    bench.edit(&feature("B")).await.unwrap();
    assert!(!bench.reverse(Direction::Redo).await);
    assert_eq!(names(&bench.store.featured().await.unwrap()), ["B"]);
}

#[tokio::test]
async fn a_vanished_offer_keeps_its_place_and_is_marked() {
    let bench = Bench::founded().await;
    bench.import("2025-11", &[row("A"), row("B")]).await;
    bench.edit(&feature("A")).await.unwrap();
    bench.edit(&feature("B")).await.unwrap();
    bench.import("2025-12", &[row("B")]).await;
    let featured = bench.store.featured().await.unwrap();
    assert_eq!(names(&featured), ["A", "B"]);
    assert_eq!(featured.iter().map(|one| one.vanished).collect::<Vec<_>>(), [true, false]);
}
