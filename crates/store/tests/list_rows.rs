//! Rows of a list travel to another desktop as a blob, and are the same there.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail loudly")]

mod common;

use common::{Bench, offer, row};
use desk_core::command::{AddPriceList, Command};
use desk_core::ids::PriceListId;
use desk_core::price_list::{BillingPlan, Marker, PriceRow, Segment, Tier};
use desk_sample::Plan;
use desk_store::{CatalogAsk, ListWithoutRows, StoreError};
use desk_wire::{BlobReader, RowsSum};
use jiff::Timestamp;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use rust_decimal::Decimal;

/// The blob of a list, and what its writing came to.
async fn blob_of(bench: &Bench, list: PriceListId) -> (Vec<u8>, RowsSum) {
    let (out, mut chunks) = tokio::sync::mpsc::channel(1);
    let take = async {
        let mut blob = Vec::new();
        while let Some(chunk) = chunks.recv().await {
            blob.extend(chunk);
        }
        blob
    };
    let (sum, blob) = tokio::join!(bench.store.write_list_rows(list, out), take);
    (blob, sum.unwrap())
}

async fn stage_and_adopt(bench: &Bench, blob: Vec<u8>, wanted: &ListWithoutRows) {
    let reader = BlobReader::new(std::io::Cursor::new(blob));
    let staged = bench.store.stage_list_rows(reader, wanted).await.unwrap();
    assert_eq!(staged.rows, wanted.rows);
    bench.store.adopt_list_rows(staged, wanted.list).await.unwrap();
}

async fn refusal(bench: &Bench, blob: Vec<u8>, wanted: &ListWithoutRows) -> StoreError {
    let reader = BlobReader::new(std::io::Cursor::new(blob));
    bench.store.stage_list_rows(reader, wanted).await.unwrap_err()
}

/// All that can be asked of a catalog.
async fn everything(bench: &Bench, rows: &[PriceRow]) -> String {
    let store = &bench.store;
    let mut told = format!("{:?}", store.imported_lists().await.unwrap());
    for market in ["FR", "US", "DE"] {
        let market = market.parse().ok();
        for search in ["", "suite", "a", "renamed"] {
            for segment in [None, Some(Segment::Education)] {
                let (search, limit) = (search.to_owned(), 1_000);
                let ask = CatalogAsk { search, segment, market, limit, ..CatalogAsk::default() };
                told += &format!("{:?}", store.catalog(&ask).await.unwrap());
            }
        }
        for row in rows.iter().take(20) {
            told += &format!("{:?}", store.offer(&row.offer, market).await.unwrap());
        }
    }
    told
}

/// Imports on one desktop, carries the blob to another, and from there again.
async fn travels(market: Option<&str>, currency: Option<&str>, rows: &[PriceRow]) -> Vec<u8> {
    let (ada, bob) = (Bench::founded().await, Bench::founded().await);
    ada.import_as(market, currency, "2026-11", rows).await;
    let add = ada.add_list(market, currency, "2026-11", rows);
    let list = add.head.id();
    assert_eq!(ada.store.lists_without_rows().await.unwrap(), []);
    let (blob, sum) = blob_of(&ada, list).await;
    assert_eq!(sum.hash, add.rows_blob, "made again from the rows, it is what was imported");
    assert_eq!((sum.rows, sum.bytes), (add.rows, blob.len() as u64));

    let AddPriceList { rows_blob, rows: count, .. } = add;
    bob.execute_add(add, None).await;
    assert_eq!(bob.store.imported_lists().await.unwrap(), [], "nobody sees half a list");
    let wanted = bob.store.lists_without_rows().await.unwrap();
    assert_eq!(wanted, [ListWithoutRows { list, rows_blob, rows: count }]);
    stage_and_adopt(&bob, blob.clone(), &wanted[0]).await;
    assert_eq!(bob.store.lists_without_rows().await.unwrap(), []);
    assert_eq!(everything(&bob, rows).await, everything(&ada, rows).await);
    assert_eq!(blob_of(&bob, list).await, (blob.clone(), sum), "it can be handed on");
    blob
}

fn described(name: &str, segment: Option<Segment>, title: &str) -> PriceRow {
    let description = format!("All about {title}. ").repeat(40);
    PriceRow { segment, sku_title: title.to_owned(), description, ..row(name) }
}

#[tokio::test]
async fn a_made_up_list_travels() {
    let plan = Plan { rows: 5_000, ..Plan::demo("2026-11".parse().unwrap()) };
    let rows: Vec<PriceRow> = desk_sample::rows(&plan).collect();
    travels(Some("FR"), Some("EUR"), &rows).await;
}

