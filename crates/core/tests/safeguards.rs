//! Whatever sequence of deeds by whatever people: the safeguards of users-roles.md,
//! section 5.2, hold after each of them. The world here is as simple as it can be, and
//! knows nothing of how a decision comes about.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;

use desk_core::access::{Actor, Role, Task};
use desk_core::change::Change;
use desk_core::command::Command;
use desk_core::decide::{Decision, decide};
use desk_core::facts::{Facts, NameNeed, UserFacts};
use desk_core::ids::UserId;
use desk_core::people::ACTIVE;
use desk_core::schema::user;
use desk_core::user_field::{UserField, same_user_name};
use desk_core::value::Value;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use uuid::Uuid;

const PEOPLE: usize = 5;

type World = BTreeMap<UserId, UserFacts>;

fn person(n: usize) -> UserId {
    UserId::new(Uuid::from_u128(n as u128 + 1))
}

/// The founder, and nobody else.
fn founded() -> World {
    let founder = UserFacts {
        active: true,
        roles: [Role::GlobalAdmin].into(),
        details: [(UserField::DisplayName, "P0".to_owned())].into(),
        ..UserFacts::default()
    };
    BTreeMap::from([(person(0), founder)])
}

fn at_work(one: &UserFacts) -> bool {
    one.active && !one.deleted
}

fn actor(world: &World, who: UserId) -> Actor {
    let roles = world.get(&who).filter(|one| at_work(one)).map(|one| one.roles.clone());
    Actor::new(who, roles.unwrap_or_default())
}

fn facts(world: &World, command: &Command) -> Facts {
    let needs = command.needs();
    let about = needs.user.and_then(|user| world.get(&user).cloned());
    let name = match &needs.user_name {
        NameNeed::None => None,
        NameNeed::Given(name) => Some(name.clone()),
        NameNeed::OfUser => {
            about.as_ref().and_then(|one| one.details.get(&UserField::UserName).cloned())
        }
    };
    let has = |one: &UserFacts, name: &str| {
        !one.deleted
            && one.details.get(&UserField::UserName).is_some_and(|own| same_user_name(own, name))
    };
    Facts {
        founded: true,
        user: about,
        user_name_taken_by: name.and_then(|name| {
            let others = world.iter().filter(|(who, _)| Some(**who) != needs.user);
            others.filter(|(_, one)| has(one, &name)).map(|(who, _)| *who).next()
        }),
        admins: world
            .iter()
            .filter(|(_, one)| at_work(one) && one.roles.contains(&Role::GlobalAdmin))
            .map(|(who, _)| *who)
            .collect(),
        ..Facts::default()
    }
}

fn apply(world: &mut World, decision: &Decision) {
    for change in &decision.changes {
        let one = world.entry(change.id().into()).or_default();
        match change {
            Change::Create { .. } | Change::Restore { .. } => one.deleted = false,
            Change::Delete { .. } => one.deleted = true,
            Change::Add { field, member, .. } if **field == user::LOCATIONS => {
                one.locations.insert(member.clone());
            }
            Change::Remove { field, member, .. } if **field == user::LOCATIONS => {
                one.locations.remove(member);
            }
            Change::Add { member, .. } => {
                one.roles.insert(member.parse().unwrap());
            }
            Change::Remove { member, .. } => {
                one.roles.remove(&member.parse().unwrap());
            }
            Change::Set { field, value, .. } => set(one, field.number, value),
        }
    }
}

fn set(one: &mut UserFacts, field: u16, value: &Value) {
    if field == user::STATE.number {
        one.active = *value == Value::from(ACTIVE);
    } else if field == user::ENTIRE_COMPANY.number {
        one.entire_company = *value == Value::Flag(true);
    } else if field == user::DELETED_AT.number {
        one.deleted_at = if let Value::Integer(ms) = value {
            Timestamp::from_millisecond(*ms).ok()
        } else {
            None
        };
    } else if let Some(detail) = UserField::from_number(field) {
        if let Value::Text(text) = value {
            one.details.insert(detail, text.clone());
        } else {
            one.details.remove(&detail);
        }
    }
}

