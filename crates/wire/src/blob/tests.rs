use std::collections::BTreeMap;

use desk_core::ids::OfferId;
use desk_core::price_list::{BillingPlan, Marker, PriceRow, Segment, Tier};
use jiff::Timestamp;
use rust_decimal::Decimal;

use super::items::Item;
use super::*;

fn row(line: u64, sku: &str) -> PriceRow {
    PriceRow {
        line,
        offer: OfferId::new("CFQ7TTC0AAA1", sku).unwrap(),
        product_title: "Suite".to_owned(),
        sku_title: "Suite d’été".to_owned(),
        publisher: "Contoso".to_owned(),
        description: "Everything".to_owned(),
        unit_of_measure: String::new(),
        segment: Some(Segment::Nonprofit),
        trial: true,
        add_on: None,
        term: "P1Y".parse().unwrap(),
        billing: BillingPlan::Annual,
        market: "FR".parse().ok(),
        currency: "EUR".parse().unwrap(),
        unit_price: "60.50".parse().unwrap(),
        retail_price: Some("75".parse().unwrap()),
        tier: Some(Tier { min: Some(Decimal::ONE), max: None }),
        starts: Some(Timestamp::UNIX_EPOCH),
        ends: None,
        tags: vec!["License".to_owned(), "Trial".to_owned()],
        marker: Some(Marker::Change),
        previous: BTreeMap::from([("UnitPrice".to_owned(), "59".to_owned())]),
        extra: BTreeMap::from([("Colour".to_owned(), "bleu".to_owned())]),
    }
}

fn blob_of(rows: &[PriceRow]) -> Vec<u8> {
    let mut writer = RowsWriter::new(Vec::new());
    let mut offers: Vec<(OfferId, Option<Segment>)> = Vec::new();
    for row in rows {
        let known_by = (row.offer.clone(), row.segment);
        let index = offers.iter().position(|one| *one == known_by).unwrap_or_else(|| {
            writer.offer(&OfferPart::of(row, &row.offer.to_string())).unwrap();
            offers.push(known_by);
            offers.len() - 1
        });
        writer.price(&PricePart::of(row, u32::try_from(index).unwrap())).unwrap();
    }
    let sum = writer.sum();
    let blob = std::mem::take(writer.out());
    assert_eq!((sum.rows, sum.bytes), (rows.len() as u64, blob.len() as u64));
    assert_eq!(sum.hash, *blake3::hash(&blob).as_bytes(), "it hashes what it writes");
    blob
}

fn read(blob: &[u8]) -> Result<Vec<PriceRow>, String> {
    let mut reader = BlobReader::new(blob);
    let mut rows = Vec::new();
    loop {
        match reader.next_row() {
            Ok(Some(row)) => rows.push(row),
            Ok(None) => return Ok(rows),
            Err(WireError::NotOne { cause, .. }) => return Err(cause.to_string()),
            Err(other) => return Err(format!("{other:?}")),
        }
    }
}

fn several() -> Vec<PriceRow> {
    let other_segment = PriceRow { segment: None, ..row(4, "1") };
    let exact = PriceRow { unit_price: "60.500".parse().unwrap(), tier: None, ..row(6, "2") };
    let legacy = PriceRow {
        offer: OfferId::legacy("31c9c9eb-0000-4000-8000-00000000000a").unwrap(),
        market: None,
        ..row(7, "1")
    };
    vec![row(2, "1"), row(3, "2"), other_segment, row(5, "1"), exact, legacy]
}

#[test]
fn rows_come_back_from_a_blob_as_they_went_and_the_hash_is_the_blobs() {
    let blob = blob_of(&several());
    let mut hasher = BlobHasher::default();
    for row in &several() {
        hasher.add(row).unwrap();
    }
    assert_eq!(hasher.sum().hash, *blake3::hash(&blob).as_bytes());
    assert_eq!(read(&blob).unwrap(), several());
    let text = blob.windows(10).filter(|bytes| bytes == b"Everything").count();
    assert_eq!(text, 4, "what is said of an offer is said once");
}

#[test]
fn of_the_rows_of_an_offer_the_first_one_tells() {
    let renamed = PriceRow { sku_title: "Renamed".to_owned(), trial: false, ..row(3, "1") };
    let (mut told, mut silent) = (BlobHasher::default(), BlobHasher::default());
    for (second, hasher) in [(&renamed, &mut told), (&row(3, "1"), &mut silent)] {
        hasher.add(&row(2, "1")).unwrap();
        hasher.add(second).unwrap();
    }
    assert_eq!(told.sum(), silent.sum());
}

/// The form is frozen: a list that was imported is known by the hash for ever.
#[test]
fn a_blob_of_the_first_form_stays_what_it_is() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/price_rows.v1.cbor");
    let blob = blob_of(&several());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &blob).unwrap();
    }
    assert_eq!(std::fs::read(&path).unwrap(), blob, "the bytes changed");
}

#[test]
fn a_blob_that_is_cut_anywhere_but_between_rows_is_an_error() {
    let blob = blob_of(&several());
    for length in 0..blob.len() {
        match read(&blob[..length]) {
            Ok(rows) => assert_eq!(rows, several()[..rows.len()], "{length} bytes"),
            Err(why) => assert!(why.starts_with("item ") && why.ends_with("cut off"), "{why}"),
        }
    }
}

