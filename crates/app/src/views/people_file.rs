//! Bringing people in from files, and writing them out. There is no password in any of
//! this: columns of passwords are dropped while a file is read.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::people::UserQuery;
use super::state::Language;
use super::table_file::{CellRepair, ColumnChoice, ColumnsView, RefusedRowView};

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InspectPeople {
    /// Token of the file.
    pub file: String,
    /// An id of the screen's choosing, for progress and cancel.
    pub job: String,
    pub corrections: PeopleCorrections,
}

/// What the person says of a file of people instead of what was detected.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct PeopleCorrections {
    pub kind: Option<String>,
    /// Whether its people exist in the directory already; `None`: the kind tells, and
    /// where it does not, the directory id of each row.
    pub existing: Option<bool>,
    /// Completes user names without a domain.
    pub domain: Option<String>,
    /// Which column holds what, where the names do not tell.
    pub columns: Vec<ColumnChoice>,
    /// At most a thousand, of four kilobytes each.
    pub repairs: Vec<CellRepair>,
}

/// What a file is and what importing it would do. Nothing is written yet.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PeoplePreview {
    pub file_name: String,
    pub kind: String,
    /// Where it is not, the person is asked whether these people exist already.
    pub kind_is_certain: bool,
    pub encoding: String,
    /// What stands between cells; `None` for a workbook.
    pub separator: Option<String>,
    /// The sheets of a workbook that are read.
    pub sheets: Vec<String>,
    pub sheets_skipped: Vec<String>,
    /// The good, the refused and the example rows add up to it.
    pub rows_read: u32,
    pub rows_good: u32,
    pub rows_refused: u32,
    /// Rows of the template's own.
    pub example_rows: u32,
    /// Good rows about people who exist in the directory already.
    pub rows_existing: u32,
    /// Of those, the ones about people who are in the workspace.
    pub rows_known: u32,
    /// Good rows to look at before they come in.
    pub rows_suspicious: u32,
    pub repeated_headers: u32,
    /// Columns of passwords, of which nothing was kept.
    pub dropped_columns: Vec<String>,
    pub unknown_columns: Vec<String>,
    /// Every user name was compared with every other of the file.
    pub all_compared: bool,
    /// Where one is missing, no row was read: the person must say which it is.
    pub columns: ColumnsView,
    pub first_rows: Vec<PersonPreviewRow>,
    pub refused: Vec<RefusedRowView>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PersonPreviewRow {
    pub sheet: Option<String>,
    pub line: u32,
    pub user_name: String,
    pub name: String,
    pub department: Option<String>,
    pub usage_location: Option<String>,
    pub existing: bool,
    /// The display name is that of this line: a column was moved by a row.
    pub name_of_line: Option<u32>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportPeople {
    pub file: String,
    pub job: String,
    pub corrections: PeopleCorrections,
}

/// The imported, the refused and the example rows add up to those read.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PeopleImported {
    pub kind: String,
    pub rows_read: u32,
    pub rows_imported: u32,
    /// Of the imported: the intents that somebody gets an account.
    pub created: u32,
    /// Of the imported: people whom the directory has.
    pub observed: u32,
    pub rows_refused: u32,
    pub example_rows: u32,
    /// Of the refused below: those that a rule of the workspace refused.
    pub against_rules: u32,
    /// At most the first thousand.
    pub refused: Vec<RefusedRowView>,
    /// Columns of passwords, of which nothing was kept.
    pub dropped_columns: Vec<String>,
}

/// Asks for a file of every row that these corrections leave refused.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SaveRefusedPeople {
    /// Token of the file of people.
    pub file: String,
    /// Token of the file to write.
    pub target: String,
    pub job: String,
    pub corrections: PeopleCorrections,
    /// The language of the reasons, and of the spreadsheet that will open it.
    pub language: Language,
}

/// Which form people are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PeopleFormView {
    /// The template of the Microsoft 365 admin centre.
    M365BulkAdd,
    /// The template of the directory.
    EntraBulkCreate,
    /// The template of Partner Center.
    PartnerCenterUpload,
    /// All that is known of people, as an English spreadsheet opens it.
    OwnCsvEnglish,
    /// As a French one does.
    OwnCsvFrench,
    /// RFC 4180.
    OwnCsvStandard,
    OwnWorkbook,
}

/// All people whom a question finds, into a file.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExportUsers {
    /// Its offset and limit count for nothing.
    pub query: UserQuery,
    pub form: PeopleFormView,
    /// Of the headings and words in a form of our own.
    pub language: Language,
    pub target: String,
    pub job: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UsersExported {
    /// Of the file.
    pub name: String,
    pub people: u32,
    /// Left out, because the form wants what is not known of them: a user name.
    pub without_user_name: u32,
}
