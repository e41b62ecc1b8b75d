use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::*;
use crate::access::{Actor, assignable};
use crate::decide::decide;
use crate::policies::Policies;

const ADA: UserId = UserId::new(Uuid::from_u128(1));
const BEN: UserId = UserId::new(Uuid::from_u128(2));
const EVE: UserId = UserId::new(Uuid::from_u128(3));
const AT: Timestamp = Timestamp::UNIX_EPOCH;

/// What comes of a command that Ada, a global admin, gives.
fn of(facts: &Facts, command: &Command) -> Result<Decision, Refusal> {
    decide(facts, &command.right(&Actor::new(ADA, Role::ALL)).unwrap(), command)
}

/// The same by somebody who has these roles, or that they may not even ask.
fn by(roles: &[Role], facts: &Facts, command: &Command) -> Result<Decision, &'static str> {
    let actor = Actor::new(EVE, roles.iter().copied());
    let right = command.right(&actor).map_err(|_| "not_allowed")?;
    decide(facts, &right, command).map_err(|refusal| refusal.code())
}

/// Ben with these roles and details.
fn ben_with(roles: &[Role], details: &[(UserField, &str)]) -> Facts {
    let mut facts = ben(&[ADA]);
    let person = facts.user.as_mut().unwrap();
    person.roles = roles.iter().copied().collect();
    person.details.extend(details.iter().map(|(field, text)| (*field, (*text).to_owned())));
    facts
}

/// Ben, active, with a role and a few details, and who are the admins.
fn ben(admins: &[UserId]) -> Facts {
    let details = [
        (UserField::DisplayName, "Ben".to_owned()),
        (UserField::UserName, "ben@contoso.com".to_owned()),
        (UserField::Phone, "1".to_owned()),
    ];
    Facts {
        founded: true,
        user: Some(UserFacts {
            active: true,
            roles: BTreeSet::from([Role::SalesAgent, Role::GlobalAdmin]),
            details: BTreeMap::from(details),
            ..UserFacts::default()
        }),
        admins: admins.iter().copied().collect(),
        ..Facts::default()
    }
}

fn removed() -> Facts {
    let mut facts = ben(&[ADA]);
    let person = facts.user.as_mut().unwrap();
    person.deleted = true;
    person.deleted_at = Some(AT);
    facts
}

fn add(details: &[(UserField, &str)], roles: &[Role]) -> Command {
    let details = details.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
    Command::AddUser { user: BEN, details, roles: roles.to_vec() }
}

fn edit(edits: &[(UserField, Option<&str>)]) -> Command {
    let edits = edits.iter().map(|(field, text)| (*field, text.map(str::to_owned))).collect();
    Command::EditUser { user: BEN, edits }
}

fn text_of(value: &Value) -> Option<String> {
    if let Value::Text(text) = value { Some(text.clone()) } else { None }
}

/// The facts after a decision about Ben.
fn after(facts: &Facts, decision: &Decision) -> Facts {
    let mut facts = facts.clone();
    let mut person = facts.user.unwrap_or_default();
    for change in &decision.changes {
        assert_eq!(change.id(), BEN.into());
        match change {
            Change::Create { .. } | Change::Restore { .. } => person.deleted = false,
            Change::Delete { .. } => person.deleted = true,
            Change::Add { field, member, .. } if **field == user::LOCATIONS => {
                person.locations.insert(member.clone());
            }
            Change::Remove { field, member, .. } if **field == user::LOCATIONS => {
                person.locations.remove(member);
            }
            Change::Set { field, value, .. } if **field == user::ENTIRE_COMPANY => {
                person.entire_company = *value == Value::Flag(true);
            }
            Change::Set { field, value, .. } if **field == user::DELETED_AT => {
                person.deleted_at = if let Value::Integer(ms) = value {
                    Timestamp::from_millisecond(*ms).ok()
                } else {
                    None
                };
            }
            Change::Add { member, .. } => {
                person.roles.insert(member.parse().unwrap());
            }
            Change::Remove { member, .. } => {
                person.roles.remove(&member.parse().unwrap());
            }
            Change::Set { field, value, .. } if **field == user::STATE => {
                person.active = *value == Value::from(ACTIVE);
            }
            Change::Set { field, value, .. } => {
                let detail = UserField::from_number(field.number).unwrap();
                match text_of(value) {
                    Some(text) => person.details.insert(detail, text),
                    None => person.details.remove(&detail),
                };
            }
        }
    }
    facts.user = Some(person);
    facts
}

