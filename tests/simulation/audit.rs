//! Reads the hub's whole log once more, knowing nothing of how it was made, and
//! says what in it must not be (the numbers are those of sync.md, A14).

use std::collections::{BTreeMap, BTreeSet};

use desk_agree::{FieldKey, RecordKey, State, actor};
use desk_core::access::{Role, Task};
use desk_core::command::Command;
use desk_core::featured::LIMIT;
use desk_core::people::ACTIVE;
use desk_core::schema::{EXISTENCE, EntityType, conflict, featured_offer, user};
use desk_wire::{CommandEvent, CommandRecord, Event, EventBody, Outcome, WireChange, WireValue};
use uuid::Uuid;

/// What the log comes to.
#[derive(Debug, Default)]
pub(crate) struct Audited {
    pub(crate) state: State,
    /// What became of each command, and where.
    pub(crate) outcomes: BTreeMap<Uuid, (Outcome, u64)>,
}

/// # Errors
/// The number of the invariant and what breaks it.
pub(crate) fn audit(
    events: &[Event],
    made: &BTreeMap<Uuid, CommandRecord>,
    hub_times: std::ops::RangeInclusive<i64>,
) -> Result<Audited, String> {
    let mut audited = Audited::default();
    let mut last_at = i64::MIN;
    for (seq, event) in (1..).zip(events) {
        if event.at_ms < last_at || !hub_times.contains(&event.at_ms) {
            return Err(format!("14: event {seq} has a time that is not the hub's"));
        }
        last_at = event.at_ms;
        let Some(EventBody::Command(command)) =
            event.body.body().map_err(|error| format!("16: event {seq}: {error}"))?
        else {
            continue;
        };
        one(&mut audited, seq, event, &command, made)
            .and_then(|()| domain(&audited.state))
            .map_err(|what| {
                format!("{what} (event {seq}, {} {:?})", command.code, command.outcome)
            })?;
    }
    Ok(audited)
}

fn one(
    audited: &mut Audited,
    seq: u64,
    event: &Event,
    command: &CommandEvent,
    made: &BTreeMap<Uuid, CommandRecord>,
) -> Result<(), String> {
    let known = command.why.as_ref().is_some_and(|why| why.code == "known");
    let id = command.command();
    if let Some((before, _)) = audited.outcomes.get(&id) {
        let waits = *before == Outcome::Deferred;
        let same = command.changes.is_empty() && command.outcome == *before;
        if !waits && !same && !known {
            return Err("3: a command was judged twice".to_owned());
        }
        if !waits && !command.changes.is_empty() {
            return Err("3: a command that was known changed something".to_owned());
        }
    }
    if command.device_seq > 0 {
        let record = made.get(&id).ok_or("7: an event of a command that nobody made")?;
        authority(&audited.state, command, record)?;
        for change in &command.changes {
            unseen(audited, command, record, change)?;
        }
        let idle = matches!(
            command.outcome,
            Outcome::Rejected | Outcome::Quarantined | Outcome::Deferred | Outcome::Noop
        );
        if idle && !command.changes.is_empty() {
            return Err("19: a command that was not accepted had an effect".to_owned());
        }
        if command.outcome == Outcome::Conflict && command.changes.iter().any(|c| !of_conflict(c)) {
            return Err("5: a conflict changed what it is about".to_owned());
        }
    }
    for change in &command.changes {
        audited.state.write(event.scope, change, seq);
    }
    audited
        .outcomes
        .entry(id)
        .and_modify(|known| {
            if known.0 == Outcome::Deferred {
                *known = (command.outcome, seq);
            }
        })
        .or_insert((command.outcome, seq));
    Ok(())
}

fn of_conflict(change: &WireChange) -> bool {
    change.entity_type == EntityType::Conflict.number()
}

/// 7: whoever changes something had the right in the state before it.
fn authority(state: &State, event: &CommandEvent, record: &CommandRecord) -> Result<(), String> {
    if event.changes.is_empty() {
        return Ok(());
    }
    let command = record.command().map_err(|error| format!("7: {error}"))?;
    let founding = matches!(&command, Command::FoundWorkspace { founder, .. }
        if founder.uuid() == event.author() && !state.founded());
    if !founding && command.right(&actor(state, event.author())).is_err() {
        return Err(format!("7: {} had no right to {}", event.author(), command.code()));
    }
    if founding { Ok(()) } else { safeguards(state, event) }
}

/// 7: what nobody may do to themselves, and what only a global admin may do to one.
fn safeguards(state: &State, event: &CommandEvent) -> Result<(), String> {
    let author = event.author();
    let admin = |who| actor_of_anybody(state, who);
    for change in &event.changes {
        if change.entity_type != EntityType::User.number() {
            continue;
        }
        let on = change.entity();
        let gives = change.field == user::ROLES.number && change.value == WireValue::Flag(true);
        let shuts_out = (change.field == EXISTENCE && change.value == WireValue::Flag(false))
            || (change.field == user::STATE.number
                && change.value != WireValue::Text(ACTIVE.to_owned()));
        if on == author && (gives || shuts_out) {
            return Err(format!("7: {author} raised themselves or shut themselves out"));
        }
        let company = change.field == user::TEMPLATE.number
            || change
                .member
                .as_deref()
                .and_then(|member| member.parse::<Role>().ok())
                .is_some_and(|role| role.assign_task() != Task::RolesAssignEntra);
        if on != author && admin(on) && !admin(author) && !company {
            return Err(format!("7: {author} is no global admin and changed one"));
        }
    }
    Ok(())
}

