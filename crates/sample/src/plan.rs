//! Which list to make up, and for whom.

use desk_core::price_list::{Currency, Market, Month};

/// A list to make up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// Lists of one seed are of one catalog: another month of it has the same
    /// offers, and other changes.
    pub seed: u64,
    pub rows: u64,
    pub market: Market,
    pub currency: Currency,
    pub month: Month,
}

impl Plan {
    /// The list of the demonstration workspace.
    pub fn demo(month: Month) -> Self {
        let Company { market, currency, .. } = company();
        Self { seed: 1, rows: 4000, market, currency, month }
    }
}

/// A partner company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    pub name: &'static str,
    pub market: Market,
    pub currency: Currency,
}

/// The made-up company of the demonstration.
pub fn company() -> Company {
    #[expect(clippy::expect_used, reason = "constants, read by a test")]
    let (market, currency) =
        ("FR".parse().expect("FR is a market"), "EUR".parse().expect("EUR is a currency"));
    Company { name: "Atelier Nuage SARL", market, currency }
}

/// The currency in which a list of `market` usually is; `None` where we do not
/// know.
pub fn usual_currency(market: Market) -> Option<Currency> {
    let code = match market.as_str() {
        "AT" | "BE" | "DE" | "ES" | "FI" | "FR" | "GR" | "IE" | "IT" | "LU" | "NL" | "PT" => "EUR",
        "AU" => "AUD",
        "CA" => "CAD",
        "CH" => "CHF",
        "DK" => "DKK",
        "GB" => "GBP",
        "JP" => "JPY",
        "NO" => "NOK",
        "SE" => "SEK",
        "US" => "USD",
        _ => return None,
    };
    code.parse().ok()
}

/// The name under which the portal would give the list away
/// (catalog-pricing.md, 6.2).
pub fn usual_file_name(plan: &Plan) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = MONTHS.get(usize::from(plan.month.month()) - 1).copied().unwrap_or_default();
    format!("{month}_NCE_LicenseBasedPL_GA_{}.csv", plan.market)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demonstration_has_a_company_and_a_list() {
        let month: Month = "2026-11".parse().unwrap();
        let plan = Plan::demo(month);
        assert_eq!(usual_currency(plan.market), Some(company().currency));
        assert_eq!(usual_file_name(&plan), "Nov_NCE_LicenseBasedPL_GA_FR.csv");
    }
}
