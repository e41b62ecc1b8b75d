//! The safeguards of users-roles.md, section 5.2, for changes to a person whatever
//! they come from.

use std::collections::BTreeSet;

use super::{ACTIVE, UserType};
use crate::access::{Grant, Right, Role, Task, may_assign};
use crate::change::Change;
use crate::facts::{Facts, UserFacts};
use crate::ids::UserId;
use crate::refusal::Refusal;
use crate::schema::user;
use crate::user_field::UserField;
use crate::value::Value;

/// What one change does, as far as a safeguard looks at it.
#[derive(Default)]
struct Effect {
    shuts_out: bool,
    gives: Option<Role>,
    takes: Option<Role>,
    takes_name: bool,
    /// It touches the person's account or standing, not only a company role.
    touches: bool,
}

/// S1, S3 to S8: an active global admin remains; nobody shuts themselves out or
/// raises themselves; whom and what the author may touch; guests; one role of a
/// category; and a user name is one person's.
pub(crate) fn guard(
    facts: &Facts,
    right: &Right,
    id: UserId,
    changes: &[Change],
) -> Result<(), Refusal> {
    let last_admin = facts.admins.len() == 1 && facts.admins.contains(&id);
    let nobody = UserFacts::default();
    let person = facts.user.as_ref().unwrap_or(&nobody);
    for change in changes {
        let effect = effect(change);
        author_may(right, id, person, &effect)?;
        if last_admin && (effect.shuts_out || effect.takes == Some(Role::GlobalAdmin)) {
            return Err(Refusal::LastAdmin);
        }
        if let Some(by) = facts.user_name_taken_by.filter(|_| effect.takes_name) {
            return Err(Refusal::UserNameTaken { by });
        }
    }
    roles_fit(facts, person, changes)
}

/// S3 to S6: what the author may do to this person, whatever else is so.
fn author_may(
    right: &Right,
    id: UserId,
    person: &UserFacts,
    effect: &Effect,
) -> Result<(), Refusal> {
    let oneself = id == right.user();
    if oneself && (effect.shuts_out || effect.gives.is_some()) {
        return Err(Refusal::NotOnOneself);
    }
    if effect.touches && !oneself {
        reaches(right, id, person)?;
    }
    if let Some(role) = effect.gives.or(effect.takes).filter(|role| !may_assign(right, *role)) {
        return Err(Refusal::RoleNotAssignable { role });
    }
    Ok(())
}

/// Of the roles that the author may give and take ([`crate::access::assignable`]) those
/// that go neither to nor from this person as they stand, and why. Whether roles fit
/// together and an admin remains hangs on what else is asked, and is not said here.
pub fn barred_roles(
    assignable: &[(Role, Right)],
    id: UserId,
    person: &UserFacts,
) -> Vec<(Role, Refusal)> {
    let barred = |(role, right): &(Role, Right)| {
        let held = person.roles.contains(role);
        let effect = Effect {
            gives: Some(*role).filter(|_| !held),
            takes: Some(*role).filter(|_| held),
            touches: touches(Some(*role)),
            ..Effect::default()
        };
        author_may(right, id, person, &effect).err().map(|why| (*role, why))
    };
    assignable.iter().filter_map(barred).collect()
}

/// S5 and the scopes of the table: only a global admin touches a global admin, and
/// who edits within a scope edits people without a role in the tenant.
pub(crate) fn reaches(right: &Right, id: UserId, person: &UserFacts) -> Result<(), Refusal> {
    if person.is_global_admin() && !right.roles().contains(&Role::GlobalAdmin) {
        return Err(Refusal::MorePowerful { user: id });
    }
    let in_part = right.task() == Task::UsersEdit && right.reach(Task::UsersEdit) == Grant::Own;
    let company = |role: &Role| role.assign_task() == Task::RolesAssignCompany;
    if in_part && !person.roles.iter().all(company) {
        return Err(Refusal::OutOfReach { user: id });
    }
    Ok(())
}

/// S7 and S8, on the roles as they would be.
fn roles_fit(facts: &Facts, person: &UserFacts, changes: &[Change]) -> Result<(), Refusal> {
    let mut roles: BTreeSet<Role> = person.roles.clone();
    let mut given = Vec::new();
    let (mut guest, mut became_guest, mut observed) = (person.is_guest(), false, false);
    for change in changes {
        let effect = effect(change);
        if let Some(role) = effect.gives {
            roles.insert(role);
            given.push(role);
        }
        if let Some(role) = effect.takes {
            roles.remove(&role);
        }
        if let Change::Set { field, value, .. } = change {
            if **field == user::USER_TYPE {
                guest = *value == Value::from(UserType::Guest.code());
                became_guest = guest;
            }
            observed |= **field == user::ORIGIN
                && *value == Value::from(super::Origin::Observed.code())
                && facts.user.is_none();
        }
    }
    // What the directory has already is a fact: it is flagged, not refused.
    if observed {
        return Ok(());
    }
    let looked_at = if became_guest { roles.iter().copied().collect() } else { given.clone() };
    let refused = |role: &&Role| guest && !facts.policies.guest_roles.contains(*role);
    if let Some(role) = looked_at.iter().find(refused) {
        return Err(Refusal::GuestRole { role: *role });
    }
    if facts.policies.one_role_per_category {
        for role in given.iter().filter(|role| role.category().holds_one()) {
            let same = |other: &&Role| *other != role && other.category() == role.category();
            if let Some(other) = roles.iter().find(same) {
                return Err(Refusal::OneRolePerCategory { role: *role, other: *other });
            }
        }
    }
    Ok(())
}

fn effect(change: &Change) -> Effect {
    let role = |member: &str| member.parse::<Role>().ok();
    let none = Effect::default();
    match change {
        Change::Delete { .. } => Effect { shuts_out: true, touches: true, ..none },
        Change::Restore { .. } => Effect { takes_name: true, touches: true, ..none },
        // Nobody is there yet who could be touched.
        Change::Create { .. } => none,
        Change::Set { field, value, .. } if **field == user::STATE => {
            Effect { shuts_out: *value != Value::from(ACTIVE), touches: true, ..none }
        }
        // Which template somebody follows changes nothing of theirs.
        Change::Set { field, .. } if **field == user::TEMPLATE => none,
        Change::Set { field, .. } => {
            Effect { takes_name: **field == user::USER_NAME, touches: true, ..none }
        }
        Change::Add { field, member, .. } if **field == user::ROLES => {
            let gives = role(member);
            Effect { gives, touches: touches(gives), ..none }
        }
        Change::Remove { field, member, .. } if **field == user::ROLES => {
            let takes = role(member);
            Effect { takes, touches: touches(takes), ..none }
        }
        Change::Add { .. } | Change::Remove { .. } => Effect { touches: true, ..none },
    }
}

/// A role that the tenant does not know leaves the account as it is.
fn touches(role: Option<Role>) -> bool {
    role.is_some_and(|role| role.assign_task() == Task::RolesAssignEntra)
}

/// S11: what another directory keeps is changed there. What only the directory can
/// say is never typed in.
pub(super) fn may_type(person: Option<&UserFacts>, field: UserField) -> Result<(), Refusal> {
    let elsewhere = person.is_some_and(UserFacts::is_kept_elsewhere);
    if field.is_of_directory() || (elsewhere && field.is_identity()) {
        return Err(Refusal::ReadOnlyDetail { field });
    }
    Ok(())
}
