//! The record as a table: what a person reads, and beside it the names of the activity
//! log.

use desk_files::Cell;
use rust_decimal::Decimal;

use super::activity_log::activity_of;
use crate::views::{FieldChange, RecordEntry};
use crate::words::{Words, sentence, value};

/// The names that the activity log has, in its own words.
const LOG: [&str; 10] = [
    "resourceType",
    "operationType",
    "operationStatus",
    "operationDate",
    "userPrincipalName",
    "resourceOldValue",
    "resourceNewValue",
    "origin",
    "device_id",
    "sync_state",
];

pub(super) fn headings(words: &Words) -> Vec<String> {
    let heads = &words.says.heads;
    let ours = [
        heads.number,
        heads.event,
        heads.when,
        heads.who,
        heads.device,
        heads.batch,
        heads.what,
        heads.changes,
        heads.outcome,
        heads.why,
        heads.hash,
    ];
    ours.into_iter().chain(LOG).map(str::to_owned).collect()
}

pub(super) fn row(words: &Words, entry: &RecordEntry, has_hub: bool) -> Vec<Cell> {
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
    let maybe = |value: &Option<String>| value.as_deref().map_or(Cell::Empty, text);
    let log = activity_of(entry, has_hub);
    vec![
        Cell::Number(entry.device_seq.into()),
        entry.event_seq.map_or(Cell::Empty, |seq| Cell::Number(Decimal::from(seq))),
        at(&entry.made_at),
        text(&entry.actor),
        text(&device(words, entry)),
        text(&entry.batch),
        text(&sentence(words, &entry.code, &entry.subject)),
        text(&changes(words, entry)),
        text(&outcome(words, entry, has_hub)),
        text(&why(words, entry)),
        text(&entry.chain),
        text(&log.resource_type),
        text(&log.operation_type),
        text(log.operation_status),
        text(&log.operation_date),
        maybe(&log.user_principal_name),
        maybe(&log.old_value),
        maybe(&log.new_value),
        text(log.origin),
        text(&log.device_id),
        text(&log.sync_state),
    ]
}

fn at(at: &str) -> Cell {
    at.parse().map_or_else(|_| Cell::Text(at.to_owned()), Cell::Instant)
}

pub(super) fn device(words: &Words, entry: &RecordEntry) -> String {
    entry.device_name.clone().unwrap_or_else(|| words.says.this_device.to_owned())
}

/// What became of it. Without a hub, what was done here is done.
pub(super) fn outcome(words: &Words, entry: &RecordEntry, has_hub: bool) -> String {
    let code = if entry.outcome == "pending" && !has_hub { "done" } else { &entry.outcome };
    (words.outcome)(code).unwrap_or(code).to_owned()
}

pub(super) fn why(words: &Words, entry: &RecordEntry) -> String {
    let code = entry.why.as_deref().unwrap_or_default();
    (words.why)(code).unwrap_or(code).to_owned()
}

/// Each field, before and after, a line each.
pub(super) fn changes(words: &Words, entry: &RecordEntry) -> String {
    if entry.hidden {
        return words.says.not_shown.to_owned();
    }
    let lines = entry.changes.iter().map(|change| told(words, change));
    lines.collect::<Vec<_>>().join("\n")
}

fn told(words: &Words, change: &FieldChange) -> String {
    let field = (words.field)(&change.field).unwrap_or(&change.field);
    let before = if change.old_known {
        value(words, change, change.old.as_deref())
    } else {
        words.says.not_told.to_owned()
    };
    (words.says.change)(field, &before, &value(words, change, change.new.as_deref()))
}
