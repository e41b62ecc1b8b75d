//! What a price list says, whatever file it came in (catalog-pricing.md, 3-6).

mod codes;
mod current;
mod month;
mod row;

pub use codes::{BillingPlan, Currency, Marker, Market, PriceListKind, Segment, Term, UnknownCode};
pub use current::{ListStanding, current_lists};
pub use month::{BadMonth, Month};
pub use row::{MarkerCounts, PricePlace, PriceRow, Tier};

use crate::ids::{PriceListId, derived};

/// What is known of a list as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceListHead {
    pub kind: PriceListKind,
    /// `None` where the list holds several markets.
    pub market: Option<Market>,
    /// `None` where the list holds several currencies.
    pub currency: Option<Currency>,
    pub month: Month,
    /// A list published ahead of its month; never the current one.
    pub preview: bool,
    /// SHA-256 of the file as it came.
    pub source_sha256: [u8; 32],
}

impl PriceListHead {
    /// The same file with the same head is the same list on every desktop.
    pub fn id(&self) -> PriceListId {
        let market = self.market.as_ref().map_or("", Market::as_str);
        let currency = self.currency.as_ref().map_or("", Currency::as_str);
        PriceListId::new(derived(
            "price-list",
            &[
                self.kind.code().as_bytes(),
                market.as_bytes(),
                currency.as_bytes(),
                self.month.to_string().as_bytes(),
                &[u8::from(self.preview)],
                &self.source_sha256,
            ],
        ))
    }
}
