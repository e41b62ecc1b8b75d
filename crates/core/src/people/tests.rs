use std::collections::BTreeSet;

use uuid::Uuid;

use super::*;
use crate::access::Actor;
use crate::decide::decide;

const ADA: UserId = UserId::new(Uuid::from_u128(1));
const BEN: UserId = UserId::new(Uuid::from_u128(2));
const EVE: UserId = UserId::new(Uuid::from_u128(3));

/// What comes of a command that Ada, a global admin, gives.
fn of(facts: &Facts, command: &Command) -> Result<Decision, Refusal> {
    decide(facts, &Actor::new(ADA, Role::ALL).may(command.task()).unwrap(), command)
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
            deleted: false,
            active: true,
            roles: BTreeSet::from([Role::SalesAgent, Role::GlobalAdmin]),
            details: BTreeMap::from(details),
        }),
        admins: admins.iter().copied().collect(),
        ..Facts::default()
    }
}

fn removed() -> Facts {
    let mut facts = ben(&[ADA]);
    facts.user.as_mut().unwrap().deleted = true;
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
        (ben(&[ADA]), Command::RemoveUser { user: BEN }),
        (removed(), Command::RestoreUser { user: BEN }),
        (ben(&[ADA]), Command::GrantRole { user: BEN, role: Role::BillingAdmin }),
        (ben(&[ADA]), Command::RevokeRole { user: BEN, role: Role::SalesAgent }),
        (ben(&[ADA]), Command::SetUserState { user: BEN, active: false }),
        (inactive, Command::SetUserState { user: BEN, active: true }),
    ] {
        let there = of(&facts, &command).unwrap();
        assert!(!there.changes.is_empty(), "{command:?} does something");
        let then = after(&facts, &there);
        assert_ne!(then, facts);
        assert_eq!(of(&then, &command), Ok(Decision::nothing()), "{command:?} twice is once");
        let back = of(&then, &there.inverse.unwrap()).unwrap();
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
    assert_eq!(decision.inverse, Some(Command::RemoveUser { user: BEN }));
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
        (removed(), Command::RestoreUser { user: BEN }),
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
        Command::RemoveUser { user: BEN },
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
        Command::RemoveUser { user: ADA },
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
    for command in [Command::RemoveUser { user: BEN }, Command::RestoreUser { user: BEN }] {
        assert_eq!(of(&Facts::default(), &command), refused, "{command:?} of nobody");
    }
}
