//! The first road, from a price list to five offers on top, and the next day.

use desk_app::ErrorCode::*;
use desk_app::deeds::catalog::show_offer;
use desk_app::deeds::edit::list_outbox;
use desk_app::views::{OfferRef, PageQuery};
use desk_tests::{Books, Desktop, Key, code, made_up};

#[tokio::test]
async fn a_list_of_four_thousand_rows_becomes_five_offers_on_top() {
    let mut ada = Desktop::founded().await;
    let path = made_up(&ada.computer.documents(), 4_000, "FR", "2026-11");
    let seen = ada.inspect(&path).await.unwrap();
    assert_eq!((seen.market.as_deref(), seen.month.as_deref()), (Some("FR"), Some("2026-11")));
    assert!(ada.lists().await.is_empty(), "looking writes nothing");

    let report = ada.import(&path).await.unwrap();
    assert_eq!((report.rows_read, report.rows_imported, report.rows_refused), (4_000, 4_000, 0));
    assert_eq!((report.month.as_str(), report.current), ("2026-11", true));
    let catalog = ada.search("").await;
    assert_eq!(catalog.total, report.offers);
    assert_eq!(catalog.market.as_deref(), Some("FR"), "the first list tells the market");
    let in_groups: u32 = catalog.groups.iter().map(|group| group.count).sum();
    assert_eq!(in_groups, catalog.total);

    // Somebody types without accents, in capitals, and not to the end.
    let found = ada.search("BELVEDE basi").await;
    assert!(found.total > 0);
    for offer in &found.offers {
        assert!(offer.title.contains("Belvédère") && offer.title.contains("Basic"));
    }
    let chosen = found.offers.iter().find(|offer| !offer.trial).unwrap().offer_id.clone();
    let by_id = ada.search(&chosen.to_lowercase()).await;
    assert_eq!(by_id.offers[0].offer_id, chosen, "an id finds its offer");

    let page = show_offer(&ada.desk, OfferRef { offer_id: chosen.clone() }).await.unwrap();
    let year = page.prices.iter().find(|price| price.term == "P1Y").unwrap();
    assert_eq!(year.margin_percent.as_deref(), Some("20.0"), "made-up lists give a fifth");
    assert!(year.margin.is_some() && year.retail_price.is_some());
    assert_eq!(page.add_on, None, "the list does not say, so nobody guesses");

    let mut five = vec![chosen];
    for offer in catalog.offers.iter().filter(|offer| !offer.trial) {
        if five.len() < 5 && !five.contains(&offer.offer_id) {
            five.push(offer.offer_id.clone());
        }
    }
    for offer in &five {
        ada.feature(offer).await.unwrap();
    }
    assert_eq!(ada.featured_ids().await, five);

    let moved = ada.move_to(&five[4], 1).await.unwrap();
    assert_eq!(moved, [&five[4], &five[0], &five[1], &five[2], &five[3]].map(Clone::clone));
    ada.unfeature(&five[0]).await.unwrap();
    ada.undo().await.unwrap();
    ada.undo().await.unwrap();
    assert_eq!(ada.featured_ids().await, five, "two steps back");

    ada.restart().await;
    assert_eq!(ada.featured_ids().await, five, "still there the next day");
    let steps = ada.redo().await.unwrap();
    assert_eq!(ada.featured_ids().await, moved, "and what was undone can be done again");
    assert_eq!(steps.redo.unwrap().code, "unfeature_offer");

    let waiting =
        list_outbox(&ada.desk, PageQuery { offset: 0, limit: 500 }).await.unwrap().commands;
    // Founding, list and market, five offers, two edits, two undone, one redone.
    assert_eq!(waiting.len(), 3 + 5 + 2 + 2 + 1);
    assert_eq!(ada.frame().await.waiting, 13, "the frame says how many");
    let mut books = Books::open(
        &ada.folder().join("workspace.db"),
        &Key::of(&ada.folder(), &*ada.computer.keychain),
    )
    .await;
    books.check().await;
}

#[tokio::test]
async fn an_offer_that_is_in_no_list_has_no_page_and_is_not_featured() {
    let ada = Desktop::founded().await;
    let path = made_up(&ada.computer.documents(), 50, "FR", "2026-11");
    ada.import(&path).await.unwrap();
    let page = |id: &str| show_offer(&ada.desk, OfferRef { offer_id: id.to_owned() });
    assert_eq!(code(page("NOWHERE:0001").await), OfferNotInList);
    assert_eq!(code(page("no offer").await), BadOfferId);
    assert_eq!(code(ada.feature("NOWHERE:0001").await), OfferNotInList);
    assert_eq!(code(ada.feature("no offer").await), BadOfferId);
    assert_eq!(ada.frame().await.waiting, 3, "nothing was written");
}
