//! A table as a file for people: CSV as their spreadsheet or as the standard writes it,
//! or a workbook with typed cells. Written row by row, whatever its length.

use std::fs::File;
use std::io::{self, BufWriter, Write};

use jiff::Timestamp;
use rust_decimal::Decimal;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

use crate::formulas::{guarded, is_phone};

/// How a CSV file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CsvForm {
    pub separator: u8,
    pub decimal_comma: bool,
    /// Excel takes a file without one for the computer's old encoding.
    pub byte_order_mark: bool,
}

impl CsvForm {
    /// RFC 4180.
    pub const STANDARD: Self =
        Self { separator: b',', decimal_comma: false, byte_order_mark: false };
    /// As an English spreadsheet opens it with a double click.
    pub const ENGLISH: Self = Self { byte_order_mark: true, ..Self::STANDARD };
    /// As a French one does: the comma is its decimal mark.
    pub const FRENCH: Self = Self { separator: b';', decimal_comma: true, byte_order_mark: true };
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableForm {
    Csv(CsvForm),
    Workbook,
}

/// What stands in one place of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Empty,
    Text(String),
    /// A telephone number, which is written as it is: another program reads the file,
    /// and a sign before it would become a part of it.
    Phone(String),
    Number(Decimal),
    /// A moment, in UTC.
    Instant(Timestamp),
}

/// A table that is being written. What is left behind when it is dropped unfinished
/// is no table.
pub struct TableFile<'w>(Inner<'w>);

enum Inner<'w> {
    Csv(CsvForm, Box<csv::Writer<&'w mut BufWriter<File>>>),
    Workbook(Box<Sheets<'w>>),
}

impl std::fmt::Debug for TableFile<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TableFile").finish_non_exhaustive()
    }
}

impl<'w> TableFile<'w> {
    /// Begins a table with these headings.
    pub fn begin(
        file: &'w mut BufWriter<File>,
        form: TableForm,
        headings: &[String],
    ) -> io::Result<Self> {
        let headings: Vec<Cell> = headings.iter().cloned().map(Cell::Text).collect();
        let inner = match form {
            TableForm::Csv(form) => {
                if form.byte_order_mark {
                    file.write_all("\u{FEFF}".as_bytes())?;
                }
                let csv = csv::WriterBuilder::new()
                    .delimiter(form.separator)
                    .terminator(csv::Terminator::CRLF)
                    .from_writer(file);
                Inner::Csv(form, Box::new(csv))
            }
            TableForm::Workbook => Inner::Workbook(Box::new(Sheets::new(file, headings.clone()))),
        };
        let mut table = Self(inner);
        if matches!(table.0, Inner::Csv(..)) {
            table.row(&headings)?;
        }
        Ok(table)
    }

    pub fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        match &mut self.0 {
            Inner::Csv(form, csv) => {
                let cells = cells.iter().map(|cell| text(cell, *form));
                csv.write_record(cells).map_err(io::Error::other)
            }
            Inner::Workbook(sheets) => sheets.row(cells).map_err(io::Error::other),
        }
    }

    /// Writes what is still in hand.
    pub fn finish(self) -> io::Result<()> {
        match self.0 {
            Inner::Csv(_, mut csv) => csv.flush(),
            Inner::Workbook(sheets) => sheets.finish().map_err(io::Error::other),
        }
    }
}

fn text(cell: &Cell, form: CsvForm) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Phone(text) if is_phone(text) => text.clone(),
        Cell::Text(text) | Cell::Phone(text) => guarded(text).into_owned(),
        Cell::Number(number) if form.decimal_comma => number.to_string().replace('.', ","),
        Cell::Number(number) => number.to_string(),
        Cell::Instant(at) => at.to_string(),
    }
}

/// The sheets of a workbook: a further one where one is full.
struct Sheets<'w> {
    book: Workbook,
    file: &'w mut BufWriter<File>,
    headings: Vec<Cell>,
    bold: Format,
    moment: Format,
    /// The row that comes next, and the sheet that it comes in.
    next: u32,
    sheet: usize,
}

impl<'w> Sheets<'w> {
    /// What Excel can hold.
    const MOST_ROWS: u32 = 1_048_576;

    fn new(file: &'w mut BufWriter<File>, headings: Vec<Cell>) -> Self {
        let bold = Format::new().set_bold();
        let moment = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
        // Full, so that the first row begins the first sheet.
        Self {
            book: Workbook::new(),
            file,
            headings,
            bold,
            moment,
            next: Self::MOST_ROWS,
            sheet: 0,
        }
    }

