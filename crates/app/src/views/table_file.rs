//! Columns and cells of a file that is looked at before it is imported, whatever it
//! is a list of.

use serde::{Deserialize, Serialize};
use specta::Type;

/// How the columns of a file were understood.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ColumnsView {
    pub in_file: Vec<FileColumnView>,
    pub known: Vec<KnownColumnView>,
    /// Without these nothing of the file can be read.
    pub missing: Vec<String>,
}

/// A column of the file.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FileColumnView {
    /// As it is written there.
    pub name: String,
    /// A few of its cells, shortened.
    pub samples: Vec<String>,
}

/// A column that lists of this kind have.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KnownColumnView {
    pub name: String,
    pub need: ColumnNeedView,
    /// The column of the file that holds it.
    pub from: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ColumnNeedView {
    Always,
    /// At least one of those marked so.
    OneOfThese,
    Optional,
}

/// What a person says of a column, instead of what its name does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ColumnChoice {
    /// A column that the kind knows.
    pub column: String,
    /// The column of the file that holds it; `None`: none does.
    pub from: Option<String>,
}

/// What a cell says, instead of what stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CellRepair {
    pub sheet: Option<String>,
    pub line: u32,
    /// By its name in the file.
    pub column: String,
    pub text: String,
}

/// A row that could not be read.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RefusedRowView {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    pub line: u32,
    pub column: Option<String>,
    /// The whole text of that cell, where it can be repaired.
    pub cell: Option<String>,
    /// Screens give it their words.
    pub code: String,
    /// The text that stood there, shortened.
    pub found: Option<String>,
    /// The reason as an English sentence, for the terminal and for reports.
    pub reason: String,
}

/// What came of writing the refused rows into a file.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RefusedRowsSaved {
    pub name: String,
    /// Where there is none, nothing was written.
    pub rows: u32,
}
