//! Undo and redo, several steps, through the same door.

use desk_app::ErrorCode::*;
use desk_tests::{Desktop, Row, code, small_list};

use crate::featured::{id, letters, with_seven_offers};

#[tokio::test]
async fn steps_go_back_to_the_founding_and_forward_again() {
    let mut ada = Desktop::founded().await;
    assert_eq!(code(ada.undo().await), NothingToUndo, "the founding is no step");
    let path = ada.computer.documents().join("Nov_2026.csv");
    small_list(&path, "FR", "2026-11", &[Row::new("A", "A"), Row::new("B", "B")]);
    ada.import(&path).await.unwrap();
    ada.feature(&id('A')).await.unwrap();
    ada.feature(&id('B')).await.unwrap();
    ada.move_to(&id('B'), 1).await.unwrap();
    ada.set_market(Some("BE")).await.unwrap();

    let mut undone = Vec::new();
    while let Ok(steps) = ada.undo().await {
        undone.push(steps.redo.unwrap().code);
    }
    assert_eq!(
        undone,
        ["set_home_market", "move_featured", "feature_offer", "feature_offer", "add_price_list"],
        "an import is one step, with the market it told"
    );
    assert_eq!(ada.frame().await.home_market, None);
    assert!(ada.lists().await.is_empty() && ada.featured().await.is_empty());

    ada.restart().await;
    for _ in 0..5 {
        ada.redo().await.unwrap();
    }
    assert_eq!(code(ada.redo().await), NothingToRedo);
    assert_eq!(letters(&ada).await, "BA");
    assert_eq!(ada.frame().await.home_market.as_deref(), Some("BE"));
}

#[tokio::test]
async fn a_new_edit_ends_what_could_be_redone() {
    let ada = with_seven_offers().await;
    ada.feature(&id('A')).await.unwrap();
    ada.undo().await.unwrap();
    ada.feature(&id('B')).await.unwrap();
    assert_eq!(code(ada.redo().await), NothingToRedo);
    assert_eq!(letters(&ada).await, "B");
}

/// A reversal is decided anew, but what an offer is worth by now is no reason
/// against it: it was on top before, and a vanished one may keep its place.
#[tokio::test]
async fn a_vanished_offer_that_was_taken_away_can_be_put_back() {
    let ada = with_seven_offers().await;
    for name in "ABC".chars() {
        ada.feature(&id(name)).await.unwrap();
    }
    let path = ada.computer.documents().join("Dec_2026.csv");
    small_list(&path, "FR", "2026-12", &[Row::new("A", "A"), Row::new("C", "C")]);
    ada.computer.clock.set("2026-12-02T09:00:00Z");
    ada.import(&path).await.unwrap();
    assert!(ada.featured().await[1].vanished);
    ada.unfeature(&id('B')).await.unwrap();
    assert_eq!(code(ada.feature(&id('B')).await), OfferNotInList, "anew it cannot be chosen");
    ada.undo().await.unwrap();
    assert_eq!(letters(&ada).await, "ABC");
    assert!(ada.featured().await[1].vanished);
    ada.undo().await.unwrap();
    assert!(!ada.featured().await[1].vanished, "and the way back goes on");
}
