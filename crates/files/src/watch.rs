//! Who looks on while a file is read.

use std::ops::ControlFlow;

use desk_core::price_list::PriceRow;

use crate::container::Progress;
use crate::error::FileError;
use crate::problem::RefusedRow;

/// Why whoever takes the rows wants no more of them.
#[derive(Debug, thiserror::Error)]
#[error("the rows could not be taken")]
pub struct SinkStopped(#[source] pub Box<dyn std::error::Error + Send + Sync>);

/// Takes the rows of a file, in its order.
pub trait RowSink {
    fn row(&mut self, row: PriceRow) -> Result<(), SinkStopped>;
    fn refused(&mut self, refused: RefusedRow) -> Result<(), SinkStopped>;
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
