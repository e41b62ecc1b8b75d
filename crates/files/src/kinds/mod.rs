//! The kinds of price lists. A further kind is a file here and a line below.

pub(crate) mod elsewhere;
mod license_new_commerce;

use desk_core::price_list::{PriceListKind, PriceRow};

use crate::cells::{Cells, Stop};
use crate::header::Column;

/// How one kind of list is read. Which encoding, separator, archive or
/// spelling of the header it came in, is not its business.
#[derive(Debug)]
pub(crate) struct Kind {
    pub(crate) kind: PriceListKind,
    pub(crate) columns: &'static [Column],
    /// The column that holds a price: it tells a row from a header.
    pub(crate) probe: usize,
    /// The column of Microsoft's change marker, if the kind has one.
    pub(crate) marker: Option<usize>,
    /// Columns that only a list published ahead of its month has, as
    /// `header::plain` writes them.
    pub(crate) preview_columns: &'static [&'static str],
    /// Turns a record into a row.
    pub(crate) row: fn(&Cells<'_>, u64) -> Result<PriceRow, Stop>,
}

pub(crate) static ALL: [&Kind; 1] = [&license_new_commerce::KIND];
