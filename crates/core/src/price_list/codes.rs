//! The closed sets and short codes of a price list.

use std::fmt;
use std::str::FromStr;

/// A code that is not of its set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\u{201c}{text}\u{201d} is not {wanted}")]
pub struct UnknownCode {
    pub text: String,
    pub wanted: &'static str,
}

/// The families of price lists (catalog-pricing.md, 4). A new family is a
/// reader in `desk-files` and a line here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PriceListKind {
    /// New commerce, licence-based (catalog-pricing.md, 6.2).
    LicenseNewCommerce,
    /// Legacy, licence-based (catalog-pricing.md, 6.1).
    LicenseLegacy,
    /// Software, perpetual and by subscription (catalog-pricing.md, 6.6).
    Software,
}

impl PriceListKind {
    pub const ALL: [Self; 3] = [Self::LicenseNewCommerce, Self::LicenseLegacy, Self::Software];

    /// What stands in the file, the outbox and `--json`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::LicenseNewCommerce => "license_new_commerce",
            Self::LicenseLegacy => "license_legacy",
            Self::Software => "software",
        }
    }
}

impl FromStr for PriceListKind {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.code() == text)
            .ok_or_else(|| UnknownCode { text: text.to_owned(), wanted: "a kind of price list" })
    }
}

/// Customer segment (catalog-pricing.md, 3.4). The order is the one the
/// catalog shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Segment {
    Commercial,
    Education,
    Nonprofit,
    Government,
}

impl Segment {
    pub const ALL: [Self; 4] =
        [Self::Commercial, Self::Education, Self::Nonprofit, Self::Government];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Commercial => "commercial",
            Self::Education => "education",
            Self::Nonprofit => "nonprofit",
            Self::Government => "government",
        }
    }
}

impl FromStr for Segment {
    type Err = UnknownCode;
    /// Price lists say `Charity` where the API says `nonprofit`.
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        match text.trim().to_ascii_lowercase().as_str() {
            "commercial" => Ok(Self::Commercial),
            "education" => Ok(Self::Education),
            "charity" | "nonprofit" => Ok(Self::Nonprofit),
            "government" => Ok(Self::Government),
            _ => Err(UnknownCode { text: text.to_owned(), wanted: "a customer segment" }),
        }
    }
}

/// How often the price is billed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BillingPlan {
    Monthly,
    Annual,
    Triennial,
    /// Software is paid once.
    OneTime,
    /// Trials are not billed.
    None,
}

impl BillingPlan {
    pub const ALL: [Self; 5] =
        [Self::Monthly, Self::Annual, Self::Triennial, Self::OneTime, Self::None];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Monthly => "monthly",
            Self::Annual => "annual",
            Self::Triennial => "triennial",
            Self::OneTime => "one_time",
            Self::None => "none",
        }
    }
}

impl FromStr for BillingPlan {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        let text = text.trim();
        Self::ALL
            .into_iter()
            .find(|plan| plan.code().eq_ignore_ascii_case(text))
            .ok_or_else(|| UnknownCode { text: text.to_owned(), wanted: "a billing plan" })
    }
}

/// Microsoft's own word on what happened to a row since last month, as legacy and
/// new-commerce lists write it (catalog-pricing.md, 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Marker {
    Add,
    Change,
    Delete,
    Unchanged,
}

impl Marker {
    pub const ALL: [Self; 4] = [Self::Add, Self::Change, Self::Delete, Self::Unchanged];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Change => "change",
            Self::Delete => "delete",
            Self::Unchanged => "unchanged",
        }
    }
}

impl FromStr for Marker {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        match text.trim().to_ascii_lowercase().as_str() {
            "add" | "added" | "a" => Ok(Self::Add),
            "change" | "changed" | "chg" | "chng" | "c" => Ok(Self::Change),
            // DEPR: no longer sold in legacy commerce.
            "delete" | "deleted" | "remove" | "removed" | "del" | "d" | "depr" => Ok(Self::Delete),
            "unchanged" | "unc" | "u" => Ok(Self::Unchanged),
            _ => Err(UnknownCode { text: text.to_owned(), wanted: "a change indicator" }),
        }
    }
}

