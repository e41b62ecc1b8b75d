//! Prices that stand to each other as in real lists (catalog-pricing.md, 6.2):
//! a year billed at once is twelve months, billed monthly 5 % more, a month
//! alone a fifth more; the partner pays four fifths of the retail price.

use desk_core::price_list::BillingPlan;
use rust_decimal::Decimal;

use crate::random::Random;

/// A way to buy: term in ISO 8601, billing, and the price in thousandths of a
/// month's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Way {
    pub(crate) term: &'static str,
    pub(crate) billing: BillingPlan,
    thousandths: u64,
}

pub(crate) const YEAR: Way = Way { term: "P1Y", billing: BillingPlan::Annual, thousandths: 12_000 };
pub(crate) const YEAR_MONTHLY: Way =
    Way { term: "P1Y", billing: BillingPlan::Monthly, thousandths: 12_600 };
pub(crate) const MONTH: Way =
    Way { term: "P1M", billing: BillingPlan::Monthly, thousandths: 1_200 };
pub(crate) const THREE_YEARS: Way =
    Way { term: "P3Y", billing: BillingPlan::Triennial, thousandths: 36_000 };
pub(crate) const THREE_YEARS_ANNUAL: Way =
    Way { term: "P3Y", billing: BillingPlan::Annual, thousandths: 36_000 };
pub(crate) const TRIAL: Way = Way { term: "P1M", billing: BillingPlan::None, thousandths: 0 };

/// What a month costs at retail, in cents: a multiple of 25, so that no price
/// has more than two decimals.
pub(crate) fn month_of(random: &mut Random) -> u64 {
    match random.below(10) {
        0..6 => 25 * (4 + random.below(80)),
        6..9 => 25 * (80 + random.below(320)),
        _ => 25 * (400 + random.below(4000)),
    }
}

/// A share of a month's price, still a multiple of 25 cents.
pub(crate) fn reduced(month: u64, percent: u64) -> u64 {
    month * percent / 2500 * 25
}

/// Retail price of `way`.
pub(crate) fn retail(month: u64, way: Way) -> Decimal {
    decimal(month * way.thousandths * 10)
}

/// What the partner pays for `way`.
pub(crate) fn unit(month: u64, way: Way) -> Decimal {
    decimal(month * way.thousandths * 8)
}

/// From millionths.
fn decimal(millionths: u64) -> Decimal {
    Decimal::from_i128_with_scale(i128::from(millionths), 6).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_stand_to_each_other_as_in_real_lists() {
        let month = 1575;
        assert_eq!(retail(month, YEAR).to_string(), "189");
        assert_eq!(unit(month, YEAR).to_string(), "151.2");
        assert_eq!(unit(month, YEAR_MONTHLY).to_string(), "158.76");
        assert_eq!(unit(month, MONTH).to_string(), "15.12");
        assert_eq!(unit(month, TRIAL).to_string(), "0");
        assert!(retail(reduced(month, 60), YEAR_MONTHLY).scale() <= 2);
    }
}
