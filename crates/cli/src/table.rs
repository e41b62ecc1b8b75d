//! Answers as people read them: columns, and names with values.

use comfy_table::{CellAlignment, Table, presets};

use crate::plain;
use crate::text::Texts;

/// A table in plain columns. Columns of `right` hold numbers.
pub(crate) fn table<const N: usize>(
    heads: [&str; N],
    right: &[usize],
    rows: impl IntoIterator<Item = [String; N]>,
) -> String {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    table.set_header(heads);
    for row in rows {
        table.add_row(row.iter().map(|cell| plain::line(cell).into_owned()));
    }
    for index in right {
        if let Some(column) = table.column_mut(*index) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.trim_fmt()
}

/// One value a line, with its name. Empty values are left out.
pub(crate) fn named(texts: &Texts, values: &[(&str, String)]) -> String {
    let said: Vec<String> = values
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| (texts.labels.with)(label, &plain::line(value)))
        .collect();
    said.join("\n")
}

/// Parts of an answer, each from its own line.
pub(crate) fn parts(parts: impl IntoIterator<Item = String>) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}
