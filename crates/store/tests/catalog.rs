//! What the catalog finds, on a real file.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail loudly")]

mod common;

use common::{Bench, offer, row};
use desk_core::price_list::{BillingPlan, Marker, PriceRow, Segment};
use desk_store::{CatalogAsk, CatalogOrder, Narrow, OrderBy};

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
                titled("DDD", "Œillet", "Cœur"),
                titled("CCC", "Suite Premium", "Tout, sans limite"),
            ],
        )
        .await;
    for (typed, found) in [
        ("edition", vec!["Édition Éclair"]),
        ("oeil", vec!["Œillet"]),
        ("cœur", vec!["Œillet"]),
        ("ÉCL", vec!["Édition Éclair"]),
        ("sui", vec!["Suite Premium", "Suite Standard"]),
        ("suite prem", vec!["Suite Premium"]),
        ("reunion", vec!["Suite Standard"]),
        ("ccc:0001", vec!["Suite Premium"]),
        ("bbb", vec!["Suite Standard"]),
        ("nowhere", vec![]),
        ("\" OR *", vec![]),
        ("!!", vec![]),
        ("", vec!["Édition Éclair", "Œillet", "Suite Premium", "Suite Standard"]),
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
async fn a_search_that_finds_much_pages_as_one_that_finds_little() {
    let bench = Bench::founded().await;
    let segments = [Some(Segment::Commercial), Some(Segment::Education), None];
    let mut rows = Vec::new();
    for (segment, count) in segments.into_iter().zip([700, 30, 450]) {
        // Not in the order of their titles, and every third one is a cloud.
        rows.extend((0..count).map(|n| {
            let (name, cloud) = (n * 11 % count, if n % 3 == 0 { "Cloud" } else { "Desk" });
            PriceRow { segment, ..titled(&format!("{name:04}"), &format!("{name:04} {cloud}"), "") }
        }));
    }
    bench.import("2025-11", &rows).await;
    for (search, found) in [("", 1_180), ("0", 1_180), ("cloud", 394), ("desk cloud", 0)] {
        let mut paged = Vec::new();
        let mut offset = 0;
        loop {
            let page = CatalogAsk { offset, ..ask(search) };
            let answer = bench.store.catalog(&page).await.unwrap();
            let tallied: u64 = answer.groups.iter().map(|group| group.count).sum();
            assert_eq!(tallied, found, "{search:?}");
            if answer.offers.is_empty() {
                break;
            }
            offset += 100;
            paged.extend(answer.offers.into_iter().map(|offer| (offer.segment, offer.title)));
        }
        let mut wanted: Vec<_> = rows
            .iter()
            .map(|row| (row.segment, row.sku_title.clone()))
            .filter(|(_, title)| search != "cloud" || title.ends_with("Cloud"))
            .filter(|_| found > 0)
            .collect();
        let place = |segment| segments.iter().position(|one| *one == segment);
        wanted.sort_by(|a, b| (place(a.0), &a.1).cmp(&(place(b.0), &b.1)));
        assert_eq!(paged, wanted, "{search:?}");
    }
}

#[tokio::test]
async fn an_offer_of_two_lists_in_force_is_one_line() {
    let bench = Bench::founded().await;
    bench.import_in("EUR", "2025-11", &[row("BOTH"), row("EURO")]).await;
    let dollars = |name: &str| PriceRow { currency: "USD".parse().unwrap(), ..row(name) };
    bench.import_in("USD", "2025-11", &[dollars("BOTH"), dollars("DOLLAR")]).await;
    for (typed, found) in [
        ("", vec!["BOTH", "DOLLAR", "EURO"]),
        ("b", vec!["BOTH"]),
        ("product", vec!["BOTH", "DOLLAR", "EURO"]),
    ] {
        let answer = bench.store.catalog(&ask(typed)).await.unwrap();
        assert_eq!(answer.groups.iter().map(|group| group.count).sum::<u64>(), found.len() as u64);
        let titles: Vec<_> = answer.offers.into_iter().map(|offer| offer.title).collect();
        assert_eq!(titles, found, "{typed:?}");
    }
    let second = CatalogAsk { offset: 1, limit: 1, ..ask("") };
    assert_eq!(titles(&bench, &second).await, ["DOLLAR"]);
}

/// What the catalog says an offer costs.
async fn costs(bench: &Bench, name: &str) -> Vec<String> {
    let offers = bench.store.catalog(&ask(name)).await.unwrap().offers;
    assert_eq!(offers.len(), 1, "{name}");
    let prices = offers[0].prices.iter();
    prices.map(|price| format!("{} {}", price.unit_price, price.currency)).collect()
}

fn priced(name: &str, market: &str, currency: &str, unit_price: &str) -> PriceRow {
    PriceRow {
        market: market.parse().ok(),
        currency: currency.parse().unwrap(),
        unit_price: unit_price.parse().unwrap(),
        ..row(name)
    }
}

#[tokio::test]
async fn a_list_of_several_markets_shows_only_what_is_sold_in_the_market() {
    let bench = Bench::founded().await;
    let ends = PriceRow { marker: Some(Marker::Delete), ..priced("ENDS", "FR", "EUR", "1") };
    let rows = [
        priced("BOTH", "FR", "EUR", "60"),
        priced("BOTH", "US", "USD", "70"),
        priced("AMERICAN", "US", "USD", "50"),
        priced("FRENCH", "FR", "EUR", "40"),
        ends,
        priced("ENDS", "US", "USD", "2"),
    ];
    bench.import_as(None, None, "2025-11", &rows).await;
    for (typed, found) in
        [("", vec!["BOTH", "ENDS", "FRENCH"]), ("am", vec![]), ("product b", vec!["BOTH"])]
    {
        let answer = bench.store.catalog(&ask(typed)).await.unwrap();
        assert_eq!(answer.groups.iter().map(|group| group.count).sum::<u64>(), found.len() as u64);
        let titles: Vec<_> = answer.offers.into_iter().map(|offer| offer.title).collect();
        assert_eq!(titles, found, "{typed:?}");
    }
    assert_eq!(costs(&bench, "both").await, ["60 EUR"]);
    let american = CatalogAsk { market: "US".parse().ok(), ..ask("") };
    assert_eq!(titles(&bench, &american).await, ["AMERICAN", "BOTH", "ENDS"]);
    assert!(bench.store.offer(&offer("AMERICAN"), None).await.unwrap().is_empty());
    assert!(bench.store.offer(&offer("ENDS"), None).await.unwrap()[0].ends, "at home");
    let there = bench.store.offer(&offer("ENDS"), american.market).await.unwrap();
    assert!(!there[0].ends);

    // A newer list that has the offer for another market takes no line away.
    bench.import_as(None, Some("USD"), "2025-12", &[priced("FRENCH", "US", "USD", "9")]).await;
    assert_eq!(titles(&bench, &ask("")).await, ["BOTH", "ENDS", "FRENCH"]);
    assert_eq!(costs(&bench, "french").await, ["40 EUR"]);
}

#[tokio::test]
async fn an_offer_of_two_lists_has_the_prices_of_both_and_the_line_of_the_newest() {
    let bench = Bench::founded().await;
    let named = |title: &str, row: PriceRow| PriceRow { sku_title: title.to_owned(), ..row };
    let new = named("New name", priced("A", "FR", "EUR", "60"));
    bench.import_as(Some("FR"), Some("EUR"), "2025-12", &[new]).await;
    let old = named("Old name", priced("A", "FR", "CHF", "57"));
    bench.import_as(Some("FR"), Some("CHF"), "2025-11", &[old]).await;
    assert_eq!(titles(&bench, &ask("")).await, ["New name"], "the newest month, not arrival");
    assert_eq!(costs(&bench, "").await, ["57 CHF", "60 EUR"]);
    let again = named("Again", priced("A", "FR", "CHF", "58"));
    bench.import_as(None, None, "2025-12", &[again]).await;
    assert_eq!(titles(&bench, &ask("")).await, ["Again"], "of one month, the last to come");
    assert_eq!(costs(&bench, "").await, ["58 CHF", "60 EUR"], "the newer of two tells");
    let education = PriceRow { segment: Some(Segment::Education), ..priced("A", "FR", "USD", "5") };
    bench.import_as(Some("FR"), Some("USD"), "2025-12", &[education]).await;
    let offers = bench.store.catalog(&ask("")).await.unwrap().offers;
    assert_eq!(offers.iter().map(|offer| offer.prices.len()).collect::<Vec<_>>(), [2, 1]);
}

/// A, B and C with some prices each; D is a trial.
async fn priced_offers() -> Bench {
    let bench = Bench::founded().await;
    let price = |name: &str, term: &str, billing, unit_price: &str| PriceRow {
        term: term.parse().unwrap(),
        billing,
        ..priced(name, "FR", "EUR", unit_price)
    };
    let rows = [
        price("A", "P1M", BillingPlan::Monthly, "9.5"),
        price("A", "P1Y", BillingPlan::Annual, "100"),
        price("B", "P1Y", BillingPlan::Annual, "20"),
        price("B", "P1Y", BillingPlan::Monthly, "21"),
        price("C", "P3Y", BillingPlan::Triennial, "1000"),
        PriceRow { trial: true, ..price("D", "P1M", BillingPlan::None, "0") },
    ];
    bench.import("2025-11", &rows).await;
    bench
}

#[tokio::test]
async fn an_offer_is_found_by_a_price_that_is_all_that_was_asked_for() {
    let bench = priced_offers().await;
    let year = || "P1Y".parse().ok();
    let upto = |price: &str| price.parse().ok();
    for (narrow, found) in [
        (Narrow { term: year(), ..Narrow::default() }, "AB"),
        (Narrow { billing: Some(BillingPlan::Monthly), ..Narrow::default() }, "AB"),
        (Narrow { term: year(), billing: Some(BillingPlan::Monthly), ..Narrow::default() }, "B"),
        // A has a price under 10, and a price for a year; it is not the same one.
        (Narrow { term: year(), price_to: upto("10"), ..Narrow::default() }, ""),
        (Narrow { price_from: upto("9.5"), price_to: upto("20"), ..Narrow::default() }, "AB"),
        (Narrow { price_from: upto("1000"), ..Narrow::default() }, "C"),
        (Narrow { trial: Some(true), ..Narrow::default() }, "D"),
        (Narrow { trial: Some(false), price_to: upto("10"), ..Narrow::default() }, "A"),
        (Narrow { currency: "USD".parse().ok(), ..Narrow::default() }, ""),
    ] {
        let ask = CatalogAsk { narrow: narrow.clone(), ..ask("") };
        let answer = bench.store.catalog(&ask).await.unwrap();
        let titles: String = answer.offers.iter().map(|offer| offer.title.as_str()).collect();
        assert_eq!(titles, found, "{narrow:?}");
        assert_eq!(answer.groups.iter().map(|group| group.count).sum::<u64>(), found.len() as u64);
        assert!(answer.offers.iter().all(|offer| !offer.prices.is_empty()), "{narrow:?}");
    }
    let only = Narrow { term: year(), ..Narrow::default() };
    let answer = bench.store.catalog(&CatalogAsk { narrow: only, ..ask("a") }).await.unwrap();
    let shown: Vec<_> =
        answer.offers[0].prices.iter().map(|one| one.unit_price.to_string()).collect();
    assert_eq!(shown, ["100"], "the other prices were not asked for");
}

#[tokio::test]
async fn offers_stand_in_the_order_that_was_asked_for_page_by_page() {
    let bench = priced_offers().await;
    for (by, descending, wanted) in [
        (OrderBy::Title, true, "DCBA"),
        (OrderBy::Offer, false, "ABCD"),
        (OrderBy::Price, false, "DABC"),
        (OrderBy::Price, true, "CBAD"),
    ] {
        let order = CatalogOrder { by, descending };
        let mut paged = String::new();
        for offset in 0..4 {
            let ask = CatalogAsk { order, offset, limit: 1, ..ask("") };
            paged.extend(titles(&bench, &ask).await);
        }
        assert_eq!(paged, wanted, "{order:?}");
    }
    let yearly = CatalogAsk {
        narrow: Narrow { term: "P1Y".parse().ok(), ..Narrow::default() },
        order: CatalogOrder { by: OrderBy::Price, descending: false },
        ..ask("")
    };
    assert_eq!(titles(&bench, &yearly).await, ["B", "A"], "by the prices that are shown");
}

#[tokio::test]
async fn what_can_be_chosen_is_what_the_lists_in_force_have() {
    let bench = priced_offers().await;
    let choices = bench.store.catalog_choices().await.unwrap();
    let terms: Vec<_> = choices.terms.iter().map(ToString::to_string).collect();
    assert_eq!(terms, ["P1M", "P1Y", "P3Y"]);
    assert_eq!(choices.billing.len(), 4);
    let older = [priced("X", "FR", "EUR", "1")];
    bench.import_as(Some("FR"), Some("EUR"), "2025-10", &older).await;
    bench.import_as(Some("US"), Some("USD"), "2025-11", &[priced("Y", "US", "USD", "1")]).await;
    let choices = bench.store.catalog_choices().await.unwrap();
    let markets: Vec<_> = choices.markets.iter().map(ToString::to_string).collect();
    let currencies: Vec<_> = choices.currencies.iter().map(ToString::to_string).collect();
    assert_eq!((markets.join(" "), currencies.join(" ")), ("FR US".into(), "EUR USD".into()));
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
