//! One record, asked by column: what the readers of the kinds stand on.

use std::collections::BTreeMap;

use csv::StringRecord;
use desk_core::price_list::{Currency, Marker, Market, Segment};
use jiff::Timestamp;
use rust_decimal::Decimal;

use crate::conventions::{Conventions, Dates, Numbers};
use crate::dates::{self, Reading};
use crate::formulas::unguarded;
use crate::kinds::Kind;
use crate::layout::Layout;
use crate::numbers::{self, NumberProblem, Size, Unit};
use crate::options::DateOrder;
use crate::problem::{RowProblem, Shown};

/// Why a record gave no row.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The problem, and the column of the kind it is in.
    Refused { column: usize, problem: RowProblem },
    /// A value reads two ways and the file was not asked yet.
    Undecided,
}

/// A market and a currency: those that rows which say none take over, or those
/// that every row must have.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fill {
    pub(crate) market: Option<Market>,
    pub(crate) currency: Option<Currency>,
}

#[derive(Clone, Copy)]
pub(crate) struct Cells<'a> {
    pub(crate) record: &'a StringRecord,
    pub(crate) layout: &'a Layout<Kind>,
    pub(crate) conventions: Conventions,
    pub(crate) fill: Fill,
    /// What the list was said to be, so that other rows are not of it.
    pub(crate) wanted: Fill,
}

