//! The featured offers, chosen and moved from two sides.

use desk_app::ErrorCode::{CommandNotFound, CommandNotRefused, FeaturedFull};
use desk_app::deeds::team::{drop_command, retry_command};
use desk_app::views::CommandRef;
use desk_tests::{Desktop, agree, code};

use super::{only_refused, two_with_featured};
use crate::featured::{id, letters};

async fn same_letters(ada: &Desktop, bea: &Desktop) -> String {
    let (of_ada, of_bea) = (letters(ada).await, letters(bea).await);
    assert_eq!(of_ada, of_bea, "one order for everybody");
    of_ada
}

#[tokio::test]
async fn two_new_orders_agree_on_one() {
    let (_hub, ada, bea) = two_with_featured("ABCDE").await;
    ada.move_to(&id('E'), 1).await.unwrap();
    ada.move_to(&id('C'), 1).await.unwrap();
    bea.move_to(&id('A'), 5).await.unwrap();
    bea.move_to(&id('E'), 2).await.unwrap();
    assert_eq!(letters(&ada).await, "CEABD");
    assert_eq!(letters(&bea).await, "BECDA");
    agree(&[&ada, &bea]).await;
    let order = same_letters(&ada, &bea).await;
    let mut sorted: Vec<char> = order.chars().collect();
    sorted.sort_unstable();
    assert_eq!(String::from_iter(sorted), "ABCDE", "none is lost, none doubled: {order}");
    // C was put on top, A behind E, E behind B: each where its neighbours went.
    assert_eq!(order, "CABED");

    // Both go on from there, and agree again.
    ada.move_to(&id('B'), 1).await.unwrap();
    bea.move_to(&id('D'), 1).await.unwrap();
    agree(&[&bea, &ada]).await;
    same_letters(&ada, &bea).await;
}

#[tokio::test]
async fn one_offer_taken_off_by_one_and_moved_by_the_other() {
    let (_hub, ada, bea) = two_with_featured("ABC").await;
    ada.unfeature(&id('B')).await.unwrap();
    bea.move_to(&id('B'), 1).await.unwrap();
    agree(&[&ada, &bea]).await;
    let order = same_letters(&ada, &bea).await;
    assert!(order == "AC" || order == "BAC", "{order}");
    let told = ada.conflicts().await.len() + bea.refused().await.len();
    assert!(told > 0, "the edit that had no effect is somewhere to be seen");
}

#[tokio::test]
async fn of_two_who_take_the_last_place_one_is_told_why_not() {
    let (_hub, ada, bea) = two_with_featured("ABCD").await;
    ada.feature(&id('E')).await.unwrap();
    bea.feature(&id('F')).await.unwrap();
    assert_eq!(letters(&bea).await, "ABCDF", "until they meet");
    ada.sync().await.unwrap();
    let report = bea.sync().await.unwrap();
    assert_eq!(report.rejected, 1);
    agree(&[&ada, &bea]).await;
    assert_eq!(same_letters(&ada, &bea).await, "ABCDE");
    assert!(ada.refused().await.is_empty());

    let refused = only_refused(&bea).await;
    assert_eq!(refused.command.code, "feature_offer");
    assert_eq!((refused.outcome.as_str(), refused.why.as_str()), ("rejected", "featured_full"));
    assert!(!refused.changes.is_empty(), "what it would have changed");
    assert_eq!(bea.hub().await.refused, 1, "the badge knows");
    let ask = || CommandRef { command: refused.command.command_id.clone() };

    assert_eq!(code(retry_command(&bea.desk, ask()).await), FeaturedFull, "there is no room yet");
    assert_eq!(bea.refused().await.len(), 1, "and it is still there");
    assert_eq!(code(retry_command(&ada.desk, ask()).await), CommandNotFound, "it is Bea's");
    bea.unfeature(&id('B')).await.unwrap();
    retry_command(&bea.desk, ask()).await.unwrap();
    assert!(bea.refused().await.is_empty());
    agree(&[&bea, &ada]).await;
    assert_eq!(same_letters(&ada, &bea).await, "ACDFE", "behind D, where Bea had put it");
}

#[tokio::test]
async fn what_was_not_accepted_can_be_saved_and_put_away_and_stays_in_the_record() {
    let (_hub, ada, bea) = two_with_featured("ABCD").await;
    ada.feature(&id('E')).await.unwrap();
    bea.feature(&id('F')).await.unwrap();
    ada.sync().await.unwrap();
    bea.sync().await.unwrap();
    let refused = only_refused(&bea).await;
    let command = refused.command.command_id.clone();

    let lines = bea.export().await;
    assert_eq!(lines[0]["format"], "partner-desk outbox");
    assert_eq!((lines.len(), &lines[0]["commands"]), (2, &serde_json::json!(1)));
    assert_eq!(lines[1]["command_id"], command.as_str());
    assert_eq!(lines[1]["why"], "featured_full");
    assert!(lines[1]["record"].as_str().unwrap().len() > 100, "to the byte");

    let ask = || CommandRef { command: command.clone() };
    drop_command(&bea.desk, ask()).await.unwrap();
    assert!(bea.refused().await.is_empty());
    assert_eq!(bea.hub().await.refused, 0);
    let again = code(drop_command(&bea.desk, ask()).await);
    assert!([CommandNotFound, CommandNotRefused].contains(&again), "once is enough: {again:?}");
    agree(&[&bea, &ada]).await;
    for desktop in [&ada, &bea] {
        let record = desktop.record().await;
        let entry = record.iter().find(|entry| entry.command_id == command).unwrap();
        assert_eq!((entry.outcome.as_str(), entry.actor.as_str()), ("rejected", "Bea"));
        assert_eq!(entry.why.as_deref(), Some("featured_full"));
    }
}
