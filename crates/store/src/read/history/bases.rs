//! What stood before: an event tells only what is so now. The value before it is what an
//! earlier event of the same record says, where that is kept here; if it is not, nobody
//! makes one up.

use std::collections::HashMap;

use desk_core::operation::Operation;
use desk_core::value::Value;
use desk_wire::EventBody;
use sqlx::sqlite::SqliteConnection;
use uuid::Uuid;

use super::HistoryEntry;
use crate::error::StoreError;
use crate::follow::{PageHead, events_of};
use crate::read::outbox::names_of;

/// How many pages are unpacked to find what stood before: a thousand events each.
const REACH: usize = 24;

/// Record type, record, field, member.
type Key = (&'static str, Uuid, String, Option<String>);

/// Fills in what stood before, for entries in the order newest first.
pub(super) async fn fill(
    connection: &mut SqliteConnection,
    heads: &[PageHead],
    entries: &mut [HistoryEntry],
) -> Result<(), StoreError> {
    let mut wanted: HashMap<Key, Vec<(u64, usize, usize)>> = HashMap::new();
    for (at, entry) in entries.iter_mut().enumerate() {
        let Some(seq) = entry.event_seq else { continue };
        let anew = Operation::from_code(&entry.code).is_some_and(Operation::makes_anew);
        for (place, change) in entry.changes.iter_mut().enumerate() {
            if change.old.is_some() {
                continue;
            }
            if anew {
                change.old = Some(Value::Absent);
                continue;
            }
            let key =
                (change.entity, change.entity_id, change.field.clone(), change.member.clone());
            wanted.entry(key).or_default().push((seq, at, place));
        }
    }
    let newest = wanted.values().flatten().map(|(seq, ..)| *seq).max().unwrap_or(0);
    for head in heads.iter().filter(|head| head.first <= newest).take(REACH) {
        if wanted.is_empty() {
            break;
        }
        let page = events_of(connection, head.no).await?;
        for (seq, event) in (page.first..page.next()).rev().zip(page.events.iter().rev()) {
            let Some(EventBody::Command(told)) = event.body.body()? else { continue };
            for change in told.changes.iter().rev() {
                let (entity, field, _) = names_of(change.entity_type, change.field);
                let key = (entity, change.entity(), field, change.member.clone());
                let Some(waiting) = wanted.get_mut(&key) else { continue };
                waiting.retain(|(later, at, place)| {
                    if *later <= seq {
                        return true;
                    }
                    if let Some(change) =
                        entries.get_mut(*at).and_then(|entry| entry.changes.get_mut(*place))
                    {
                        change.old = Some(told_value(&told.changes, &key));
                    }
                    false
                });
                if waiting.is_empty() {
                    wanted.remove(&key);
                }
            }
        }
    }
    Ok(())
}

/// The value that an event left in a place: the last it tells of it.
fn told_value(changes: &[desk_wire::WireChange], (entity, id, field, member): &Key) -> Value {
    let of = |change: &&desk_wire::WireChange| {
        let (name, number, _) = names_of(change.entity_type, change.field);
        name == *entity
            && change.entity() == *id
            && number == *field
            && change.member.as_ref() == member.as_ref()
    };
    changes.iter().rfind(of).map_or(Value::Absent, |change| change.value.clone().into())
}