macro_rules! letters {
    ($(#[$doc:meta])* $name:ident, $length:literal, $wanted:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; $length]);

        impl $name {
            pub fn as_str(&self) -> &str {
                std::str::from_utf8(&self.0).unwrap_or_default()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = UnknownCode;
            fn from_str(text: &str) -> Result<Self, UnknownCode> {
                let upper = text.trim().to_ascii_uppercase();
                match <[u8; $length]>::try_from(upper.as_bytes()) {
                    Ok(bytes) if bytes.iter().all(u8::is_ascii_uppercase) => Ok(Self(bytes)),
                    Ok(_) | Err(_) => {
                        Err(UnknownCode { text: text.to_owned(), wanted: $wanted })
                    }
                }
            }
        }
    };
}

letters!(
    /// A market: ISO 3166 alpha-2. Which letters are a country is the world's
    /// affair; the shape is ours.
    Market, 2, "a market of two letters, like FR"
);
letters!(
    /// A currency: ISO 4217.
    Currency, 3, "a currency of three letters, like EUR"
);

/// How long the price binds: ISO 8601 such as `P1M`, `P1Y`, `P3Y`, or `NoTerm`
/// (catalog-pricing.md, 2).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(String);

impl Term {
    /// `NoTerm`.
    pub fn none() -> Self {
        Self("NoTerm".to_owned())
    }

    /// `None` for no months, or more than a century of them.
    pub fn of_months(months: u32) -> Option<Self> {
        let text = match months {
            0 => return None,
            months if months.is_multiple_of(12) => format!("P{}Y", months / 12),
            months => format!("P{months}M"),
        };
        text.parse().ok()
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Length in months; `None` for `NoTerm`.
    pub fn months(&self) -> Option<u32> {
        let digits = self.0.strip_prefix('P')?;
        let (count, unit) = digits.split_at_checked(digits.len().checked_sub(1)?)?;
        let count: u32 = count.parse().ok()?;
        match unit {
            "M" => Some(count),
            "Y" => count.checked_mul(12),
            _ => None,
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Term {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        let upper = text.trim().to_ascii_uppercase();
        if upper == "NOTERM" {
            return Ok(Self::none());
        }
        let term = Self(upper);
        match term.months() {
            Some(1..=1200) => Ok(term),
            Some(_) | None => {
                Err(UnknownCode { text: text.to_owned(), wanted: "a term, like P1M or P1Y" })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_read_what_they_print() {
        for segment in Segment::ALL {
            assert_eq!(segment.code().parse(), Ok(segment));
        }
        for plan in BillingPlan::ALL {
            assert_eq!(plan.code().parse(), Ok(plan));
        }
        for marker in Marker::ALL {
            assert_eq!(marker.code().parse(), Ok(marker));
        }
        for kind in PriceListKind::ALL {
            assert_eq!(kind.code().parse(), Ok(kind));
        }
    }

    #[test]
    fn a_price_list_says_charity_where_the_catalog_says_nonprofit() {
        assert_eq!("Charity".parse(), Ok(Segment::Nonprofit));
    }

    #[test]
    fn terms_know_their_months() {
        for (text, months) in
            [("P1M", Some(1)), ("p1y", Some(12)), ("P3Y", Some(36)), ("NoTerm", None)]
        {
            assert_eq!(text.parse::<Term>().map(|term| term.months()), Ok(months), "{text}");
        }
        for wrong in ["", "P", "PY", "1Y", "P1D", "P0Y", "P99999Y", "PéY"] {
            assert!(wrong.parse::<Term>().is_err(), "{wrong:?} is no term");
        }
    }

    #[test]
    fn markets_and_currencies_are_letters_of_the_right_number() {
        assert_eq!("fr".parse::<Market>().map(|m| m.to_string()), Ok("FR".to_owned()));
        assert!("FRA".parse::<Market>().is_err());
        assert!("F1".parse::<Market>().is_err());
        assert!("EU€".parse::<Currency>().is_err());
    }
}
