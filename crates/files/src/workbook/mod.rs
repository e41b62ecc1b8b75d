//! Lists in Excel workbooks (catalog-pricing.md, 6.1): sheets, read a cell at a time.

mod bounds;
mod sheet;

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use calamine::{Reader, Xlsx};

use crate::container::Progress;
use crate::error::{ArchiveProblem, FileError};
use crate::records::Records;
use crate::watch::Watch;
use crate::workbook::sheet::Sheet;

/// A workbook that was looked through before it was opened.
pub(crate) struct Workbook {
    book: Xlsx<BufReader<File>>,
}

impl Workbook {
    /// Refuses what is larger than any list, or says that it is.
    pub(crate) fn open(
        path: &Path,
        progress: &Progress,
        watch: &mut dyn Watch,
    ) -> Result<Self, FileError> {
        bounds::check(path, progress, watch)?;
        let book = Xlsx::new(BufReader::new(File::open(path)?)).map_err(|_| damaged())?;
        Ok(Self { book })
    }

    /// The names of its sheets, in their order.
    pub(crate) fn sheets(&self) -> Vec<String> {
        self.book.sheet_names()
    }

    /// The rows of one sheet, which is the first of `share` of as many as the second;
    /// `None` where it is no table of cells.
    pub(crate) fn sheet<'a>(
        &'a mut self,
        name: &str,
        progress: &'a Progress,
        share: (usize, usize),
    ) -> Option<impl Records> {
        let cells = self.book.worksheet_cells_reader(name).ok()?;
        Some(Sheet::new(cells, progress, share))
    }
}

fn damaged() -> FileError {
    FileError::Archive(ArchiveProblem::Damaged)
}