#[test]
fn every_inverse_brings_things_back() {
    let inactive = {
        let mut facts = ben(&[ADA]);
        facts.user.as_mut().unwrap().active = false;
        facts
    };
    for (facts, command) in [
        (ben(&[ADA]), edit(&[(UserField::Phone, None), (UserField::Office, Some("2"))])),
        (ben(&[ADA]), Command::RemoveUser { user: BEN, at: AT }),
        (removed(), Command::RestoreUser { user: BEN, at: AT }),
        (ben(&[ADA]), Command::GrantRole { user: BEN, role: Role::IncentivesUser }),
        (
            ben(&[ADA]),
            Command::ChangeRoles {
                user: BEN,
                take: vec![Role::SalesAgent, Role::HelpdeskAgent],
                give: vec![Role::AdminAgent, Role::GlobalAdmin],
            },
        ),
        (
            ben(&[ADA]),
            Command::ChangeLocations {
                user: BEN,
                entire_company: Some(true),
                add: vec!["4711".to_owned()],
                remove: vec!["1".to_owned()],
            },
        ),
        (ben(&[ADA]), Command::RevokeRole { user: BEN, role: Role::SalesAgent }),
        (ben(&[ADA]), Command::SetUserState { user: BEN, active: false }),
        (inactive, Command::SetUserState { user: BEN, active: true }),
    ] {
        let there = of(&facts, &command).unwrap();
        assert!(!there.changes.is_empty(), "{command:?} does something");
        let then = after(&facts, &there);
        assert_ne!(then, facts);
        assert_eq!(of(&then, &command), Ok(Decision::nothing()), "{command:?} twice is once");
        let back = of(&then, &there.inverse.unwrap().asked_at(AT)).unwrap();
        assert_eq!(after(&then, &back), facts, "{command:?} and back");
    }
}

#[test]
fn somebody_new_has_a_name_is_active_and_can_be_removed() {
    let asked = add(
        &[(UserField::DisplayName, " Ben "), (UserField::Phone, " ")],
        &[Role::SalesAgent, Role::SalesAgent],
    );
    let facts = Facts { founded: true, ..Facts::default() };
    let decision = of(&facts, &asked).unwrap();
    let person = after(&facts, &decision).user.unwrap();
    assert!(person.active && !person.deleted);
    assert_eq!(person.roles, BTreeSet::from([Role::SalesAgent]));
    assert_eq!(person.details, BTreeMap::from([(UserField::DisplayName, "Ben".to_owned())]));
    assert_eq!(decision.changes.len(), 4, "a role given twice is given once");
    assert_eq!(decision.inverse, Some(Command::RemoveUser { user: BEN, at: AT }));
    let again = of(&ben(&[ADA]), &asked).unwrap_err();
    assert_eq!(again, Refusal::UserAlreadyThere { user: BEN });
    assert!(again.is_already_so());
}

#[test]
fn a_detail_that_is_not_one_stops_the_whole_command() {
    let bad = |field: UserField| Refusal::BadUserField { field, limit: field.limit() };
    let long = "x".repeat(65);
    for (command, refusal) in [
        (add(&[], &[]), bad(UserField::DisplayName)),
        (
            add(&[(UserField::DisplayName, "B"), (UserField::UserName, "b")], &[]),
            bad(UserField::UserName),
        ),
    ] {
        assert_eq!(of(&Facts::default(), &command), Err(refusal));
    }
    for (command, refusal) in [
        (edit(&[(UserField::DisplayName, None)]), bad(UserField::DisplayName)),
        (
            edit(&[(UserField::Phone, Some("2")), (UserField::LastName, Some(&long))]),
            bad(UserField::LastName),
        ),
    ] {
        assert_eq!(of(&ben(&[ADA]), &command), Err(refusal));
    }
}

