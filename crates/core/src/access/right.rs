//! The proof that someone may, and the reason why not.

use std::collections::BTreeSet;

use super::grant::{Grant, grant, grant_without_role, who_may};
use super::role::Role;
use super::table::Task;
use crate::ids::UserId;

/// A right held in the hand. Only an [`Actor`](super::Actor) makes one, so code
/// that forgot to ask has none to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Right {
    user: UserId,
    task: Task,
    /// By what it was given. A rule that knows a scope, or that looks at more than
    /// one task, asks these.
    roles: BTreeSet<Role>,
}

impl Right {
    pub(super) const fn new(user: UserId, task: Task, roles: BTreeSet<Role>) -> Self {
        Self { user, task, roles }
    }

    /// For whoever makes a workspace: the first user has no roles to show yet.
    /// Good for that one task, and only where the workspace is still empty, which
    /// `decide` checks.
    pub const fn founding(user: UserId) -> Self {
        Self::new(user, Task::DeskFound, BTreeSet::new())
    }

    /// For the hub, which lets in a device on the signed word of `user`'s own and
    /// has checked that word. Good for that one task.
    pub const fn letting_in(user: UserId) -> Self {
        Self::new(user, Task::DeskDevices, BTreeSet::new())
    }

    pub const fn user(&self) -> UserId {
        self.user
    }

    pub const fn task(&self) -> Task {
        self.task
    }

    /// The roles by which it was given.
    pub const fn roles(&self) -> &BTreeSet<Role> {
        &self.roles
    }

    /// How far the same person goes in a task: in this one, or in another that a
    /// rule has to ask for too.
    pub fn reach(&self, task: Task) -> Grant {
        reach(&self.roles, task)
    }
}

/// The furthest any of the roles goes, and what everyone may.
pub(super) fn reach(roles: &BTreeSet<Role>, task: Task) -> Grant {
    roles.iter().map(|role| grant(*role, task)).fold(grant_without_role(task), Ord::max)
}

/// Why not, and who may.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not allowed: {}; who may: {}", .task.title(), names(.who_may))]
pub struct Denied {
    task: Task,
    who_may: Vec<Role>,
}

impl Denied {
    /// Also for a rule that finds a right for the wrong task, or out of scope.
    pub fn new(task: Task) -> Self {
        Self { task, who_may: who_may(task) }
    }

    pub const fn task(&self) -> Task {
        self.task
    }

    pub fn who_may(&self) -> &[Role] {
        &self.who_may
    }
}

fn names(roles: &[Role]) -> String {
    let codes: Vec<_> = roles.iter().map(|role| role.code()).collect();
    if codes.is_empty() { "nobody".to_owned() } else { codes.join(", ") }
}
