//! Importing price lists and looking at what was imported.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::state::Language;
use super::table_file::{CellRepair, ColumnChoice, ColumnsView, RefusedRowView};

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InspectPriceList {
    /// Token of the file.
    pub file: String,
    /// An id of the screen's choosing, for progress and cancel.
    pub job: String,
    pub corrections: Corrections,
}

/// What the person says of a list instead of what was detected.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct Corrections {
    pub kind: Option<String>,
    pub market: Option<String>,
    pub currency: Option<String>,
    /// `2025-11`.
    pub month: Option<String>,
    pub preview: Option<bool>,
    /// How dates like 2/1/2025 are meant, where the file does not tell.
    pub date_order: Option<DateOrderView>,
    /// Which column holds what, where the names do not tell.
    pub columns: Vec<ColumnChoice>,
    /// At most a thousand, of four kilobytes each.
    pub repairs: Vec<CellRepair>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DateOrderView {
    DayFirst,
    MonthFirst,
}

/// What a file is and what importing it would do. Nothing is written yet.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PriceListPreview {
    pub file_name: String,
    pub kind: String,
    /// `None` where the list holds several.
    pub market: Option<String>,
    pub currency: Option<String>,
    /// `None` where it could not be detected: the person must say.
    pub month: Option<String>,
    pub preview: bool,
    pub encoding: String,
    /// What stands between cells; `None` for a workbook.
    pub separator: Option<String>,
    /// The sheets of a workbook that are read.
    pub sheets: Vec<String>,
    /// Sheets that hold no list, or one in another currency than was asked for.
    pub sheets_skipped: Vec<String>,
    pub rows_read: u32,
    pub rows_good: u32,
    pub rows_refused: u32,
    pub markers: Markers,
    pub unknown_columns: Vec<String>,
    /// Where one is missing, no row was read: the person must say which it is.
    pub columns: ColumnsView,
    pub first_rows: Vec<PreviewRow>,
    pub refused: Vec<RefusedRowView>,
    /// The list this very file became earlier, if it did.
    pub already_imported: Option<PriceListView>,
    /// The list that an import left these rows out of: both become one list.
    pub completes: Option<PriceListView>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PreviewRow {
    pub line: u32,
    pub offer_id: String,
    pub title: String,
    pub segment: Option<String>,
    pub term: String,
    pub billing: String,
    pub currency: String,
    pub unit_price: String,
    pub retail_price: Option<String>,
}

#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, Type)]
pub struct Markers {
    pub add: u32,
    pub change: u32,
    pub delete: u32,
    pub unchanged: u32,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportPriceList {
    pub file: String,
    pub job: String,
    pub corrections: Corrections,
    /// Refuse the whole file when one row cannot be read.
    pub strict: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportReport {
    pub list_id: String,
    pub kind: String,
    pub market: Option<String>,
    pub currency: Option<String>,
    pub month: String,
    pub preview: bool,
    pub rows_read: u32,
    pub rows_imported: u32,
    /// Rows of the list that the file completes, which are in this one too.
    pub rows_before: u32,
    pub rows_refused: u32,
    /// At most the first thousand.
    pub refused: Vec<RefusedRowView>,
    pub markers: Markers,
    pub offers: u32,
    /// Whether the catalog shows this list now.
    pub current: bool,
}

/// Asks for a file of every row that these corrections leave refused.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SaveRefusedRows {
    /// Token of the list.
    pub file: String,
    /// Token of the file to write.
    pub target: String,
    pub job: String,
    pub corrections: Corrections,
    /// The language of the reasons, and of the spreadsheet that will open it.
    pub language: Language,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PriceLists {
    /// The newest month first.
    pub lists: Vec<PriceListView>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PriceListView {
    pub list_id: String,
    pub kind: String,
    pub market: Option<String>,
    pub currency: Option<String>,
    pub month: String,
    pub preview: bool,
    pub file_name: String,
    /// SHA-256 of the file, in hex.
    pub sha256: String,
    pub rows: u32,
    pub rows_refused: u32,
    pub imported_by: String,
    /// UTC, ISO 8601.
    pub imported_at: String,
    pub current: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PriceListRef {
    pub list_id: String,
}
