//! What the rows of a list say about it as a whole, gathered as they pass.

use std::collections::BTreeSet;

use desk_core::price_list::{Currency, MarkerCounts, Market, PriceRow};

use crate::month::LatestMarked;

/// More markets than there are countries, more currencies than there are:
/// beyond it a file holds nonsense, and memory stays bounded.
const MOST: usize = 512;

#[derive(Debug, Default)]
pub(crate) struct Seen {
    pub(crate) read: u64,
    pub(crate) good: u64,
    pub(crate) refused: u64,
    pub(crate) headers_again: u64,
    pub(crate) markers: MarkerCounts,
    pub(crate) markets: BTreeSet<Market>,
    pub(crate) currencies: BTreeSet<Currency>,
    pub(crate) latest_marked: LatestMarked,
    last: Option<(Option<Market>, Currency)>,
}

impl Seen {
    pub(crate) fn good(&mut self, row: &PriceRow) {
        self.read += 1;
        self.good += 1;
        self.markers.count(row.marker);
        self.latest_marked.see(row);
        if self.last != Some((row.market, row.currency)) {
            self.last = Some((row.market, row.currency));
            if let Some(market) = row.market {
                add(&mut self.markets, market);
            }
            add(&mut self.currencies, row.currency);
        }
    }

    pub(crate) fn refused(&mut self) {
        self.read += 1;
        self.refused += 1;
    }
}

fn add<T: Ord>(set: &mut BTreeSet<T>, value: T) {
    if set.len() < MOST {
        set.insert(value);
    }
}

/// The one value of a set that has one.
pub(crate) fn only<T: Copy>(set: &BTreeSet<T>) -> Option<T> {
    let mut values = set.iter();
    match (values.next(), values.next()) {
        (Some(value), None) => Some(*value),
        (Some(_), Some(_)) | (None, _) => None,
    }
}
