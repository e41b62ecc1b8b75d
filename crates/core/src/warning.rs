//! What is allowed and yet worth a look (users-roles.md, S2, S9, S10): shown beside
//! what was done, never instead of it.

use std::collections::BTreeSet;

use crate::access::{Category, Role, lacks_entra_role};
use crate::facts::UserFacts;
use crate::people::MfaState;
use crate::policies::Policies;

/// Something that a screen flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Warning {
    /// Fewer than two: whoever is ill locks the company out.
    FewGlobalAdmins {
        count: usize,
    },
    /// More than five.
    ManyGlobalAdmins {
        count: usize,
    },
    WithoutRole,
    MfaNotEnabled,
    /// The directory says so: a guest with a role that guests should not hold.
    GuestRole {
        role: Role,
    },
    /// The directory says so: two roles of one category.
    SameCategory {
        role: Role,
        other: Role,
    },
    /// A role that reaches locations, and none is named.
    WithoutLocation,
    /// An account admin who holds no role of the tenant with which Microsoft would let them
    /// create users (footnote 4). Partner Desk takes their wish all the same: the table
    /// grants it, and where one role of a category is the rule they cannot hold both.
    EntraRoleMissing,
    /// Whoever gives up a role of their own cannot give it back to themselves.
    OwnRole,
}

impl Warning {
    /// What stands in `--json`, and what screens say words for.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FewGlobalAdmins { .. } => "few_global_admins",
            Self::ManyGlobalAdmins { .. } => "many_global_admins",
            Self::WithoutRole => "without_role",
            Self::MfaNotEnabled => "mfa_not_enabled",
            Self::GuestRole { .. } => "guest_role",
            Self::SameCategory { .. } => "same_category",
            Self::WithoutLocation => "without_location",
            Self::EntraRoleMissing => "entra_role_missing",
            Self::OwnRole => "own_role",
        }
    }

    /// The role or the number that it is about.
    pub fn about(self) -> Option<String> {
        match self {
            Self::FewGlobalAdmins { count } | Self::ManyGlobalAdmins { count } => {
                Some(count.to_string())
            }
            Self::GuestRole { role } | Self::SameCategory { role, .. } => Some(role.to_string()),
            Self::WithoutRole
            | Self::MfaNotEnabled
            | Self::WithoutLocation
            | Self::EntraRoleMissing
            | Self::OwnRole => None,
        }
    }
}

/// About the number of active global admins.
pub const fn of_admins(count: usize) -> Option<Warning> {
    match count {
        0 | 1 => Some(Warning::FewGlobalAdmins { count }),
        2..=5 => None,
        _ => Some(Warning::ManyGlobalAdmins { count }),
    }
}

/// About one person who was not deleted.
pub fn of_person(person: &UserFacts, policies: &Policies) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if person.roles.is_empty() {
        warnings.push(Warning::WithoutRole);
    }
    if person.mfa() == MfaState::Disabled {
        warnings.push(Warning::MfaNotEnabled);
    }
    if person.is_guest() {
        let refused = person.roles.iter().filter(|role| !policies.guest_roles.contains(*role));
        warnings.extend(refused.map(|role| Warning::GuestRole { role: *role }));
    }
    if policies.one_role_per_category {
        warnings.extend(same_category(&person.roles));
    }
    let located = person.roles.iter().any(|role| role.has_locations());
    if located && !person.entire_company && person.locations.is_empty() {
        warnings.push(Warning::WithoutLocation);
    }
    if lacks_entra_role(&person.roles) {
        warnings.push(Warning::EntraRoleMissing);
    }
    warnings
}

/// About a person whose roles change: what was not so before. That there is no second
/// factor is told once more with each administrator's role.
pub fn of_change(
    before: &UserFacts,
    after: &UserFacts,
    oneself: bool,
    policies: &Policies,
) -> Vec<Warning> {
    let known = of_person(before, policies);
    let mut given = after.roles.difference(&before.roles);
    let raised = given.any(|role| role.category() == Category::Admin);
    let is_new = |one: &Warning| !known.contains(one) || (*one == Warning::MfaNotEnabled && raised);
    let mut warnings: Vec<Warning> =
        of_person(after, policies).into_iter().filter(is_new).collect();
    if oneself && !before.roles.is_subset(&after.roles) {
        warnings.push(Warning::OwnRole);
    }
    warnings
}

