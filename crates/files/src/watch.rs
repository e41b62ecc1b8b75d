//! Who looks on while a file is read.

use std::ops::ControlFlow;

use csv::StringRecord;
use desk_core::price_list::PriceRow;

use crate::container::Progress;
use crate::error::FileError;
use crate::problem::RefusedRow;

/// Why whoever takes the rows wants no more of them.
#[derive(Debug, thiserror::Error)]
#[error("the rows could not be taken")]
pub struct SinkStopped(#[source] pub Box<dyn std::error::Error + Send + Sync>);

/// Takes the rows of a file, in its order.
pub trait RowSink<Row = PriceRow> {
    fn row(&mut self, row: Row) -> Result<(), SinkStopped>;
    fn refused(&mut self, refused: RefusedRow) -> Result<(), SinkStopped>;

    /// As [`Self::refused`], with the whole row for who keeps it.
    fn refused_whole(
        &mut self,
        refused: RefusedRow,
        _row: &WholeRow<'_>,
    ) -> Result<(), SinkStopped> {
        self.refused(refused)
    }
}

/// A refused row as it stood in the file, its repaired cells repaired.
#[derive(Debug, Clone, Copy)]
pub struct WholeRow<'a> {
    pub(crate) names: &'a [String],
    /// `None` where the line could not be taken apart into cells.
    pub(crate) record: Option<&'a StringRecord>,
}

impl<'a> WholeRow<'a> {
    /// The columns of the file, as they are written there.
    pub fn names(&self) -> impl Iterator<Item = &'a str> {
        self.names.iter().map(String::as_str)
    }

    /// What stands in them; there may be more cells than columns, or fewer.
    pub fn cells(&self) -> impl Iterator<Item = &'a str> {
        self.record.into_iter().flat_map(StringRecord::iter)
    }
}

/// Hears how far the reading is, every few hundred rows.
pub trait Watch {
    /// `Break` cancels. The bytes of an archive are those of the list in it; those of
    /// a workbook are counted twice, because it is looked through before it is read.
    fn progress(&mut self, bytes_read: u64, bytes_total: u64, rows: u64) -> ControlFlow<()>;
}

/// Nobody looks on, nobody cancels.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn progress(&mut self, _: u64, _: u64, _: u64) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

/// Says how far the reading is, and errors where it shall end.
pub(crate) fn breathe(
    watch: &mut dyn Watch,
    progress: &Progress,
    rows: u64,
) -> Result<(), FileError> {
    match watch.progress(progress.read.get(), progress.total, rows) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(FileError::Cancelled),
    }
}