#[test]
fn a_user_name_is_one_persons() {
    let taken = |facts: Facts| Facts { user_name_taken_by: Some(EVE), ..facts };
    let named = [(UserField::DisplayName, "B"), (UserField::UserName, "eve@contoso.com")];
    let to_eve = edit(&[(UserField::UserName, Some("eve@contoso.com"))]);
    for (facts, command) in [
        (Facts::default(), add(&named, &[])),
        (ben(&[ADA]), to_eve),
        (removed(), Command::RestoreUser { user: BEN, at: AT }),
    ] {
        let refused = Err(Refusal::UserNameTaken { by: EVE });
        assert_eq!(of(&taken(facts.clone()), &command), refused, "{command:?}");
        assert!(of(&facts, &command).is_ok(), "{command:?} where it is free");
    }
    let other_case = edit(&[(UserField::UserName, Some("BEN@contoso.com"))]);
    assert!(of(&ben(&[ADA]), &other_case).is_ok(), "one's own name in other letters");
}

#[test]
fn an_active_global_admin_remains() {
    for command in [
        Command::RemoveUser { user: BEN, at: AT },
        Command::SetUserState { user: BEN, active: false },
        Command::RevokeRole { user: BEN, role: Role::GlobalAdmin },
    ] {
        assert_eq!(of(&ben(&[BEN]), &command), Err(Refusal::LastAdmin), "{command:?}");
        assert!(of(&ben(&[ADA, BEN]), &command).is_ok(), "{command:?} with another one");
        assert!(of(&ben(&[ADA]), &command).is_ok(), "{command:?} of one who is none");
    }
    let other = Command::RevokeRole { user: BEN, role: Role::SalesAgent };
    assert!(of(&ben(&[BEN]), &other).is_ok(), "another role of the last one");
}

#[test]
fn nobody_shuts_themselves_out_or_raises_themselves() {
    let role = Role::BillingAdmin;
    for command in [
        Command::RemoveUser { user: ADA, at: AT },
        Command::SetUserState { user: ADA, active: false },
        Command::GrantRole { user: ADA, role },
    ] {
        let refused = of(&ben(&[ADA, EVE]), &command);
        assert_eq!(refused, Err(Refusal::NotOnOneself), "{command:?}");
    }
    let give_up = Command::RevokeRole { user: ADA, role: Role::SalesAgent };
    let decision = of(&ben(&[ADA, EVE]), &give_up).unwrap();
    assert_eq!(decision.changes.len(), 1);
    assert_eq!(decision.inverse, None, "what one gave up, one cannot give oneself again");
}

#[test]
fn who_is_not_there_cannot_be_changed() {
    let refused = Err(Refusal::NoSuchUser { user: BEN });
    for command in [
        edit(&[(UserField::Phone, None)]),
        Command::GrantRole { user: BEN, role: Role::SalesAgent },
        Command::RevokeRole { user: BEN, role: Role::SalesAgent },
        Command::SetUserState { user: BEN, active: false },
    ] {
        assert_eq!(of(&Facts::default(), &command), refused, "{command:?} of nobody");
        assert_eq!(of(&removed(), &command), refused, "{command:?} of one removed");
    }
    for command in
        [Command::RemoveUser { user: BEN, at: AT }, Command::RestoreUser { user: BEN, at: AT }]
    {
        assert_eq!(of(&Facts::default(), &command), refused, "{command:?} of nobody");
    }
}

