//! What a workspace has settled about roles (users-roles.md, S7 and S8).

use std::collections::BTreeSet;
use std::str::FromStr;

use crate::access::Role;
use crate::change::Change;
use crate::command::Command;
use crate::decide::Decision;
use crate::facts::Facts;
use crate::ids::WorkspaceId;
use crate::schema::workspace;
use crate::value::Value;

/// What is allowed about roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policies {
    /// A person holds one role of each of the four categories of 2018.
    pub one_role_per_category: bool,
    /// The roles that a guest may hold.
    pub guest_roles: BTreeSet<Role>,
}

/// One of them, as somebody sets it. `None` goes back to the default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Policy {
    OneRolePerCategory(Option<bool>),
    GuestRoles(Option<BTreeSet<Role>>),
}

impl Default for Policies {
    /// As in 2018, and the list for guests of 2021 (users-roles.md, 4.3).
    fn default() -> Self {
        Self {
            one_role_per_category: true,
            guest_roles: BTreeSet::from([
                Role::MpnPartnerAdmin,
                Role::BusinessProfileAdmin,
                Role::ReferralsAdmin,
            ]),
        }
    }
}

impl Policies {
    /// From the workspace's fields; an empty one stands for its default.
    pub fn read(one_role_per_category: Option<bool>, guest_roles: Option<&str>) -> Self {
        let default = Self::default();
        Self {
            one_role_per_category: one_role_per_category.unwrap_or(default.one_role_per_category),
            guest_roles: guest_roles.map_or(default.guest_roles, read_roles),
        }
    }
}

/// The roles of a list that this version knows.
fn read_roles(text: &str) -> BTreeSet<Role> {
    text.split(',').filter_map(|code| Role::from_str(code.trim()).ok()).collect()
}

fn write_roles(roles: &BTreeSet<Role>) -> String {
    roles.iter().map(|role| role.code()).collect::<Vec<_>>().join(",")
}

/// Somebody settles one.
pub(crate) fn set(facts: &Facts, id: WorkspaceId, policy: &Policy) -> Decision {
    let default = Policies::default();
    let now = &facts.policies;
    let (field, value, same, back) = match policy {
        Policy::OneRolePerCategory(one) => (
            &workspace::ONE_ROLE_PER_CATEGORY,
            one.map_or(Value::Absent, Value::Flag),
            one.unwrap_or(default.one_role_per_category) == now.one_role_per_category,
            Policy::OneRolePerCategory(Some(now.one_role_per_category)),
        ),
        Policy::GuestRoles(roles) => (
            &workspace::GUEST_ROLES,
            roles.as_ref().map(write_roles).into(),
            roles.as_ref().unwrap_or(&default.guest_roles) == &now.guest_roles,
            Policy::GuestRoles(Some(now.guest_roles.clone())),
        ),
    };
    if same {
        return Decision::nothing();
    }
    Decision {
        changes: vec![Change::Set { field, id: id.into(), value }],
        inverse: Some(Command::SetPolicy { workspace: id, policy: back }),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn nothing_set_is_the_default_and_an_empty_list_is_nobody() {
        assert_eq!(Policies::read(None, None), Policies::default());
        let none = Policies::read(Some(false), Some(""));
        assert!(!none.one_role_per_category && none.guest_roles.is_empty());
        let list = Policies::read(None, Some("account_admin, newer_role,incentives_admin"));
        let meant = BTreeSet::from([Role::AccountAdmin, Role::IncentivesAdmin]);
        assert_eq!(list.guest_roles, meant, "a role of a newer version is passed over");
    }

    #[test]
    fn what_was_settled_can_be_brought_back() {
        let id = WorkspaceId::new(Uuid::from_u128(1));
        let facts = Facts::default();
        let off = set(&facts, id, &Policy::OneRolePerCategory(Some(false)));
        let back = Policy::OneRolePerCategory(Some(true));
        assert_eq!(off.inverse, Some(Command::SetPolicy { workspace: id, policy: back.clone() }));
        assert_eq!(set(&facts, id, &back), Decision::nothing());
        assert_eq!(set(&facts, id, &Policy::GuestRoles(None)), Decision::nothing());
        let wider = BTreeSet::from([Role::AccountAdmin]);
        let decision = set(&facts, id, &Policy::GuestRoles(Some(wider)));
        let Change::Set { value: Value::Text(text), .. } = &decision.changes[0] else {
            panic!("{decision:?}")
        };
        assert_eq!(text, "account_admin");
    }
}
