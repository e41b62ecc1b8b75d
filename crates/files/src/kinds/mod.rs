//! The kinds of price lists. A further kind is a file here and a line below.

pub(crate) mod elsewhere;
mod license_legacy;
mod license_new_commerce;
mod software;

use desk_core::ids::OfferId;
use desk_core::price_list::{PriceListKind, PriceRow};

use crate::cells::{Cells, Stop};
use crate::error::WhyNot;
use crate::header::Column;
use crate::list_kind::ListKind;
use crate::problem::RowProblem;

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

pub(crate) static ALL: [&Kind; 3] =
    [&license_new_commerce::KIND, &license_legacy::KIND, &software::KIND];

impl ListKind for Kind {
    type Code = PriceListKind;
    const LEAST_KNOWN: usize = 0;
    const SECRET: Option<&'static str> = None;

    fn all() -> &'static [&'static Self] {
        &ALL
    }

    fn code(&self) -> PriceListKind {
        self.kind
    }

    fn columns(&self) -> &'static [Column] {
        self.columns
    }

    fn probe(&self) -> usize {
        self.probe
    }

    /// A price starts with a digit, which no header does.
    fn tells_a_row(probe: &str) -> bool {
        probe.starts_with(|c: char| c.is_ascii_digit())
    }

    fn elsewhere(cells: &[String]) -> Option<WhyNot> {
        elsewhere::known(cells)
    }
}

/// The offer that two columns name; the one at fault is told.
fn product_and_sku(cells: &Cells<'_>, product: usize, sku: usize) -> Result<OfferId, Stop> {
    let (product_id, sku_id) = (cells.id(product)?, cells.id(sku)?);
    OfferId::new(product_id, sku_id).map_err(|_| {
        let at_fault = if OfferId::new(product_id, "1").is_ok() { sku } else { product };
        cells.refuse(at_fault, |text| RowProblem::NotAnOffer { text })
    })
}
