//! The catalog narrowed down to offers with certain prices, and put in another order.

use desk_core::price_list::{BillingPlan, Currency, Term};
use rust_decimal::Decimal;
use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;
use sqlx::{Encode, Sqlite, Type};

use super::lists::in_market;

/// What offers shall have: one price that is all of this at once. Nothing is asked
/// where nothing is set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrow {
    pub term: Option<Term>,
    pub billing: Option<BillingPlan>,
    pub currency: Option<Currency>,
    /// Of the unit price, inclusive.
    pub price_from: Option<Decimal>,
    pub price_to: Option<Decimal>,
    /// Of the offer itself.
    pub trial: Option<bool>,
}

impl Narrow {
    fn asks_prices(&self) -> bool {
        *self != Self { trial: self.trial, ..Self::default() }
    }

    pub(super) fn asks_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// What the price `price` must be; the values are [`Self::bind`]'s.
    pub(super) fn price(price: &str) -> String {
        let number = format!("cast({price}.unit_price as real)");
        format!(
            "(?6 is null or {price}.term = ?6) and (?7 is null or {price}.billing = ?7) \
             and (?8 is null or {price}.currency = ?8) and (?9 is null or {number} >= ?9) \
             and (?10 is null or {number} <= ?10)"
        )
    }

    /// What the offer `offer` must be, in the market `only`.
    pub(super) fn offer(&self, offer: &str, only: &str) -> String {
        let trial = format!("(?11 is null or {offer}.trial = ?11)");
        if !self.asks_prices() {
            return trial;
        }
        format!(
            "{trial} and exists (select 1 from price_row x where x.offer_no = {offer}.offer_no \
             and ({only} is null or {}) and {})",
            in_market("x", only),
            Self::price("x")
        )
    }

    /// Binds the values from the sixth to the eleventh.
    pub(super) fn bind<'q>(
        &self,
        query: Query<'q, Sqlite, SqliteArguments>,
    ) -> Query<'q, Sqlite, SqliteArguments> {
        query
            .bind(self.term.as_ref().map(ToString::to_string))
            .bind(self.billing.map(BillingPlan::code))
            .bind(self.currency.map(|currency| currency.to_string()))
            .bind(self.price_from.map(number))
            .bind(self.price_to.map(number))
            .bind(self.trial)
    }
}

/// As SQLite compares it. A bound that a person typed has few digits.
fn number(bound: Decimal) -> impl for<'q> Encode<'q, Sqlite> + Type<Sqlite> {
    bound.to_string().parse::<f64>().unwrap_or(f64::MAX)
}

/// In which order offers stand within their segment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CatalogOrder {
    pub by: OrderBy,
    pub descending: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OrderBy {
    #[default]
    Title,
    Offer,
    /// The lowest of the prices that were asked for.
    Price,
}

impl CatalogOrder {
    /// What is put in order, of the offer `offer` in the market `only`.
    pub(super) fn key(self, offer: &str, only: &str) -> String {
        match self.by {
            OrderBy::Title => format!("{offer}.title_key"),
            OrderBy::Offer => format!("{offer}.offer"),
            OrderBy::Price => format!(
                "(select min(cast(x.unit_price as real)) from price_row x \
                 where x.offer_no = {offer}.offer_no and ({only} is null or {}) and {})",
                in_market("x", only),
                Narrow::price("x")
            ),
        }
    }

    pub(super) const fn direction(self) -> &'static str {
        if self.descending { "desc" } else { "asc" }
    }
}
