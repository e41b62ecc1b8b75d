//! What a country demands of addresses, telephone numbers and the numbers of companies
//! (account.md, 5, 6 and 8). The tables are ours [P]; only what a doc comment names as
//! Microsoft's rule is shown as one.

mod addresses;
mod check_digits;
mod eu;
mod list;
mod money;
pub mod pattern;
mod phones;
mod registration;
mod states;
mod tax;

use std::fmt;
use std::str::FromStr;

pub use addresses::AddressRule;
pub use check_digits::is_wrong as check_digit_is_wrong;
pub use phones::{PhoneRule, calling_code};
pub use registration::RegistrationRule;
pub use states::State;
pub use tax::TaxRule;

use crate::price_list::{Currency, Market};
use list::COUNTRIES;

/// A country in which Microsoft's partners do business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country {
    two: &'static str,
}

/// Text that names no country we know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\u{201c}{text}\u{201d} is not a country of Microsoft\u{2019}s partners")]
pub struct UnknownCountry {
    pub text: String,
}

impl Country {
    /// Every country, in the order of the codes.
    pub fn all() -> impl Iterator<Item = Self> {
        COUNTRIES.iter().map(|codes| Self { two: codes.two })
    }

    /// The country of a market.
    pub fn of(market: Market) -> Option<Self> {
        Self::of_code(market.as_str())
    }

    fn of_code(two: &str) -> Option<Self> {
        let found = COUNTRIES.binary_search_by(|codes| codes.two.cmp(two)).ok()?;
        COUNTRIES.get(found).map(|codes| Self { two: codes.two })
    }

    fn codes(self) -> Option<&'static list::Codes> {
        COUNTRIES.iter().find(|codes| codes.two == self.two)
    }

    /// ISO 3166 alpha-2, such as `FR`.
    pub const fn code(self) -> &'static str {
        self.two
    }

    /// ISO 3166 alpha-3, such as `FRA`.
    pub fn code3(self) -> &'static str {
        self.codes().map_or("", |codes| codes.three)
    }

    /// `fr-FR` and the others that Partner Center speaks there; the first is the
    /// default one.
    pub fn cultures(self) -> impl Iterator<Item = &'static str> {
        self.codes().map_or("", |codes| codes.cultures).split(' ').filter(|tag| !tag.is_empty())
    }

    /// The languages of its cultures, such as `fr`; each once.
    pub fn languages(self) -> Vec<&'static str> {
        let mut languages = Vec::new();
        for tag in self.cultures().filter_map(|culture| culture.split('-').next()) {
            if !languages.contains(&tag) {
                languages.push(tag);
            }
        }
        languages
    }

    /// What an address there needs.
    pub fn address(self) -> Option<&'static AddressRule> {
        addresses::of(self)
    }

    /// The states of which an address names one; empty where any text is good. Only of
    /// `US`, `CA`, `CN` and `MX` does Microsoft ask for one of a list (account.md, 5).
    pub fn states(self) -> &'static [State] {
        states::of(self)
    }

    /// Whether [`Self::states`] is surely the list that Microsoft has.
    pub fn states_are_sure(self) -> bool {
        states::are_sure(self)
    }

    /// How its telephone numbers are made.
    pub fn phone(self) -> Option<&'static PhoneRule> {
        phones::of(self)
    }

    /// The number that a company pays VAT or its like under.
    pub fn tax(self) -> Option<&'static TaxRule> {
        tax::of(self)
    }

    /// The number that a company is registered under, where Microsoft asks for it.
    pub fn registration(self) -> Option<&'static RegistrationRule> {
        registration::of(self)
    }

    /// Whether it is in the European Union.
    pub fn is_in_eu(self) -> bool {
        eu::MEMBERS.binary_search(&self.two).is_ok()
    }

    /// Whether Microsoft wants the VAT number before the first sale, or charges VAT
    /// without it: the European Union, South Africa and Türkiye (account.md, 8).
    pub fn needs_tax_number(self) -> bool {
        self.is_in_eu() || matches!(self.two, "ZA" | "TR")
    }

    /// The currencies in which Microsoft bills partners there, as far as we know.
    pub fn billing_currencies(self) -> Vec<Currency> {
        money::of(self)
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.two)
    }
}

impl FromStr for Country {
    type Err = UnknownCountry;
    /// Takes the two letters and the three, in any case.
    fn from_str(text: &str) -> Result<Self, UnknownCountry> {
        let unknown = || UnknownCountry { text: text.to_owned() };
        let text = text.trim();
        if text.len() > 3 {
            return Err(unknown());
        }
        let upper = text.to_ascii_uppercase();
        COUNTRIES
            .iter()
            .find(|codes| codes.two == upper || codes.three == upper)
            .map(|codes| Self { two: codes.two })
            .ok_or_else(unknown)
    }
}

#[cfg(test)]
mod tests;
