//! What the catalog finds, on a real file.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail loudly")]

mod common;

use common::{Bench, offer, row};
use desk_core::price_list::{Marker, PriceRow, Segment};
use desk_store::CatalogAsk;

fn ask(search: &str) -> CatalogAsk {
    CatalogAsk { search: search.to_owned(), limit: 100, ..CatalogAsk::default() }
}

async fn titles(bench: &Bench, ask: &CatalogAsk) -> Vec<String> {
    let answer = bench.store.catalog(ask).await.unwrap();
    answer.offers.into_iter().map(|offer| offer.title).collect()
}

fn titled(name: &str, title: &str, description: &str) -> PriceRow {
    PriceRow { sku_title: title.to_owned(), description: description.to_owned(), ..row(name) }
}

#[tokio::test]
async fn search_ignores_case_and_accents_and_takes_beginnings_of_words() {
    let bench = Bench::founded().await;
    bench
        .import(
            "2025-11",
            &[
                titled("AAA", "Édition Éclair", "Courrier et fichiers"),
                titled("BBB", "Suite Standard", "Réunions"),
                titled("CCC", "Suite Premium", "Tout, sans limite"),
            ],
        )
        .await;
    for (typed, found) in [
        ("edition", vec!["Édition Éclair"]),
        ("ÉCL", vec!["Édition Éclair"]),
        ("sui", vec!["Suite Premium", "Suite Standard"]),
        ("suite prem", vec!["Suite Premium"]),
        ("reunion", vec!["Suite Standard"]),
        ("ccc:0001", vec!["Suite Premium"]),
        ("bbb", vec!["Suite Standard"]),
        ("nowhere", vec![]),
        ("\" OR *", vec![]),
        ("!!", vec![]),
        ("", vec!["Édition Éclair", "Suite Premium", "Suite Standard"]),
    ] {
        assert_eq!(titles(&bench, &ask(typed)).await, found, "{typed:?}");
    }
}

#[tokio::test]
async fn offers_stand_by_segment_with_counts_and_pages_follow_the_order() {
    let bench = Bench::founded().await;
    let mut rows = Vec::new();
    for (segment, names) in [
        (Some(Segment::Government), vec!["G1"]),
        (Some(Segment::Commercial), vec!["C2", "C1", "C3"]),
        (None, vec!["U1"]),
        (Some(Segment::Education), vec!["E1", "E2"]),
    ] {
        rows.extend(names.into_iter().map(|name| PriceRow { segment, ..row(name) }));
    }
    bench.import("2025-11", &rows).await;
    let answer = bench.store.catalog(&ask("")).await.unwrap();
    let groups: Vec<_> = answer.groups.iter().map(|one| (one.segment, one.count)).collect();
    assert_eq!(
        groups,
        [
            (Some(Segment::Commercial), 3),
            (Some(Segment::Education), 2),
            (Some(Segment::Government), 1),
            (None, 1)
        ]
    );
    let mut paged = Vec::new();
    for offset in [0, 3, 6] {
        paged.extend(titles(&bench, &CatalogAsk { offset, limit: 3, ..ask("") }).await);
    }
    assert_eq!(paged, ["C1", "C2", "C3", "E1", "E2", "G1", "U1"]);
    let only = CatalogAsk { segment: Some(Segment::Education), ..ask("") };
    assert_eq!(titles(&bench, &only).await, ["E1", "E2"]);
}

#[tokio::test]
async fn only_the_list_in_force_is_searched() {
    let bench = Bench::founded().await;
    bench.import("2025-11", &[row("OLD"), row("BOTH")]).await;
    bench.import("2025-12", &[row("NEW"), row("BOTH")]).await;
    assert_eq!(titles(&bench, &ask("")).await, ["BOTH", "NEW"]);
    assert_eq!(titles(&bench, &ask("old")).await, Vec::<String>::new());
}

#[tokio::test]
async fn an_offer_has_all_it_costs() {
    let bench = Bench::founded().await;
    let monthly =
        PriceRow { term: "P1M".parse().unwrap(), unit_price: "6.50".parse().unwrap(), ..row("A") };
    bench.import("2025-11", &[row("A"), monthly]).await;
    let found = bench.store.catalog(&ask("")).await.unwrap().offers;
    let terms: Vec<_> = found[0].prices.iter().map(|price| price.term.to_string()).collect();
    assert_eq!(terms, ["P1M", "P1Y"], "the shortest first");
    let whole = bench.store.offer(&offer("A"), None).await.unwrap();
    assert_eq!(whole.len(), 1);
    assert_eq!(whole[0].prices[0].short.unit_price.to_string(), "6.50", "as the list wrote it");
    assert_eq!(whole[0].prices[1].previous, [("UnitPrice".to_owned(), "55".to_owned())]);
    assert_eq!(whole[0].prices[1].extra, [("Colour".to_owned(), "blue".to_owned())]);
}

#[tokio::test]
async fn an_offer_ends_when_every_price_of_it_does() {
    let bench = Bench::founded().await;
    let ends = |name: &str| PriceRow { marker: Some(Marker::Delete), ..row(name) };
    bench.import("2025-11", &[ends("A"), ends("B"), row("B")]).await;
    let ended = |name: &'static str| {
        let bench = &bench;
        async move { bench.store.offer(&offer(name), None).await.unwrap()[0].ends }
    };
    assert!(ended("A").await);
    assert!(!ended("B").await);
}

#[tokio::test]
async fn what_an_import_left_unfinished_is_cleared_away_at_the_next_opening() {
    let mut bench = Bench::founded().await;
    let mut staging = bench.store.begin_staging().await.unwrap();
    let rows: Vec<PriceRow> = (0..2_500).map(|n| row(&format!("N{n}"))).collect();
    staging.stage(&rows).await.unwrap();
    drop(staging);
    assert!(titles(&bench, &ask("")).await.is_empty(), "nobody sees it");
    assert!(bench.restart().await.swept);
    assert!(!bench.restart().await.swept, "once is enough");
    bench.import("2025-11", &[row("A")]).await;
    assert_eq!(titles(&bench, &ask("n1")).await, Vec::<String>::new());
}
