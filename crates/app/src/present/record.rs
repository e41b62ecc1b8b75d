//! What waits and what was done, put into the form that screens show.

use desk_core::access::Actor;
use desk_core::value::Value;
use desk_store::{HistoryEntry, Journalled, RecordedCommand, WaitingCommand};

use super::team::may_see;
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

/// A command of a workspace that has no hub. The record shows that something
/// changed to whoever may read it, and what it was only to whoever may see the
/// field.
pub(crate) fn record_entry(actor: &Actor, entry: RecordedCommand) -> RecordEntry {
    let mut changes = entry.changes;
    let before = changes.len();
    changes.retain(|change| may_see(actor, change.scope));
    let subject = if changes.len() < before { String::new() } else { entry.command.subject };
    RecordEntry {
        device_seq: count(entry.command.device_seq),
        command_id: entry.command.command_id.to_string(),
        event_seq: None,
        outcome: entry.command.status,
        why: entry.command.foreseen,
        device_name: None,
        judged_at: None,
        code: entry.command.code,
        subject,
        actor: entry.actor,
        made_at: entry.command.made_at.to_string(),
        chain: hex(&entry.chain),
        changes: changes.into_iter().map(field_change).collect(),
    }
}

/// A command of anybody, with what the hub said of it.
pub(crate) fn history_entry(
    actor: &Actor,
    device_name: Option<String>,
    entry: HistoryEntry,
) -> RecordEntry {
    let mut changes = entry.changes;
    let before = changes.len();
    changes.retain(|change| may_see(actor, change.scope));
    let hidden = changes.len() < before || !may_see(actor, entry.subject_scope);
    let subject = if hidden { String::new() } else { entry.subject };
    RecordEntry {
        device_seq: count(entry.device_seq),
        command_id: entry.command_id.to_string(),
        event_seq: entry.event_seq.map(count),
        outcome: entry.outcome,
        why: entry.why,
        device_name,
        judged_at: entry.decided_at.map(|at| at.to_string()),
        code: entry.code,
        subject,
        actor: entry.author_name,
        made_at: entry.made_at.to_string(),
        chain: entry.chain.map(|chain| hex(&chain)).unwrap_or_default(),
        changes: changes
            .into_iter()
            .map(|change| {
                shown(
                    change.entity,
                    change.field,
                    change.member,
                    (change.old.unwrap_or(Value::Absent), change.new),
                )
            })
            .collect(),
    }
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
    FieldChange { entity: entity.to_owned(), field, old: text(old), new: text(new) }
}
