//! A sync that breaks off, at every step and at many bytes: whatever was lost on
//! the way, the next one heals it.

use desk_app::ErrorCode::{HubUnreachable, SyncStopped};
use desk_core::schema::user::{DEPARTMENT, NOTES, PHONE};
use desk_tests::line::Fault;
use desk_tests::{Desktop, Hub, Moment, agree, code, made_up};

use super::two_with_featured;
use crate::featured::{id, letters};

/// Calls that one sync can make here, at most.
const STEPS: u64 = 40;

/// Edits of every kind on both sides; how often that was done counts.
async fn edit(ada: &Desktop, bea: &Desktop, zoe: &str, round: u64) {
    ada.edit(zoe, &PHONE, &format!("Ada {round}")).await.unwrap();
    ada.edit(zoe, &DEPARTMENT, &format!("Ada {round}")).await.unwrap();
    let to = if round.is_multiple_of(2) { 1 } else { 3 };
    ada.move_to(&id('B'), to).await.unwrap();
    bea.edit(zoe, &NOTES, &format!("Bea {round}")).await.unwrap();
    bea.move_to(&id('C'), to).await.unwrap();
    let month = format!("{}-{:02}", 2000 + round / 12, 1 + round % 12);
    let path = made_up(&bea.computer.documents(), 20, "BE", &month);
    bea.import(&path).await.unwrap();
}

async fn nothing_lost(ada: &Desktop, bea: &Desktop, zoe: &str, round: u64) {
    agree(&[ada, bea]).await;
    for desktop in [ada, bea] {
        let said = |by: &str| Some(format!("{by} {round}"));
        assert_eq!(desktop.detail(zoe, &PHONE).await, said("Ada"), "round {round}");
        assert_eq!(desktop.detail(zoe, &DEPARTMENT).await, said("Ada"));
        assert_eq!(desktop.detail(zoe, &NOTES).await, said("Bea"));
        assert_eq!(letters(desktop).await.len(), 3);
        assert!(desktop.refused().await.is_empty(), "{:?}", desktop.refused().await);
        assert!(desktop.open_conflicts().await.is_empty());
    }
    assert_eq!(ada.lists().await.len(), bea.lists().await.len());
}

async fn each_edit_is_there_once(ada: &Desktop, hub: &Hub, rounds: u64) {
    let record = ada.record().await;
    let edits = record.iter().filter(|entry| entry.code == "edit_user").count() as u64;
    assert_eq!(edits, rounds * 3, "each edit has one event");
    let lists =
        ada.lists().await.iter().filter(|list| list.market.as_deref() == Some("BE")).count() as u64;
    assert_eq!(lists, rounds, "each list is there once");
    assert!(hub.verify().await.sound(), "{}", hub.verify().await);
}

#[tokio::test]
async fn at_every_call_before_and_after_the_hub_did_it() {
    let (hub, ada, mut bea) = two_with_featured("ABC").await;
    let zoe = ada.add_person("Zoé", &[]).await;
    agree(&[&ada, &bea]).await;
    let mut rounds = 0;
    for lost in [Moment::Question, Moment::Answer] {
        for calls in 0.. {
            assert!(calls < STEPS, "a sync has an end");
            edit(&ada, &bea, &zoe, rounds).await;
            ada.sync().await.unwrap();
            bea.computer.way.break_after(calls, lost);
            let synced = bea.sync().await;
            let broke = bea.computer.way.mend();
            if broke {
                assert_eq!(code(synced), HubUnreachable, "call {calls}");
                // The program ends there and then, or a person tries again.
                if calls % 2 == 0 {
                    bea.restart().await;
                }
            }
            nothing_lost(&ada, &bea, &zoe, rounds).await;
            rounds += 1;
            if !broke {
                break;
            }
        }
    }
    assert!(rounds > 6, "the breaks came at the wrong moments: {rounds}");
    each_edit_is_there_once(&ada, &hub, rounds).await;
}

#[tokio::test]
async fn after_any_number_of_bytes_and_with_a_bit_that_came_over_wrong() {
    let (hub, ada, mut bea) = two_with_featured("ABC").await;
    let zoe = ada.add_person("Zoé", &[]).await;
    agree(&[&ada, &bea]).await;
    // A first one tells how many there are.
    edit(&ada, &bea, &zoe, 0).await;
    hub.line.set(Fault::None);
    bea.restart().await;
    bea.sync().await.unwrap();
    let whole = hub.line.passed();
    assert!(whole > 2_000, "{whole}");
    let mut broken = 0;
    for round in 1..14 {
        edit(&ada, &bea, &zoe, round).await;
        ada.sync().await.unwrap();
        bea.restart().await;
        let after = whole * round / 13;
        let fault = if round % 3 == 0 { Fault::Flip { after } } else { Fault::Cut { after } };
        hub.line.set(fault);
        if let Err(error) = bea.sync().await {
            assert!([HubUnreachable, SyncStopped].contains(&error.code()), "{fault:?}: {error}");
            broken += 1;
        }
        hub.line.set(Fault::None);
        nothing_lost(&ada, &bea, &zoe, round).await;
    }
    assert!(broken > 6, "the cuts came at the wrong moments: {broken}");
    each_edit_is_there_once(&ada, &hub, 14).await;
}
