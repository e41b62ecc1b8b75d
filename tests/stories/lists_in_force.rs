//! Which list the catalog shows, and what that does to featured offers.

use desk_app::ErrorCode::*;
use desk_app::deeds::catalog::{search_catalog, show_offer};
use desk_app::deeds::price_list::restore_price_list;
use desk_app::views::{CatalogQuery, Corrections, OfferRef, PriceListRef};
use desk_sample::{CsvForm, Plan, rows};
use desk_tests::{Desktop, Row, code, small_list, write_list};

/// Imports a list of offers that go by their letters.
async fn list(ada: &Desktop, market: &str, month: &str, names: &str) -> String {
    list_as(ada, market, month, names, None).await
}

async fn list_as(
    ada: &Desktop,
    market: &str,
    month: &str,
    names: &str,
    preview: Option<bool>,
) -> String {
    let path = ada.computer.documents().join(format!("{market}_{month}_{names}.csv"));
    let letters: Vec<String> = names.chars().map(String::from).collect();
    let rows: Vec<Row<'_>> = letters.iter().map(|name| Row::new(name, name)).collect();
    small_list(&path, market, month, &rows);
    let corrections =
        Corrections { month: Some(month.to_owned()), preview, ..Corrections::default() };
    ada.import_as(&path, corrections).await.unwrap().list_id
}

/// Imports a list of a French offer A, an American B, and C of both.
async fn mixed(ada: &Desktop, corrections: Corrections) -> desk_app::views::ImportReport {
    let path = ada.computer.documents().join("mixed.csv");
    let plan = Plan { rows: 1, ..Plan::demo("2026-11".parse().unwrap()) };
    let pattern = rows(&plan).next().unwrap();
    let rows = [("A", "FR", "EUR"), ("B", "US", "USD"), ("C", "FR", "EUR"), ("C", "US", "USD")];
    let rows = rows.map(|(name, market, currency)| desk_core::price_list::PriceRow {
        offer: desk_core::ids::OfferId::new(name, "1").unwrap(),
        sku_title: name.to_owned(),
        market: market.parse().ok(),
        currency: currency.parse().unwrap(),
        trial: false,
        marker: Some(desk_core::price_list::Marker::Unchanged),
        ..pattern.clone()
    });
    write_list(&path, rows, &CsvForm::default());
    let month = Some("2026-11".to_owned());
    ada.import_as(&path, Corrections { month, ..corrections }).await.unwrap()
}

async fn letters(ada: &Desktop) -> String {
    ada.titles("").await.concat()
}

#[tokio::test]
async fn the_newest_month_that_is_no_preview_is_shown() {
    let ada = Desktop::founded().await;
    list(&ada, "FR", "2026-10", "AB").await;
    let november = list(&ada, "FR", "2026-11", "BC").await;
    assert_eq!(letters(&ada).await, "BC", "a new month replaces");
    list(&ada, "FR", "2026-12", "X").await;
    assert_eq!(letters(&ada).await, "BC", "December is a preview in November");
    list_as(&ada, "FR", "2026-11", "Y", Some(true)).await;
    assert_eq!(letters(&ada).await, "BC", "told to be a preview, it is one");
    list(&ada, "FR", "2026-09", "Z").await;
    assert_eq!(letters(&ada).await, "BC", "an older one that comes late is older");
    let current: Vec<_> =
        ada.lists().await.into_iter().filter(|list| list.current).map(|it| it.list_id).collect();
    assert_eq!(current, [november.as_str()]);

    let b = show_offer(&ada.desk, OfferRef { offer_id: "B:0001".to_owned() }).await.unwrap();
    assert_eq!(b.lists, [november.as_str()]);
    assert_eq!(b.all_lists.len(), 2, "October's had it, too");

    list(&ada, "FR", "2026-11", "BCD").await;
    assert_eq!(letters(&ada).await, "BCD", "a list that was issued again replaces the first");
    ada.undo().await.unwrap();
    assert_eq!(letters(&ada).await, "BC");
}

#[tokio::test]
async fn another_markets_list_does_not_disturb_the_home_market() {
    let ada = Desktop::founded().await;
    list(&ada, "FR", "2026-10", "AB").await;
    ada.feature("A:0001").await.unwrap();
    list(&ada, "CH", "2026-11", "CD").await;
    assert_eq!(ada.frame().await.home_market.as_deref(), Some("FR"));
    assert_eq!(letters(&ada).await, "AB");
    assert!(!ada.featured().await[0].vanished);
    let ask = CatalogQuery { market: Some("CH".to_owned()), limit: 10, ..CatalogQuery::default() };
    let swiss = search_catalog(&ada.desk, ask).await.unwrap();
    assert_eq!((swiss.total, swiss.market.as_deref()), (2, Some("CH")));
    assert_eq!(swiss.offers[0].terms[0].currency, "CHF");
    assert_eq!(code(ada.feature("C:0001").await), OfferNotInList, "not sold at home");

    ada.set_market(Some("CH")).await.unwrap();
    assert_eq!(letters(&ada).await, "CD");
    assert!(ada.featured().await[0].vanished);
    assert_eq!(code(ada.set_market(Some("Suisse")).await), BadMarket);
}

