//! Who has which roles.

use std::collections::BTreeSet;

use super::{guarded, live};
use crate::access::{Right, Role};
use crate::change::Change;
use crate::command::Command;
use crate::decide::Decision;
use crate::facts::Facts;
use crate::ids::UserId;
use crate::refusal::Refusal;
use crate::schema::user;

/// A change of one person's roles, in a batch of many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleChange {
    pub user: UserId,
    pub take: BTreeSet<Role>,
    pub give: BTreeSet<Role>,
}

impl RoleChange {
    /// The command; `None` when nothing is asked for.
    pub fn command(&self) -> Option<Command> {
        let (take, give) =
            (self.take.iter().copied().collect(), self.give.iter().copied().collect());
        let empty = self.take.is_empty() && self.give.is_empty();
        (!empty).then_some(Command::ChangeRoles { user: self.user, take, give })
    }
}

/// The order in which a batch can be done: who becomes a global admin first, who
/// ceases to be one last, so that one is there at every step; and what the author
/// gives up at the very end, so that the right for the others is still there.
pub fn in_order(author: UserId, mut batch: Vec<RoleChange>) -> Vec<RoleChange> {
    batch.sort_by_key(|change| {
        let place = if change.user == author {
            3
        } else if change.give.contains(&Role::GlobalAdmin) {
            0
        } else if change.take.contains(&Role::GlobalAdmin) {
            2
        } else {
            1
        };
        (place, change.user)
    });
    batch
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
    // Who gave up a role cannot give it back to themselves.
    let inverse = (id != right.user()).then_some(Command::GrantRole { user: id, role });
    guarded(facts, right, id, vec![remove_role(id, role)], inverse)
}

/// Several roles go and come at once. What is both taken and given stays.
pub(crate) fn change(
    facts: &Facts,
    right: &Right,
    id: UserId,
    take: &[Role],
    give: &[Role],
) -> Result<Decision, Refusal> {
    let held = &live(facts, id)?.roles;
    let given: BTreeSet<Role> = give.iter().copied().filter(|role| !held.contains(role)).collect();
    let taken: BTreeSet<Role> =
        take.iter().copied().filter(|role| held.contains(role) && !give.contains(role)).collect();
    let changes = taken
        .iter()
        .map(|role| remove_role(id, *role))
        .chain(given.iter().map(|role| add_role(id, *role)))
        .collect();
    let back = RoleChange { user: id, take: given, give: taken };
    let inverse = back.command().filter(|_| id != right.user());
    guarded(facts, right, id, changes, inverse)
}

pub(super) fn add_role(id: UserId, role: Role) -> Change {
    Change::Add { field: &user::ROLES, id: id.into(), member: role.code().to_owned() }
}

fn remove_role(id: UserId, role: Role) -> Change {
    Change::Remove { field: &user::ROLES, id: id.into(), member: role.code().to_owned() }
}
