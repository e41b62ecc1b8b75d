//! The rows of one sheet, as the records of a text would be.

use std::io::{Read, Seek};

use calamine::{Cell, DataRef, ExcelDateTime, XlsxCellReader};
use csv::StringRecord;
use rust_decimal::Decimal;

use super::damaged;
use crate::container::Progress;
use crate::error::FileError;
use crate::header::MOST_COLUMNS;
use crate::problem::RowProblem;
use crate::records::{Next, Records};

/// What Excel can hold; a sheet may say that it has more.
const MOST_ROWS: u64 = 1_048_576;

pub(super) struct Sheet<'a, RS: Read + Seek> {
    cells: XlsxCellReader<'a, RS>,
    /// The first cell of the next row, which ended this one.
    ahead: Option<Cell<DataRef<'a>>>,
    ended: bool,
    progress: &'a Progress,
    /// How far the reading is at the first and the last row of the sheet.
    span: (u64, u64),
    /// How many rows the sheet says that it has.
    rows: u64,
}

impl<'a, RS: Read + Seek> Sheet<'a, RS> {
    pub(super) fn new(
        cells: XlsxCellReader<'a, RS>,
        progress: &'a Progress,
        (index, of): (usize, usize),
    ) -> Self {
        let rows = u64::from(cells.dimensions().end.0).clamp(1, MOST_ROWS);
        // The first half of the reading was the look through the parts.
        let half = progress.total / 2;
        let at = |index: usize| half + half * index as u64 / of.max(1) as u64;
        Self { cells, ahead: None, ended: false, progress, span: (at(index), at(index + 1)), rows }
    }

    fn next_cell(&mut self) -> Result<Option<Cell<DataRef<'a>>>, FileError> {
        if let Some(cell) = self.ahead.take() {
            return Ok(Some(cell));
        }
        // Behind the last cell the library would read on.
        if self.ended {
            return Ok(None);
        }
        let cell = self.cells.next_cell().map_err(|_| damaged())?;
        self.ended = cell.is_none();
        Ok(cell)
    }
}

impl<RS: Read + Seek> Records for Sheet<'_, RS> {
    fn next(&mut self, record: &mut StringRecord) -> Result<Next, FileError> {
        record.clear();
        let Some(first) = self.next_cell()? else { return Ok(Next::End) };
        let (row, _) = first.get_position();
        let line = u64::from(row) + 1;
        let (from, to) = self.span;
        self.progress.read.set(from + (to - from) * line.min(self.rows) / self.rows);
        let mut too_wide = None;
        let mut cell = Some(first);
        while let Some(here) = cell {
            let (its_row, column) = here.get_position();
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            if its_row != row {
                self.ahead = Some(here);
                break;
            }
            if column >= MOST_COLUMNS {
                too_wide = (*here.get_value() != DataRef::Empty).then_some(column + 1).or(too_wide);
            } else if record.len() <= column {
                while record.len() < column {
                    record.push_field("");
                }
                record.push_field(&text(here.get_value()));
            }
            cell = self.next_cell()?;
        }
        Ok(match too_wide {
            Some(_) => Next::Broken { line, problem: RowProblem::TooLong },
            None => Next::Record { line },
        })
    }
}

/// What the cell says, so that it reads one way only.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => float(*number),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(at) => date(at),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    }
}

/// As people see it: a spreadsheet shows 15 digits of the 17 that it keeps.
fn float(number: f64) -> String {
    let shown = format!("{number:.14e}");
    let Ok(decimal) = Decimal::from_scientific(&shown) else { return number.to_string() };
    let decimal = decimal.normalize();
    match decimal.scale() {
        // Three digits could be thousands; in a cell with a number they are not.
        3 => format!("{decimal}0"),
        _ => decimal.to_string(),
    }
}

fn date(at: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    if (hour, minute, second) == (0, 0, 0) {
        return format!("{year:04}-{month:02}-{day:02}");
    }
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_reads_as_the_spreadsheet_shows_it() {
        for (number, wanted) in [
            (44.2, "44.2"),
            (0.1 + 0.2, "0.3"),
            (5.0, "5"),
            (1_234.0, "1234"),
            (44.205, "44.2050"),
            (0.0, "0"),
            (43_922.0, "43922"),
            (1e-20, "0.00000000000000000001"),
            (9_223_372_036_854_780_000.0, "9223372036854780000"),
        ] {
            assert_eq!(float(number), wanted);
        }
        assert_eq!(float(f64::NAN), "NaN");
    }
}
