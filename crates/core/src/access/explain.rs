//! What somebody can do and why, who can do something, and what a change of roles
//! would change: all read from the one table.

use std::collections::BTreeSet;

use super::grant::{Grant, grant, grant_without_role};
use super::right::reach;
use super::role::Role;
use super::table::Task;

/// A task that somebody can do, at least in part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ability {
    pub task: Task,
    pub reach: Grant,
    /// The roles that reach as far; none where everybody may.
    pub by: Vec<Role>,
}

/// A task that a change of roles gives, takes, widens or narrows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    pub task: Task,
    pub before: Grant,
    pub after: Grant,
}

/// Everything that somebody with these roles can do, in the order of the table.
pub fn abilities(roles: &BTreeSet<Role>) -> Vec<Ability> {
    Task::ALL
        .iter()
        .filter_map(|task| {
            let reach = reach(roles, *task);
            if reach == Grant::None {
                return None;
            }
            let by = if grant_without_role(*task) == reach {
                Vec::new()
            } else {
                roles.iter().copied().filter(|role| grant(*role, *task) == reach).collect()
            };
            Some(Ability { task: *task, reach, by })
        })
        .collect()
}

/// Those of `people` who can do the task, at least in part, in the order given.
pub fn who_can<'p, K: Copy + 'p>(
    task: Task,
    people: impl IntoIterator<Item = (K, &'p BTreeSet<Role>)>,
) -> Vec<(K, Grant)> {
    people
        .into_iter()
        .map(|(who, roles)| (who, reach(roles, task)))
        .filter(|(_, reach)| *reach != Grant::None)
        .collect()
}

/// What somebody could do otherwise than before.
pub fn shifts(before: &BTreeSet<Role>, after: &BTreeSet<Role>) -> Vec<Shift> {
    Task::ALL
        .iter()
        .map(|task| Shift { task: *task, before: reach(before, *task), after: reach(after, *task) })
        .filter(|shift| shift.before != shift.after)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(roles: &[Role]) -> BTreeSet<Role> {
        roles.iter().copied().collect()
    }

    #[test]
    fn an_ability_names_the_roles_that_reach_as_far() {
        let told = abilities(&roles(&[Role::SalesAgent, Role::ReferralsAdmin]));
        let of = |task| told.iter().find(|one| one.task == task).unwrap();
        let referrals = of(Task::ReferralsView);
        assert_eq!(referrals.reach, Grant::Full);
        assert_eq!(referrals.by, [Role::ReferralsAdmin], "the sales agent sees a part only");
        assert_eq!(of(Task::CatalogView).by, [Role::SalesAgent]);
        assert_eq!(of(Task::ProfileViewOwn).by, [], "everybody may");
        assert!(told.iter().all(|one| one.task != Task::UsersDelete));
    }

    #[test]
    fn every_cell_is_explained_by_the_role_of_its_column() {
        for role in Role::ALL {
            let told = abilities(&roles(&[role]));
            for task in Task::ALL {
                let here = told.iter().find(|one| one.task == *task);
                let meant = grant(role, *task).max(grant_without_role(*task));
                assert_eq!(here.map_or(Grant::None, |one| one.reach), meant, "{role} {task:?}");
                if let Some(here) = here {
                    let own = grant(role, *task) > grant_without_role(*task);
                    assert_eq!(here.by.contains(&role), own, "{role} {task:?}");
                }
            }
        }
    }

    #[test]
    fn who_can_tells_a_part_from_the_whole() {
        let admin = roles(&[Role::GlobalAdmin]);
        let manager = roles(&[Role::UserManagementAdmin]);
        let nobody = roles(&[]);
        let people = [(1, &admin), (2, &manager), (3, &nobody)];
        let told = who_can(Task::UsersResetPassword, people);
        assert_eq!(told, [(1, Grant::Full), (2, Grant::Own)]);
        assert_eq!(who_can(Task::UsersView, people).len(), 3, "everybody may find an admin");
    }

    #[test]
    fn a_shift_tells_before_and_after_and_nothing_that_stays() {
        let told = shifts(&roles(&[Role::SalesAgent]), &roles(&[Role::ReferralsUser]));
        let of = |task| told.iter().find(|one| one.task == task).map(|one| (one.before, one.after));
        assert_eq!(of(Task::CatalogView), Some((Grant::Full, Grant::None)));
        assert_eq!(of(Task::ReferralsBulk), Some((Grant::None, Grant::Full)));
        assert_eq!(of(Task::ProfileViewOwn), None);
        assert_eq!(of(Task::ReferralsView), None, "a part before, a part after");
        assert!(shifts(&roles(&Role::ALL), &roles(&Role::ALL)).is_empty());
    }
}