#[test]
fn somebody_comes_back_within_thirty_days_of_the_deletion_and_not_after() {
    let restore = |days: i64| {
        let at = AT + SignedDuration::from_hours(24 * days);
        of(&removed(), &Command::RestoreUser { user: BEN, at })
    };
    assert!(restore(0).is_ok() && restore(29).is_ok());
    assert_eq!(restore(30), Err(Refusal::RestoreTooLate { user: BEN }));
    let mut unknown = removed();
    unknown.user.as_mut().unwrap().deleted_at = None;
    let late = Command::RestoreUser { user: BEN, at: AT + SignedDuration::from_hours(9999) };
    assert!(of(&unknown, &late).is_ok(), "where nobody knows when, the portal says");
    let gone = of(&ben(&[ADA]), &Command::RemoveUser { user: BEN, at: AT }).unwrap();
    let back = gone.inverse.clone().unwrap().asked_at(AT + SignedDuration::from_hours(24 * 31));
    assert_eq!(
        of(&after(&ben(&[ADA]), &gone), &back),
        Err(Refusal::RestoreTooLate { user: BEN }),
        "an undo is asked for when it is done"
    );
}

#[test]
fn only_a_global_admin_touches_a_global_admin() {
    let uma = [Role::UserManagementAdmin];
    let admin = ben_with(&[Role::GlobalAdmin], &[]);
    let other = ben_with(&[Role::SalesAgent], &[]);
    let mut gone = admin.clone();
    gone.user.as_mut().unwrap().deleted = true;
    for command in [
        edit(&[(UserField::UserName, Some("x@contoso.com"))]),
        Command::RemoveUser { user: BEN, at: AT },
        Command::SetUserState { user: BEN, active: false },
        Command::GrantRole { user: BEN, role: Role::HelpdeskAgent },
        Command::RevokeRole { user: BEN, role: Role::GlobalAdmin },
    ] {
        assert_eq!(by(&uma, &admin, &command), Err("more_powerful"), "{command:?}");
        let own_kind = by(&[Role::GlobalAdmin], &admin, &command);
        assert!(own_kind.is_ok(), "{command:?} by one of them: {own_kind:?}");
    }
    let back = Command::RestoreUser { user: BEN, at: AT };
    assert_eq!(by(&uma, &gone, &back), Err("more_powerful"), "to bring one back is to make one");
    assert!(by(&uma, &other, &edit(&[(UserField::Phone, None)])).is_ok());
    assert!(by(&uma, &other, &Command::RemoveUser { user: BEN, at: AT }).is_ok());
}

/// Section 5.3 through the door: each role given, and taken, by each.
#[test]
fn every_cell_of_who_may_assign_what_holds_for_the_commands() {
    for assigner in Role::ALL {
        let right = Actor::new(EVE, [assigner]).may(Task::ProfileViewOwn).unwrap();
        for role in Role::ALL {
            let may = crate::access::may_assign(&right, role);
            let without = ben_with(&[], &[]);
            let with = ben_with(&[role], &[]);
            for (facts, command) in [
                (&without, Command::GrantRole { user: BEN, role }),
                (&with, Command::RevokeRole { user: BEN, role }),
                (&without, Command::ChangeRoles { user: BEN, take: Vec::new(), give: vec![role] }),
                (&with, Command::ChangeRoles { user: BEN, take: vec![role], give: Vec::new() }),
            ] {
                let came = by(&[assigner], facts, &command);
                assert_eq!(came.is_ok(), may, "{assigner}: {command:?}: {came:?}");
            }
            let new = Command::AddUser {
                user: BEN,
                details: vec![(UserField::DisplayName, "B".to_owned())],
                roles: vec![role],
            };
            assert_eq!(by(&[assigner], &Facts::default(), &new).is_ok(), may, "{assigner} {role}");
        }
    }
}