#[test]
fn no_flipped_byte_makes_a_reader_stumble() {
    let blob = blob_of(&several());
    for place in 0..blob.len() {
        for flip in [0x01, 0x20, 0x80, 0xff] {
            let mut flipped = blob.clone();
            flipped[place] ^= flip;
            // It may read well; then the hash tells.
            let _ = read(&flipped);
        }
    }
}

fn cbor(value: &impl serde::Serialize) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    bytes
}

fn head() -> Vec<u8> {
    cbor(&Item::<(), ()>::Head(FORM))
}

#[test]
fn a_hostile_blob_is_an_error_that_names_the_item() {
    let first = row(2, "1");
    let name = first.offer.to_string();
    let offer = OfferPart::of(&first, &name);
    let price = |index| cbor(&Item::<(), _>::Price(PricePart::of(&first, index)));
    let offer_item = cbor(&Item::<_, ()>::Offer(&offer));
    let with = |change: fn(&mut PricePart<'_>)| {
        let mut price = PricePart::of(&first, 0);
        change(&mut price);
        [head(), offer_item.clone(), cbor(&Item::<(), _>::Price(price))].concat()
    };
    let nameless = OfferPart { offer: "no offer".into(), ..offer.clone() };
    let long = "é".repeat(2 * 1024 * 1024);
    let lengthy = OfferPart { description: long.as_str().into(), ..offer.clone() };
    // A map of one entry `p`, holding a map whose field `o` is what follows.
    let price_of = |what: &[u8]| [&[0xa1, 0x61, b'p', 0xa1, 0x61, b'o'][..], what].concat();
    let text_of_2_to_the_60 = [0x7b, 0x10, 0, 0, 0, 0, 0, 0, 0];
    let tags_of_2_to_the_60 = [0xa1, 0x61, b'p', 0xa1, 0x62, b't', b'g', 0x9b, 0x10];
    for (what, blob, wanted) in [
        ("no head", price(0), "item 1 is not where it belongs"),
        ("another form", cbor(&Item::<(), ()>::Head(2)), "item 1 is of a form"),
        ("a price first", [head(), price(0)].concat(), "item 2 names an offer that did not come"),
        (
            "an offer without a price",
            [head(), offer_item.clone(), offer_item.clone()].concat(),
            "item 3 is not where it belongs",
        ),
        ("an offer at the end", [head(), offer_item.clone()].concat(), "item 3 is cut off"),
        (
            "another offer's price",
            [head(), offer_item.clone(), price(7)].concat(),
            "item 3 is not where it belongs",
        ),
        (
            "an index beyond the offers",
            [head(), offer_item.clone(), price(0), price(u32::MAX)].concat(),
            "item 4 names an offer that did not come",
        ),
        ("a head again", [head(), head()].concat(), "item 2 is not where it belongs"),
        ("a negative index", [head(), price_of(&[0x20])].concat(), "item 2 is neither"),
        ("a very negative index", [head(), price_of(&[0x3b; 9])].concat(), "item 2 is neither"),
        ("a huge text", [head(), text_of_2_to_the_60.to_vec()].concat(), "item 2 is neither"),
        (
            "a huge text inside",
            [head(), price_of(&text_of_2_to_the_60)].concat(),
            "item 2 is neither",
        ),
        (
            "a huge array",
            [head(), tags_of_2_to_the_60.to_vec(), vec![0; 7], vec![0x60; 1_000_000]].concat(),
            "item 2 is cut off",
        ),
        (
            "deep nesting",
            [head(), vec![0xa1, 0x61, b'p', 0xa1, 0x61, b'z'], vec![0x81; 900_000]].concat(),
            "item 2 is neither",
        ),
        ("tags without end", [head(), vec![0xc1; 3_000_000]].concat(), "item 2 is longer"),
        (
            "a long text",
            [head(), cbor(&Item::<_, ()>::Offer(&lengthy))].concat(),
            "item 2 is longer",
        ),
        (
            "a name that is none",
            [head(), cbor(&Item::<_, ()>::Offer(&nameless)), price(0)].concat(),
            "item 2 makes no sense in its offer",
        ),
        ("a price that is none", with(|price| price.unit_price = "dear".into()), "in its price"),
        ("a market that is none", with(|price| price.market = Some("F".into())), "in its market"),
        ("a date beyond", with(|price| price.starts = Some(i64::MAX)), "in its date"),
        ("a line beyond", with(|price| price.line = u64::MAX), "in its line"),
    ] {
        let why = read(&blob).expect_err(what);
        assert!(why.contains(wanted), "{what}: {why}");
    }
}

#[test]
fn what_no_reader_would_take_is_not_written() {
    let long = PriceRow { description: "x".repeat(3_000_000), ..row(2, "1") };
    assert!(BlobHasher::default().add(&long).is_err());
    let mut writer = RowsWriter::new(std::io::sink());
    assert!(writer.price(&PricePart::of(&row(2, "1"), 0)).is_err(), "an offer comes first");
}
