//! Cells that a person repaired: what is read instead of what the file says.

use std::collections::BTreeMap;

use csv::StringRecord;

use crate::layout::Layout;
use crate::list_kind::ListKind;

/// By sheet and line, the cells by the names of their columns in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repairs(BTreeMap<(Option<String>, u64), BTreeMap<String, String>>);

impl Repairs {
    /// The most that may be repaired here; a file with more is repaired where it
    /// was made.
    pub const MOST: usize = 1_000;
    /// The longest cell, in bytes, that can be repaired.
    pub const LONGEST: usize = 4 * 1024;

    /// In this line, `column` of the file says `text`.
    pub fn say(&mut self, sheet: Option<&str>, line: u64, column: &str, text: &str) {
        let cells = self.0.entry((sheet.map(str::to_owned), line)).or_default();
        cells.insert(column.to_owned(), text.to_owned());
    }

    /// Puts the repaired cells of a line into its record.
    pub(crate) fn apply<K: ListKind>(
        &self,
        sheet: Option<&str>,
        line: u64,
        layout: &Layout<K>,
        record: &mut StringRecord,
    ) {
        if self.0.is_empty() {
            return;
        }
        let Some(cells) = self.0.get(&(sheet.map(str::to_owned), line)) else { return };
        let mut texts: Vec<&str> = record.iter().collect();
        for (column, text) in cells {
            let Some(at) = (0..layout.width()).find(|at| layout.name(*at) == column) else {
                continue;
            };
            if texts.len() <= at {
                texts.resize(at + 1, "");
            }
            texts[at] = text;
        }
        *record = StringRecord::from(texts);
    }
}
