use uuid::Uuid;

use super::*;
use crate::access::{Actor, Role};
use crate::decide::decide;
use crate::user_field::UserField;

const EVE: UserId = UserId::new(Uuid::from_u128(1));
const BEN: UserId = UserId::new(Uuid::from_u128(2));
const ASK: PasswordRequestId = PasswordRequestId::new(Uuid::from_u128(8));
const AT: Timestamp = Timestamp::UNIX_EPOCH;

fn by(roles: &[Role], facts: &Facts, command: &Command) -> Result<Decision, &'static str> {
    let actor = Actor::new(EVE, roles.iter().copied());
    let right = command.right(&actor).map_err(|_| "not_allowed")?;
    decide(facts, &right, command).map_err(|refusal| refusal.code())
}

fn ben(roles: &[Role], details: &[(UserField, &str)]) -> Facts {
    let user = UserFacts {
        active: true,
        roles: roles.iter().copied().collect(),
        details: details.iter().map(|(field, text)| (*field, (*text).to_owned())).collect(),
        ..UserFacts::default()
    };
    Facts { user: Some(user), ..Facts::default() }
}

fn asked(state: RequestState) -> Facts {
    let request = RequestFacts { user: BEN, state, deleted: false };
    Facts { request: Some(request), ..ben(&[], &[]) }
}

const REQUEST: Command = Command::RequestPassword { request: ASK, user: BEN, at: AT };

fn settle(done: bool) -> Command {
    Command::SettlePassword { request: ASK, user: BEN, done, at: AT }
}

#[test]
fn who_may_ask_for_whose_password() {
    for asker in Role::ALL {
        for target in Role::ALL {
            let meant = match (asker, target) {
                (Role::GlobalAdmin, _) => Ok(()),
                (Role::UserManagementAdmin, Role::GlobalAdmin) => Err("more_powerful"),
                (Role::UserManagementAdmin, _) => Ok(()),
                _ => Err("not_allowed"),
            };
            let came = by(&[asker], &ben(&[target], &[]), &REQUEST).map(drop);
            assert_eq!(came, meant, "{asker} for a {target}");
        }
    }
}

#[test]
fn a_password_that_is_kept_elsewhere_is_not_reset_here() {
    let admin = [Role::GlobalAdmin];
    for kept in [
        (UserField::DomainType, "federated"),
        (UserField::LastDirectorySync, "2026-11-20T09:00:00Z"),
    ] {
        let came = by(&admin, &ben(&[], &[kept]), &REQUEST);
        assert_eq!(came, Err("password_kept_elsewhere"), "{kept:?}");
    }
    assert_eq!(by(&admin, &Facts::default(), &REQUEST), Err("user_not_found"));
    let own = Command::RequestPassword { request: ASK, user: EVE, at: AT };
    assert_eq!(by(&admin, &ben(&[], &[]), &own), Err("not_on_oneself"));
}

#[test]
fn a_request_is_settled_once() {
    let admin = [Role::GlobalAdmin];
    for (state, done, meant) in [
        (RequestState::Waiting, true, Ok(3)),
        (RequestState::Waiting, false, Ok(3)),
        (RequestState::Done, true, Ok(0)),
        (RequestState::Done, false, Err("request_settled")),
        (RequestState::Withdrawn, true, Err("request_settled")),
        (RequestState::Withdrawn, false, Ok(0)),
    ] {
        let came = by(&admin, &asked(state), &settle(done)).map(|one| one.changes.len());
        assert_eq!(came, meant, "{state} {done}");
    }
    let other = Command::SettlePassword { request: ASK, user: EVE, done: true, at: AT };
    let waiting = asked(RequestState::Waiting);
    assert_eq!(by(&admin, &waiting, &other), Err("request_not_found"), "about another");
    let mut gone = waiting;
    gone.user.as_mut().unwrap().deleted = true;
    assert_eq!(by(&admin, &gone, &settle(true)), Err("user_not_found"));
    assert!(by(&admin, &gone, &settle(false)).is_ok(), "it can be withdrawn");
}

#[test]
fn nothing_of_a_request_could_hold_a_password() {
    let decision = by(&[Role::GlobalAdmin], &ben(&[], &[]), &REQUEST).unwrap();
    for change in &decision.changes {
        if let Change::Set { field, value, .. } = change {
            let told = matches!(value, Value::Id(_) | Value::Integer(_))
                || *value == Value::from("waiting");
            assert!(told, "{} holds {value:?}", field.name);
        }
    }
}
