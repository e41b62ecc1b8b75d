//! The people of the workspace: who is in it, what is known of them and which
//! roles they have, with the safeguards of users-roles.md, section 5.2.

mod guard;
mod locations;
mod roles;
mod standing;

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::access::{Grant, Right, Role, Task};
use crate::change::Change;
use crate::command::Command;
use crate::decide::Decision;
use crate::facts::{Facts, UserFacts};
use crate::ids::{EntityId, UserId};
use crate::refusal::Refusal;
use crate::schema::{EntityType, user};
use crate::user_field::UserField;
use crate::value::Value;

pub use guard::barred_roles;
pub(crate) use guard::{guard, reaches};
pub(crate) use locations::change as change_locations;
pub use locations::{LOCATION_LIMIT, location};
pub use roles::{RoleChange, in_order};
pub(crate) use roles::{change as change_roles, grant, revoke};
pub use standing::{DomainType, MfaState, Origin, UserType, days_left};

/// The [`user::STATE`] of a person who may work.
pub const ACTIVE: &str = "active";
/// The [`user::STATE`] of a person who is kept out for now.
pub const INACTIVE: &str = "inactive";

/// Somebody joins.
pub(crate) fn add(
    facts: &Facts,
    right: &Right,
    id: UserId,
    details: &[(UserField, String)],
    roles: &[Role],
) -> Result<Decision, Refusal> {
    if facts.user.is_some() {
        return Err(Refusal::UserAlreadyThere { user: id });
    }
    if right.reach(Task::UsersCreate) != Grant::Full {
        return Err(Refusal::NotAllowed { task: Task::UsersCreate });
    }
    // Of two of one field the last counts, and nobody is without a name.
    let mut wanted = BTreeMap::from([(UserField::DisplayName, "")]);
    wanted.extend(details.iter().map(|(field, text)| (*field, text.as_str())));
    let seen = wanted.get(&UserField::Origin).is_some_and(|word| is_observed(word));
    let person = EntityId::from(id);
    let mut changes = vec![Change::Create { entity: EntityType::User, id: person }];
    for (field, text) in wanted {
        let Some(text) = field.clean(text)? else { continue };
        if !seen {
            typed(None, right, field)?;
        }
        changes.push(Change::Set { field: field.field(), id: person, value: text.into() });
    }
    changes.push(Change::Set { field: &user::STATE, id: person, value: ACTIVE.into() });
    for role in roles {
        let join = roles::add_role(id, *role);
        if !changes.contains(&join) {
            changes.push(join);
        }
    }
    // Taking it back is asked for at a moment of its own.
    let inverse = Command::RemoveUser { user: id, at: Timestamp::UNIX_EPOCH };
    guarded(facts, right, id, changes, Some(inverse))
}

/// Details change, all or none.
pub(crate) fn edit(
    facts: &Facts,
    right: &Right,
    id: UserId,
    edits: &[(UserField, Option<String>)],
) -> Result<Decision, Refusal> {
    let person = live(facts, id)?;
    let (changes, back) = detail_changes(person, id, edits)?;
    for (field, _) in &back {
        typed(Some(person), right, *field)?;
    }
    guarded(facts, right, id, changes, Some(Command::EditUser { user: id, edits: back }))
}

/// The directory says so: also what nobody may type in.
pub(crate) fn observe(
    facts: &Facts,
    right: &Right,
    id: UserId,
    seen: &[(UserField, Option<String>)],
) -> Result<Decision, Refusal> {
    let (changes, back) = detail_changes(live(facts, id)?, id, seen)?;
    guarded(facts, right, id, changes, Some(Command::ObserveUser { user: id, seen: back }))
}

/// Fields with what they held.
type Edits = Vec<(UserField, Option<String>)>;

