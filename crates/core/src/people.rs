//! The people of the workspace: who is in it, what is known of them and which
//! roles they have, with the safeguards of users-roles.md, section 5.2.

use std::collections::BTreeMap;

use crate::access::{Right, Role};
use crate::change::Change;
use crate::command::Command;
use crate::decide::Decision;
use crate::facts::{Facts, UserFacts};
use crate::ids::{EntityId, UserId};
use crate::refusal::Refusal;
use crate::schema::{EntityType, user};
use crate::user_field::UserField;
use crate::value::Value;

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
    // Of two of one field the last counts, and nobody is without a name.
    let mut wanted = BTreeMap::from([(UserField::DisplayName, "")]);
    wanted.extend(details.iter().map(|(field, text)| (*field, text.as_str())));
    let person = EntityId::from(id);
    let mut changes = vec![Change::Create { entity: EntityType::User, id: person }];
    for (field, text) in wanted {
        if let Some(text) = field.clean(text)? {
            changes.push(Change::Set { field: field.field(), id: person, value: text.into() });
        }
    }
    changes.push(Change::Set { field: &user::STATE, id: person, value: ACTIVE.into() });
    for role in roles {
        let join = add_role(id, *role);
        if !changes.contains(&join) {
            changes.push(join);
        }
    }
    guarded(facts, right, id, changes, Some(Command::RemoveUser { user: id }))
}

/// Details change, all or none.
pub(crate) fn edit(
    facts: &Facts,
    right: &Right,
    id: UserId,
    edits: &[(UserField, Option<String>)],
) -> Result<Decision, Refusal> {
    let person = live(facts, id)?;
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
    guarded(facts, right, id, changes, Some(Command::EditUser { user: id, edits: back }))
}

/// A person leaves.
pub(crate) fn remove(facts: &Facts, right: &Right, id: UserId) -> Result<Decision, Refusal> {
    if known(facts, id)?.deleted {
        return Ok(Decision::nothing());
    }
    let changes = vec![Change::Delete { entity: EntityType::User, id: id.into() }];
    guarded(facts, right, id, changes, Some(Command::RestoreUser { user: id }))
}

/// A person comes back as they left, unless their user name went to another.
pub(crate) fn restore(facts: &Facts, right: &Right, id: UserId) -> Result<Decision, Refusal> {
    if !known(facts, id)?.deleted {
        return Ok(Decision::nothing());
    }
    let changes = vec![Change::Restore { entity: EntityType::User, id: id.into() }];
    guarded(facts, right, id, changes, Some(Command::RemoveUser { user: id }))
}

/// A person gets a role.
pub(crate) fn grant(
    facts: &Facts,
    right: &Right,
    id: UserId,
    role: Role,
) -> Result<Decision, Refusal> {
    if live(facts, id)?.roles.contains(&role) {
        return Ok(Decision::nothing());
    }
    let changes = vec![add_role(id, role)];
    guarded(facts, right, id, changes, Some(Command::RevokeRole { user: id, role }))
}

/// A person loses a role.
pub(crate) fn revoke(
    facts: &Facts,
    right: &Right,
    id: UserId,
    role: Role,
) -> Result<Decision, Refusal> {
    if !live(facts, id)?.roles.contains(&role) {
        return Ok(Decision::nothing());
    }
    let member = role.code().to_owned();
    let changes = vec![Change::Remove { field: &user::ROLES, id: id.into(), member }];
    // Who gave up a role cannot give it back to themselves.
    let inverse = (id != right.user()).then_some(Command::GrantRole { user: id, role });
    guarded(facts, right, id, changes, inverse)
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

/// The safeguards, for changes to a person whatever they come from: an active
/// global admin remains, nobody shuts themselves out or raises themselves, and a
/// user name is one person's.
pub(crate) fn guard(
    facts: &Facts,
    right: &Right,
    id: UserId,
    changes: &[Change],
) -> Result<(), Refusal> {
    let oneself = id == right.user();
    let last_admin = facts.admins.len() == 1 && facts.admins.contains(&id);
    for change in changes {
        let (shuts_out, raises, lowers_admin, takes_name) = match change {
            Change::Delete { .. } => (true, false, false, false),
            Change::Set { field, value, .. } if **field == user::STATE => {
                (*value != Value::from(ACTIVE), false, false, false)
            }
            Change::Set { field, .. } => (false, false, false, **field == user::USER_NAME),
            Change::Restore { .. } => (false, false, false, true),
            Change::Add { field, .. } => (false, **field == user::ROLES, false, false),
            Change::Remove { field, member, .. } => {
                let admin = **field == user::ROLES && member == Role::GlobalAdmin.code();
                (false, false, admin, false)
            }
            Change::Create { .. } => (false, false, false, false),
        };
        if oneself && (shuts_out || raises) {
            return Err(Refusal::NotOnOneself);
        }
        if last_admin && (shuts_out || lowers_admin) {
            return Err(Refusal::LastAdmin);
        }
        if let Some(by) = facts.user_name_taken_by.filter(|_| takes_name) {
            return Err(Refusal::UserNameTaken { by });
        }
    }
    Ok(())
}

fn guarded(
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

fn add_role(id: UserId, role: Role) -> Change {
    Change::Add { field: &user::ROLES, id: id.into(), member: role.code().to_owned() }
}

fn known(facts: &Facts, user: UserId) -> Result<&UserFacts, Refusal> {
    facts.user.as_ref().ok_or(Refusal::NoSuchUser { user })
}

fn live(facts: &Facts, user: UserId) -> Result<&UserFacts, Refusal> {
    known(facts, user).and_then(|person| {
        if person.deleted { Err(Refusal::NoSuchUser { user }) } else { Ok(person) }
    })
}

#[cfg(test)]
mod tests;