impl<'a> Cells<'a> {
    /// The trimmed text of a column; empty where the file has no such column.
    pub(crate) fn text(&self, column: usize) -> &'a str {
        let cell = self.layout.place(column).and_then(|at| self.record.get(at));
        self.said(cell.unwrap_or_default())
    }

    /// What a cell says. In our own files of refused rows, which come back repaired,
    /// an apostrophe guards what begins like a formula.
    fn said(&self, cell: &'a str) -> &'a str {
        let text = cell.trim();
        if self.layout.is_ours() { unguarded(text) } else { text }
    }

    /// An id, refused where it is empty. It may be wrapped as `="0001"`, which
    /// keeps a spreadsheet from dropping its zeros.
    pub(crate) fn id(&self, column: usize) -> Result<&'a str, Stop> {
        let text = self.needed(column)?;
        Ok(text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"')).unwrap_or(text))
    }

    /// As [`Self::text`], refused where it is empty.
    pub(crate) fn needed(&self, column: usize) -> Result<&'a str, Stop> {
        match self.text(column) {
            "" => Err(self.absent(column)),
            text => Ok(text),
        }
    }

    /// Refuses the row for what does not stand in `column`.
    pub(crate) fn absent(&self, column: usize) -> Stop {
        let problem = match self.layout.place(column) {
            Some(_) => RowProblem::Empty,
            None => RowProblem::NotGiven,
        };
        Stop::Refused { column, problem }
    }

    /// The titles of product and SKU, of which one may be empty.
    pub(crate) fn titles(&self, product: usize, sku: usize) -> Result<(&'a str, &'a str), Stop> {
        let titles = (self.text(product), self.text(sku));
        if titles == ("", "") {
            return Err(Stop::Refused { column: sku, problem: RowProblem::Empty });
        }
        Ok(titles)
    }

    /// Refuses the row for what stands in `column`.
    pub(crate) fn refuse(&self, column: usize, problem: fn(Shown) -> RowProblem) -> Stop {
        Stop::Refused { column, problem: problem(Shown::new(self.text(column))) }
    }

    /// A number; `None` where the cell is empty.
    pub(crate) fn number(
        &self,
        column: usize,
        size: Size,
    ) -> Result<Option<(Decimal, Unit)>, Stop> {
        let text = self.text(column);
        if text.is_empty() {
            return Ok(None);
        }
        let known = match self.conventions.numbers {
            Numbers::Shown(mark) => Some(mark),
            Numbers::Unasked | Numbers::Suggested(_) | Numbers::Untold => None,
        };
        let problem: fn(Shown) -> RowProblem = match numbers::read(text, known, size) {
            Ok(number) => return Ok(Some((number.value, number.unit))),
            Err(NumberProblem::ReadsTwoWays(mark)) => match self.conventions.numbers {
                Numbers::Unasked => return Err(Stop::Undecided),
                Numbers::Suggested(suggested) if suggested == mark => {
                    let number = numbers::read(text, Some(mark), size);
                    return Ok(number.ok().map(|number| (number.value, number.unit)));
                }
                Numbers::Suggested(_) | Numbers::Shown(_) | Numbers::Untold => {
                    |text| RowProblem::NumberReadsTwoWays { text }
                }
            },
            Err(NumberProblem::NotANumber) => |text| RowProblem::NotANumber { text },
            Err(NumberProblem::Negative) => |text| RowProblem::Negative { text },
            Err(NumberProblem::TooManyDigits) => |text| RowProblem::TooManyDigits { text },
        };
        Err(self.refuse(column, problem))
    }

    /// An amount in `currency`; `None` where the cell is empty.
    pub(crate) fn amount(
        &self,
        column: usize,
        currency: &Currency,
    ) -> Result<Option<Decimal>, Stop> {
        let Some((value, unit)) = self.number(column, Size::Price)? else { return Ok(None) };
        let agrees = match unit {
            Unit::None => true,
            Unit::Code(code) => code == currency.as_str().as_bytes(),
            // Whose dollar, only the currency's own column can tell.
            Unit::Dollar => !matches!(currency.as_str(), "EUR" | "GBP" | "CHF" | "JPY"),
        };
        if agrees {
            Ok(Some(value))
        } else {
            Err(self.refuse(column, |text| RowProblem::OtherCurrency { text }))
        }
    }

    /// An instant; `None` where the cell is empty.
    pub(crate) fn instant(&self, column: usize) -> Result<Option<Timestamp>, Stop> {
        let text = self.text(column);
        if text.is_empty() {
            return Ok(None);
        }
        match (dates::read(text), self.conventions.dates) {
            (Some(Reading::Sure { at, .. }), _) => Ok(Some(at)),
            (Some(Reading::TwoWays { .. }), Dates::Unasked) => Err(Stop::Undecided),
            (Some(Reading::TwoWays { day_first, .. }), Dates::Order(DateOrder::DayFirst)) => {
                Ok(Some(day_first))
            }
            (Some(Reading::TwoWays { month_first, .. }), Dates::Order(DateOrder::MonthFirst)) => {
                Ok(Some(month_first))
            }
            (None, _) => Err(self.refuse(column, |text| RowProblem::NotADate { text })),
        }
    }

    /// The market; `None` where neither the row nor the list says one.
    pub(crate) fn market(&self, column: usize) -> Result<Option<Market>, Stop> {
        let market = match self.text(column) {
            "" => self.fill.market,
            text => Some(
                text.parse()
                    .map_err(|_| self.refuse(column, |text| RowProblem::NotAMarket { text }))?,
            ),
        };
        match (market, self.wanted.market) {
            (Some(market), Some(wanted)) if market != wanted => {
                Err(self.refuse(column, |text| RowProblem::OtherMarket { text }))
            }
            _ => Ok(market),
        }
    }

    /// The currency, refused where neither the row nor the list says one.
    pub(crate) fn currency(&self, column: usize) -> Result<Currency, Stop> {
        let currency = match (self.text(column), self.fill.currency) {
            ("", Some(currency)) => currency,
            _ => (self.needed(column)?.parse())
                .map_err(|_| self.refuse(column, |text| RowProblem::NotACurrency { text }))?,
        };
        if self.wanted.currency.is_some_and(|wanted| wanted != currency) {
            return Err(self.refuse(column, |text| RowProblem::NotTheCurrency { text }));
        }
        Ok(currency)
    }

    /// The customer segment; `None` where the cell is empty.
    pub(crate) fn segment(&self, column: usize) -> Result<Option<Segment>, Stop> {
        match self.text(column) {
            "" => Ok(None),
            text => match text.parse() {
                Ok(segment) => Ok(Some(segment)),
                Err(_) => Err(self.refuse(column, |text| RowProblem::NotASegment { text })),
            },
        }
    }

    /// An amount in `currency`, refused where the cell is empty.
    pub(crate) fn price(&self, column: usize, currency: &Currency) -> Result<Decimal, Stop> {
        self.needed(column)?;
        self.amount(column, currency)?.ok_or(Stop::Refused { column, problem: RowProblem::Empty })
    }

    /// Microsoft's marker. One that we do not know is a remark that is kept, not a
    /// reason to refuse a price.
    pub(crate) fn marker(
        &self,
        column: usize,
        extra: &mut BTreeMap<String, String>,
    ) -> Option<Marker> {
        let text = self.text(column);
        let marker = text.parse().ok();
        if marker.is_none() && !text.is_empty() {
            self.keep(column, extra);
        }
        marker
    }

    /// The cells of columns that the kind does not know, by their header.
    pub(crate) fn extra(&self) -> BTreeMap<String, String> {
        let mut extra = BTreeMap::new();
        for index in self.layout.extra() {
            let text = self.said(self.record.get(*index).unwrap_or_default());
            if !text.is_empty() {
                extra.insert(self.layout.name(*index).to_owned(), text.to_owned());
            }
        }
        extra
    }

    /// Keeps a cell of a known column as it is, by the column's own name.
    pub(crate) fn keep(&self, column: usize, extra: &mut BTreeMap<String, String>) {
        let text = self.text(column);
        if let (false, Some(known)) = (text.is_empty(), self.layout.kind.columns.get(column)) {
            extra.insert(known.name.to_owned(), text.to_owned());
        }
    }
}
