//! The smallest set of roles that covers given tasks, exactly: there are few enough
//! roles to try every set of them.

use std::collections::{BTreeMap, BTreeSet};

use super::explain::abilities;
use super::grant::Grant;
use super::right::reach;
use super::role::{Category, Role};
use super::table::Task;

/// What a set of roles is held to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bounds {
    /// At most one role of each of the four categories of 2018.
    pub one_per_category: bool,
    /// Only these roles, as for a guest; `None` for all.
    pub only: Option<BTreeSet<Role>>,
}

/// The answer, computed from the documented tasks and never from what anybody used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minimal {
    pub roles: BTreeSet<Role>,
    /// The tasks that no set within the bounds covers but within a scope.
    pub partly: Vec<Task>,
}

/// Why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreachable {
    /// The tasks that no role within the bounds lets anybody do. Empty when each can
    /// be done but not all of them by one person.
    pub tasks: Vec<Task>,
}

/// The fewest roles by which one person can do all of `tasks`; among as few, those
/// that let them do the least besides. A task that is granted within a scope counts
/// as covered in part, and a set that covers more of them wholly goes first.
pub fn minimal(tasks: &[Task], bounds: &Bounds) -> Result<Minimal, Unreachable> {
    let tasks: Vec<Task> = tasks.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
    let roles: Vec<Role> = Role::ALL.into_iter().filter(|role| bounds.admit(*role)).collect();
    let mut best: Option<(Cost, BTreeSet<Role>)> = None;
    for set in 0..1_u32 << roles.len() {
        let chosen: BTreeSet<Role> =
            (0..roles.len()).filter(|bit| set & (1 << bit) != 0).map(|bit| roles[bit]).collect();
        if !bounds.hold_for(&chosen) {
            continue;
        }
        let Some(partly) = partly(&tasks, &chosen) else { continue };
        let key = (partly.len(), chosen.len());
        if best.as_ref().is_some_and(|(cost, _)| key > (cost.partly, cost.count)) {
            continue;
        }
        let cost = Cost { partly: partly.len(), count: chosen.len(), power: power(&chosen) };
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, chosen));
        }
    }
    match best {
        Some((_, chosen)) => {
            let partly = partly(&tasks, &chosen).unwrap_or_default();
            Ok(Minimal { roles: chosen, partly })
        }
        None => {
            let all: BTreeSet<Role> = roles.into_iter().collect();
            let tasks = tasks.into_iter().filter(|task| reach(&all, *task) == Grant::None);
            Err(Unreachable { tasks: tasks.collect() })
        }
    }
}

/// What one set costs; the first difference decides. Among equals the roles that
/// stand first in the table are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cost {
    partly: usize,
    count: usize,
    power: usize,
}

/// The tasks covered in part only; `None` when one is not covered at all.
fn partly(tasks: &[Task], roles: &BTreeSet<Role>) -> Option<Vec<Task>> {
    let mut partly = Vec::new();
    for task in tasks {
        match reach(roles, *task) {
            Grant::Full => {}
            Grant::Own => partly.push(*task),
            Grant::None => return None,
        }
    }
    Some(partly)
}

/// How much the roles let somebody do: a whole task counts twice.
fn power(roles: &BTreeSet<Role>) -> usize {
    let weight = |reach| match reach {
        Grant::None => 0,
        Grant::Own => 1,
        Grant::Full => 2,
    };
    abilities(roles).iter().map(|ability| weight(ability.reach)).sum()
}

impl Bounds {
    fn admit(&self, role: Role) -> bool {
        self.only.as_ref().is_none_or(|only| only.contains(&role))
    }