#[test]
fn several_roles_take_the_right_for_each_of_them() {
    let both = [Role::SalesAgent, Role::ReferralsUser];
    let new = add(&[(UserField::DisplayName, "B")], &both);
    let give = Command::ChangeRoles { user: BEN, take: vec![], give: both.to_vec() };
    let ben = ben_with(&[], &[]);
    let uma = [Role::UserManagementAdmin];
    assert_eq!(by(&uma, &Facts::default(), &new), Err("role_not_assignable"));
    assert_eq!(by(&uma, &ben, &give), Err("role_not_assignable"));
    let with = [Role::UserManagementAdmin, Role::AccountAdmin];
    assert!(by(&with, &Facts::default(), &new).is_ok());
    assert!(by(&with, &ben, &give).is_ok());
}

#[test]
fn an_account_admin_edits_people_without_a_role_in_the_tenant() {
    let phone = edit(&[(UserField::Phone, Some("2"))]);
    let account = [Role::AccountAdmin];
    for role in Role::ALL {
        let came = by(&account, &ben_with(&[role], &[]), &phone);
        let meant = if role.assign_task() == Task::RolesAssignCompany {
            Ok(())
        } else if role == Role::GlobalAdmin {
            Err("more_powerful")
        } else {
            Err("out_of_reach")
        };
        assert_eq!(came.map(drop), meant, "{role}");
    }
    assert!(by(&account, &ben_with(&[], &[]), &phone).is_ok());
    assert_eq!(by(&[Role::SalesAgent], &ben_with(&[], &[]), &phone), Err("not_allowed"));
}

#[test]
fn a_guest_holds_what_the_list_allows() {
    let guest = [(UserField::UserType, "guest")];
    for role in Role::ALL {
        let allowed = Policies::default().guest_roles.contains(&role);
        let refused = if allowed { None } else { Some(Refusal::GuestRole { role }) };
        let give = Command::GrantRole { user: BEN, role };
        assert_eq!(of(&ben_with(&[], &guest), &give).err(), refused, "given: {role}");
        let become_guest = edit(&[(UserField::UserType, Some("guest"))]);
        assert_eq!(of(&ben_with(&[role], &[]), &become_guest).err(), refused, "held: {role}");
        let new = add(&[(UserField::DisplayName, "B"), (UserField::UserType, "guest")], &[role]);
        assert_eq!(of(&Facts::default(), &new).err(), refused, "new: {role}");
        let take = Command::RevokeRole { user: BEN, role };
        assert!(of(&ben_with(&[role], &guest), &take).is_ok(), "taken: {role}");
    }
    let mut wider = ben_with(&[], &guest);
    wider.policies.guest_roles.insert(Role::AccountAdmin);
    let give = Command::GrantRole { user: BEN, role: Role::AccountAdmin };
    assert!(of(&wider, &give).is_ok(), "a workspace may settle it otherwise");
}

#[test]
fn one_role_of_each_category_where_the_workspace_says_so() {
    for held in Role::ALL {
        for role in Role::ALL.into_iter().filter(|role| *role != held) {
            let same = held.category() == role.category() && role.category().holds_one();
            let refused = same.then_some(Refusal::OneRolePerCategory { role, other: held });
            let give = Command::GrantRole { user: BEN, role };
            let facts = ben_with(&[held], &[]);
            assert_eq!(of(&facts, &give).err(), refused, "{role} beside {held}");
            let swap = Command::ChangeRoles { user: BEN, take: vec![held], give: vec![role] };
            assert!(of(&facts, &swap).is_ok(), "{role} in place of {held}");
            let mut off = facts;
            off.policies.one_role_per_category = false;
            assert!(of(&off, &give).is_ok(), "{role} beside {held} where it is off");
        }
    }
    let two = Command::ChangeRoles {
        user: BEN,
        take: vec![],
        give: vec![Role::SalesAgent, Role::HelpdeskAgent],
    };
    assert!(of(&ben_with(&[], &[]), &two).is_err(), "two at once");
}

