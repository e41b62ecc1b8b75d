//! What a made-up list must be to stand for a real one.
#![allow(clippy::unwrap_used, reason = "the helpers of tests are tests")]

use std::collections::{BTreeMap, HashSet};

use desk_core::price_list::{Marker, MarkerCounts, PriceRow, Segment};
use desk_sample::{CsvForm, Plan, rows, write_csv};

fn plan(rows: u64) -> Plan {
    Plan {
        seed: 1,
        rows,
        market: "FR".parse().unwrap(),
        currency: "EUR".parse().unwrap(),
        month: "2026-11".parse().unwrap(),
    }
}

fn key(row: &PriceRow) -> impl std::hash::Hash + Eq + use<> {
    (row.offer.clone(), row.term.clone(), row.billing, row.segment)
}

#[test]
fn the_same_plan_gives_the_same_rows() {
    assert!(rows(&plan(500)).eq(rows(&plan(500))));
    let other = Plan { seed: 2, ..plan(500) };
    assert!(!rows(&plan(500)).eq(rows(&other)), "another seed is another catalog");
}

#[test]
fn another_month_of_a_catalog_has_its_offers() {
    let next = Plan { month: "2026-12".parse().unwrap(), ..plan(2000) };
    let ids = |plan: &Plan| rows(plan).map(|row| row.offer).collect::<Vec<_>>();
    assert_eq!(ids(&plan(2000)), ids(&next));
    let markers = |plan: &Plan| rows(plan).map(|row| row.marker).collect::<Vec<_>>();
    assert_ne!(markers(&plan(2000)), markers(&next), "and other news");
}

#[test]
fn no_two_rows_are_of_one_key() {
    let mut keys = HashSet::new();
    assert!(rows(&plan(200_000)).all(|row| keys.insert(key(&row))));
}

#[test]
fn a_list_has_what_real_ones_have() {
    let rows: Vec<_> = rows(&plan(4000)).collect();
    assert_eq!(rows.len(), 4000);
    let mut markers = MarkerCounts::default();
    let mut offers: BTreeMap<_, u64> = BTreeMap::new();
    for row in &rows {
        markers.count(row.marker);
        *offers.entry(row.offer.clone()).or_default() += 1;
        assert_eq!(row.marker == Some(Marker::Change), !row.previous.is_empty());
        assert!(row.unit_price.scale() <= 2, "{} has cents at most", row.unit_price);
        assert!(row.retail_price >= Some(row.unit_price));
    }
    assert!((50..300).contains(&markers.change), "{markers:?}");
    assert!((10..150).contains(&markers.add), "{markers:?}");
    assert!((1..=2).contains(&markers.delete), "{markers:?}");
    let offers = u64::try_from(offers.len()).unwrap();
    assert!((3000..=4400).contains(&(4000 * 1000 / offers)), "3 to 4 rows an offer: {offers}");
    for segment in Segment::ALL {
        assert!(rows.iter().any(|row| row.segment == Some(segment)), "{segment:?}");
    }
    assert!(rows.iter().any(|row| row.trial && row.unit_price.is_zero()));
    assert!(rows.iter().any(|row| !row.sku_title.is_ascii()));
    assert!(rows.iter().any(|row| row.previous.values().any(|text| text.contains('\''))));
}

#[test]
fn the_portal_form_is_the_one_of_the_portal() {
    let mut file = Vec::new();
    write_csv(rows(&plan(50)), &CsvForm::default(), &mut file).unwrap();
    let text = String::from_utf8(file).unwrap();
    assert!(text.starts_with("\u{FEFF}ChangeIndicator,ProductTitle,ProductId,SkuId,SkuTitle,"));
    assert!(text.lines().next().unwrap().ends_with("Tags,ERP Price,Segment,PreviousValues"));
    assert!(text.contains("T00:00:00.0000000Z,9999-11-30T23:59:59.0000000Z,License,"));
    assert!(!text.contains('\r'));
    assert_eq!(text.lines().count(), 51);
}
