//! Reads a blob. It may come from anybody: what it can make a reader keep is
//! bounded, and whoever takes rows from it hashes them again.

use std::io::{BufRead as _, BufReader, Read};

use ciborium::de::{Error as CborError, from_reader_with_recursion_limit};
use desk_core::ids::OfferId;
use desk_core::price_list::{PriceRow, Segment};

use super::items::Item;
use super::{FORM, LONGEST_ITEM, OfferPart, Offers, PricePart, WHAT, Why, bad};
use crate::WireError;

/// An item, what is in it, and what is in that.
const DEEPEST: usize = 8;

type AnyItem = Item<OfferPart<'static>, PricePart<'static>>;

/// Reads a blob row by row.
#[derive(Debug)]
pub struct BlobReader<R> {
    source: BufReader<R>,
    /// How many items came so far.
    items: u64,
    limits: Offers,
    /// What was said of each offer, as it came: as items they are small.
    offers: Vec<Box<[u8]>>,
    current: Option<Current>,
}

/// The offer whose prices come just now.
#[derive(Debug)]
struct Current {
    index: u32,
    known_by: (OfferId, Option<Segment>),
    part: OfferPart<'static>,
}

impl<R: Read> BlobReader<R> {
    pub fn new(source: R) -> Self {
        Self {
            source: BufReader::new(source),
            items: 0,
            limits: Offers::default(),
            offers: Vec::new(),
            current: None,
        }
    }

    /// The next row, with what the list says of its offer; `None` at the end.
    ///
    /// # Errors
    /// Says which item is wrong. What comes after it is not to be read.
    pub fn next_row(&mut self) -> Result<Option<PriceRow>, WireError> {
        if self.items == 0 {
            match self.item()? {
                None => return Ok(None),
                Some(Item::Head(FORM)) => {}
                Some(Item::Head(_)) => return Err(self.bad(Why::OtherForm)),
                Some(Item::Offer(_) | Item::Price(_)) => return Err(self.bad(Why::Misplaced)),
            }
        }
        let price = match self.item()? {
            None => return Ok(None),
            Some(Item::Price(price)) => price,
            Some(Item::Head(_)) => return Err(self.bad(Why::Misplaced)),
            Some(Item::Offer(offer)) => {
                let index = self.keep(offer)?;
                match self.item()? {
                    None => return Err(bad(self.items + 1, Why::Cut)),
                    Some(Item::Price(price)) if price.offer == index => price,
                    Some(Item::Head(_) | Item::Offer(_) | Item::Price(_)) => {
                        return Err(self.bad(Why::Misplaced));
                    }
                }
            }
        };
        let offer = self.find(price.offer)?;
        let row = price.row(&offer.known_by, &offer.part);
        row.map(Some).map_err(|why| self.bad(why))
    }

    /// Keeps an offer for its prices, and says how they name it.
    fn keep(&mut self, part: OfferPart<'static>) -> Result<u32, WireError> {
        let mut item = Vec::new();
        ciborium::into_writer(&part, &mut item)
            .map_err(|cause| WireError::NotWritten { what: WHAT, cause: Box::new(cause) })?;
        let index = self.limits.count;
        self.limits.one_more(item.len() as u64).map_err(|why| self.bad(why))?;
        let known_by = part.known_by().map_err(|why| self.bad(why))?;
        self.offers.push(item.into());
        self.current = Some(Current { index, known_by, part });
        Ok(index)
    }

    fn find(&mut self, index: u32) -> Result<&Current, WireError> {
        let item = self.items;
        let current = match self.current.take() {
            Some(current) if current.index == index => current,
            Some(_) | None => {
                let place = usize::try_from(index).ok();
                let kept = place.and_then(|place| self.offers.get(place));
                let kept = kept.ok_or_else(|| bad(item, Why::NoSuchOffer))?;
                let part: OfferPart<'static> = ciborium::from_reader(kept.as_ref())
                    .map_err(|_: CborError<_>| bad(item, Why::NoSuchOffer))?;
                let known_by = part.known_by().map_err(|why| bad(item, why))?;
                Current { index, known_by, part }
            }
        };
        Ok(self.current.insert(current))
    }

    fn item(&mut self) -> Result<Option<AnyItem>, WireError> {
        let number = self.items + 1;
        let start = self.source.fill_buf().map_err(|_| bad(number, Why::Unreadable))?;
        if start.is_empty() {
            return Ok(None);
        }
        let mut bytes = (&mut self.source).take(LONGEST_ITEM);
        let item = from_reader_with_recursion_limit(&mut bytes, DEEPEST).map_err(|error| {
            let why = match error {
                _ if bytes.limit() == 0 => Why::TooLong,
                CborError::Io(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
                    Why::Cut
                }
                CborError::Io(_) => Why::Unreadable,
                CborError::Syntax(_)
                | CborError::Semantic(..)
                | CborError::RecursionLimitExceeded => Why::NotOne,
            };
            bad(number, why)
        })?;
        self.items = number;
        Ok(Some(item))
    }

    /// Of the item that came last.
    fn bad(&self, why: Why) -> WireError {
        bad(self.items, why)
    }
}
