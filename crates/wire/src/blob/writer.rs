//! Writes a blob. Who imports and who exports use the same, so that the same
//! rows are the same bytes.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{Sink, Write};

use desk_core::price_list::{PriceRow, Segment};

use super::items::Item;
use super::{BadItem, FORM, LONGEST_ITEM, OfferPart, Offers, PricePart, WHAT, Why};
use crate::WireError;

/// What was written, all in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowsSum {
    /// BLAKE3 of the blob.
    pub hash: [u8; 32],
    pub rows: u64,
    pub bytes: u64,
}

/// Writes a blob item by item, and hashes it on the way.
#[derive(Debug)]
pub struct RowsWriter<W> {
    out: W,
    hasher: blake3::Hasher,
    buffer: Vec<u8>,
    items: u64,
    offers: Offers,
    rows: u64,
    bytes: u64,
}

impl<W: Write> RowsWriter<W> {
    pub fn new(out: W) -> Self {
        Self {
            out,
            hasher: blake3::Hasher::new(),
            buffer: Vec::new(),
            items: 0,
            offers: Offers::default(),
            rows: 0,
            bytes: 0,
        }
    }

    /// How many offers came so far: the number by which prices name the next.
    pub const fn offers(&self) -> u32 {
        self.offers.count
    }

    /// An offer, when its first price is the next item.
    pub fn offer(&mut self, offer: &OfferPart<'_>) -> Result<(), WireError> {
        let bytes = self.item(&Item::<_, ()>::Offer(offer))?;
        self.offers.one_more(bytes).map_err(|why| self.refused(why))
    }

    /// A price of an offer that came.
    pub fn price(&mut self, price: &PricePart<'_>) -> Result<(), WireError> {
        if price.offer >= self.offers.count {
            return Err(self.refused(Why::NoSuchOffer));
        }
        self.item(&Item::<(), _>::Price(price))?;
        self.rows += 1;
        Ok(())
    }

    /// Where it is written to.
    pub const fn out(&mut self) -> &mut W {
        &mut self.out
    }

    /// What was written so far.
    pub fn sum(&self) -> RowsSum {
        let hash = *self.hasher.finalize().as_bytes();
        RowsSum { hash, rows: self.rows, bytes: self.bytes }
    }

    fn item<O, P>(&mut self, item: &Item<O, P>) -> Result<u64, WireError>
    where
        Item<O, P>: serde::Serialize,
    {
        if self.items == 0 {
            self.put(&Item::<(), ()>::Head(FORM))?;
        }
        self.put(item)
    }

    fn put(&mut self, item: &impl serde::Serialize) -> Result<u64, WireError> {
        self.buffer.clear();
        ciborium::into_writer(item, &mut self.buffer).map_err(|cause| not_written(cause.into()))?;
        let length = self.buffer.len() as u64;
        if length > LONGEST_ITEM {
            return Err(self.refused(Why::TooLong));
        }
        self.hasher.update(&self.buffer);
        self.out.write_all(&self.buffer).map_err(|cause| not_written(cause.into()))?;
        self.items += 1;
        self.bytes += length;
        Ok(length)
    }

    fn refused(&self, why: Why) -> WireError {
        not_written(BadItem { item: self.items + 1, why }.into())
    }
}

fn not_written(cause: Box<dyn std::error::Error + Send + Sync>) -> WireError {
    WireError::NotWritten { what: WHAT, cause }
}

/// Hashes rows as their blob would be written, without keeping it.
#[derive(Debug)]
pub struct BlobHasher {
    writer: RowsWriter<Sink>,
    /// The offers that came, by what tells them apart. A hash of it is enough
    /// and small: a long list has hundreds of thousands.
    known: HashMap<[u8; 16], u32>,
    name: String,
}

impl Default for BlobHasher {
    fn default() -> Self {
        Self {
            writer: RowsWriter::new(std::io::sink()),
            known: HashMap::new(),
            name: String::new(),
        }
    }
}

impl BlobHasher {
    pub fn add(&mut self, row: &PriceRow) -> Result<(), WireError> {
        self.name.clear();
        // Writing into a string cannot fail.
        let _ = write!(self.name, "{}", row.offer);
        let next = self.writer.offers();
        let offer = *self.known.entry(told_apart(&self.name, row.segment)).or_insert(next);
        if offer == next {
            self.writer.offer(&OfferPart::of(row, &self.name))?;
        }
        self.writer.price(&PricePart::of(row, offer))
    }

    /// What was hashed so far.
    pub fn sum(&self) -> RowsSum {
        self.writer.sum()
    }
}

/// The same SKU may stand in two segments.
fn told_apart(offer: &str, segment: Option<Segment>) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new();
    // No name of an offer has a space.
    hasher.update(segment.map_or("", Segment::code).as_bytes()).update(b" ");
    hasher.update(offer.as_bytes());
    let mut key = [0; 16];
    hasher.finalize_xof().fill(&mut key);
    key
}
