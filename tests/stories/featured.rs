//! Up to five offers on top of the catalog (catalog-pricing.md, 1).

use desk_app::ErrorCode::*;
use desk_app::deeds::catalog::feature_offer;
use desk_app::views::FeatureOffer;
use desk_tests::{Desktop, Row, code, small_list};

/// Ada with a list of the offers A to G.
pub(crate) async fn with_seven_offers() -> Desktop {
    let ada = Desktop::founded().await;
    let path = ada.computer.documents().join("Nov_2026.csv");
    let rows = ["A", "B", "C", "D", "E", "F", "G"].map(|name| Row::new(name, name));
    small_list(&path, "FR", "2026-11", &rows);
    ada.import(&path).await.unwrap();
    ada.ears.heard();
    ada
}

pub(crate) fn id(name: char) -> String {
    format!("{name}:0001")
}

/// The featured offers as letters.
pub(crate) async fn letters(ada: &Desktop) -> String {
    ada.featured_ids().await.iter().filter_map(|id| id.chars().next()).collect()
}

async fn with_featured(names: &str) -> Desktop {
    let ada = with_seven_offers().await;
    for name in names.chars() {
        ada.feature(&id(name)).await.unwrap();
    }
    ada.ears.heard();
    ada
}

#[tokio::test]
async fn a_sixth_is_refused_and_changes_nothing() {
    let ada = with_featured("ABCDE").await;
    let before = ada.frame().await.waiting;
    let refused = ada.feature(&id('F')).await.unwrap_err();
    assert_eq!(refused.code(), FeaturedFull);
    let said = refused.to_string();
    assert!(said.contains("A, B, C, D, E") && said.contains("remove one"), "{said}");
    assert_eq!(letters(&ada).await, "ABCDE");
    assert_eq!(ada.frame().await.waiting, before);
    assert!(ada.ears.heard().is_empty(), "what did not happen is not announced");

    ada.unfeature(&id('B')).await.unwrap();
    ada.feature(&id('F')).await.unwrap();
    assert_eq!(letters(&ada).await, "ACDEF");
}

#[tokio::test]
async fn featuring_twice_says_so_once() {
    let ada = with_featured("ABCDE").await;
    let before = ada.frame().await.waiting;
    assert_eq!(ada.feature(&id('A')).await.unwrap().len(), 5, "also when there are five");
    assert_eq!(ada.frame().await.waiting, before);
    assert_eq!(code(ada.unfeature(&id('G')).await), OfferNotFeatured);
    assert_eq!(code(ada.move_to(&id('G'), 1).await), OfferNotFeatured);
}

#[tokio::test]
async fn offers_go_where_they_are_put() {
    let ada = with_featured("ABCD").await;
    let ask = |name, position| FeatureOffer { offer_id: id(name), position: Some(position) };
    assert_eq!(code(feature_offer(&ada.desk, ask('G', 0)).await), BadPosition);
    assert_eq!(code(feature_offer(&ada.desk, ask('G', 6)).await), BadPosition);
    feature_offer(&ada.desk, ask('G', 2)).await.unwrap();
    assert_eq!(letters(&ada).await, "AGBCD");
    for (name, to, order) in
        [('D', 1, "DAGBC"), ('D', 5, "AGBCD"), ('G', 3, "ABGCD"), ('G', 3, "ABGCD")]
    {
        ada.move_to(&id(name), to).await.unwrap();
        assert_eq!(letters(&ada).await, order, "{name} to {to}");
    }
    assert_eq!(code(ada.move_to(&id('A'), 6).await), BadPosition);
    assert_eq!(code(ada.move_to(&id('A'), 0).await), BadPosition);
}

#[tokio::test]
async fn the_same_place_a_hundred_times_leaves_room_for_more() {
    let ada = with_featured("ABCDE").await;
    for round in 0..50 {
        ada.move_to(&id('E'), 2).await.unwrap();
        ada.move_to(&id('A'), 3).await.unwrap();
        assert_eq!(letters(&ada).await.len(), 5, "round {round}");
        ada.move_to(&id('A'), 1).await.unwrap();
        ada.move_to(&id('E'), 5).await.unwrap();
    }
    assert_eq!(letters(&ada).await, "ABCDE");
}
