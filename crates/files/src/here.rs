//! Where the reading is: the table, its line, and how a refusal names them.

use csv::StringRecord;

use crate::layout::Layout;
use crate::list_kind::ListKind;
use crate::problem::{RefusedRow, RowProblem, Shown};
use crate::repairs::Repairs;

/// The table that is being read.
pub(crate) struct Here<'a, K: ListKind> {
    pub(crate) layout: Layout<K>,
    pub(crate) separator: Option<u8>,
    pub(crate) sheet: Option<&'a str>,
    pub(crate) line: u64,
}

impl<K: ListKind> Here<'_, K> {
    pub(crate) fn refused(&self, column: Option<&str>, problem: RowProblem) -> RefusedRow {
        RefusedRow {
            sheet: self.sheet.map(str::to_owned),
            line: self.line,
            column: column.map(str::to_owned),
            cell: None,
            problem,
        }
    }

    /// For what stands in a column of the kind, which can be repaired where the
    /// file has that column.
    pub(crate) fn refused_cell(
        &self,
        record: &StringRecord,
        column: usize,
        problem: RowProblem,
    ) -> RefusedRow {
        let text = self.layout.place(column).map(|at| record.get(at).unwrap_or_default());
        let cell = text.filter(|text| text.len() <= Repairs::LONGEST).map(str::to_owned);
        RefusedRow { cell, ..self.refused(self.column(column), problem) }
    }

    /// The name of a column of the kind, as the file writes it.
    pub(crate) fn column(&self, column: usize) -> Option<&str> {
        let written = self.layout.place(column).map(|at| self.layout.name(at));
        written.or_else(|| self.layout.kind.columns().get(column).map(|known| known.name))
    }

    /// A row has a cell for each column; only what spreadsheets leave away may be
    /// missing, or a part of a row would pass for the whole. In a sheet each cell says
    /// itself where it stands.
    pub(crate) fn wrong_shape(&self, record: &StringRecord) -> Option<RowProblem> {
        let (found, wanted) = (record.len(), self.layout.width());
        let least = if self.sheet.is_some() { 2 } else { self.layout.least() };
        if found < least {
            let mut filled = record.iter().map(str::trim).filter(|cell| !cell.is_empty());
            return Some(match (filled.next(), filled.next()) {
                (Some(text), None) => RowProblem::Stray { text: Shown::new(text) },
                (Some(_), Some(_)) | (None, _) => RowProblem::TooFewCells { found, wanted },
            });
        }
        let over = record.iter().skip(wanted).map(str::trim).find(|cell| !cell.is_empty())?;
        Some(RowProblem::TooManyCells { found, wanted, text: Shown::new(over) })
    }
}