    fn row(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        if self.next == Self::MOST_ROWS {
            self.begin()?;
        }
        let sheet = self.book.worksheet_from_index(self.sheet)?;
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Empty => {}
                // A text cell is never a formula, however it begins.
                Cell::Text(text) | Cell::Phone(text) => {
                    sheet.write_string(self.next, column, shortened(text))?;
                }
                Cell::Number(number) => match number.to_string().parse::<f64>() {
                    Ok(number) => drop(sheet.write_number(self.next, column, number)?),
                    Err(_) => drop(sheet.write_string(self.next, column, number.to_string())?),
                },
                Cell::Instant(at) => match ExcelDateTime::from_timestamp(at.as_second()) {
                    Ok(time) => drop(sheet.write_datetime_with_format(
                        self.next,
                        column,
                        time,
                        &self.moment,
                    )?),
                    Err(_) => drop(sheet.write_string(self.next, column, at.to_string())?),
                },
            }
        }
        self.next += 1;
        Ok(())
    }

    fn begin(&mut self) -> Result<(), XlsxError> {
        let sheet = self.book.add_worksheet_with_constant_memory()?;
        sheet.set_freeze_panes(1, 0)?;
        for (column, heading) in (0..).zip(&self.headings) {
            if let Cell::Text(heading) = heading {
                sheet.set_column_width(column, 18)?;
                sheet.write_string_with_format(0, column, shortened(heading), &self.bold)?;
            }
        }
        self.sheet = self.book.worksheets().len() - 1;
        self.next = 1;
        Ok(())
    }

    fn finish(mut self) -> Result<(), XlsxError> {
        if self.next == Self::MOST_ROWS && self.book.worksheets().is_empty() {
            self.begin()?;
        }
        self.book.save_to_writer(self.file)
    }
}

/// A cell of a workbook holds 32,767 characters.
fn shortened(text: &str) -> &str {
    const MOST: usize = 32_767;
    text.char_indices().nth(MOST).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail loudly")]

    use super::*;

    fn written(form: TableForm) -> Vec<u8> {
        let file = tempfile::NamedTempFile::new().unwrap();
        let mut out = BufWriter::new(file.reopen().unwrap());
        let headings = ["Titre".to_owned(), "Prix".to_owned(), "-".to_owned()];
        let mut table = TableFile::begin(&mut out, form, &headings).unwrap();
        let price = Cell::Number("1234.50".parse().unwrap());
        table.row(&[Cell::Text("Été; \"a\"".to_owned()), price, Cell::Empty]).unwrap();
        table
            .row(&[Cell::Text("=cmd|' /C calc'!A0".to_owned()), Cell::Empty, Cell::Empty])
            .unwrap();
        table.finish().unwrap();
        out.flush().unwrap();
        std::fs::read(file.path()).unwrap()
    }

    #[test]
    fn each_form_is_what_its_reader_expects() {
        for (form, wanted) in [
            (
                CsvForm::FRENCH,
                "\u{FEFF}Titre;Prix;'-\r\n\"Été; \"\"a\"\"\";1234,50;\r\n'=cmd|' /C calc'!A0;;\r\n",
            ),
            (
                CsvForm::ENGLISH,
                "\u{FEFF}Titre,Prix,'-\r\n\"Été; \"\"a\"\"\",1234.50,\r\n'=cmd|' /C calc'!A0,,\r\n",
            ),
            (
                CsvForm::STANDARD,
                "Titre,Prix,'-\r\n\"Été; \"\"a\"\"\",1234.50,\r\n'=cmd|' /C calc'!A0,,\r\n",
            ),
        ] {
            assert_eq!(String::from_utf8(written(TableForm::Csv(form))).unwrap(), wanted);
        }
    }

    #[test]
    fn a_moment_is_one_in_a_workbook_and_the_standards_in_a_csv() {
        use calamine::{Data, Reader, Xlsx};
        let file = tempfile::NamedTempFile::new().unwrap();
        for form in [TableForm::Workbook, TableForm::Csv(CsvForm::STANDARD)] {
            let mut out = BufWriter::new(File::create(file.path()).unwrap());
            let mut table = TableFile::begin(&mut out, form, &["When".to_owned()]).unwrap();
            table.row(&[Cell::Instant("2025-11-03T10:00:00Z".parse().unwrap())]).unwrap();
            table.finish().unwrap();
            out.flush().unwrap();
            let bytes = std::fs::read(file.path()).unwrap();
            if form == TableForm::Workbook {
                let mut book: Xlsx<_> =
                    calamine::open_workbook_from_rs(io::Cursor::new(bytes)).unwrap();
                let sheet = book.worksheet_range_at(0).unwrap().unwrap();
                let told = sheet.get_value((1, 0)).unwrap();
                assert!(matches!(told, Data::DateTime(_)), "{told:?}");
            } else {
                assert_eq!(String::from_utf8(bytes).unwrap(), "When\r\n2025-11-03T10:00:00Z\r\n");
            }
        }
    }

    #[test]
    fn a_workbook_has_numbers_as_numbers_and_formulas_as_text() {
        use calamine::{Data, Reader, Xlsx};
        let bytes = io::Cursor::new(written(TableForm::Workbook));
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(bytes).unwrap();
        let sheet = book.worksheet_range_at(0).unwrap().unwrap();
        let cell = |row, column| sheet.get_value((row, column)).cloned().unwrap_or_default();
        assert_eq!(cell(0, 1), Data::String("Prix".to_owned()));
        assert_eq!(cell(1, 1), Data::Float(1234.5));
        assert_eq!(cell(2, 0), Data::String("=cmd|' /C calc'!A0".to_owned()));
        assert_eq!(book.worksheet_formula(&book.sheet_names()[0]).unwrap().used_cells().count(), 0);
    }
}
