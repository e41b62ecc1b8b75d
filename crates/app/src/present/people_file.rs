//! What was found in a file of people, and what came of it.

use desk_core::user_field::UserField;
use desk_files::RefusedRow;
use desk_files::people::{PeopleFindings, PeopleInspection, PersonRow, Suspicion};

use super::{count, refused_row, table_file};
use crate::views::{PeopleImported, PeoplePreview, PersonPreviewRow};

/// How many rows are about people who exist, and how many of those about people who are
/// here, is known to whoever looked at each.
pub(crate) fn preview(seen: PeopleInspection, (existing, here): (u64, u64)) -> PeoplePreview {
    let PeopleInspection { findings, columns, first_rows, first_refused } = seen;
    PeoplePreview {
        file_name: findings.file_name,
        kind: findings.kind.code().to_owned(),
        kind_is_certain: findings.kind_is_certain,
        encoding: findings.encoding.to_owned(),
        separator: findings.separator.map(|separator| separator.to_string()),
        sheets: findings.sheets,
        sheets_skipped: findings.sheets_skipped,
        rows_read: count(findings.rows_read),
        rows_good: count(findings.rows_good),
        rows_refused: count(findings.rows_refused),
        example_rows: count(findings.example_rows),
        rows_existing: count(existing),
        rows_known: count(here),
        rows_suspicious: count(findings.rows_suspicious),
        repeated_headers: count(findings.repeated_headers),
        dropped_columns: findings.dropped_columns,
        unknown_columns: findings.unknown_columns,
        all_compared: findings.all_compared,
        columns: table_file::columns(columns),
        first_rows: first_rows.into_iter().map(preview_row).collect(),
        refused: first_refused.into_iter().map(refused_row).collect(),
    }
}

fn preview_row(row: PersonRow) -> PersonPreviewRow {
    PersonPreviewRow {
        line: count(row.line),
        user_name: row.user_name().to_owned(),
        name: row.display_name().to_owned(),
        department: row.fields.get(&UserField::Department).cloned(),
        usage_location: row.fields.get(&UserField::UsageLocation).cloned(),
        existing: row.existing,
        name_of_line: row.suspicion.map(Suspicion::line).map(count),
        sheet: row.sheet,
    }
}

/// How many rows became what.
pub(crate) struct Entered {
    pub(crate) created: u64,
    pub(crate) observed: u64,
    /// Rows that can be read and that a rule refused all the same.
    pub(crate) against: u64,
}

/// `refused` are the first of all; of them, those against a rule are told apart.
pub(crate) fn imported(
    findings: PeopleFindings,
    entered: &Entered,
    refused: Vec<RefusedRow>,
) -> PeopleImported {
    let against = refused.iter().filter(|row| row.problem.is_rule()).count() as u64;
    PeopleImported {
        kind: findings.kind.code().to_owned(),
        rows_read: count(findings.rows_read),
        rows_imported: count(entered.created + entered.observed),
        created: count(entered.created),
        observed: count(entered.observed),
        rows_refused: count(findings.rows_refused + entered.against),
        example_rows: count(findings.example_rows),
        against_rules: count(against),
        refused: refused.into_iter().map(refused_row).collect(),
        dropped_columns: findings.dropped_columns,
    }
}
