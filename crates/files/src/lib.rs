//! Price lists (catalog-pricing.md, 6) and people (`people`): bytes in, typed rows out.
//!
//! A list is read in one streaming pass whose memory does not grow with the
//! file. A row that cannot be read faithfully is refused with its line, its
//! column and the problem; what reads two ways is decided from the whole file
//! or refused, never guessed. A further kind of list is one file in `kinds`.

mod cells;
mod columns;
mod container;
mod conventions;
mod dates;
mod encoding;
mod error;
mod file_name;
mod findings;
mod foreign;
mod formulas;
mod header;
mod here;
mod kinds;
mod layout;
mod list_kind;
mod mapping;
mod month;
mod numbers;
mod options;
mod pass;
pub mod people;
mod previous;
mod problem;
pub mod profile;
mod records;
mod refused_file;
mod repairs;
mod seen;
mod table_file;
mod tables;
mod watch;
mod window;
mod workbook;

use std::path::Path;

use desk_core::price_list::PriceRow;

pub use columns::{ColumnNeed, Columns, FileColumn, KnownColumn};
pub use error::{ArchiveProblem, FileError, OtherFile, WhyNot};
pub use findings::{Findings, Inspection};
pub use mapping::Mapping;
pub use options::{DateOrder, ReadOptions};
pub use problem::{RefusedRow, RowProblem, Shown};
pub use refused_file::{RefusedFile, RefusedForm};
pub use repairs::Repairs;
pub use table_file::{Cell, CsvForm, TableFile, TableForm};
pub use watch::{RowSink, SinkStopped, Unwatched, Watch, WholeRow};

use header::Fit;

/// What is this file? One pass that keeps the first rows and writes nothing. A file
/// that lacks a needed column is answered with its columns and no rows, so that a
/// person can say which they are.
pub fn inspect(
    path: &Path,
    options: &ReadOptions,
    watch: &mut dyn Watch,
) -> Result<Inspection, FileError> {
    let mut first = First::default();
    let whole = pass::run(path, options, Fit::Whole, &mut first, watch);
    let (findings, columns) = match whole {
        Err(FileError::NotAPriceList { why: WhyNot::MissingColumns { .. } }) => {
            pass::run(path, options, Fit::Nearly, &mut first, watch)?
        }
        whole => whole?,
    };
    Ok(Inspection { findings, columns, first_rows: first.rows, first_refused: first.refused })
}

/// Gives each row or refusal to `sink`, in the order of the file, and returns
/// what [`inspect`] would have found.
pub fn read(
    path: &Path,
    options: &ReadOptions,
    sink: &mut dyn RowSink,
    watch: &mut dyn Watch,
) -> Result<Findings, FileError> {
    pass::run(path, options, Fit::Whole, sink, watch).map(|(findings, _)| findings)
}

/// Enough to show a person what is in the file.
#[derive(Default)]
struct First {
    rows: Vec<PriceRow>,
    refused: Vec<RefusedRow>,
}

impl RowSink for First {
    fn row(&mut self, row: PriceRow) -> Result<(), SinkStopped> {
        if self.rows.len() < Inspection::ROWS {
            self.rows.push(row);
        }
        Ok(())
    }

    fn refused(&mut self, refused: RefusedRow) -> Result<(), SinkStopped> {
        if self.refused.len() < Inspection::REFUSED {
            self.refused.push(refused);
        }
        Ok(())
    }
}
