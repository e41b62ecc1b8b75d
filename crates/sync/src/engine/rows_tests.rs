//! The rows of lists on their way up and down.

use std::collections::BTreeMap;

use desk_core::access::{Actor, Role};
use desk_core::command::{AddPriceList, Command};
use desk_core::ids::{GroupId, OfferId};
use desk_core::price_list::{BillingPlan, PriceListHead, PriceListKind, PriceRow};
use desk_store::Deed;
use desk_wire::BlobHasher;
use jiff::Timestamp;
use uuid::Uuid;

use super::*;
use crate::fake::Bench;
use desk_wire::protocol::ProblemCode;

fn row(number: u32) -> PriceRow {
    PriceRow {
        line: u64::from(number),
        offer: OfferId::new(&format!("P{number}"), "1").unwrap(),
        product_title: "Product".to_owned(),
        sku_title: blake3::hash(&number.to_le_bytes()).to_hex().to_string(),
        publisher: "Contoso".to_owned(),
        description: blake3::hash(&number.to_be_bytes()).to_hex().to_string(),
        unit_of_measure: String::new(),
        segment: None,
        trial: false,
        add_on: None,
        term: "P1Y".parse().unwrap(),
        billing: BillingPlan::Annual,
        market: "FR".parse().ok(),
        currency: "EUR".parse().unwrap(),
        unit_price: "60".parse().unwrap(),
        retail_price: None,
        tier: None,
        starts: None,
        ends: None,
        tags: Vec::new(),
        marker: None,
        previous: BTreeMap::new(),
        extra: BTreeMap::new(),
    }
}

/// Adds a list of these rows, with or without having them.
async fn add(bench: &Bench, rows: &[PriceRow], with_rows: bool) -> AddPriceList {
    let store = &bench.ctx.store;
    let mut hasher = BlobHasher::default();
    for row in rows {
        hasher.add(row).unwrap();
    }
    let add = AddPriceList {
        head: PriceListHead {
            kind: PriceListKind::LicenseNewCommerce,
            market: "FR".parse().ok(),
            currency: "EUR".parse().ok(),
            month: "2025-11".parse().unwrap(),
            preview: false,
            source_sha256: [4; 32],
        },
        file_name: "liste.csv".to_owned(),
        rows_blob: hasher.sum().hash,
        rows: hasher.sum().rows,
        rows_refused: 0,
        imported_by: store.user(),
        imported_at: Timestamp::UNIX_EPOCH,
    };
    let staged = if with_rows {
        let mut staging = store.begin_staging().await.unwrap();
        for chunk in rows.chunks(desk_store::STAGING_BATCH) {
            staging.stage(chunk).await.unwrap();
        }
        Some(staging.finish().await.unwrap())
    } else {
        None
    };
    let moment = bench.ctx.ports.clock.now();
    let deed = Deed { group: GroupId::new(Uuid::from_u128(80)), author: store.user(), moment };
    let command = Command::AddPriceList(add.clone());
    let right = command.right(&Actor::new(store.user(), [Role::GlobalAdmin])).unwrap();
    let mut tx = store.begin_write(deed, bench.ctx.ports.ids.as_ref()).await.unwrap();
    tx.execute(&command, &right).await.unwrap();
    if let Some(staged) = staged {
        tx.adopt_rows(&staged, add.head.id()).await.unwrap();
    }
    tx.commit().await.unwrap();
    add
}

#[tokio::test]
async fn rows_go_up_before_their_command_and_an_upload_goes_on_where_it_broke_off() {
    let rows: Vec<PriceRow> = (1..12_000).map(row).collect();
    let bench = Bench::linked().await;
    let add = add(&bench, &rows, true).await;
    assert_eq!(sync_now(&bench.ctx).await.unwrap().stopped, None);
    let whole = bench.hub.state().blobs.get(&add.rows_blob).cloned().unwrap();
    assert!(bench.hub.state().pieces > 1, "it is long enough to be cut");
    let rows_again = zstd::decode_all(whole.as_slice()).unwrap();
    assert_eq!(*blake3::hash(&rows_again).as_bytes(), add.rows_blob);

    let half = whole[..whole.len() / 2].to_vec();
    let hub = crate::fake::FakeHub::default();
    hub.state().blobs.insert(add.rows_blob, half);
    upload_rows(&bench.ctx.store, &hub, add.head.id(), &add.rows_blob).await.unwrap();
    assert_eq!(hub.state().blobs.get(&add.rows_blob), Some(&whole), "the very same bytes");
}

#[tokio::test]
async fn an_upload_that_is_refused_keeps_its_command_back() {
    let bench = Bench::linked().await;
    add(&bench, &[row(1)], true).await;
    bench.hub.refuse(ProblemCode::Unavailable);
    let report = sync_now(&bench.ctx).await.unwrap();
    assert_eq!(report.stopped, Some(Stop::Busy { after: None }));
    assert!(bench.hub.state().commands.is_empty() && bench.waits().await);
}

#[tokio::test]
async fn rows_come_after_their_record_and_only_the_right_ones_are_shown() {
    let rows = [row(1), row(2)];
    let from = Bench::linked().await;
    let list = add(&from, &rows, true).await;
    sync_now(&from.ctx).await.unwrap();
    let blob = from.hub.state().blobs.get(&list.rows_blob).cloned().unwrap();

    let bench = Bench::linked().await;
    add(&bench, &rows, false).await;
    let missing = sync_now(&bench.ctx).await.unwrap();
    assert_eq!((missing.lists, missing.stopped), (0, None), "they come later");
    for wrong in [zstd::encode_all(b"other".as_slice(), 1).unwrap(), blob[..20].to_vec()] {
        bench.hub.state().blobs.insert(list.rows_blob, wrong);
        assert_eq!(sync_now(&bench.ctx).await.unwrap().lists, 0);
        assert_eq!(bench.ctx.store.lists_without_rows().await.unwrap().len(), 1);
    }
    bench.hub.state().blobs.insert(list.rows_blob, blob);
    assert_eq!(sync_now(&bench.ctx).await.unwrap().lists, 1);
    assert!(bench.ctx.store.lists_without_rows().await.unwrap().is_empty());
}
