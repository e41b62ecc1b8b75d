//! The month a price list is for.

use std::fmt;
use std::str::FromStr;

/// A calendar month, 2000-01 to 2999-12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: u16,
    month: u8,
}

/// Text that is no month.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\u{201c}{text}\u{201d} is not a month like 2025-11")]
pub struct BadMonth {
    pub text: String,
}

impl Month {
    /// `None` outside 2000-01 to 2999-12.
    pub fn new(year: i16, month: i8) -> Option<Self> {
        let year = u16::try_from(year).ok().filter(|year| (2000..=2999).contains(year))?;
        let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
        Some(Self { year, month })
    }

    pub const fn year(self) -> u16 {
        self.year
    }

    pub const fn month(self) -> u8 {
        self.month
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Month {
    type Err = BadMonth;
    fn from_str(text: &str) -> Result<Self, BadMonth> {
        let bad = || BadMonth { text: text.to_owned() };
        let (year, month) = text.trim().split_once('-').ok_or_else(bad)?;
        let digits = |part: &str, n| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return Err(bad());
        }
        let (year, month) = (year.parse().map_err(|_| bad())?, month.parse().map_err(|_| bad())?);
        Self::new(year, month).ok_or_else(bad)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_read_what_they_print_and_nothing_else() {
        assert_eq!("2025-11".parse::<Month>().map(|m| m.to_string()), Ok("2025-11".to_owned()));
        for wrong in ["", "2025", "2025-13", "2025-00", "1999-12", "25-11", "2025-1", "+025-11"] {
            assert!(wrong.parse::<Month>().is_err(), "{wrong:?} is no month");
        }
    }
}