#[tokio::test]
async fn a_list_of_several_markets_is_at_home_what_is_sold_there() {
    let ada = Desktop::founded().await;
    ada.set_market(Some("FR")).await.unwrap();
    let report = mixed(&ada, Corrections::default()).await;
    assert_eq!((report.market, report.rows_imported), (None, 4));
    let found = ada.search("").await;
    assert_eq!((found.total, letters(&ada).await.as_str()), (2, "AC"));
    assert!(found.offers.iter().all(|offer| offer.terms.iter().all(|one| one.currency == "EUR")));
    assert!(found.offers.iter().all(|offer| !offer.terms.is_empty()));
    assert_eq!(code(ada.feature("B:0001").await), OfferNotInList, "not sold at home");
    ada.feature("A:0001").await.unwrap();
    assert!(!ada.featured().await[0].vanished);
    ada.set_market(Some("US")).await.unwrap();
    assert!(ada.featured().await[0].vanished);
    assert_eq!(letters(&ada).await, "BC");
}

#[tokio::test]
async fn a_list_of_several_markets_comes_in_for_the_one_that_was_given() {
    let ada = Desktop::founded().await;
    let french = Corrections { market: Some("FR".to_owned()), ..Corrections::default() };
    let report = mixed(&ada, french).await;
    assert_eq!((report.market.as_deref(), report.rows_imported), (Some("FR"), 2));
    let refused: Vec<_> = report.refused.iter().map(|row| (row.line, row.code.as_str())).collect();
    assert_eq!(refused, [(3, "other_market"), (5, "other_market")]);
    assert!(report.refused.iter().all(|row| row.column.as_deref() == Some("Market")));
    assert_eq!(letters(&ada).await, "AC");
}

#[tokio::test]
async fn an_import_is_one_step_with_the_market_it_told() {
    let ada = Desktop::founded().await;
    list(&ada, "FR", "2026-11", "AB").await;
    let steps = ada.undo().await.unwrap();
    assert!(steps.undo.is_none());
    assert_eq!(steps.redo.unwrap().code, "add_price_list");
    assert_eq!(ada.frame().await.home_market, None);
    assert!(ada.lists().await.is_empty());
    ada.redo().await.unwrap();
    assert_eq!(letters(&ada).await, "AB");
    assert_eq!(ada.frame().await.home_market.as_deref(), Some("FR"));
    let groups: Vec<_> = ada.record().await.into_iter().map(|entry| entry.code).collect();
    assert_eq!(groups.len(), 7, "taken back and done again through the same door: {groups:?}");
}

#[tokio::test]
async fn removing_the_list_marks_its_offers_and_undo_brings_everything_back() {
    let ada = Desktop::founded().await;
    let november = list(&ada, "FR", "2026-11", "AB").await;
    ada.feature("A:0001").await.unwrap();
    ada.feature("B:0001").await.unwrap();
    let left = ada.remove_list(&november).await.unwrap();
    assert!(left.lists.is_empty());
    let featured = ada.featured().await;
    assert!(featured.iter().all(|offer| offer.vanished), "they stay and are marked");
    assert_eq!(featured[0].title, "A", "by the title they had");
    assert_eq!(ada.search("").await.total, 0);

    ada.undo().await.unwrap();
    assert_eq!(letters(&ada).await, "AB");
    assert!(ada.featured().await.iter().all(|offer| !offer.vanished));

    ada.remove_list(&november).await.unwrap();
    let back = restore_price_list(&ada.desk, PriceListRef { list_id: november.clone() }).await;
    assert_eq!(back.unwrap().lists.len(), 1);
    for id in ["nonsense", "01890000-0000-7000-8000-000000000000"] {
        assert_eq!(code(ada.remove_list(id).await), NoSuchList);
    }
}

#[tokio::test]
async fn of_two_current_lists_the_one_that_is_removed_gives_way_to_the_other() {
    let mut ada = Desktop::founded().await;
    list(&ada, "FR", "2026-10", "AB").await;
    let november = list(&ada, "FR", "2026-11", "BC").await;
    ada.feature("C:0001").await.unwrap();
    ada.remove_list(&november).await.unwrap();
    assert_eq!(letters(&ada).await, "AB");
    assert!(ada.featured().await[0].vanished);
    ada.restart().await;
    assert_eq!(letters(&ada).await, "AB");
    ada.undo().await.unwrap();
    assert_eq!(letters(&ada).await, "BC");
}
