//! The smallest set of roles that covers given tasks, exactly: there are few enough
//! roles to try every set of them.

use std::collections::{BTreeMap, BTreeSet};

use super::alone::lacks_entra_role;
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
    pub enough: Enough,
    /// Another answer that somebody might prefer, and what speaks for it.
    pub otherwise: Option<(Instead, Enough)>,
}

/// A set of roles that is enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enough {
    pub roles: BTreeSet<Role>,
    /// The tasks that it covers but within a scope.
    pub partly: Vec<Task>,
}

/// What speaks for the other answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instead {
    /// It is fewer roles, because one of them is the global admin.
    FewerRoles,
    /// It is without the global admin, but covers some of the tasks in part only.
    InPart,
}

impl Instead {
    /// What stands in `--json`, and what screens say words for.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FewerRoles => "fewer_roles",
            Self::InPart => "in_part",
        }
    }
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
/// as covered in part, and a set that covers more of them wholly goes first. The
/// global admin, who may do everything, comes last: a set with that role is the answer
/// only where none without it covers as much, however few roles it is.
pub fn minimal(tasks: &[Task], bounds: &Bounds) -> Result<Minimal, Unreachable> {
    let tasks: Vec<Task> = tasks.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
    let roles: Vec<Role> = Role::ALL.into_iter().filter(|role| bounds.admit(*role)).collect();
    // Without the global admin, and with it.
    let (mut lesser, mut admin): (Option<Found>, Option<Found>) = (None, None);
    for set in 0..1_u32 << roles.len() {
        let chosen: BTreeSet<Role> =
            (0..roles.len()).filter(|bit| set & (1 << bit) != 0).map(|bit| roles[bit]).collect();
        if !bounds.hold_for(&chosen) {
            continue;
        }
        let Some(partly) = partly(&tasks, &chosen) else { continue };
        let best = if chosen.contains(&Role::GlobalAdmin) { &mut admin } else { &mut lesser };
        let key = (partly.len(), chosen.len());
        if best.as_ref().is_some_and(|(cost, _)| key > (cost.partly, cost.count)) {
            continue;
        }
        let beyond = beyond(&tasks, &chosen);
        let cost = Cost { partly: partly.len(), count: chosen.len(), beyond };
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            *best = Some((cost, Enough { roles: chosen, partly }));
        }
    }
    choice(lesser, admin).ok_or_else(|| {
        let all: BTreeSet<Role> = roles.into_iter().collect();
        let tasks = tasks.into_iter().filter(|task| reach(&all, *task) == Grant::None);
        Unreachable { tasks: tasks.collect() }
    })
}

type Found = (Cost, Enough);

/// Which of the two is the answer, and whether the other is worth a word.
fn choice(lesser: Option<Found>, admin: Option<Found>) -> Option<Minimal> {
    let (enough, otherwise) = match (lesser, admin) {
        (Some((cost, lesser)), Some((with, admin))) if cost.partly > with.partly => {
            (admin, Some((Instead::InPart, lesser)))
        }
        (Some((cost, lesser)), Some((with, admin))) => {
            let fewer = with.count < cost.count;
            (lesser, fewer.then_some((Instead::FewerRoles, admin)))
        }
        (Some((_, one)), None) | (None, Some((_, one))) => (one, None),
        (None, None) => return None,
    };
    Some(Minimal { enough, otherwise })
}

/// What one set costs; the first difference decides. Among equals the roles that
/// stand first in the table are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cost {
    partly: usize,
    count: usize,
    beyond: usize,
}

/// The tasks covered in part only; `None` when one is not covered at all.
fn partly(tasks: &[Task], roles: &BTreeSet<Role>) -> Option<Vec<Task>> {
    let mut partly = Vec::new();
    for task in tasks {
        match covers(roles, *task) {
            Grant::Full => {}
            Grant::Own => partly.push(*task),
            Grant::None => return None,
        }
    }
    Some(partly)
}

/// As the table says, and its footnote 4: without a role of the tenant an account admin
/// is half of what it takes to create users.
fn covers(roles: &BTreeSet<Role>, task: Task) -> Grant {
    let far = reach(roles, task);
    let half = task == Task::UsersCreate && lacks_entra_role(roles);
    if half { far.min(Grant::Own) } else { far }
}

