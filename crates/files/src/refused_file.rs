//! The file of refused rows: for a person who repairs them in a spreadsheet, or
//! hands them to whoever can.
//!
//! Three columns of ours say where and why; behind them the row is as it was read,
//! its repaired cells repaired, so that nothing that was typed is lost and a row of
//! too many cells stays one. The file can be imported again: our three columns are
//! known and left out.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::formulas::guarded;
use crate::problem::RefusedRow;
use crate::watch::{RowSink, SinkStopped, WholeRow};

/// How a spreadsheet in a language wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RefusedForm {
    pub separator: u8,
    /// Where it stands, which column is at fault, and why.
    pub heads: [&'static str; 3],
}

impl RefusedForm {
    pub const ENGLISH: Self =
        Self { separator: b',', heads: ["Refused line", "Refused column", "Refused because"] };
    pub const FRENCH: Self =
        Self { separator: b';', heads: ["Ligne refusée", "Colonne refusée", "Raison du refus"] };
}

/// Whether a column of a file is one that we wrote into it.
pub(crate) fn is_ours(name: &str) -> bool {
    [RefusedForm::ENGLISH, RefusedForm::FRENCH].iter().any(|form| form.heads.contains(&name))
}

/// Writes the refused rows of a file and takes no others.
#[derive(Debug)]
pub struct RefusedFile<W: Write> {
    out: csv::Writer<W>,
    form: RefusedForm,
    /// Why a row was refused, in the person's language.
    why: fn(&RefusedRow) -> String,
    /// The header that was written last; another sheet may have another.
    names: Option<Vec<String>>,
    rows: u64,
}

impl<W: Write> RefusedFile<W> {
    /// By the mark a spreadsheet knows UTF-8.
    const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

    pub fn new(mut out: W, form: RefusedForm, why: fn(&RefusedRow) -> String) -> io::Result<Self> {
        out.write_all(Self::BYTE_ORDER_MARK)?;
        let out = csv::WriterBuilder::new()
            .delimiter(form.separator)
            .terminator(csv::Terminator::CRLF)
            .flexible(true)
            .from_writer(out);
        Ok(Self { out, form, why, names: None, rows: 0 })
    }

    /// How many rows were written, and the end of it.
    pub fn finish(mut self) -> io::Result<u64> {
        self.out.flush()?;
        Ok(self.rows)
    }

    fn keep(&mut self, refused: &RefusedRow, row: &WholeRow<'_>) -> Result<(), SinkStopped> {
        self.write(refused, row).map_err(|cause| SinkStopped(Box::new(cause)))
    }

    fn write(&mut self, refused: &RefusedRow, row: &WholeRow<'_>) -> csv::Result<()> {
        if self.names.as_deref() != Some(row.names) {
            self.names = Some(row.names.to_vec());
            let names = row.names().map(guarded);
            let heads = self.form.heads.into_iter().map(Cow::Borrowed);
            self.line(heads.chain(names).collect())?;
        }
        let place = match &refused.sheet {
            Some(sheet) => format!("{sheet}, {}", refused.line),
            None => refused.line.to_string(),
        };
        let why = (self.why)(refused);
        let ours = [&place, refused.column.as_deref().unwrap_or_default(), &why];
        self.line(ours.into_iter().chain(row.cells()).map(guarded).collect())?;
        self.rows += 1;
        Ok(())
    }

    fn line(&mut self, cells: Vec<Cow<'_, str>>) -> csv::Result<()> {
        self.out.write_record(cells.iter().map(|cell| cell.as_bytes()))
    }
}

impl<Row, W: Write> RowSink<Row> for RefusedFile<W> {
    fn row(&mut self, _row: Row) -> Result<(), SinkStopped> {
        Ok(())
    }

    /// A row without its cells has only its place and the reason.
    fn refused(&mut self, refused: RefusedRow) -> Result<(), SinkStopped> {
        let names = self.names.clone().unwrap_or_default();
        self.keep(&refused, &WholeRow { names: &names, record: None })
    }

    fn refused_whole(
        &mut self,
        refused: RefusedRow,
        row: &WholeRow<'_>,
    ) -> Result<(), SinkStopped> {
        self.keep(&refused, row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_columns_are_known_again() {
        assert!(is_ours("Refused line") && is_ours("Raison du refus"));
        assert!(!is_ours("Line"));
    }
}
