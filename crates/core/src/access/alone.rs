//! What a role cannot do alone (users-roles.md, section 6, footnote 4).

use std::collections::BTreeSet;

use super::role::Role;

/// Whether somebody is an account admin and holds neither of the roles of the tenant
/// without which Microsoft lets no account admin create anybody.
pub fn lacks_entra_role(roles: &BTreeSet<Role>) -> bool {
    let entra = [Role::GlobalAdmin, Role::UserManagementAdmin];
    roles.contains(&Role::AccountAdmin) && !entra.iter().any(|role| roles.contains(role))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_admin_needs_one_of_two_roles_of_the_tenant() {
        for role in Role::ALL {
            let alone = BTreeSet::from([role]);
            assert_eq!(lacks_entra_role(&alone), role == Role::AccountAdmin, "{role}");
            let both = BTreeSet::from([role, Role::AccountAdmin]);
            let enough = matches!(role, Role::GlobalAdmin | Role::UserManagementAdmin);
            assert_eq!(lacks_entra_role(&both), !enough, "{role} and account admin");
        }
    }
}