/// What must be so after every step, and between two of them.
fn check(before: &World, after: &World, author: UserId, command: &Command) -> Result<(), String> {
    let admins =
        after.values().filter(|one| at_work(one) && one.roles.contains(&Role::GlobalAdmin));
    if admins.count() == 0 {
        return Err("S1: nobody is a global admin".to_owned());
    }
    let nobody = UserFacts::default();
    let was = |who: &UserId| before.get(who).unwrap_or(&nobody);
    let may = was(&author);
    for (who, is) in after {
        let old = was(who);
        if is == old {
            continue;
        }
        let gained = is.roles.difference(&old.roles);
        if *who == author {
            if gained.clone().count() > 0 {
                return Err("S3: somebody raised themselves".to_owned());
            }
            if !at_work(is) {
                return Err("S4: somebody shut themselves out".to_owned());
            }
        }
        let company = |role: &&Role| role.assign_task() != Task::RolesAssignEntra;
        let lost = old.roles.difference(&is.roles);
        let only_company = UserFacts { roles: old.roles.clone(), ..is.clone() } == *old
            && gained.clone().all(|role| company(&role))
            && lost.clone().all(|role| company(&role));
        let powerful = old.roles.contains(&Role::GlobalAdmin)
            || gained.clone().any(|role| *role == Role::GlobalAdmin);
        if powerful && *who != author && !only_company && !may.roles.contains(&Role::GlobalAdmin) {
            return Err("S5: a global admin was touched by somebody who is none".to_owned());
        }
        let gives: Vec<&Role> = gained.clone().chain(lost).collect();
        let account = !may.roles.contains(&Role::GlobalAdmin)
            && !may.roles.contains(&Role::UserManagementAdmin);
        if account && gives.iter().any(|role| role.assign_task() != Task::RolesAssignCompany) {
            return Err("S6: an account admin gave more than company roles".to_owned());
        }
        let guests = desk_core::policies::Policies::default().guest_roles;
        if is.is_guest() && gained.clone().any(|role| !guests.contains(role)) {
            return Err("S7: a guest got a role".to_owned());
        }
        for role in gained.filter(|role| role.category().holds_one()) {
            let same = is.roles.iter().filter(|other| other.category() == role.category());
            if same.count() > 1 {
                return Err("S8: two roles of one category".to_owned());
            }
        }
        let seen = matches!(command, Command::ObserveUser { .. });
        let renamed = UserField::ALL
            .into_iter()
            .any(|field| field.is_identity() && is.details.get(&field) != old.details.get(&field));
        if old.is_kept_elsewhere() && renamed && !seen {
            return Err("S11: what another directory keeps was changed here".to_owned());
        }
    }
    let mut names: Vec<String> = after
        .values()
        .filter(|one| !one.deleted)
        .filter_map(|one| one.details.get(&UserField::UserName).map(|name| name.to_lowercase()))
        .collect();
    let all = names.len();
    names.sort();
    names.dedup();
    if names.len() < all { Err("two people have one user name".to_owned()) } else { Ok(()) }
}

fn who() -> impl Strategy<Value = UserId> {
    (0..PEOPLE).prop_map(person)
}

fn role() -> impl Strategy<Value = Role> {
    prop_oneof![
        3 => Just(Role::GlobalAdmin),
        2 => Just(Role::UserManagementAdmin),
        2 => Just(Role::AccountAdmin),
        5 => prop::sample::select(Role::ALL.to_vec()),
    ]
}

fn moment() -> impl Strategy<Value = Timestamp> {
    (0..40_i64).prop_map(|days| Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * days))
}

fn detail() -> impl Strategy<Value = (UserField, Option<String>)> {
    let text = |field, texts: &'static [&'static str]| {
        prop::option::of(prop::sample::select(texts))
            .prop_map(move |text| (field, text.map(str::to_owned)))
    };
    prop_oneof![
        text(UserField::DisplayName, &["A", "B"]),
        text(UserField::UserName, &["a@contoso.com", "A@contoso.com", "b@contoso.com"]),
        text(UserField::UserType, &["guest", "member"]),
        text(UserField::DomainType, &["federated", "managed"]),
        text(UserField::MfaState, &["enabled"]),
        text(UserField::Phone, &["1", "2"]),
    ]
}

fn command() -> impl Strategy<Value = Command> {
    let roles = || prop::collection::vec(role(), 0..3);
    let details = || prop::collection::vec(detail(), 0..3);
    prop_oneof![
        (who(), details(), roles()).prop_map(|(user, details, roles)| {
            let given = details.into_iter().filter_map(|(field, text)| Some((field, text?)));
            let named = std::iter::once((UserField::DisplayName, "P".to_owned())).chain(given);
            Command::AddUser { user, details: named.collect(), roles }
        }),
        (who(), details()).prop_map(|(user, edits)| Command::EditUser { user, edits }),
        (who(), details()).prop_map(|(user, seen)| Command::ObserveUser { user, seen }),
        (who(), moment()).prop_map(|(user, at)| Command::RemoveUser { user, at }),
        (who(), moment()).prop_map(|(user, at)| Command::RestoreUser { user, at }),
        (who(), role()).prop_map(|(user, role)| Command::GrantRole { user, role }),
        (who(), role()).prop_map(|(user, role)| Command::RevokeRole { user, role }),
        (who(), roles(), roles()).prop_map(|(user, take, give)| Command::ChangeRoles {
            user,
            take,
            give
        }),
        (who(), any::<bool>()).prop_map(|(user, active)| Command::SetUserState { user, active }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn the_safeguards_hold_after_every_deed(
        deeds in prop::collection::vec((who(), command()), 1..80)
    ) {
        let mut world = founded();
        // A second admin from the start, or little would ever be allowed.
        let second = UserFacts {
            active: true,
            roles: [Role::GlobalAdmin].into(),
            details: [(UserField::DisplayName, "P1".to_owned())].into(),
            ..UserFacts::default()
        };
        world.insert(person(1), second);
        for (author, command) in deeds {
            let Ok(right) = command.right(&actor(&world, author)) else { continue };
            let Ok(decision) = decide(&facts(&world, &command), &right, &command) else { continue };
            let before = world.clone();
            apply(&mut world, &decision);
            let told = check(&before, &world, author, &command);
            prop_assert!(told.is_ok(), "{told:?} by {author} with {command:?}");
        }
    }
}
