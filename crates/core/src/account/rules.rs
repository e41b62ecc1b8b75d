//! What the company wants of a field, what somebody saw that Microsoft holds, and what
//! was carried over.

use jiff::Timestamp;

use super::editing::may_edit;
use super::field::AccountField;
use super::part::{Part, Place, Profile};
use super::standing::{AccountFacts, AccountValue, Verification};
use crate::access::{Grant, Right};
use crate::change::Change;
use crate::command::Command;
use crate::decide::Decision;
use crate::refusal::Refusal;
use crate::schema::Field;
use crate::value::Value;
use crate::words::words;

words! {
    /// Of the legal profile Microsoft keeps two: what is being verified, and what it last
    /// accepted (account.md, 4.1).
    Version, "a version of a profile";
    Current "current";
    LastFinalized "last_finalized";
}

/// What somebody carried over in the portal, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    pub value: String,
    pub at: Timestamp,
    pub note: Option<String>,
}

/// A look at a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub profile: Profile,
    pub version: Version,
    pub at: Timestamp,
    /// The fields that it showed; `None` for one that it showed empty.
    pub values: Vec<(AccountField, Option<String>)>,
}

/// How long a note about what was carried over is at most, in characters.
pub const NOTE_LIMIT: usize = 1000;

/// How long an observed value is at most, in characters. What Microsoft holds is a fact
/// and held to no other rule.
pub const OBSERVED_LIMIT: usize = 4000;

/// The company wants it so; `None` where it wants what Microsoft holds, whatever that is.
pub(crate) fn set(
    facts: &AccountFacts,
    right: &Right,
    field: AccountField,
    value: Option<&str>,
) -> Result<Decision, Refusal> {
    may_edit(facts, right, field, value)?;
    let none = AccountValue::default();
    let now = facts.value(field).unwrap_or(&none);
    let seen = now.observed.as_deref().unwrap_or_default();
    let wanted = match value {
        None => None,
        Some(text) => Some(field.clean(text)?.unwrap_or_default()),
    };
    // Nothing is wanted empty that is not known to be full, and who leaves what is
    // observed as it is wants nothing yet.
    let wanted = wanted.filter(|text| match &now.desired {
        None => text != seen,
        Some(_) => !(text.is_empty() && seen.is_empty()),
    });
    if wanted == now.desired {
        return Ok(Decision::nothing());
    }
    let mut changes = Vec::new();
    write(&mut changes, facts, field, field.record().desired, wanted.into());
    Ok(Decision {
        changes,
        inverse: Some(Command::SetAccountField { field, value: now.desired.clone() }),
    })
}

/// Somebody looked at what Microsoft holds. A look that is older than the last one
/// changes only what that one did not show.
pub(crate) fn observe(
    facts: &AccountFacts,
    right: &Right,
    seen: &Seen,
) -> Result<Decision, Refusal> {
    let task = seen.profile.observe_task();
    if right.reach(task) != Grant::Full {
        return Err(Refusal::NotAllowed { task });
    }
    let last = facts.seen_at(seen.profile);
    let accepted = seen.version == Version::LastFinalized || says_authorized(facts, seen);
    let mut changes = Vec::new();
    for (field, text) in &seen.values {
        let text = text.as_deref().unwrap_or_default().trim();
        let fits = field.profile() == seen.profile
            && field.part() != Part::SeenAt
            && text.chars().count() <= OBSERVED_LIMIT
            && !text.chars().any(|c| c.is_control() && !c.is_whitespace());
        if !fits {
            return Err(Refusal::BadAccountField { field: *field, limit: OBSERVED_LIMIT });
        }
        let now = facts.value(*field).cloned().unwrap_or_default();
        let older = |known: &Option<String>| known.is_some() && last > Some(seen.at);
        let record = field.record();
        let at = Value::Integer(seen.at.as_millisecond());
        let mut note = |place, when, known: &Option<String>| {
            if known.as_deref() != Some(text) && !older(known) {
                write(&mut changes, facts, *field, place, text.into());
                write(&mut changes, facts, *field, when, at.clone());
            }
        };
        if seen.version == Version::Current {
            note(record.observed, record.observed_at, &now.observed);
        }
        if accepted && field.reverifies() {
            note(record.finalized, record.finalized_at, &now.finalized);
        }
    }
    if seen.version == Version::Current
        && last < Some(seen.at)
        && let Some(field) = seen.profile.fields().find(|field| field.part() == Part::SeenAt)
    {
        let at = seen.at.to_string();
        write(&mut changes, facts, field, field.record().observed, at.into());
    }
    // What was seen was seen.
    Ok(Decision { changes, inverse: None })
}