#[tokio::test]
async fn one_sku_in_two_segments_with_other_titles_markets_and_tiers_travels() {
    let mut rows = Vec::new();
    for (line, market) in (0..700).flat_map(|n| ["FR", "US", ""].map(|market| (n, market))) {
        let segment = [Some(Segment::Commercial), Some(Segment::Education), None][line % 3];
        let title = if line % 2 == 0 { "Suite" } else { "Renamed" };
        let tier = Tier { min: (line % 5 > 0).then_some(Decimal::ONE), max: None };
        rows.push(PriceRow {
            line: line as u64 + 2,
            market: market.parse().ok(),
            trial: line % 7 == 0,
            add_on: [None, Some(true), Some(false)][line % 3],
            unit_price: Decimal::new(6050 + line as i64, (line % 4) as u32),
            tier: (line % 2 == 0).then_some(tier),
            marker: (line % 4 == 0).then_some(Marker::Delete),
            ..described(&format!("N{}", line * 7 % 300), segment, title)
        });
    }
    let blob = travels(None, Some("EUR"), &rows).await;
    assert!(blob.len() < 700_000, "what is said of an offer is said once: {}", blob.len());
}

fn any_row() -> impl Strategy<Value = PriceRow> {
    let text = || prop_oneof![Just(String::new()), any::<String>()];
    let decimal = || (any::<i64>(), 0_u32..=12).prop_map(|(n, scale)| Decimal::new(n, scale));
    let instant = || {
        let seconds = -62_000_000_000_i64..=253_000_000_000;
        option::of((seconds, 0..1_000_000_000).prop_map(|(s, ns)| Timestamp::new(s, ns).unwrap()))
    };
    let segment = option::of(proptest::sample::select(Segment::ALL.to_vec()));
    let said = (0..4_u8, segment, text(), text(), text(), any::<bool>(), any::<Option<bool>>());
    let codes = (
        proptest::sample::select(vec!["P1M", "P1Y", "P3Y", "NoTerm"]),
        proptest::sample::select(BillingPlan::ALL.to_vec()),
        proptest::sample::select(vec!["", "FR", "US"]),
        option::of(proptest::sample::select(Marker::ALL.to_vec())),
    );
    let tier = option::of((option::of(decimal()), option::of(decimal())));
    let numbers = (0..100_u64, decimal(), option::of(decimal()), tier, instant(), instant());
    let pairs = || btree_map(any::<String>(), any::<String>(), 0..3);
    let rest = (vec(any::<String>(), 0..3), text(), pairs(), pairs());
    (said, codes, numbers, rest).prop_map(|(said, codes, numbers, rest)| PriceRow {
        line: numbers.0,
        offer: offer(&format!("N{}", said.0)),
        product_title: said.2,
        sku_title: said.3,
        publisher: "Contoso".to_owned(),
        description: said.4,
        unit_of_measure: rest.1,
        segment: said.1,
        trial: said.5,
        add_on: said.6,
        term: codes.0.parse().unwrap(),
        billing: codes.1,
        market: codes.2.parse().ok(),
        currency: "EUR".parse().unwrap(),
        unit_price: numbers.1,
        retail_price: numbers.2,
        tier: numbers.3.map(|(min, max)| Tier { min, max }),
        starts: numbers.4,
        ends: numbers.5,
        tags: rest.0,
        marker: codes.3,
        previous: rest.2,
        extra: rest.3,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn whatever_a_list_says_travels(rows in vec(any_row(), 1..40)) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(travels(None, Some("EUR"), &rows));
    }
}

/// A desktop that has the record of a small list and not its rows, and the blob.
async fn waiting() -> (Bench, ListWithoutRows, Vec<u8>) {
    let (ada, bob) = (Bench::founded().await, Bench::founded().await);
    let rows = [row("A"), PriceRow { line: 3, ..row("B") }, PriceRow { line: 4, ..row("A") }];
    ada.import("2026-11", &rows).await;
    let add = ada.add_list(Some("FR"), Some("EUR"), "2026-11", &rows);
    let (blob, _) = blob_of(&ada, add.head.id()).await;
    bob.execute_add(add, None).await;
    let wanted = bob.store.lists_without_rows().await.unwrap()[0];
    (bob, wanted, blob)
}

async fn nothing_came(bob: &mut Bench, wanted: &ListWithoutRows) {
    assert_eq!(bob.store.imported_lists().await.unwrap(), []);
    assert_eq!(bob.store.lists_without_rows().await.unwrap(), [*wanted], "it is still wanted");
    assert!(!bob.restart().await.swept, "nothing is left below");
}

#[tokio::test]
async fn a_blob_that_was_cut_or_changed_is_refused_and_leaves_nothing() {
    let (mut bob, wanted, blob) = waiting().await;
    for place in (0..blob.len()).step_by(29).chain([blob.len() - 1]) {
        refusal(&bob, blob[..place].to_vec(), &wanted).await;
        let mut flipped = blob.clone();
        flipped[place] ^= 0x01;
        refusal(&bob, flipped, &wanted).await;
    }
    let twice = [blob.as_slice(), &blob].concat();
    refusal(&bob, twice, &wanted).await;
    refusal(&bob, [blob.as_slice(), b"\x00"].concat(), &wanted).await;
    nothing_came(&mut bob, &wanted).await;
    stage_and_adopt(&bob, blob, &wanted).await;
    assert_eq!(bob.store.imported_lists().await.unwrap().len(), 1, "the true one still may come");
}

#[tokio::test]
async fn a_blob_of_more_rows_than_wanted_is_not_read_to_its_end() {
    let (mut bob, wanted, blob) = waiting().await;
    let fewer = ListWithoutRows { rows: 2, ..wanted };
    refusal(&bob, blob, &fewer).await;
    nothing_came(&mut bob, &wanted).await;
}

#[tokio::test]
async fn a_hostile_blob_is_refused_and_leaves_nothing() {
    let (mut bob, wanted, blob) = waiting().await;
    let head = &blob[..blob.iter().position(|byte| *byte == 0x01).unwrap() + 1];
    let huge_text = [0xa1, 0x61, b'o', 0xa1, 0x62, b'i', b'd', 0x7b, 0x7f, 0xff, 0xff, 0xff];
    let negative = [0xa1, 0x61, b'p', 0xa1, 0x61, b'o', 0x3b, 0xff];
    for evil in [&huge_text[..], &negative, &[0x9f; 100_000], &[0xff; 9], &[0xc1; 4_000_000]] {
        let error = refusal(&bob, [head, evil].concat(), &wanted).await;
        let StoreError::Wire(error) = &error else { panic!("{error:?}") };
        let cause = std::error::Error::source(error).unwrap().to_string();
        assert!(cause.starts_with("item 2 "), "{cause}");
    }
    nothing_came(&mut bob, &wanted).await;
}

#[tokio::test]
async fn rows_are_adopted_only_by_the_record_that_names_them() {
    let (mut bob, wanted, blob) = waiting().await;
    let other = bob.add_list(Some("FR"), Some("USD"), "2026-11", &[row("C")]);
    let (other_list, ada) = (other.head.id(), Bench::founded().await);
    bob.execute_add(other, None).await;
    for stranger in [other_list, PriceListId::new(uuid::Uuid::from_u128(9))] {
        let reader = BlobReader::new(std::io::Cursor::new(blob.clone()));
        let staged = bob.store.stage_list_rows(reader, &wanted).await.unwrap();
        bob.store.adopt_list_rows(staged, stranger).await.unwrap_err();
    }
    assert_eq!(bob.store.lists_without_rows().await.unwrap().len(), 2);
    assert!(!bob.restart().await.swept, "nothing is left below");
    let mut staging = ada.store.begin_staging().await.unwrap();
    staging.stage(&[row("A")]).await.unwrap();
    let unread = staging.finish().await.unwrap();
    let error = ada.store.adopt_list_rows(unread, wanted.list).await;
    assert!(error.is_err(), "rows that no hash was told of");
}

#[tokio::test]
async fn a_removed_list_keeps_its_rows_and_is_not_wanted() {
    let (bob, wanted, blob) = waiting().await;
    bob.edit(&Command::RemovePriceList { list: wanted.list }).await.unwrap();
    assert_eq!(bob.store.lists_without_rows().await.unwrap(), [], "nobody asks for its rows");
    bob.edit(&Command::RestorePriceList { list: wanted.list }).await.unwrap();
    stage_and_adopt(&bob, blob.clone(), &wanted).await;
    bob.edit(&Command::RemovePriceList { list: wanted.list }).await.unwrap();
    bob.edit(&Command::RestorePriceList { list: wanted.list }).await.unwrap();
    assert_eq!(bob.store.lists_without_rows().await.unwrap(), []);
    assert_eq!(blob_of(&bob, wanted.list).await.0, blob);
    // Rows that come twice are the list's once.
    stage_and_adopt(&bob, blob.clone(), &wanted).await;
    assert_eq!(blob_of(&bob, wanted.list).await.0, blob);
    assert_eq!(bob.store.imported_lists().await.unwrap().len(), 1);
}

#[tokio::test]
async fn edits_go_on_while_a_blob_is_taken_slowly_or_not_at_all() {
    let ada = Bench::founded().await;
    let rows: Vec<PriceRow> = (0..2_000)
        .map(|n| described(&format!("N{n}"), None, &format!("{n} without end")))
        .collect();
    ada.import("2026-11", &rows).await;
    let list = ada.add_list(Some("FR"), Some("EUR"), "2026-11", &rows).head.id();
    let (out, mut chunks) = tokio::sync::mpsc::channel(1);
    let (sum, ()) = tokio::join!(ada.store.write_list_rows(list, out), async {
        assert!(chunks.recv().await.unwrap().len() < 200_000, "in chunks");
        ada.edit(&Command::RemovePriceList { list }).await.unwrap();
        ada.edit(&Command::RestorePriceList { list }).await.unwrap();
        while chunks.recv().await.is_some() {}
    });
    assert_eq!(sum.unwrap().rows, 2_000);
    let (out, chunks) = tokio::sync::mpsc::channel(1);
    drop(chunks);
    assert!(ada.store.write_list_rows(list, out).await.is_err(), "nobody takes it");
    let none = PriceListId::new(uuid::Uuid::from_u128(9));
    let (out, _chunks) = tokio::sync::mpsc::channel(1);
    assert!(ada.store.write_list_rows(none, out).await.is_err(), "there is none");
}
