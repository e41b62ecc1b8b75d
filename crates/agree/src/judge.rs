//! The hub's judgement: right, rule, and what others did meanwhile. Never fails:
//! every command gets an answer, so a device's queue always advances.

use std::collections::BTreeSet;

use desk_core::access::Right;
use desk_core::command::{Command, EnrolDevice};
use desk_core::decide::{Decision, Refusal, decide};
use desk_core::facts::UserFacts;
use desk_core::ids::UserId;
use desk_core::schema::EntityType;
use desk_core::value::Value;
use desk_wire::{CommandEvent, CommandRecord, Outcome, Why, WireChange};
use uuid::Uuid;

use crate::facts::{actor, facts};
use crate::key::{FieldKey, RecordKey, target};
use crate::merge::{Asking, Merged};
use crate::state::{State, Writer};

/// Whose command it is, as the hub knows and not as the command says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sender {
    pub device: Uuid,
    pub user: Uuid,
}

/// What became of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    pub event: CommandEvent,
    /// Who may see it.
    pub scope: u16,
}

/// How a judgement ends before anything is merged.
struct Stop {
    outcome: Outcome,
    why: Why,
}

fn stop(outcome: Outcome, code: &str, about: Option<String>) -> Stop {
    Stop { outcome, why: Why { code: code.to_owned(), about } }
}

/// Judges `record` in event `seq`, on a state that lacks nothing of what
/// [`crate::missing`] names, and writes what comes of it into the state.
pub fn judge(
    state: &mut State,
    sender: &Sender,
    record: &CommandRecord,
    seq: u64,
    at_ms: i64,
) -> Judged {
    let mut event = CommandEvent::new(record.id(), sender.device, record.seq, sender.user);
    event.made_ms = record.made.wall_ms;
    let writer = Writer { command: record.id(), user: sender.user, at_ms };
    match weigh(state, sender, record, at_ms, &mut event.code) {
        Ok(merged) => {
            event.outcome = match (merged.applied, merged.overridden, merged.kept) {
                (0, 0, 0) => Outcome::Noop,
                (_, 0, 0) => Outcome::Applied,
                (0, 0, _) => Outcome::Conflict,
                _ => Outcome::Merged,
            };
            event.changes = merged.changes;
        }
        Err(stop) => {
            event.outcome = stop.outcome;
            event.why = Some(stop.why);
        }
    }
    settle(state, event, seq, writer)
}

/// Lets a device in, on behalf of whoever invited it. `founding`: the device of the
/// person who brings the workspace, before there is any user.
///
/// # Errors
/// When the rules say no.
pub fn admit(
    state: &mut State,
    by: &Sender,
    invitation: Uuid,
    enrol: EnrolDevice,
    seq: u64,
    at_ms: i64,
) -> Result<Judged, Refusal> {
    let command = Command::EnrolDevice(enrol);
    let mut facts = facts(state, &command.needs());
    if !state.founded() {
        facts.user = Some(UserFacts { active: true, ..UserFacts::default() });
    }
    let right = Right::letting_in(UserId::new(by.user));
    let decision = decide(&facts, &right, &command)?;
    let mut event = CommandEvent::new(invitation, by.device, 0, by.user);
    command.code().clone_into(&mut event.code);
    event.made_ms = at_ms;
    event.changes = written(&decision);
    if event.changes.is_empty() {
        event.outcome = Outcome::Noop;
    }
    let writer = Writer { command: invitation, user: by.user, at_ms };
    Ok(settle(state, event, seq, writer))
}

/// Writes a finished event into the state.
fn settle(state: &mut State, mut event: CommandEvent, seq: u64, writer: Writer) -> Judged {
    let scope = match scope_of(state, &event.changes) {
        Ok(scope) => scope,
        Err(()) => {
            event.changes.clear();
            event.outcome = Outcome::Quarantined;
            event.why = Some(Why { code: "mixed_scopes".to_owned(), about: None });
            crate::scope::EVERYONE
        }
    };
    for change in &event.changes {
        state.write(scope, change, seq);
    }
    state.judged(event.outcome, seq, writer);
    Judged { event, scope }
}

