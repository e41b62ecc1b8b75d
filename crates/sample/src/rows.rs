//! The rows of a plan, one at a time.

use std::collections::{BTreeMap, VecDeque};

use desk_core::price_list::{Marker, Month, PriceRow};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, date};
use jiff::tz::Offset;
use rust_decimal::Decimal;

use crate::offers::{self, Offer};
use crate::plan::Plan;
use crate::prices::{self, Way};
use crate::random::Random;

/// The rows of `plan`, always the same.
pub fn rows(plan: &Plan) -> impl Iterator<Item = PriceRow> + use<> {
    let plan = *plan;
    let count = usize::try_from(plan.rows).unwrap_or(usize::MAX);
    Rows { plan, product: 0, made: 0, waiting: VecDeque::new(), ends: Ends::of(plan.month) }
        .take(count)
}

struct Rows {
    plan: Plan,
    product: u64,
    made: u64,
    waiting: VecDeque<PriceRow>,
    ends: Ends,
}

/// The instants that many rows share.
struct Ends {
    /// The first instant of the list's month.
    month: Timestamp,
    /// The last second of the list's month.
    month_over: Timestamp,
    open: Timestamp,
}

impl Ends {
    fn of(month: Month) -> Self {
        let first = first_of(month, 0);
        Self {
            month: instant(first, 0, 0, 0),
            month_over: instant(first.last_of_month(), 23, 59, 59),
            open: instant(date(9999, 11, 30), 23, 59, 59),
        }
    }
}

/// The first day of the month `back` months before `month`.
fn first_of(month: Month, back: u64) -> Date {
    let months = (u64::from(month.year()) * 12 + u64::from(month.month()) - 1).saturating_sub(back);
    let year = i16::try_from(months / 12).unwrap_or(2000);
    let month = i8::try_from(months % 12 + 1).unwrap_or(1);
    Date::new(year, month, 1).unwrap_or(date(2000, 1, 1))
}

fn instant(day: Date, hour: i8, minute: i8, second: i8) -> Timestamp {
    let at = DateTime::from_parts(day, jiff::civil::time(hour, minute, second, 0));
    Offset::UTC.to_timestamp(at).unwrap_or(Timestamp::UNIX_EPOCH)
}

impl Iterator for Rows {
    type Item = PriceRow;

    fn next(&mut self) -> Option<PriceRow> {
        while self.waiting.is_empty() {
            for offer in offers::of_product(self.plan.seed, self.product) {
                self.offer(&offer);
            }
            self.product += 1;
        }
        self.made += 1;
        let row = self.waiting.pop_front()?;
        Some(PriceRow { line: self.made + 1, ..row })
    }
}

impl Rows {
    fn offer(&mut self, offer: &Offer) {
        let Plan { seed, month, .. } = self.plan;
        let month_number = u64::from(month.year()) * 12 + u64::from(month.month());
        let number = self.made + self.waiting.len() as u64;
        let mut history = Random::of(&[seed, self.product, number]);
        let mut news = Random::of(&[seed, month_number, number]);
        let is_new = news.happens(14);
        for way in &offer.ways {
            let since = first_of(month, 1 + history.below(40));
            let since = if history.happens(10) { date(1753, 1, 1) } else { since };
            let row = self.row(offer, *way, instant(since, 0, 0, 0));
            let place = self.made + self.waiting.len() as u64;
            let row = if is_new {
                PriceRow { marker: Some(Marker::Add), starts: Some(self.ends.month), ..row }
            } else if self.is_deleted(place) {
                PriceRow { marker: Some(Marker::Delete), ends: Some(self.ends.month_over), ..row }
            } else if news.happens(35) && offer.month > 0 && !offer.trial {
                self.changed(row, &mut news)
            } else {
                row
            };
            self.waiting.push_back(row);
        }
    }

    /// Two rows of a list end with its month.
    fn is_deleted(&self, place: u64) -> bool {
        let mut random = Random::of(&[self.plan.seed, self.plan.rows]);
        [random.below(self.plan.rows), random.below(self.plan.rows)].contains(&place)
    }

    fn row(&self, offer: &Offer, way: Way, starts: Timestamp) -> PriceRow {
        let mut tags = vec!["License".to_owned()];
        tags.extend(offer.trial.then(|| "Trial".to_owned()));
        PriceRow {
            line: 0,
            offer: offer.id.clone(),
            product_title: offer.product_title.clone(),
            sku_title: offer.sku_title.clone(),
            publisher: "Atelier des Logiciels".to_owned(),
            description: offer.description.clone(),
            unit_of_measure: String::new(),
            segment: Some(offer.segment),
            trial: offer.trial,
            add_on: None,
            term: term(way.term),
            billing: way.billing,
            market: Some(self.plan.market),
            currency: self.plan.currency,
            unit_price: prices::unit(offer.month, way),
            retail_price: Some(prices::retail(offer.month, way)),
            tier: None,
            starts: Some(starts),
            ends: Some(self.ends.open),
            tags,
            marker: Some(Marker::Unchanged),
            previous: BTreeMap::new(),
            extra: BTreeMap::new(),
        }
    }

    /// The row as it reads after a change, most often of the price.
    fn changed(&self, row: PriceRow, news: &mut Random) -> PriceRow {
        let mut previous = BTreeMap::new();
        if news.below(5) == 0 {
            previous.insert("SkuTitle".to_owned(), format!("{} (l'ancien nom)", row.sku_title));
        } else {
            let before = |price: Decimal| (price * Decimal::new(96, 2)).round_dp(2).normalize();
            previous.insert("UnitPrice".to_owned(), before(row.unit_price).to_string());
            if let Some(retail) = row.retail_price {
                previous.insert("ERP Price".to_owned(), before(retail).to_string());
            }
        }
        PriceRow { marker: Some(Marker::Change), starts: Some(self.ends.month), previous, ..row }
    }
}

#[expect(clippy::expect_used, reason = "the terms are constants of `prices`, read by a test")]
fn term(text: &str) -> desk_core::price_list::Term {
    text.parse().expect("a term")
}
