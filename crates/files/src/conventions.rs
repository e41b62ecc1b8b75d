//! What the whole file tells about values that read two ways (catalog-pricing.md,
//! 6.7): decided once per file, from the values that read only one way.

use crate::dates::{self, Reading};
use crate::error::FileError;
use crate::header::Holds;
use crate::kinds::Kind;
use crate::layout::Layout;
use crate::numbers::{self, Mark, NumberProblem, Size};
use crate::options::{DateOrder, ReadOptions};
use crate::problem::Shown;

/// How numbers that read two ways are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numbers {
    /// None was met so far.
    Unasked,
    /// The file shows its decimal mark.
    Shown(Mark),
    /// Only the separator suggests one: enough to take a number for decimal,
    /// not to take it for thousands.
    Suggested(Mark),
    /// The file shows both marks, or none.
    Untold,
}

/// How dates that read two ways are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dates {
    Unasked,
    Order(DateOrder),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Conventions {
    pub(crate) numbers: Numbers,
    pub(crate) dates: Dates,
}

impl Conventions {
    pub(crate) fn new(options: &ReadOptions) -> Self {
        Self {
            numbers: Numbers::Unasked,
            dates: options.date_order.map_or(Dates::Unasked, Dates::Order),
        }
    }
}

/// What the values of a file show.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    points: bool,
    commas: bool,
    day_first: bool,
    month_first: bool,
    twelve_hour: bool,
    two_ways: Option<(u64, String, Shown)>,
}

impl Evidence {
    /// Looks at the numbers and dates of one record.
    pub(crate) fn look(&mut self, layout: &Layout<Kind>, record: &csv::StringRecord, line: u64) {
        for (index, holds) in layout.told() {
            let text = record.get(index).unwrap_or_default().trim();
            if text.is_empty() {
                continue;
            }
            match holds {
                Holds::Text => {}
                Holds::Number => self.number(text),
                Holds::Date => self.date(text, line, layout.name(index)),
            }
        }
    }

    fn number(&mut self, text: &str) {
        match numbers::read(text, None, Size::Quantity).map(|number| number.shows) {
            Ok(Some(Mark::Point)) => self.points = true,
            Ok(Some(Mark::Comma)) => self.commas = true,
            Ok(None)
            | Err(
                NumberProblem::ReadsTwoWays(_)
                | NumberProblem::NotANumber
                | NumberProblem::Negative
                | NumberProblem::TooManyDigits,
            ) => {}
        }
    }

    fn date(&mut self, text: &str, line: u64, column: &str) {
        match dates::read(text) {
            Some(Reading::Sure { shows: Some(DateOrder::DayFirst), .. }) => self.day_first = true,
            Some(Reading::Sure { shows: Some(DateOrder::MonthFirst), .. }) => {
                self.month_first = true;
            }
            Some(Reading::TwoWays { twelve_hour, .. }) => {
                self.twelve_hour |= twelve_hour;
                if self.two_ways.is_none() {
                    self.two_ways = Some((line, column.to_owned(), Shown::new(text)));
                }
            }
            Some(Reading::Sure { shows: None, .. }) | None => {}
        }
    }

    /// Decides, or errors where a date reads two ways and nothing tells which.
    pub(crate) fn decide(
        self,
        separator: Option<u8>,
        options: &ReadOptions,
    ) -> Result<Conventions, FileError> {
        let numbers = match (self.points, self.commas) {
            (true, false) => Numbers::Shown(Mark::Point),
            (false, true) => Numbers::Shown(Mark::Comma),
            (true, true) => Numbers::Untold,
            (false, false) => match separator {
                Some(b',') => Numbers::Suggested(Mark::Point),
                // Excel writes it where the comma is the decimal mark.
                Some(b';') => Numbers::Suggested(Mark::Comma),
                Some(_) | None => Numbers::Untold,
            },
        };
        // A French Excel writes both; neither is written where months come first.
        let european = separator == Some(b';') || numbers == Numbers::Shown(Mark::Comma);
        let order = match (self.day_first, self.month_first) {
            _ if options.date_order.is_some() => options.date_order,
            (true, false) => Some(DateOrder::DayFirst),
            (false, true) => Some(DateOrder::MonthFirst),
            (true, true) => None,
            (false, false) if self.twelve_hour => Some(DateOrder::MonthFirst),
            (false, false) if european => Some(DateOrder::DayFirst),
            (false, false) => None,
        };
        let dates = match (order, self.two_ways) {
            (Some(order), _) => Dates::Order(order),
            (None, Some((line, column, text))) => {
                return Err(FileError::AmbiguousDates { line, column, text });
            }
            // None reads two ways, so any order will do.
            (None, None) => Dates::Unasked,
        };
        Ok(Conventions { numbers, dates })
    }
}
