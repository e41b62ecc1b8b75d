//! What the person, or the caller, already knows about the file.

use std::str::FromStr;

use desk_core::price_list::{Currency, Market, Month, PriceListKind, UnknownCode};

use crate::mapping::Mapping;
use crate::repairs::Repairs;

/// Whether `01/02/2023` is in February or in January.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
}

impl DateOrder {
    pub const ALL: [Self; 2] = [Self::DayFirst, Self::MonthFirst];

    pub const fn code(self) -> &'static str {
        match self {
            Self::DayFirst => "day_first",
            Self::MonthFirst => "month_first",
        }
    }
}

impl FromStr for DateOrder {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        Self::ALL.into_iter().find(|order| order.code() == text).ok_or_else(|| UnknownCode {
            text: text.to_owned(),
            wanted: "an order of dates: day_first or month_first",
        })
    }
}

/// Everything but `today` may be left for the file to tell.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    pub kind: Option<PriceListKind>,
    /// Fills the cells that say none; rows of another market are refused.
    pub market: Option<Market>,
    /// Fills the cells that say none; rows in another currency are refused.
    pub currency: Option<Currency>,
    pub month: Option<Month>,
    pub preview: Option<bool>,
    /// The name the person saw, where the path is a copy under another name.
    pub file_name: Option<String>,
    /// A list for a later month than this is a preview.
    pub today: Month,
    pub date_order: Option<DateOrder>,
    /// Which column holds what, where its name does not tell.
    pub columns: Mapping,
    /// What stands in cells instead of what the file says.
    pub repairs: Repairs,
}

impl ReadOptions {
    pub fn new(today: Month) -> Self {
        Self {
            kind: None,
            market: None,
            currency: None,
            month: None,
            preview: None,
            file_name: None,
            today,
            date_order: None,
            columns: Mapping::default(),
            repairs: Repairs::default(),
        }
    }
}
