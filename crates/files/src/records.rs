//! Text to records: the csv library, true line numbers, and a way on after a
//! line whose quotes are broken.

use std::io::{self, Read, SeekFrom};

use csv::{ByteRecord, Position, StringRecord};

use crate::error::FileError;
use crate::problem::RowProblem;
use crate::window::{RecordTooLong, Window};

/// Small, as going back in the text refills it.
const BUFFER: usize = 16 * 1024;

/// What the text holds next.
pub(crate) enum Next {
    /// The record asked for; it starts on `line`.
    Record {
        line: u64,
    },
    Broken {
        line: u64,
        problem: RowProblem,
    },
    End,
}

/// Where records come from.
pub(crate) trait Records {
    /// Reads the next record into `record`, reusing its room.
    fn next(&mut self, record: &mut StringRecord) -> Result<Next, FileError>;
}

/// The records of a text.
pub(crate) struct Lines<R> {
    csv: csv::Reader<Window<R>>,
    separator: u8,
    bytes: ByteRecord,
}

impl<R: Read> Lines<R> {
    /// From `start` in the text.
    pub(crate) fn new(
        window: Window<R>,
        separator: u8,
        start: &Position,
    ) -> Result<Self, FileError> {
        let mut csv = csv::ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .buffer_capacity(BUFFER)
            .from_reader(window);
        // The header has been found already; this keeps the library from
        // taking a row for one.
        csv.set_byte_headers(ByteRecord::new());
        csv.seek_raw(SeekFrom::Start(start.byte()), start.clone()).map_err(from_csv)?;
        Ok(Self { csv, separator, bytes: ByteRecord::new() })
    }

    /// The library's position is before the blank lines it skips.
    fn first_line(&self, start: &Position) -> u64 {
        let text = self.csv.get_ref().from(start.byte());
        let blank = text.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        start.line() + blank.filter(|byte| **byte == b'\n').count() as u64
    }

    /// Whether a record over several lines opens and closes its quotes where
    /// quotes belong. The library forgives more, and would join the halves of
    /// two rows into one.
    fn is_well_quoted(&self, start: &Position) -> bool {
        let text = self.csv.get_ref().from(start.byte());
        let length = self.csv.position().byte() - start.byte();
        let text = &text[..usize::try_from(length).unwrap_or(text.len()).min(text.len())];
        let ends = |byte: Option<&u8>| {
            byte.is_none_or(|b| *b == self.separator || matches!(b, b'\r' | b'\n'))
        };
        let (mut quoted, mut fresh) = (false, true);
        let mut at = 0;
        while let Some(byte) = text.get(at) {
            match (*byte, quoted) {
                (b'"', true) if text.get(at + 1) == Some(&b'"') => at += 1,
                (b'"', true) if !ends(text.get(at + 1)) => return false,
                (b'"', true) => quoted = false,
                (b'"', false) if fresh => quoted = true,
                (_, true) => {}
                (other, false) => fresh = ends(Some(&other)),
            }
            at += 1;
        }
        !quoted
    }

    /// Refuses the first line of a record and goes on with the next line.
    fn go_on(&mut self, start: &Position) -> Result<Next, FileError> {
        let line = self.first_line(start);
        let text = self.csv.get_ref().from(start.byte());
        let first = text.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let next = text[first..].iter().position(|byte| *byte == b'\n');
        let (byte, problem) = match next {
            Some(end) => (start.byte() + (first + end + 1) as u64, RowProblem::UnclosedQuote),
            None => {
                let window = self.csv.get_mut();
                window.mark(start.byte() + first as u64);
                (window.skip_line()?, RowProblem::TooLong)
            }
        };
        let mut position = Position::new();
        position.set_byte(byte).set_line(line + 1);
        self.csv.seek_raw(SeekFrom::Start(byte), position).map_err(from_csv)?;
        Ok(Next::Broken { line, problem })
    }
}

impl<R: Read> Records for Lines<R> {
    fn next(&mut self, record: &mut StringRecord) -> Result<Next, FileError> {
        let start = self.csv.position().clone();
        self.csv.get_mut().mark(start.byte());
        let got = match self.csv.read_byte_record(&mut self.bytes) {
            Ok(got) => got,
            Err(error) => {
                let error = cause(error);
                return if is_too_long(&error) { self.go_on(&start) } else { Err(error.into()) };
            }
        };
        if !got {
            return Ok(Next::End);
        }
        let line = self.first_line(&start);
        let content = self.bytes.as_slice();
        if content.contains(&0) {
            return Ok(Next::Broken { line, problem: RowProblem::NotText });
        }
        if (content.contains(&b'\n') || content.contains(&b'\r')) && !self.is_well_quoted(&start) {
            return self.go_on(&start);
        }
        // The two records swap their room back and forth.
        let room = std::mem::take(record).into_byte_record();
        let bytes = std::mem::replace(&mut self.bytes, room);
        match StringRecord::from_byte_record(bytes) {
            Ok(text) => {
                *record = text;
                Ok(Next::Record { line })
            }
            Err(_) => Ok(Next::Broken { line, problem: RowProblem::DamagedText }),
        }
    }
}

fn is_too_long(error: &io::Error) -> bool {
    error.get_ref().is_some_and(|inner| inner.is::<RecordTooLong>())
}

fn from_csv(error: csv::Error) -> FileError {
    cause(error).into()
}

/// The library's own conversion would hide our errors inside its own.
fn cause(error: csv::Error) -> io::Error {
    if !error.is_io_error() {
        return io::Error::other(error);
    }
    if let csv::ErrorKind::Io(cause) = error.into_kind() {
        return cause;
    }
    io::ErrorKind::Other.into()
}