/// Whether these values are the accepted ones.
fn says_authorized(facts: &AccountFacts, seen: &Seen) -> bool {
    let said = seen
        .values
        .iter()
        .rfind(|(field, _)| field.place() == Place::Legal && field.part() == Part::VettingStatus);
    match said {
        Some((_, status)) => {
            let word = status.as_deref().unwrap_or_default().trim().to_ascii_lowercase();
            word.parse() == Ok(Verification::Authorized)
        }
        None => facts.verification() == Some(Verification::Authorized),
    }
}

/// Somebody carried it over in the portal; `None` takes that back.
pub(crate) fn carry(
    facts: &AccountFacts,
    right: &Right,
    field: AccountField,
    carried: Option<&Carried>,
) -> Result<Decision, Refusal> {
    if right.reach(field.task()) != Grant::Full {
        return Err(Refusal::NotAllowed { task: field.task() });
    }
    let now = facts.value(field).filter(|now| now.desired.is_some() || now.carried.is_some());
    let Some(now) = now.filter(|_| field.way_out().is_carried()) else {
        return Err(Refusal::NothingToCarry { field });
    };
    let carried = carried.map(cleaned).transpose()?;
    if carried == now.carried {
        return Ok(Decision::nothing());
    }
    let record = field.record();
    let (value, at, by, note) = match &carried {
        Some(it) => (
            Value::from(it.value.as_str()),
            Value::Integer(it.at.as_millisecond()),
            Value::Id(right.user().uuid()),
            it.note.clone().into(),
        ),
        None => (Value::Absent, Value::Absent, Value::Absent, Value::Absent),
    };
    let mut changes = Vec::new();
    write(&mut changes, facts, field, record.carried, value);
    write(&mut changes, facts, field, record.carried_at, at);
    write(&mut changes, facts, field, record.carried_by, by);
    write(&mut changes, facts, field, record.carried_note, note);
    Ok(Decision {
        changes,
        inverse: Some(Command::CarryOver { field, carried: now.carried.clone() }),
    })
}

fn cleaned(carried: &Carried) -> Result<Carried, Refusal> {
    let note = carried.note.as_deref().map(str::trim).filter(|note| !note.is_empty());
    let control = |c: char| c.is_control() && !c.is_whitespace();
    let text = |text: &str, limit| text.chars().count() <= limit && !text.chars().any(control);
    let good = text(&carried.value, OBSERVED_LIMIT) && text(note.unwrap_or_default(), NOTE_LIMIT);
    if !good {
        return Err(Refusal::BadName { limit: NOTE_LIMIT });
    }
    Ok(Carried { value: carried.value.clone(), at: carried.at, note: note.map(str::to_owned) })
}

/// Writes into the record of a field, and makes it first where there is none.
fn write(
    changes: &mut Vec<Change>,
    facts: &AccountFacts,
    field: AccountField,
    place: &'static Field,
    value: Value,
) {
    let (record, id) = (field.record(), field.entity_id());
    let create = Change::Create { entity: record.entity, id };
    if facts.value(field).is_none() && !changes.contains(&create) {
        changes.push(create);
        changes.push(Change::Set { field: record.code, id, value: field.code().into() });
    }
    changes.push(Change::Set { field: place, id, value });
}

#[cfg(test)]
mod tests;