/// What becomes of the details, and what would bring them back.
fn detail_changes(
    person: &UserFacts,
    id: UserId,
    edits: &[(UserField, Option<String>)],
) -> Result<(Vec<Change>, Edits), Refusal> {
    let wanted: BTreeMap<UserField, &str> =
        edits.iter().map(|(field, text)| (*field, text.as_deref().unwrap_or(""))).collect();
    let mut changes = Vec::new();
    let mut back = Vec::new();
    for (field, text) in wanted {
        let new = field.clean(text)?;
        let old = person.details.get(&field);
        if old != new.as_ref() {
            back.push((field, old.cloned()));
            changes.push(Change::Set { field: field.field(), id: id.into(), value: new.into() });
        }
    }
    Ok((changes, back))
}

/// Whether somebody may type this detail in. The second factor is a task of its own,
/// and a command that also changes something else needs both.
fn typed(person: Option<&UserFacts>, right: &Right, field: UserField) -> Result<(), Refusal> {
    guard::may_type(person, field)?;
    let (task, enough) = match (field, person) {
        (UserField::MfaState, _) => (Task::SecurityMfa, Grant::Full),
        (_, Some(_)) => (Task::UsersEdit, Grant::Own),
        (_, None) => return Ok(()),
    };
    if right.reach(task) < enough {
        return Err(Refusal::NotAllowed { task });
    }
    Ok(())
}

fn is_observed(word: &str) -> bool {
    word.trim().eq_ignore_ascii_case(Origin::Observed.code())
}

/// A person leaves. From this moment there are thirty days to bring them back.
pub(crate) fn remove(
    facts: &Facts,
    right: &Right,
    id: UserId,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    if known(facts, id)?.deleted {
        return Ok(Decision::nothing());
    }
    let changes = vec![
        deleted_at(id, Value::Integer(at.as_millisecond())),
        Change::Delete { entity: EntityType::User, id: id.into() },
    ];
    guarded(facts, right, id, changes, Some(Command::RestoreUser { user: id, at }))
}

/// A person comes back as they left, within thirty days and unless their user name
/// went to another.
pub(crate) fn restore(
    facts: &Facts,
    right: &Right,
    id: UserId,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    let person = known(facts, id)?;
    if !person.deleted {
        return Ok(Decision::nothing());
    }
    if person.deleted_at.is_some_and(|deleted| days_left(deleted, at).is_none()) {
        return Err(Refusal::RestoreTooLate { user: id });
    }
    let changes = vec![
        Change::Restore { entity: EntityType::User, id: id.into() },
        deleted_at(id, Value::Absent),
    ];
    guarded(facts, right, id, changes, Some(Command::RemoveUser { user: id, at }))
}

fn deleted_at(id: UserId, value: Value) -> Change {
    Change::Set { field: &user::DELETED_AT, id: id.into(), value }
}

/// A person is kept out for now, or let in again.
pub(crate) fn set_state(
    facts: &Facts,
    right: &Right,
    id: UserId,
    active: bool,
) -> Result<Decision, Refusal> {
    if live(facts, id)?.active == active {
        return Ok(Decision::nothing());
    }
    let state = if active { ACTIVE } else { INACTIVE };
    let changes = vec![Change::Set { field: &user::STATE, id: id.into(), value: state.into() }];
    let inverse = Command::SetUserState { user: id, active: !active };
    guarded(facts, right, id, changes, Some(inverse))
}

pub(crate) fn guarded(
    facts: &Facts,
    right: &Right,
    id: UserId,
    changes: Vec<Change>,
    inverse: Option<Command>,
) -> Result<Decision, Refusal> {
    if changes.is_empty() {
        return Ok(Decision::nothing());
    }
    guard(facts, right, id, &changes)?;
    Ok(Decision { changes, inverse })
}

fn known(facts: &Facts, user: UserId) -> Result<&UserFacts, Refusal> {
    facts.user.as_ref().ok_or(Refusal::NoSuchUser { user })
}

pub(crate) fn live(facts: &Facts, user: UserId) -> Result<&UserFacts, Refusal> {
    known(facts, user).and_then(|person| {
        if person.deleted { Err(Refusal::NoSuchUser { user }) } else { Ok(person) }
    })
}

#[cfg(test)]
mod tests;
