//! What a pass over a file of people found out.

use super::kinds::PeopleKind;
use super::row::PersonRow;
use crate::columns::Columns;
use crate::problem::RefusedRow;

/// The file, and how its rows fared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleFindings {
    pub kind: PeopleKind,
    /// The person said the kind, or the header is that of no other: else ask, because
    /// the kind tells whether people are created or were observed.
    pub kind_is_certain: bool,
    /// Of the file as it came, the archive included.
    pub source_sha256: [u8; 32],
    /// The name the person saw.
    pub file_name: String,
    /// The name of the list inside the archive.
    pub inner_name: Option<String>,
    pub encoding: &'static str,
    /// What stands between cells; `None` in a workbook.
    pub separator: Option<char>,
    /// The sheets of a workbook that were read.
    pub sheets: Vec<String>,
    pub sheets_skipped: Vec<String>,
    /// Rows that say something: neither blank nor the header again. The three below
    /// add up to it.
    pub rows_read: u64,
    pub rows_good: u64,
    pub rows_refused: u64,
    /// Rows of the template's own.
    pub example_rows: u64,
    /// Of the good rows: those to look at before they are taken.
    pub rows_suspicious: u64,
    /// How often the header came again in mid-file.
    pub repeated_headers: u64,
    /// As the file writes them; nothing of them is read.
    pub unknown_columns: Vec<String>,
    /// Columns of this kind that the file does without.
    pub missing_columns: Vec<&'static str>,
    /// The columns of passwords, which were dropped with all that stood in them.
    pub dropped_columns: Vec<String>,
    /// Every user name was compared with every other of the file.
    pub all_compared: bool,
}

/// [`PeopleFindings`] and a first look at the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleInspection {
    /// With no rows where a needed column is missing.
    pub findings: PeopleFindings,
    pub columns: Columns<PeopleKind>,
    pub first_rows: Vec<PersonRow>,
    pub first_refused: Vec<RefusedRow>,
}

impl PeopleInspection {
    /// How many rows are kept to show.
    pub const ROWS: usize = 20;
    /// How many refusals are kept to show.
    pub const REFUSED: usize = 100;
}