#[test]
fn what_another_directory_keeps_is_read_only_here() {
    let federated = [(UserField::DomainType, "federated")];
    let synced = [(UserField::LastDirectorySync, "2026-11-20T09:00:00Z")];
    for field in UserField::ALL {
        let text = [
            (UserField::UserName, "new@contoso.com"),
            (UserField::ContactEmail, "new@contoso.org"),
            (UserField::UsageLocation, "BE"),
            (UserField::PreferredLanguage, "nl"),
            (UserField::UserType, "member"),
            (UserField::DomainType, "managed"),
            (UserField::LastDirectorySync, "2026-11-21T09:00:00Z"),
            (UserField::DirectoryId, "6be4c1d0-0000-4000-8000-00000000000a"),
            (UserField::MfaState, "enabled"),
            (UserField::Origin, "observed"),
        ]
        .into_iter()
        .find_map(|(one, text)| (one == field).then_some(text))
        .unwrap_or("new");
        let ask = edit(&[(field, Some(text))]);
        let read_only = Err(Refusal::ReadOnlyDetail { field });
        for kept in [&federated, &synced] {
            let came = of(&ben_with(&[], kept), &ask).map(drop);
            if field.is_identity() || field.is_of_directory() {
                assert_eq!(came, read_only, "{field}");
            } else {
                assert_eq!(came, Ok(()), "{field}");
            }
        }
        let came = of(&ben_with(&[], &[]), &ask).map(drop);
        if field.is_of_directory() {
            assert_eq!(came, read_only, "{field} is seen, not typed");
        } else {
            assert_eq!(came, Ok(()), "{field}");
        }
        let seen = Command::ObserveUser { user: BEN, seen: vec![(field, Some(text.to_owned()))] };
        assert!(of(&ben_with(&[], &federated), &seen).is_ok(), "{field} from the directory");
    }
}

#[test]
fn the_second_factor_takes_the_right_for_it() {
    let on = edit(&[(UserField::MfaState, Some("enabled"))]);
    let ben = ben_with(&[], &[]);
    assert_eq!(by(&[Role::UserManagementAdmin], &ben, &on), Err("not_allowed"));
    assert!(by(&[Role::GlobalAdmin], &ben, &on).is_ok());
    let details = [(UserField::DisplayName, "B"), (UserField::MfaState, "enabled")];
    let uma = [Role::UserManagementAdmin];
    assert_eq!(by(&uma, &Facts::default(), &add(&details, &[])), Err("not_allowed"));
}

#[test]
fn who_exists_already_comes_in_as_observed_with_what_the_directory_says() {
    let details = [
        (UserField::DisplayName, "B"),
        (UserField::Origin, "observed"),
        (UserField::DomainType, "federated"),
        (UserField::MfaState, "enforced"),
        (UserField::UserType, "guest"),
    ];
    // Two of one category, and none for a guest: the directory has it so.
    let roles = [Role::BillingAdmin, Role::UserManagementAdmin];
    let facts = Facts::default();
    let decision = of(&facts, &add(&details, &roles)).unwrap();
    let person = after(&facts, &decision).user.unwrap();
    assert_eq!(person.origin(), Origin::Observed);
    assert_eq!(person.roles.len(), 2);
    let uma = [Role::UserManagementAdmin];
    let admin = add(&details, &[Role::GlobalAdmin]);
    assert_eq!(by(&uma, &facts, &admin), Err("role_not_assignable"), "yet it gives rights here");
    let created = add(&[(UserField::DisplayName, "B"), (UserField::DomainType, "managed")], &[]);
    let refused = Refusal::ReadOnlyDetail { field: UserField::DomainType };
    assert_eq!(of(&facts, &created), Err(refused), "of one who is only meant nobody has seen it");
}

