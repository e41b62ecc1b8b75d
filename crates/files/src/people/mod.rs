//! People: files that people fill in, and what directories export (users-roles.md, 2).
//!
//! Read as price lists are, by the same container, encoding, header, mapping and
//! repairs, in one pass whose memory does not grow with the rows but for a short sum of
//! each user name. A column of passwords is dropped before any row of it is looked at:
//! what stands in it reaches no row, no problem, no sample and no file.

mod countries;
mod country_names;
mod detail;
mod examples;
mod findings;
mod heads;
mod in_place;
mod judge;
mod kinds;
mod options;
mod pass;
mod reading;
mod row;
mod said;
mod shifted;
mod twice;
mod write;

use std::path::Path;

pub use detail::Detail;
pub use findings::{PeopleFindings, PeopleInspection};
pub use judge::{Judge, Objection};
pub use kinds::{PeopleAre, PeopleKind, UnknownPeopleKind};
pub use options::PeopleOptions;
pub use row::{PersonRow, Suspicion, UserType};
pub use write::{PeopleFile, PeopleForm};

use crate::error::{FileError, WhyNot};
use crate::header::Fit;
use crate::problem::RefusedRow;
use crate::watch::{RowSink, SinkStopped, Watch};

/// What is this file? One pass that keeps the first rows and writes nothing. A file
/// that lacks a needed column is answered with its columns and no rows, so that a
/// person can say which they are.
pub fn inspect(
    path: &Path,
    options: &PeopleOptions,
    watch: &mut dyn Watch,
) -> Result<PeopleInspection, FileError> {
    let mut first = First::default();
    let whole = pass::run(path, options, Fit::Whole, &mut first, watch);
    let (findings, columns) = match whole {
        Err(FileError::NotAPriceList { why: WhyNot::MissingColumns { .. } }) => {
            pass::run(path, options, Fit::Nearly, &mut first, watch).map_err(of_people)?
        }
        whole => whole.map_err(of_people)?,
    };
    Ok(PeopleInspection { findings, columns, first_rows: first.rows, first_refused: first.refused })
}

/// Gives each person or refusal to `sink`, in the order of the file, and returns what
/// [`inspect`] would have found.
pub fn read(
    path: &Path,
    options: &PeopleOptions,
    sink: &mut dyn RowSink<PersonRow>,
    watch: &mut dyn Watch,
) -> Result<PeopleFindings, FileError> {
    pass::run(path, options, Fit::Whole, sink, watch)
        .map(|(findings, _)| findings)
        .map_err(of_people)
}

/// What a list of prices lacks, a list of people does.
fn of_people(error: FileError) -> FileError {
    if let FileError::NotAPriceList { why } = error {
        FileError::NotAListOfPeople { why }
    } else {
        error
    }
}

/// Enough to show a person what is in the file.
#[derive(Default)]
struct First {
    rows: Vec<PersonRow>,
    refused: Vec<RefusedRow>,
}

impl RowSink<PersonRow> for First {
    fn row(&mut self, row: PersonRow) -> Result<(), SinkStopped> {
        if self.rows.len() < PeopleInspection::ROWS {
            self.rows.push(row);
        }
        Ok(())
    }

    fn refused(&mut self, refused: RefusedRow) -> Result<(), SinkStopped> {
        if self.refused.len() < PeopleInspection::REFUSED {
            self.refused.push(refused);
        }
        Ok(())
    }
}
