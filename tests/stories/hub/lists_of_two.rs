//! Price lists that travel: the rows as a blob, once.

use desk_app::deeds::catalog::show_offer;
use desk_app::views::OfferRef;
use desk_tests::{Desktop, Row, agree, made_up, small_list, two_desktops};

/// Every offer with its prices, as text.
async fn everything(desktop: &Desktop) -> Vec<String> {
    let mut all = Vec::new();
    for offer in desktop.search("").await.offers {
        let page = OfferRef { offer_id: offer.offer_id };
        all.push(serde_json::to_string(&show_offer(&desktop.desk, page).await.unwrap()).unwrap());
    }
    all
}

#[tokio::test]
async fn a_list_imported_on_one_is_searched_on_the_other_with_the_same_prices() {
    let (_hub, ada, bea) = two_desktops().await;
    let path = made_up(&ada.computer.documents(), 400, "FR", "2026-11");
    ada.import(&path).await.unwrap();
    agree(&[&ada, &bea]).await;
    let (of_ada, of_bea) = (everything(&ada).await, everything(&bea).await);
    assert!(of_ada.len() > 20);
    assert_eq!(of_ada, of_bea, "offer by offer, price by price");
    let words = "belvedere basic";
    assert_eq!(ada.titles(words).await, bea.titles(words).await);
    assert!(!bea.titles(words).await.is_empty());
    let chosen = bea.search("").await.offers[0].offer_id.clone();
    bea.feature(&chosen).await.unwrap();
    agree(&[&ada, &bea]).await;
    assert_eq!(ada.featured_ids().await, [chosen]);
}

#[tokio::test]
async fn two_who_import_the_same_list_end_with_one() {
    let (_hub, ada, bea) = two_desktops().await;
    let path = made_up(&ada.computer.documents(), 300, "FR", "2026-11");
    ada.import(&path).await.unwrap();
    bea.import(&path).await.unwrap();
    agree(&[&ada, &bea]).await;
    for desktop in [&ada, &bea] {
        let lists = desktop.lists().await;
        assert_eq!(lists.len(), 1, "{lists:?}");
        assert!(desktop.refused().await.is_empty(), "it is no mistake to have it too");
        assert!(desktop.open_conflicts().await.is_empty());
        let mut books = desktop.books().await;
        assert_eq!(books.number("select count(*) from list_content where live = 1").await, 1);
        books.close().await;
    }
    assert_eq!(everything(&ada).await, everything(&bea).await);
}

#[tokio::test]
async fn of_two_lists_of_one_month_both_show_the_same_whichever_came_first_here() {
    let (_hub, ada, bea) = two_desktops().await;
    let folder = ada.computer.documents();
    let (early, late) = (folder.join("Nov_2026.csv"), folder.join("Nov_2026_v2.csv"));
    small_list(&early, "FR", "2026-11", &[Row::new("A", "Early")]);
    small_list(&late, "FR", "2026-11", &[Row::new("A", "Late"), Row::new("B", "More")]);
    ada.import(&early).await.unwrap();
    bea.import(&late).await.unwrap();
    agree(&[&ada, &bea]).await;
    // Each brings the other one too, in the other order.
    let _ = ada.import(&late).await;
    let _ = bea.import(&early).await;
    agree(&[&bea, &ada]).await;
    assert_eq!(ada.titles("").await, bea.titles("").await, "one current list for everybody");
    let current = |lists: Vec<desk_app::views::PriceListView>| {
        let current = lists.into_iter().filter(|list| list.current);
        current.map(|list| (list.list_id, list.file_name)).collect::<Vec<_>>()
    };
    let (of_ada, of_bea) = (current(ada.lists().await), current(bea.lists().await));
    assert_eq!(of_ada, of_bea);
    assert_eq!(of_ada.len(), 1);
}
