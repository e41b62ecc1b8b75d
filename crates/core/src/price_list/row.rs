//! One line of a price list, read.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rust_decimal::Decimal;

use super::codes::{BillingPlan, Currency, Marker, Market, Segment, Term};
use crate::ids::OfferId;

/// A quantity range that a price is for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tier {
    pub min: Option<Decimal>,
    pub max: Option<Decimal>,
}

/// A price of one offer for one term and billing plan, as its line says.
/// Nothing is guessed: what the line does not say is `None` or empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceRow {
    /// Where it stands in the file, from 1, the header being a line too.
    pub line: u64,
    pub offer: OfferId,
    pub product_title: String,
    pub sku_title: String,
    pub publisher: String,
    pub description: String,
    pub unit_of_measure: String,
    pub segment: Option<Segment>,
    pub trial: bool,
    /// Whether it is only sold on top of another offer; most lists do not say.
    pub add_on: Option<bool>,
    pub term: Term,
    pub billing: BillingPlan,
    /// `None` where the list is for every market with its currency.
    pub market: Option<Market>,
    pub currency: Currency,
    /// What the partner pays for the whole term, without taxes.
    pub unit_price: Decimal,
    /// Estimated retail price for the whole term.
    pub retail_price: Option<Decimal>,
    pub tier: Option<Tier>,
    pub starts: Option<Timestamp>,
    pub ends: Option<Timestamp>,
    pub tags: Vec<String>,
    pub marker: Option<Marker>,
    /// `PreviousValues`: what a changed row said last month, by column.
    pub previous: BTreeMap<String, String>,
    /// Columns that no field above stands for, by their header.
    pub extra: BTreeMap<String, String>,
}

/// What a row says the price for. Two rows of a list with the same are one row, told
/// twice.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PricePlace {
    offer: OfferId,
    segment: Option<Segment>,
    term: Term,
    billing: BillingPlan,
    market: Option<Market>,
    currency: Currency,
    tier: Option<Tier>,
    starts: Option<Timestamp>,
}

impl PriceRow {
    pub fn place(&self) -> PricePlace {
        PricePlace {
            offer: self.offer.clone(),
            segment: self.segment,
            term: self.term.clone(),
            billing: self.billing,
            market: self.market,
            currency: self.currency,
            tier: self.tier.clone(),
            starts: self.starts,
        }
    }
}

/// How many rows carried which marker.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MarkerCounts {
    pub add: u64,
    pub change: u64,
    pub delete: u64,
    pub unchanged: u64,
}

impl MarkerCounts {
    pub fn count(&mut self, marker: Option<Marker>) {
        match marker {
            Some(Marker::Add) => self.add += 1,
            Some(Marker::Change) => self.change += 1,
            Some(Marker::Delete) => self.delete += 1,
            Some(Marker::Unchanged) => self.unchanged += 1,
            None => {}
        }
    }
}
