//! The blob of normalised rows that an imported price list travels as.
//!
//! A sequence of CBOR items: a head, then the prices in the order of the file.
//! What a list says once per offer stands in an item of its own, before the
//! first price of the offer; a price names its offer by the order in which the
//! offers came. That is what a store keeps of a list, so that it can make the
//! same bytes again from its rows; the hash of the blob is in the command.

mod items;
mod reader;
#[cfg(test)]
mod tests;
mod writer;

pub use items::{OfferPart, PricePart};
pub use reader::BlobReader;
pub use writer::{BlobHasher, RowsSum, RowsWriter};

use crate::WireError;

/// What these bytes would have been.
const WHAT: &str = "list of price rows";

/// Which form of blob the head tells. Another form has other hashes.
const FORM: u16 = 1;

/// No item is longer: a record of a file is at most 256 KiB, and the headers of
/// its columns may be as long again.
const LONGEST_ITEM: u64 = 2 * 1024 * 1024;

/// A reader keeps what is said of the offers, so there is an end to it; the
/// longest lists there are have a tenth of either.
const MOST_OFFERS: u32 = 2_000_000;
const MOST_OFFER_BYTES: u64 = 512 * 1024 * 1024;

/// Where in a blob something is wrong. Says nothing of what the item holds:
/// errors are logged, and prices are the company's.
#[derive(Debug, thiserror::Error)]
#[error("item {item} {why}")]
struct BadItem {
    item: u64,
    why: Why,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
enum Why {
    #[error("cannot be read")]
    Unreadable,
    #[error("is cut off")]
    Cut,
    #[error("is longer than any may be")]
    TooLong,
    #[error("is neither an offer nor a price")]
    NotOne,
    #[error("is of a form that this version does not know")]
    OtherForm,
    #[error("is not where it belongs")]
    Misplaced,
    #[error("names an offer that did not come")]
    NoSuchOffer,
    #[error("is one offer too many")]
    TooManyOffers,
    #[error("makes no sense in its {0}")]
    Nonsense(&'static str),
}

fn bad(item: u64, why: Why) -> WireError {
    WireError::NotOne { what: WHAT, cause: Box::new(BadItem { item, why }) }
}

/// The limits of the offers, the same for who writes and who reads.
#[derive(Debug, Default)]
struct Offers {
    count: u32,
    bytes: u64,
}

impl Offers {
    fn one_more(&mut self, bytes: u64) -> Result<(), Why> {
        self.count += 1;
        self.bytes += bytes;
        if self.count > MOST_OFFERS || self.bytes > MOST_OFFER_BYTES {
            return Err(Why::TooManyOffers);
        }
        Ok(())
    }
}