    fn hold_for(&self, roles: &BTreeSet<Role>) -> bool {
        if !self.one_per_category {
            return true;
        }
        let mut held: BTreeMap<Category, usize> = BTreeMap::new();
        for role in roles.iter().filter(|role| role.category().holds_one()) {
            *held.entry(role.category()).or_default() += 1;
        }
        held.values().all(|count| *count <= 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn free(tasks: &[Task]) -> Result<Minimal, Unreachable> {
        minimal(tasks, &Bounds::default())
    }

    fn told(roles: &[Role], partly: &[Task]) -> Result<Minimal, Unreachable> {
        Ok(Minimal { roles: roles.iter().copied().collect(), partly: partly.to_vec() })
    }

    #[test]
    fn the_least_powerful_of_the_smallest_sets_is_taken() {
        for (tasks, meant) in [
            (vec![], told(&[], &[])),
            (vec![Task::ProfileViewOwn], told(&[], &[])),
            (vec![Task::BillingManage], told(&[Role::BillingAdmin], &[])),
            (vec![Task::UsersDelete], told(&[Role::UserManagementAdmin], &[])),
            // One role that can do both is fewer than two that do one each.
            (vec![Task::BillingManage, Task::UsersDelete], told(&[Role::GlobalAdmin], &[])),
            (vec![Task::SecurityMfa], told(&[Role::GlobalAdmin], &[])),
        ] {
            assert_eq!(free(&tasks), meant, "{tasks:?}");
        }
        let twice = [Task::IncentivesClaims, Task::IncentivesClaims];
        assert_eq!(free(&twice), told(&[Role::IncentivesUser], &[]), "less than the admin");
    }

    #[test]
    fn no_smaller_set_covers_the_tasks_and_none_as_small_does_less() {
        // Against the plainest search there is, over pairs of tasks.
        let tasks = [Task::CustomersView, Task::BillingView, Task::ReferralsBulk, Task::MpnOffers];
        for one in tasks {
            for other in tasks {
                let best = free(&[one, other]).unwrap();
                for role in Role::ALL {
                    let alone = BTreeSet::from([role]);
                    if partly(&[one, other], &alone).is_some_and(|partly| partly.is_empty()) {
                        assert_eq!(best.roles.len(), 1, "{one:?} {other:?}");
                        assert!(power(&best.roles) <= power(&alone), "{one:?} {other:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn within_a_scope_is_in_part_and_told() {
        // Without the global admin a password is reset by the user management admin, in part.
        let only = Some(Role::ALL.into_iter().filter(|one| *one != Role::GlobalAdmin).collect());
        let bounds = Bounds { only, ..Bounds::default() };
        let got = minimal(&[Task::UsersResetPassword], &bounds);
        assert_eq!(got, told(&[Role::UserManagementAdmin], &[Task::UsersResetPassword]));
    }

    #[test]
    fn the_rules_of_categories_and_guests_are_honoured() {
        let guest = BTreeSet::from([
            Role::MpnPartnerAdmin,
            Role::BusinessProfileAdmin,
            Role::ReferralsAdmin,
        ]);
        let bounds = Bounds { only: Some(guest), one_per_category: true };
        assert_eq!(
            minimal(&[Task::BizprofileManage, Task::MpnOffers], &bounds),
            told(&[Role::MpnPartnerAdmin, Role::BusinessProfileAdmin], &[])
        );
        assert_eq!(
            minimal(&[Task::BizprofileManage, Task::CustomersView], &bounds),
            Err(Unreachable { tasks: vec![Task::CustomersView] })
        );
        // Each alone, but not together: two administrators of one category.
        let only = BTreeSet::from([Role::BillingAdmin, Role::UserManagementAdmin]);
        let bounds = Bounds { only: Some(only.clone()), one_per_category: true };
        let both = [Task::BillingManage, Task::UsersDelete];
        assert_eq!(minimal(&both, &bounds), Err(Unreachable { tasks: Vec::new() }));
        let bounds = Bounds { only: Some(only), one_per_category: false };
        assert_eq!(minimal(&both, &bounds).unwrap().roles.len(), 2);
    }

    #[test]
    fn what_no_role_gives_is_named() {
        assert_eq!(
            free(&[Task::DeskFound, Task::CatalogView]),
            Err(Unreachable { tasks: vec![Task::DeskFound] })
        );
    }
}
