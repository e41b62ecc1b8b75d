//! The items of a blob. Names are short because they stand in every one, and
//! what an item does not say is left out.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Not;

use desk_core::ids::OfferId;
use desk_core::price_list::{PriceRow, Segment, Tier};
use jiff::Timestamp;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Why;

#[derive(Serialize, Deserialize)]
pub(super) enum Item<O, P> {
    #[serde(rename = "price rows")]
    Head(u16),
    #[serde(rename = "o")]
    Offer(O),
    #[serde(rename = "p")]
    Price(P),
}

/// What a list says of an offer: of all its rows, the first one tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferPart<'a> {
    #[serde(rename = "id")]
    pub offer: Cow<'a, str>,
    #[serde(rename = "sg", default, skip_serializing_if = "Option::is_none")]
    pub segment: Option<Cow<'a, str>>,
    #[serde(rename = "pt", default, skip_serializing_if = "str::is_empty")]
    pub product_title: Cow<'a, str>,
    #[serde(rename = "st", default, skip_serializing_if = "str::is_empty")]
    pub sku_title: Cow<'a, str>,
    #[serde(rename = "pu", default, skip_serializing_if = "str::is_empty")]
    pub publisher: Cow<'a, str>,
    #[serde(rename = "d", default, skip_serializing_if = "str::is_empty")]
    pub description: Cow<'a, str>,
    #[serde(rename = "tr", default, skip_serializing_if = "Not::not")]
    pub trial: bool,
    #[serde(rename = "ao", default, skip_serializing_if = "Option::is_none")]
    pub add_on: Option<bool>,
}

/// What a list says of one price, as a store keeps it: decimals as text with the
/// places they were written with, instants in seconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PricePart<'a> {
    /// How many offers came before its own.
    #[serde(rename = "o")]
    pub offer: u32,
    #[serde(rename = "l")]
    pub line: u64,
    #[serde(rename = "t")]
    pub term: Cow<'a, str>,
    #[serde(rename = "b")]
    pub billing: Cow<'a, str>,
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    pub market: Option<Cow<'a, str>>,
    #[serde(rename = "c")]
    pub currency: Cow<'a, str>,
    #[serde(rename = "up")]
    pub unit_price: Cow<'a, str>,
    #[serde(rename = "rp", default, skip_serializing_if = "Option::is_none")]
    pub retail_price: Option<Cow<'a, str>>,
    #[serde(rename = "f", default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<i64>,
    #[serde(rename = "e", default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<i64>,
    #[serde(rename = "mk", default, skip_serializing_if = "Option::is_none")]
    pub marker: Option<Cow<'a, str>>,
    #[serde(rename = "tn", default, skip_serializing_if = "Option::is_none")]
    pub tier_min: Option<Cow<'a, str>>,
    #[serde(rename = "tm", default, skip_serializing_if = "Option::is_none")]
    pub tier_max: Option<Cow<'a, str>>,
    #[serde(rename = "tg", default, skip_serializing_if = "<[String]>::is_empty")]
    pub tags: Cow<'a, [String]>,
    #[serde(rename = "u", default, skip_serializing_if = "str::is_empty")]
    pub unit: Cow<'a, str>,
    #[serde(rename = "pv", default, skip_serializing_if = "BTreeMap::is_empty")]
    pub previous: Cow<'a, BTreeMap<String, String>>,
    #[serde(rename = "x", default, skip_serializing_if = "BTreeMap::is_empty")]
    pub extra: Cow<'a, BTreeMap<String, String>>,
}

impl<'a> OfferPart<'a> {
    pub(super) fn of(row: &'a PriceRow, offer: &'a str) -> Self {
        Self {
            offer: offer.into(),
            segment: row.segment.map(|segment| segment.code().into()),
            product_title: row.product_title.as_str().into(),
            sku_title: row.sku_title.as_str().into(),
            publisher: row.publisher.as_str().into(),
            description: row.description.as_str().into(),
            trial: row.trial,
            add_on: row.add_on,
        }
    }

    /// What the offer is known by inside its list.
    pub(super) fn known_by(&self) -> Result<(OfferId, Option<Segment>), Why> {
        let segment = self.segment.as_deref().map(|text| parse("segment", text)).transpose()?;
        Ok((parse("offer", &self.offer)?, segment))
    }
}

impl<'a> PricePart<'a> {
    pub(super) fn of(row: &'a PriceRow, offer: u32) -> Self {
        let text = |decimal: Decimal| Cow::Owned(decimal.to_string());
        let bound = |end: fn(&Tier) -> Option<Decimal>| row.tier.as_ref().and_then(end).map(text);
        Self {
            offer,
            // A store counts with a sign.
            line: row.line.min(i64::MAX.unsigned_abs()),
            term: row.term.as_str().into(),
            billing: row.billing.code().into(),
            market: row.market.as_ref().map(|market| market.as_str().into()),
            currency: row.currency.as_str().into(),
            unit_price: text(row.unit_price),
            retail_price: row.retail_price.map(text),
            starts: row.starts.map(Timestamp::as_second),
            ends: row.ends.map(Timestamp::as_second),
            marker: row.marker.map(|marker| marker.code().into()),
            tier_min: bound(|tier| tier.min),
            tier_max: bound(|tier| tier.max),
            tags: row.tags.as_slice().into(),
            unit: row.unit_of_measure.as_str().into(),
            previous: Cow::Borrowed(&row.previous),
            extra: Cow::Borrowed(&row.extra),
        }
    }

    /// The row that it is, of an offer that is known by `known_by`.
    pub(super) fn row(
        self,
        known_by: &(OfferId, Option<Segment>),
        offer: &OfferPart<'_>,
    ) -> Result<PriceRow, Why> {
        let decimal = |text: Option<Cow<'_, str>>| -> Result<Option<Decimal>, Why> {
            text.map(|text| parse("price", &text)).transpose()
        };
        let instant = |second: Option<i64>| {
            let bad = |_| Why::Nonsense("date");
            second.map(|second| Timestamp::from_second(second).map_err(bad)).transpose()
        };
        if i64::try_from(self.line).is_err() {
            return Err(Why::Nonsense("line"));
        }
        Ok(PriceRow {
            line: self.line,
            offer: known_by.0.clone(),
            product_title: offer.product_title.to_string(),
            sku_title: offer.sku_title.to_string(),
            publisher: offer.publisher.to_string(),
            description: offer.description.to_string(),
            unit_of_measure: self.unit.into_owned(),
            segment: known_by.1,
            trial: offer.trial,
            add_on: offer.add_on,
            term: parse("term", &self.term)?,
            billing: parse("billing", &self.billing)?,
            market: self.market.map(|text| parse("market", &text)).transpose()?,
            currency: parse("currency", &self.currency)?,
            unit_price: parse("price", &self.unit_price)?,
            retail_price: decimal(self.retail_price)?,
            tier: match (decimal(self.tier_min)?, decimal(self.tier_max)?) {
                (None, None) => None,
                (min, max) => Some(Tier { min, max }),
            },
            starts: instant(self.starts)?,
            ends: instant(self.ends)?,
            tags: self.tags.into_owned(),
            marker: self.marker.map(|text| parse("marker", &text)).transpose()?,
            previous: self.previous.into_owned(),
            extra: self.extra.into_owned(),
        })
    }
}

fn parse<T: std::str::FromStr>(field: &'static str, text: &str) -> Result<T, Why> {
    text.parse().map_err(|_: T::Err| Why::Nonsense(field))
}
