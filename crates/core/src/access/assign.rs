//! Who may give and take which role (users-roles.md, 5.3), from the one table.

use super::actor::Actor;
use super::grant::Grant;
use super::right::Right;
use super::role::Role;

/// Whether the holder of `right` may give and take `role`. A part of the task of
/// assigning tenant roles is all of them but the global admin.
pub fn may_assign(right: &Right, role: Role) -> bool {
    match right.reach(role.assign_task()) {
        Grant::Full => true,
        Grant::Own => role.assign_task().scope_is_ruled() && role != Role::GlobalAdmin,
        Grant::None => false,
    }
}

/// The roles that somebody may give and take, with the right for it.
pub fn assignable(actor: &Actor) -> Vec<(Role, Right)> {
    let right = |role: Role| actor.may_ask(role.assign_task()).ok().map(|right| (role, right));
    let all = Role::ALL.into_iter().filter_map(right);
    all.filter(|(role, right)| may_assign(right, *role)).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::access::{Category, Family, Task};
    use crate::ids::UserId;

    /// The table of 5.3, cell by cell: tenant admins, agents, company roles, report
    /// viewers.
    fn meant(assigner: Role, role: Role) -> bool {
        let (report, admin) = (role.category() == Category::Insights, role == Role::GlobalAdmin);
        match assigner {
            Role::GlobalAdmin => true,
            Role::UserManagementAdmin => role.family() != Family::NonEntra && !admin,
            Role::AccountAdmin => role.family() == Family::NonEntra && !report,
            Role::BillingAdmin
            | Role::AdminAgent
            | Role::SalesAgent
            | Role::HelpdeskAgent
            | Role::MpnPartnerAdmin
            | Role::ReferralsAdmin
            | Role::ReferralsUser
            | Role::BusinessProfileAdmin
            | Role::IncentivesAdmin
            | Role::IncentivesUser
            | Role::ExecReportViewer
            | Role::ReportViewer => false,
        }
    }

    #[test]
    fn every_cell_of_who_may_assign_what() {
        let user = UserId::new(Uuid::from_u128(1));
        for assigner in Role::ALL {
            let right = Actor::new(user, [assigner]).may(Task::ProfileViewOwn).unwrap();
            for role in Role::ALL {
                let may = may_assign(&right, role);
                assert_eq!(may, meant(assigner, role), "{assigner} gives {role}");
            }
            let told = assignable(&Actor::new(user, [assigner]));
            let roles = Role::ALL.into_iter().filter(|role| meant(assigner, *role));
            assert!(told.iter().map(|(role, _)| *role).eq(roles), "{assigner}");
            assert!(told.iter().all(|(role, right)| right.task() == role.assign_task()));
        }
        let nobody = Actor::new(user, []).may(Task::ProfileViewOwn).unwrap();
        assert!(Role::ALL.iter().all(|role| !may_assign(&nobody, *role)));
    }

    #[test]
    fn several_roles_may_give_what_each_of_them_may() {
        let both = [Role::UserManagementAdmin, Role::AccountAdmin];
        let user = UserId::new(Uuid::from_u128(1));
        let right = Actor::new(user, both).may(Task::ProfileViewOwn).unwrap();
        for role in Role::ALL {
            let one = both.iter().any(|assigner| meant(*assigner, role));
            assert_eq!(may_assign(&right, role), one, "{role}");
        }
    }
}