/// The measure of power: how many tasks the roles give that were not asked for. A whole
/// one counts twice, one within a scope once.
fn beyond(tasks: &[Task], roles: &BTreeSet<Role>) -> usize {
    let weight = |reach| match reach {
        Grant::None => 0,
        Grant::Own => 1,
        Grant::Full => 2,
    };
    let all = abilities(roles);
    all.iter().filter(|one| !tasks.contains(&one.task)).map(|one| weight(one.reach)).sum()
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

    fn enough(roles: &[Role], partly: &[Task]) -> Enough {
        Enough { roles: roles.iter().copied().collect(), partly: partly.to_vec() }
    }

    fn told(roles: &[Role], partly: &[Task]) -> Result<Minimal, Unreachable> {
        Ok(Minimal { enough: enough(roles, partly), otherwise: None })
    }

    #[test]
    fn the_least_powerful_of_the_smallest_sets_is_taken() {
        for (tasks, meant) in [
            (vec![], told(&[], &[])),
            (vec![Task::ProfileViewOwn], told(&[], &[])),
            (vec![Task::BillingManage], told(&[Role::BillingAdmin], &[])),
            (vec![Task::UsersDelete], told(&[Role::UserManagementAdmin], &[])),
            (vec![Task::SecurityMfa], told(&[Role::GlobalAdmin], &[])),
        ] {
            assert_eq!(free(&tasks), meant, "{tasks:?}");
        }
        let twice = [Task::IncentivesClaims, Task::IncentivesClaims];
        assert_eq!(free(&twice), told(&[Role::IncentivesUser], &[]), "less than the admin");
    }

    #[test]
    fn two_lesser_roles_go_before_the_global_admin_who_is_only_offered() {
        let got = free(&[Task::BillingManage, Task::UsersDelete]).unwrap();
        assert_eq!(got.enough, enough(&[Role::BillingAdmin, Role::UserManagementAdmin], &[]));
        let alone = enough(&[Role::GlobalAdmin], &[]);
        assert_eq!(got.otherwise, Some((Instead::FewerRoles, alone.clone())));
        // One role of each category: two administrators' roles go to nobody.
        let one = Bounds { one_per_category: true, only: None };
        let got = minimal(&[Task::BillingManage, Task::UsersDelete], &one);
        assert_eq!(got, told(&[Role::GlobalAdmin], &[]));
        // What the others cover in part is not covered by them.
        let got = free(&[Task::UsersResetPassword]).unwrap();
        assert_eq!(got.enough, alone);
        let part = enough(&[Role::UserManagementAdmin], &[Task::UsersResetPassword]);
        assert_eq!(got.otherwise, Some((Instead::InPart, part)));
    }

    #[test]
    fn no_answer_has_the_global_admin_where_another_covers_as_much() {
        let lesser: BTreeSet<Role> = Role::ALL.into_iter().skip(1).collect();
        for task in Task::ALL {
            let asked = [*task, Task::BillingManage];
            let Ok(best) = free(&asked) else { continue };
            let whole = partly(&asked, &lesser).is_some_and(|part| part.is_empty());
            let admin = best.enough.roles.contains(&Role::GlobalAdmin);
            assert_eq!(admin, !whole, "{task:?}");
        }
    }

    #[test]
    fn an_account_admin_alone_is_half_of_what_creating_users_takes() {
        let account = Some(BTreeSet::from([Role::AccountAdmin]));
        let bounds = Bounds { only: account, ..Bounds::default() };
        let got = minimal(&[Task::UsersCreate], &bounds);
        assert_eq!(got, told(&[Role::AccountAdmin], &[Task::UsersCreate]));
        assert_eq!(free(&[Task::UsersCreate]), told(&[Role::UserManagementAdmin], &[]));
    }

    #[test]
    fn no_smaller_set_covers_the_tasks_and_none_as_small_does_less() {
        // Against the plainest search there is, over pairs of tasks.
        let tasks = [Task::CustomersView, Task::BillingView, Task::ReferralsBulk, Task::MpnOffers];
        for one in tasks {
            for other in tasks {
                let best = free(&[one, other]).unwrap().enough;
                for role in Role::ALL {
                    let alone = BTreeSet::from([role]);
                    if partly(&[one, other], &alone).is_some_and(|partly| partly.is_empty()) {
                        let asked = [one, other];
                        if role != Role::GlobalAdmin {
                            assert_eq!(best.roles.len(), 1, "{one:?} {other:?}");
                            assert!(beyond(&asked, &best.roles) <= beyond(&asked, &alone));
                        }
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
        assert_eq!(minimal(&both, &bounds).unwrap().enough.roles.len(), 2);
    }

    #[test]
    fn what_no_role_gives_is_named() {
        assert_eq!(
            free(&[Task::DeskFound, Task::CatalogView]),
            Err(Unreachable { tasks: vec![Task::DeskFound] })
        );
    }
}