fn weigh(
    state: &State,
    sender: &Sender,
    record: &CommandRecord,
    at_ms: i64,
    code: &mut String,
) -> Result<Merged, Stop> {
    let command = record
        .command()
        .map_err(|bad| stop(Outcome::Quarantined, "unreadable", Some(bad.field.to_owned())))?;
    command.code().clone_into(code);
    if record.device() != sender.device || record.author() != sender.user {
        return Err(stop(Outcome::Rejected, "not_yours", None));
    }
    depends(state, record)?;
    // The right first: what nobody may do waits for nothing.
    let right = right(state, sender, &command)?;
    if let Command::AddPriceList(add) = &command
        && !state.blobs.contains(&add.rows_blob)
    {
        return Err(stop(Outcome::Deferred, "rows_missing", None));
    }
    let facts = facts(state, &command.needs());
    let asking = Asking { sender, record, at_ms };
    match decide(&facts, &right, &command) {
        Ok(decision) => Ok(merge(state, asking, &decision)),
        Err(refusal) if refusal.is_already_so() => Ok(Merged::default()),
        Err(refusal) => edit_on_deleted(state, asking, &refusal)
            .ok_or_else(|| stop(Outcome::Rejected, refusal.code(), refusal.about())),
    }
}

/// What stands on something that was not done is not done either.
fn depends(state: &State, record: &CommandRecord) -> Result<(), Stop> {
    for dep in record.depends() {
        let outcome = state.outcomes.get(&dep).copied().flatten().map(|(outcome, _)| outcome);
        match outcome {
            Some(Outcome::Rejected | Outcome::Quarantined) => {
                return Err(stop(Outcome::Rejected, "depends_on", Some(dep.to_string())));
            }
            Some(Outcome::Deferred) => {
                return Err(stop(Outcome::Deferred, "depends_on", Some(dep.to_string())));
            }
            Some(Outcome::Applied | Outcome::Merged | Outcome::Noop | Outcome::Conflict) | None => {
            }
        }
    }
    Ok(())
}

/// The right by what is confirmed at this moment.
fn right(state: &State, sender: &Sender, command: &Command) -> Result<Right, Stop> {
    let founding = matches!(command, Command::FoundWorkspace { founder, .. }
        if founder.uuid() == sender.user && !state.founded());
    if founding {
        return Ok(Right::founding(UserId::new(sender.user)));
    }
    let denied = || stop(Outcome::Rejected, "not_allowed", Some(command.task().code().to_owned()));
    // Letting devices in is the hub's own doing, on an invitation.
    if matches!(command, Command::EnrolDevice(_)) {
        return Err(denied());
    }
    command.right(&actor(state, sender.user)).map_err(|_| denied())
}

fn merge(state: &State, asking: Asking<'_>, decision: &Decision) -> Merged {
    let mut merged = Merged::default();
    for change in &decision.changes {
        let (key, new) = target(change);
        merged.take(state, asking, &key, new);
    }
    merged
}

/// The rules say no because somebody deleted the record that this command edits.
/// With records of security that is the end of it; else a person may still want
/// the edit, and the record with it.
fn edit_on_deleted(state: &State, asking: Asking<'_>, refusal: &Refusal) -> Option<Merged> {
    if !matches!(refusal, Refusal::NotFeatured { .. }) {
        return None;
    }
    let mut merged = Merged::default();
    for patch in &asking.record.fields {
        let key = FieldKey::from(patch);
        // What else a command claims to touch was not decided on.
        let meant = key.record.entity_type == EntityType::FeaturedOffer.number();
        if meant && state.record(key.record).is_some_and(|there| there.deleted) {
            merged.on_deleted(state, asking, patch);
        }
    }
    (merged.kept > 0).then_some(merged)
}

/// What a decision writes where nobody can have come in between.
fn written(decision: &Decision) -> Vec<WireChange> {
    decision
        .changes
        .iter()
        .map(|change| {
            let (key, value): (FieldKey, Value) = target(change);
            key.change((&value).into())
        })
        .collect()
}

/// The one scope that all changes are of; whoever sees one sees all.
fn scope_of(state: &State, changes: &[WireChange]) -> Result<u16, ()> {
    let mut scopes = BTreeSet::new();
    for change in changes {
        let key = RecordKey { entity_type: change.entity_type, id: change.entity() };
        let conflict = key.entity_type == EntityType::Conflict.number();
        let known = !conflict || state.record(key).is_some();
        scopes.insert(if known { state.scope_of(key) } else { of_new_conflict(changes, key) });
    }
    match (scopes.pop_first(), scopes.is_empty()) {
        (None, _) => Ok(crate::scope::EVERYONE),
        (Some(scope), true) => Ok(scope),
        (Some(_), false) => Err(()),
    }
}

fn of_new_conflict(changes: &[WireChange], key: RecordKey) -> u16 {
    let subject = changes.iter().find_map(|change| {
        let about = change.entity() == key.id
            && change.field == desk_core::schema::conflict::SUBJECT_TYPE.number;
        change.value.as_integer().filter(|_| about)
    });
    crate::scope::of_record(key.entity_type, subject)
}