#[test]
fn the_last_location_leaves_nothing_and_never_everything() {
    let mut facts = ben_with(&[Role::ReferralsUser], &[]);
    facts.user.as_mut().unwrap().locations = BTreeSet::from(["4711".to_owned()]);
    let change = |entire, add: &[&str], remove: &[&str]| Command::ChangeLocations {
        user: BEN,
        entire_company: entire,
        add: add.iter().map(|id| (*id).to_owned()).collect(),
        remove: remove.iter().map(|id| (*id).to_owned()).collect(),
    };
    let decision = of(&facts, &change(None, &[], &["4711"])).unwrap();
    let person = after(&facts, &decision).user.unwrap();
    assert!(!person.entire_company && person.locations.is_empty());
    let whole = of(&facts, &change(Some(true), &[], &[])).unwrap();
    let person = after(&facts, &whole).user.unwrap();
    assert!(person.entire_company && person.locations.len() == 1, "the list is kept for later");
    for bad in ["", "Paris", "12345678901"] {
        let refused = Refusal::BadLocation { text: bad.to_owned() };
        assert_eq!(of(&facts, &change(None, &[bad], &[])), Err(refused));
    }
    let own = Command::ChangeLocations {
        user: ADA,
        entire_company: Some(true),
        add: vec![],
        remove: vec![],
    };
    assert_eq!(of(&facts, &own), Err(Refusal::NotOnOneself), "nobody widens their own reach");
}

#[test]
fn a_batch_makes_admins_first_and_unmakes_them_last() {
    let change = |n: u128, take: &[Role], give: &[Role]| RoleChange {
        user: UserId::new(Uuid::from_u128(n)),
        take: take.iter().copied().collect(),
        give: give.iter().copied().collect(),
    };
    let admin = [Role::GlobalAdmin];
    let batch = vec![
        change(1, &[Role::SalesAgent], &[]),
        change(2, &admin, &[]),
        change(5, &[], &[Role::SalesAgent]),
        change(4, &[], &admin),
        change(3, &[Role::SalesAgent], &[]),
    ];
    let order: Vec<u128> =
        in_order(ADA, batch).iter().map(|one| one.user.uuid().as_u128()).collect();
    assert_eq!(order, [4, 3, 5, 2, 1], "and the author's own at the very end");
    assert_eq!(change(1, &[], &[]).command(), None);
}

#[test]
fn the_last_admin_is_not_swapped_away() {
    let swap = Command::ChangeRoles {
        user: BEN,
        take: vec![Role::GlobalAdmin],
        give: vec![Role::BillingAdmin],
    };
    assert_eq!(of(&ben(&[BEN]), &swap), Err(Refusal::LastAdmin));
    assert!(of(&ben(&[ADA, BEN]), &swap).is_ok());
    let raise = Command::ChangeRoles { user: ADA, take: vec![], give: vec![Role::IncentivesUser] };
    assert_eq!(of(&ben(&[ADA, BEN]), &raise), Err(Refusal::NotOnOneself));
}

#[test]
fn a_barred_role_is_one_that_the_rule_refuses_for_the_person_alone() {
    for held in Role::ALL {
        for (id, author) in Role::ALL.into_iter().flat_map(|role| [(ADA, role), (BEN, role)]) {
            let actor = Actor::new(ADA, [author]);
            let person = UserFacts { active: true, roles: [held].into(), ..UserFacts::default() };
            let assignable = assignable(&actor);
            let barred = barred_roles(&assignable, id, &person);
            // The others are not theirs to give and take for anybody.
            for role in assignable.iter().map(|(role, _)| *role) {
                let (take, give) =
                    if role == held { (vec![role], vec![]) } else { (vec![], vec![role]) };
                let command = Command::ChangeRoles { user: id, take, give };
                let policies = Policies { one_role_per_category: false, ..Policies::default() };
                let facts = Facts { user: Some(person.clone()), policies, ..Facts::default() };
                let refused = command
                    .right(&actor)
                    .ok()
                    .and_then(|right| decide(&facts, &right, &command).err());
                let told = barred.iter().find(|(one, _)| *one == role).map(|(_, why)| why.clone());
                assert_eq!(told, refused, "{author} and {role} of {held}, {id}");
            }
        }
    }
}
