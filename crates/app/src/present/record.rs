//! What waits and what was done, put into the form that screens show.

use std::collections::HashMap;

use desk_core::value::Value;
use desk_store::{HistoryEntry, Journalled, WaitingCommand};
use uuid::Uuid;

use super::{count, text_of};
use crate::views::{FieldChange, RecordEntry, WaitingCommand as WaitingView};

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn waiting(command: WaitingCommand) -> WaitingView {
    WaitingView {
        device_seq: count(command.device_seq),
        command_id: command.command_id.to_string(),
        group_id: command.group_id.to_string(),
        code: command.code,
        subject: command.subject,
        status: command.status,
        waits_for_hub: command.waits_for_hub,
        foreseen: command.foreseen,
        made_at: command.made_at.to_string(),
    }
}

/// A command of anybody, with what the hub said of it. The store has left out what may
/// not be seen.
pub(crate) fn history_entry(
    this: Uuid,
    names: &HashMap<Uuid, String>,
    entry: HistoryEntry,
) -> RecordEntry {
    RecordEntry {
        device_seq: count(entry.device_seq),
        command_id: entry.command_id.to_string(),
        batch: entry.batch.to_string(),
        event_seq: entry.event_seq.map(count),
        outcome: entry.outcome,
        why: entry.why,
        why_about: entry.about,
        device_id: entry.device.to_string(),
        device_name: (entry.device != this).then_some(entry.device_name),
        judged_at: entry.decided_at.map(|at| at.to_string()),
        code: entry.code,
        subject: entry.subject,
        actor_id: entry.author.to_string(),
        actor: entry.author_name,
        actor_user_name: entry.author_user_name,
        made_at: entry.made_at.to_string(),
        chain: entry.chain.map(|chain| hex(&chain)).unwrap_or_default(),
        changes: entry
            .changes
            .into_iter()
            .map(|change| {
                let known = change.old.is_some();
                let named = |value| by_name(value, names);
                let (old, new) = (named(change.old.unwrap_or(Value::Absent)), named(change.new));
                let shown = shown(change.entity, change.field, change.member, (old, new));
                FieldChange { old_known: known, ..shown }
            })
            .collect(),
        hidden: entry.hidden,
    }
}

/// Somebody or a device that a value names, by the name.
fn by_name(value: Value, names: &HashMap<Uuid, String>) -> Value {
    let name = if let Value::Id(id) = &value { names.get(id) } else { None };
    name.map_or(value, |name| Value::Text(name.clone()))
}

pub(crate) fn field_change(change: Journalled) -> FieldChange {
    shown(change.entity, change.field, change.member, (change.old, change.new))
}

fn shown(
    entity: &str,
    field: String,
    member: Option<String>,
    (old, new): (Value, Value),
) -> FieldChange {
    // A member of a set is told by its name, before or after.
    let text = |value: Value| match (&member, value) {
        (Some(member), Value::Flag(true)) => Some(member.clone()),
        (Some(_), _) => None,
        (None, value) => text_of(value),
    };
    FieldChange {
        entity: entity.to_owned(),
        field,
        old: text(old),
        new: text(new),
        old_known: true,
    }
}
