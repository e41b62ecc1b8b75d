//! What a pass over a file found out.

use std::collections::BTreeSet;

use desk_core::price_list::{Currency, MarkerCounts, Market, Month, PriceListKind, PriceRow};

use crate::columns::Columns;
use crate::options::DateOrder;
use crate::problem::RefusedRow;

/// The head of the list, as far as the file and the options tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    pub kind: PriceListKind,
    /// `None` where the rows name several, or no row could be read.
    pub market: Option<Market>,
    /// `None` where the rows name several, or no row could be read.
    pub currency: Option<Currency>,
    /// What the rows say, whatever the options say.
    pub markets: BTreeSet<Market>,
    /// What the rows say, whatever the options say.
    pub currencies: BTreeSet<Currency>,
    /// `None` when nothing tells it: ask.
    pub month: Option<Month>,
    pub preview: bool,
    /// Of the file as it came, the archive included.
    pub source_sha256: [u8; 32],
    /// The name the person saw.
    pub file_name: String,
    /// It is a file of refused rows, as [`crate::RefusedFile`] writes them.
    pub is_refused_file: bool,
    /// The name of the list inside the archive.
    pub inner_name: Option<String>,
    pub encoding: &'static str,
    /// What stands between cells; `None` in a workbook.
    pub separator: Option<char>,
    /// The sheets of a workbook that were read.
    pub sheets: Vec<String>,
    /// Sheets that hold no list, or one in another currency than was asked for.
    pub sheets_skipped: Vec<String>,
    /// How dates like `01/02/2023` were read; `None` where none was met.
    pub date_order: Option<DateOrder>,
    /// Rows that say something: neither blank nor the header again.
    pub rows_read: u64,
    pub rows_good: u64,
    pub rows_refused: u64,
    /// Of the good rows.
    pub markers: MarkerCounts,
    pub has_markers: bool,
    /// As the file writes them; their cells are in each row's `extra`.
    pub unknown_columns: Vec<String>,
    /// Columns of this kind that the file does without.
    pub missing_columns: Vec<&'static str>,
    /// How often the header came again in mid-file.
    pub repeated_headers: u64,
}

/// [`Findings`] and a first look at the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// With no rows where a needed column is missing.
    pub findings: Findings,
    pub columns: Columns,
    pub first_rows: Vec<PriceRow>,
    pub first_refused: Vec<RefusedRow>,
}

impl Inspection {
    /// How many rows are kept to show.
    pub const ROWS: usize = 20;
    /// How many refusals are kept to show.
    pub const REFUSED: usize = 100;
}
