//! Which imported list is in force.

use std::collections::BTreeMap;

use super::PriceListHead;
use crate::ids::PriceListId;

/// An imported list, as far as choosing the current one goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListStanding {
    pub id: PriceListId,
    pub head: PriceListHead,
    /// Order of arrival: a list of the same month that came later replaces the
    /// earlier one (Microsoft re-issues lists).
    pub arrival: u64,
}

/// The current lists: the newest that is not a preview, per kind, market and
/// currency (catalog-pricing.md, 4).
pub fn current_lists(lists: &[ListStanding]) -> Vec<PriceListId> {
    let mut newest: BTreeMap<_, &ListStanding> = BTreeMap::new();
    for list in lists.iter().filter(|list| !list.head.preview) {
        let scope = (list.head.kind, list.head.market, list.head.currency);
        let best = newest.entry(scope).or_insert(list);
        if (list.head.month, list.arrival) > (best.head.month, best.arrival) {
            *best = list;
        }
    }
    newest.into_values().map(|list| list.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::price_list::{Currency, Market, PriceListKind};

    fn list(
        market: &str,
        currency: &str,
        month: &str,
        preview: bool,
        arrival: u64,
    ) -> ListStanding {
        let head = PriceListHead {
            kind: PriceListKind::LicenseNewCommerce,
            market: market.parse::<Market>().ok(),
            currency: currency.parse::<Currency>().ok(),
            month: month.parse().unwrap(),
            preview,
            source_sha256: [u8::try_from(arrival).unwrap(); 32],
        };
        ListStanding { id: head.id(), head, arrival }
    }

    #[test]
    fn the_newest_month_that_is_no_preview_is_current() {
        let lists = [
            list("FR", "EUR", "2025-11", false, 1),
            list("FR", "EUR", "2025-12", true, 2),
            list("FR", "EUR", "2025-10", false, 3),
        ];
        assert_eq!(current_lists(&lists), [lists[0].id]);
    }

    #[test]
    fn a_list_issued_again_replaces_the_first() {
        let lists =
            [list("FR", "EUR", "2025-11", false, 1), list("FR", "EUR", "2025-11", false, 2)];
        assert_eq!(current_lists(&lists), [lists[1].id]);
    }

    #[test]
    fn each_market_and_currency_has_its_own() {
        let lists = [
            list("FR", "EUR", "2025-11", false, 1),
            list("US", "USD", "2025-10", false, 2),
            list("FR", "CHF", "2025-09", false, 3),
        ];
        assert_eq!(current_lists(&lists).len(), 3);
    }
}