fn same_category(roles: &BTreeSet<Role>) -> Option<Warning> {
    roles.iter().filter(|role| role.category().holds_one()).find_map(|role| {
        let same = |other: &&Role| *other > role && other.category() == role.category();
        let other = *roles.iter().find(same)?;
        Some(Warning::SameCategory { role: *role, other })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::user_field::UserField;

    #[test]
    fn two_to_five_global_admins_are_enough_and_not_too_many() {
        for count in 0..9 {
            let code = of_admins(count).map(Warning::code);
            let meant = match count {
                0 | 1 => Some("few_global_admins"),
                6.. => Some("many_global_admins"),
                _ => None,
            };
            assert_eq!(code, meant, "{count}");
        }
    }

    #[test]
    fn each_thing_worth_a_look_is_told_and_nothing_else() {
        let person = |roles: &[Role], details: &[(UserField, &str)]| UserFacts {
            active: true,
            roles: roles.iter().copied().collect(),
            details: details.iter().map(|(field, text)| (*field, (*text).to_owned())).collect(),
            ..UserFacts::default()
        };
        let mfa = (UserField::MfaState, "enabled");
        let guest = (UserField::UserType, "guest");
        let told = |person: &UserFacts| {
            of_person(person, &Policies::default())
                .into_iter()
                .map(Warning::code)
                .collect::<Vec<_>>()
        };
        assert_eq!(told(&person(&[], &[])), ["without_role", "mfa_not_enabled"]);
        let fine = person(&[Role::SalesAgent], &[mfa]);
        assert_eq!(told(&fine), [""; 0]);
        assert_eq!(told(&person(&[Role::SalesAgent], &[mfa, guest])), ["guest_role"]);
        assert_eq!(told(&person(&[Role::MpnPartnerAdmin], &[mfa, guest])), [""; 0]);
        let two = person(&[Role::BillingAdmin, Role::AccountAdmin], &[mfa]);
        assert_eq!(told(&two), ["same_category", "entra_role_missing"]);
        let free = Policies { one_role_per_category: false, ..Policies::default() };
        assert_eq!(of_person(&two, &free), [Warning::EntraRoleMissing]);
        let able = person(&[Role::UserManagementAdmin, Role::AccountAdmin], &[mfa]);
        assert!(of_person(&able, &free).is_empty());
        let mut referrals = person(&[Role::ReferralsUser], &[mfa]);
        assert_eq!(told(&referrals), ["without_location"]);
        referrals.locations.insert("4711".to_owned());
        assert_eq!(told(&referrals), [""; 0]);
    }

    #[test]
    fn of_a_change_only_what_it_brings_is_told() {
        let person = |roles: &[Role]| UserFacts {
            active: true,
            roles: roles.iter().copied().collect(),
            ..UserFacts::default()
        };
        let told = |before: &[Role], after: &[Role], oneself| {
            of_change(&person(before), &person(after), oneself, &Policies::default())
                .into_iter()
                .map(Warning::code)
                .collect::<Vec<_>>()
        };
        let (sales, billing) = (Role::SalesAgent, Role::BillingAdmin);
        assert_eq!(told(&[sales], &[sales, Role::ReportViewer], false), [""; 0]);
        assert_eq!(told(&[sales], &[sales, billing], false), ["mfa_not_enabled"]);
        assert_eq!(told(&[billing], &[billing, sales], false), [""; 0], "it was so before");
        assert_eq!(told(&[sales], &[], false), ["without_role"]);
        assert_eq!(told(&[sales, billing], &[sales], true), ["own_role"]);
        assert_eq!(told(&[sales], &[sales, Role::ReferralsUser], false), ["without_location"]);
        let (manager, account) = (Role::UserManagementAdmin, Role::AccountAdmin);
        assert_eq!(told(&[manager, account], &[account], false), ["entra_role_missing"]);
        assert_eq!(told(&[account], &[account, sales], false), [""; 0]);
        assert_eq!(told(&[Role::ReferralsUser], &[Role::ReferralsAdmin], false), [""; 0]);
    }
}
