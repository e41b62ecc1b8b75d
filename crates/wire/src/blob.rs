//! The blob of normalised rows that an imported price list travels as.
//!
//! A sequence of CBOR items, one a row, in the order of the file. The hash of
//! the blob is in the command; the blob itself can be made again from the rows.

use std::collections::BTreeMap;
use std::io::Read;

use desk_core::price_list::{PriceRow, Tier};
use jiff::Timestamp;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::WireError;
use crate::args::BadArgs;

/// One row, names short because they stand in every row.
#[derive(Serialize, Deserialize)]
struct Row {
    l: u64,
    p: String,
    s: String,
    pt: String,
    st: String,
    pu: String,
    d: String,
    u: String,
    sg: Option<String>,
    tr: bool,
    ao: Option<bool>,
    t: String,
    b: String,
    m: String,
    c: String,
    up: String,
    rp: Option<String>,
    tm: Option<(Option<String>, Option<String>)>,
    from: Option<i64>,
    to: Option<i64>,
    tg: Vec<String>,
    mk: Option<String>,
    pv: BTreeMap<String, String>,
    x: BTreeMap<String, String>,
}

/// Hashes rows as their blob would be written, without keeping it.
#[derive(Debug)]
pub struct BlobHasher {
    hasher: blake3::Hasher,
    buffer: Vec<u8>,
}

impl Default for BlobHasher {
    fn default() -> Self {
        Self { hasher: blake3::Hasher::new(), buffer: Vec::new() }
    }
}

impl BlobHasher {
    pub fn add(&mut self, row: &PriceRow) -> Result<(), WireError> {
        self.buffer.clear();
        write_row(row, &mut self.buffer)?;
        self.hasher.update(&self.buffer);
        Ok(())
    }

    pub fn finish(&self) -> [u8; 32] {
        *self.hasher.finalize().as_bytes()
    }
}

/// Appends `row` as it stands in a blob.
pub fn write_row(row: &PriceRow, out: &mut Vec<u8>) -> Result<(), WireError> {
    let text = |decimal: Decimal| decimal.to_string();
    let mirror = Row {
        l: row.line,
        p: row.offer.product().to_owned(),
        s: row.offer.sku().to_owned(),
        pt: row.product_title.clone(),
        st: row.sku_title.clone(),
        pu: row.publisher.clone(),
        d: row.description.clone(),
        u: row.unit_of_measure.clone(),
        sg: row.segment.map(|segment| segment.code().to_owned()),
        tr: row.trial,
        ao: row.add_on,
        t: row.term.to_string(),
        b: row.billing.code().to_owned(),
        m: row.market.to_string(),
        c: row.currency.to_string(),
        up: text(row.unit_price),
        rp: row.retail_price.map(text),
        tm: row.tier.as_ref().map(|tier| (tier.min.map(text), tier.max.map(text))),
        from: row.starts.map(Timestamp::as_second),
        to: row.ends.map(Timestamp::as_second),
        tg: row.tags.clone(),
        mk: row.marker.map(|marker| marker.code().to_owned()),
        pv: row.previous.clone(),
        x: row.extra.clone(),
    };
    ciborium::into_writer(&mirror, out)
        .map_err(|cause| WireError::NotWritten { what: "price row", cause: Box::new(cause) })
}

/// Reads a blob row by row.
#[derive(Debug)]
pub struct BlobReader<R> {
    source: std::io::BufReader<R>,
}

impl<R: Read> BlobReader<R> {
    pub fn new(source: R) -> Self {
        Self { source: std::io::BufReader::new(source) }
    }

    /// The next row; `None` at the end.
    pub fn next_row(&mut self) -> Result<Option<PriceRow>, WireError> {
        use std::io::BufRead as _;
        let broken = |cause: Box<dyn std::error::Error + Send + Sync>| WireError::NotOne {
            what: "price row",
            cause,
        };
        if self.source.fill_buf().map_err(|cause| broken(cause.into()))?.is_empty() {
            return Ok(None);
        }
        let row: Row = ciborium::from_reader(&mut self.source)
            .map_err(|cause| broken(cause.to_string().into()))?;
        row.try_into().map(Some).map_err(|cause: BadArgs| broken(cause.into()))
    }
}

impl TryFrom<Row> for PriceRow {
    type Error = BadArgs;
    fn try_from(row: Row) -> Result<Self, BadArgs> {
        fn parse<T: std::str::FromStr<Err: std::fmt::Display>>(
            field: &'static str,
            text: &str,
        ) -> Result<T, BadArgs> {
            text.parse().map_err(|why: T::Err| BadArgs { field, why: why.to_string() })
        }
        let decimal =
            |text: Option<String>| text.map(|text| parse::<Decimal>("price", &text)).transpose();
        let instant = |second: Option<i64>| {
            let bad = |why: jiff::Error| BadArgs { field: "date", why: why.to_string() };
            second.map(|second| Timestamp::from_second(second).map_err(bad)).transpose()
        };
        Ok(Self {
            line: row.l,
            offer: parse("offer", &format!("{}:{}", row.p, row.s))?,
            product_title: row.pt,
            sku_title: row.st,
            publisher: row.pu,
            description: row.d,
            unit_of_measure: row.u,
            segment: row.sg.map(|text| parse("segment", &text)).transpose()?,
            trial: row.tr,
            add_on: row.ao,
            term: parse("term", &row.t)?,
            billing: parse("billing", &row.b)?,
            market: parse("market", &row.m)?,
            currency: parse("currency", &row.c)?,
            unit_price: parse("price", &row.up)?,
            retail_price: decimal(row.rp)?,
            tier: match row.tm {
                Some((min, max)) => Some(Tier { min: decimal(min)?, max: decimal(max)? }),
                None => None,
            },
            starts: instant(row.from)?,
            ends: instant(row.to)?,
            tags: row.tg,
            marker: row.mk.map(|text| parse("marker", &text)).transpose()?,
            previous: row.pv,
            extra: row.x,
        })
    }
}

#[cfg(test)]
mod tests {
    use desk_core::ids::OfferId;
    use desk_core::price_list::{BillingPlan, Marker, Segment};

    use super::*;

    fn row(line: u64) -> PriceRow {
        PriceRow {
            line,
            offer: OfferId::new("CFQ7TTC0AAA1", "1").unwrap(),
            product_title: "Suite".to_owned(),
            sku_title: "Suite d’été".to_owned(),
            publisher: "Contoso".to_owned(),
            description: String::new(),
            unit_of_measure: String::new(),
            segment: Some(Segment::Nonprofit),
            trial: true,
            add_on: None,
            term: "P1Y".parse().unwrap(),
            billing: BillingPlan::Annual,
            market: "FR".parse().unwrap(),
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

    #[test]
    fn rows_come_back_from_a_blob_as_they_went_and_the_hash_is_the_blobs() {
        let mut blob = Vec::new();
        let mut hasher = BlobHasher::default();
        for line in 2..5 {
            write_row(&row(line), &mut blob).unwrap();
            hasher.add(&row(line)).unwrap();
        }
        assert_eq!(hasher.finish(), *blake3::hash(&blob).as_bytes());
        let mut reader = BlobReader::new(blob.as_slice());
        for line in 2..5 {
            assert_eq!(reader.next_row().unwrap(), Some(row(line)));
        }
        assert_eq!(reader.next_row().unwrap(), None);
    }

    #[test]
    fn a_cut_blob_is_an_error() {
        let mut blob = Vec::new();
        write_row(&row(2), &mut blob).unwrap();
        blob.truncate(blob.len() - 1);
        assert!(BlobReader::new(blob.as_slice()).next_row().is_err());
    }
}