/// Whether somebody has the role, at work or not.
fn actor_of_anybody(state: &State, who: Uuid) -> bool {
    let admin = (user::ROLES.number, Role::GlobalAdmin.code().to_owned());
    state
        .record(RecordKey::new(EntityType::User, who))
        .is_some_and(|record| record.members.contains(&admin))
}

/// 5 and 6: a value that the author did not know is replaced only with both values
/// kept in sight, and nobody who met nobody is in conflict.
fn unseen(
    audited: &Audited,
    event: &CommandEvent,
    record: &CommandRecord,
    change: &WireChange,
) -> Result<(), String> {
    if of_conflict(change) {
        return met_somebody(audited, event, record, change);
    }
    let key = FieldKey::from(change);
    let now = audited.state.value(&key);
    if now == change.value || knew(audited, record, &key, &now) {
        return Ok(());
    }
    let kept = event.changes.iter().any(|other| {
        of_conflict(other)
            && other.field == conflict::SUBJECT.number
            && other.value.as_id() == Some(key.record.id)
    });
    // Who decides on a conflict has both values before them.
    let decides = event.code == "resolve_conflict";
    if kept || decides { Ok(()) } else { Err(format!("5: {key:?} was overwritten unseen")) }
}

fn knew(audited: &Audited, record: &CommandRecord, key: &FieldKey, now: &WireValue) -> bool {
    let patch = record.fields.iter().find(|patch| FieldKey::from(*patch) == *key);
    let base = patch.map_or_else(|| key.nothing(), |patch| patch.base.clone());
    let written = audited.state.record(key.record).map(|there| there.seq(key.field, &key.member));
    let own = record
        .depends()
        .iter()
        .any(|dep| audited.outcomes.get(dep).map(|(_, seq)| *seq) == written && written.is_some());
    base == *now || own
}

fn met_somebody(
    audited: &Audited,
    event: &CommandEvent,
    record: &CommandRecord,
    change: &WireChange,
) -> Result<(), String> {
    if change.field != conflict::SUBJECT.number {
        return Ok(());
    }
    let said = |number: u16| {
        event
            .changes
            .iter()
            .find(|other| other.entity() == change.entity() && other.field == number)
            .map(|other| other.value.clone())
    };
    let number = |number: u16| said(number).as_ref().and_then(WireValue::as_integer);
    let text = |number: u16| said(number).and_then(|value| value.as_text().map(str::to_owned));
    let part = |value: Option<i64>| value.and_then(|value| u16::try_from(value).ok());
    let (Some(entity_type), Some(id), Some(field)) = (
        part(number(conflict::SUBJECT_TYPE.number)),
        change.value.as_id(),
        part(number(conflict::FIELD.number)),
    ) else {
        return Err("5: a conflict that says not what it is about".to_owned());
    };
    if text(conflict::KIND.number).as_deref() == Some("edit_on_deleted") {
        return Ok(());
    }
    let member = text(conflict::MEMBER.number).unwrap_or_default();
    let key = FieldKey { record: RecordKey { entity_type, id }, field, member };
    let now = audited.state.value(&key);
    if knew(audited, record, &key, &now) {
        return Err(format!("6: {key:?} is in conflict with nobody"));
    }
    if said(conflict::THEIRS.number).unwrap_or(WireValue::Absent) != now {
        return Err(format!("5: the conflict about {key:?} tells another value than stood there"));
    }
    Ok(())
}

/// 8: what must hold whatever happens.
fn domain(state: &State) -> Result<(), String> {
    if !state.founded() {
        return Ok(());
    }
    let text =
        |record: &desk_agree::Record, number| record.value(number, "").as_text().map(str::to_owned);
    let admin = (user::ROLES.number, Role::GlobalAdmin.code().to_owned());
    let people: Vec<_> =
        state.records_of(EntityType::User).filter(|(_, record)| !record.deleted).collect();
    let admins = people.iter().filter(|(_, record)| {
        record.members.contains(&admin)
            && text(record, user::STATE.number).as_deref() == Some(ACTIVE)
    });
    if admins.count() == 0 {
        return Err("8: nobody is a global admin".to_owned());
    }
    let mut names = BTreeSet::new();
    for (_, record) in &people {
        if let Some(name) = text(record, user::USER_NAME.number)
            && !names.insert(name.to_lowercase())
        {
            return Err(format!("8: two people are {name}"));
        }
    }
    let featured: Vec<_> =
        state.records_of(EntityType::FeaturedOffer).filter(|(_, record)| !record.deleted).collect();
    let keys: BTreeSet<_> =
        featured.iter().map(|(_, record)| text(record, featured_offer::ORDER_KEY.number)).collect();
    if featured.len() > LIMIT {
        return Err(format!("8: {} offers are featured", featured.len()));
    }
    if keys.len() < featured.len() {
        return Err("8: two offers stand at one place".to_owned());
    }
    Ok(())
}
