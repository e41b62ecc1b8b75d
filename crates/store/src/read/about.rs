//! What others' commands are about, in words. Their events name records by id; a
//! person knows them by what they are called here and now.

use std::collections::{BTreeMap, BTreeSet};

use desk_agree::RecordKey;
use desk_core::schema::{EntityType, conflict, scope_of, workspace};
use desk_core::value::Value;
use desk_wire::WireValue;
use sqlx::sqlite::SqliteConnection;

use super::conflicts::label;
use super::history::{HistoryChange, HistoryEntry};
use crate::error::StoreError;
use crate::follow::{Place, seen};

type Seen = BTreeMap<RecordKey, BTreeMap<Place, WireValue>>;

/// Names what has no name yet.
pub(super) async fn name_subjects(
    connection: &mut SqliteConnection,
    entries: &mut [HistoryEntry],
) -> Result<(), StoreError> {
    let nameless = || entries.iter().filter(|entry| entry.subject.is_empty());
    let keys: BTreeSet<RecordKey> = nameless().filter_map(main_record).collect();
    let mut records = seen(connection, &keys).await?;
    let behind: BTreeSet<RecordKey> =
        keys.iter().filter_map(|key| behind_conflict(*key, &records)).collect();
    records.extend(seen(connection, &behind).await?);
    for entry in entries.iter_mut().filter(|entry| entry.subject.is_empty()) {
        let Some(key) = main_record(entry) else { continue };
        let key = behind_conflict(key, &records).unwrap_or(key);
        let Some(entity) = EntityType::from_number(key.entity_type) else { continue };
        let name = records.get(&key).map_or_else(String::new, |record| label(entity, record));
        entry.subject = with_value(name, &entry.changes);
        entry.subject_scope = scope_of(entity);
    }
    Ok(())
}

/// The record that a command changed. Conflicts come along with other changes, and
/// count only where they are all there is.
fn main_record(entry: &HistoryEntry) -> Option<RecordKey> {
    let key = |change: &HistoryChange| {
        let entity = EntityType::ALL.into_iter().find(|one| one.name() == change.entity)?;
        Some(RecordKey { entity_type: entity.number(), id: change.entity_id })
    };
    let mut keys = entry.changes.iter().filter_map(key);
    let first = keys.next()?;
    let is_conflict = |key: &RecordKey| key.entity_type == EntityType::Conflict.number();
    Some(if is_conflict(&first) {
        keys.find(|key| !is_conflict(key)).unwrap_or(first)
    } else {
        first
    })
}

fn behind_conflict(key: RecordKey, records: &Seen) -> Option<RecordKey> {
    if key.entity_type != EntityType::Conflict.number() {
        return None;
    }
    let record = records.get(&key)?;
    let value = |field: u16| record.get(&(field, String::new()));
    match (value(conflict::SUBJECT_TYPE.number), value(conflict::SUBJECT.number)) {
        (Some(WireValue::Integer(entity_type)), Some(WireValue::Id(id))) => Some(RecordKey {
            entity_type: u16::try_from(*entity_type).ok()?,
            id: uuid::Uuid::from_bytes(*id),
        }),
        (Some(_) | None, Some(_) | None) => None,
    }
}

/// A role is named with the person, and the home market has no other name.
fn with_value(name: String, changes: &[HistoryChange]) -> String {
    match changes {
        [HistoryChange { member: Some(member), .. }] if !name.is_empty() => {
            format!("{name} · {member}")
        }
        [HistoryChange { field, new: Value::Text(market), .. }]
            if *field == workspace::HOME_MARKET.name =>
        {
            market.clone()
        }
        _ => name,
    }
}
