//! Who acts.

use std::collections::BTreeSet;

use super::grant::Grant;
use super::right::{Denied, Right, reach};
use super::role::Role;
use super::table::Task;
use crate::ids::UserId;

/// Who acts, with the roles the workspace (or the hub) confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    user: UserId,
    roles: BTreeSet<Role>,
}

impl Actor {
    pub fn new(user: UserId, roles: impl IntoIterator<Item = Role>) -> Self {
        Self { user, roles: roles.into_iter().collect() }
    }

    pub const fn user(&self) -> UserId {
        self.user
    }

    pub const fn roles(&self) -> &BTreeSet<Role> {
        &self.roles
    }

    /// The furthest any of the roles goes, and what everyone may.
    pub fn grant(&self, task: Task) -> Grant {
        reach(&self.roles, task)
    }

    /// The right to do the whole of a task. A task granted within a scope only
    /// is denied here: what is in scope is for a rule that knows the scope.
    pub fn may(&self, task: Task) -> Result<Right, Denied> {
        match self.grant(task) {
            Grant::Full => Ok(self.right(task)),
            Grant::Own | Grant::None => Err(Denied::new(task)),
        }
    }

    /// The right to ask for a task, be it granted wholly or within a scope. Where a
    /// rule knows the scope, that rule decides; other scoped tasks are denied.
    pub fn may_ask(&self, task: Task) -> Result<Right, Denied> {
        match self.grant(task) {
            Grant::Own if task.scope_is_ruled() => Ok(self.right(task)),
            Grant::Full | Grant::Own | Grant::None => self.may(task),
        }
    }

    fn right(&self, task: Task) -> Right {
        Right::new(self.user, task, self.roles.clone())
    }

    pub fn catalog_viewer(&self) -> Result<Right, Denied> {
        self.may(Task::CatalogView)
    }

    pub fn catalog_editor(&self) -> Result<Right, Denied> {
        self.may(Task::CatalogCustomize)
    }

    pub fn price_list_viewer(&self) -> Result<Right, Denied> {
        self.may(Task::PricingView)
    }

    pub fn price_list_importer(&self) -> Result<Right, Denied> {
        self.may(Task::DeskPriceListImport)
    }

    pub fn price_list_remover(&self) -> Result<Right, Denied> {
        self.may(Task::DeskPriceListRemove)
    }

    pub fn settings_editor(&self) -> Result<Right, Denied> {
        self.may(Task::DeskWorkspaceSettings)
    }

    pub fn record_reader(&self) -> Result<Right, Denied> {
        self.may(Task::DeskRecordView)
    }

    pub fn backup_maker(&self) -> Result<Right, Denied> {
        self.may(Task::DeskBackup)
    }

    pub fn restorer(&self) -> Result<Right, Denied> {
        self.may(Task::DeskRestore)
    }

    /// To undo what `of` did.
    pub fn undoer(&self, of: UserId) -> Result<Right, Denied> {
        self.may(if of == self.user { Task::DeskUndoOwn } else { Task::DeskUndoOther })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn user(n: u128) -> UserId {
        UserId::new(Uuid::from_u128(n))
    }

    #[test]
    fn a_right_says_whose_it_is_and_for_what() {
        let right = Actor::new(user(1), [Role::AdminAgent]).catalog_editor().unwrap();
        assert_eq!((right.user(), right.task()), (user(1), Task::CatalogCustomize));
    }

    #[test]
    fn a_denial_says_who_may() {
        let denied = Actor::new(user(1), [Role::SalesAgent]).catalog_editor().unwrap_err();
        assert_eq!(denied.task(), Task::CatalogCustomize);
        assert_eq!(denied.who_may(), [Role::GlobalAdmin, Role::AdminAgent]);
        assert_eq!(
            denied.to_string(),
            "not allowed: Choose featured offers (≤ 5); who may: global_admin, admin_agent"
        );
    }

    #[test]
    fn several_roles_reach_as_far_as_the_furthest() {
        let both = Actor::new(user(1), [Role::ReferralsUser, Role::MpnPartnerAdmin]);
        assert_eq!(both.grant(Task::CosellManage), Grant::Full);
        assert_eq!(both.grant(Task::DealsRegister), Grant::Own);
        assert!(both.may(Task::DealsRegister).is_err(), "own deals are not all deals");
    }

    #[test]
    fn without_a_role_there_is_only_the_own_profile() {
        let nobody = Actor::new(user(1), []);
        let whole: Vec<_> = Task::ALL.iter().filter(|task| nobody.may(**task).is_ok()).collect();
        assert_eq!(whole, [&Task::ProfileViewOwn]);
        assert_eq!(nobody.grant(Task::SupportPartnerTicket), Grant::Own);
        assert_eq!(nobody.grant(Task::UsersView), Grant::Own, "to find a global admin");
    }

    #[test]
    fn undoing_anothers_edit_is_a_right_of_its_own() {
        let agent = Actor::new(user(1), [Role::AdminAgent]);
        assert_eq!(agent.undoer(user(1)).unwrap().task(), Task::DeskUndoOwn);
        assert_eq!(agent.undoer(user(2)).unwrap_err().who_may(), [Role::GlobalAdmin]);
        let admin = Actor::new(user(3), [Role::GlobalAdmin]);
        assert_eq!(admin.undoer(user(1)).unwrap().task(), Task::DeskUndoOther);
    }

    #[test]
    fn founding_is_not_something_to_be_asked_for() {
        assert!(Actor::new(user(1), Role::ALL).may(Task::DeskFound).is_err());
        assert_eq!(Right::founding(user(1)).task(), Task::DeskFound);
    }
}
