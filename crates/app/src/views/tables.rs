//! Columns and saved views of tables. Which tables and columns there are, screens know.

use serde::{Deserialize, Serialize};
use specta::Type;

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChooseColumns {
    pub table: String,
    /// Those that are shown, in their order; `None` for those of the beginning.
    pub columns: Option<Vec<String>>,
}

/// The views that the person saved, of every table, by name.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SavedViews {
    pub views: Vec<SavedViewCard>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SavedViewCard {
    pub id: String,
    pub table: String,
    pub name: String,
    /// Search, filters and order, as they stand in the page's address.
    pub question: String,
    /// Those that are shown, in their order.
    pub columns: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeepView {
    /// The view that is saved anew; `None` for a new one.
    pub id: Option<String>,
    pub table: String,
    pub name: String,
    pub question: String,
    pub columns: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SavedViewRef {
    pub id: String,
}
