//! Requests that somebody gets a new password. No request has one: it is given in the
//! portal, and here stands that it was asked for and done.

use jiff::Timestamp;

use crate::access::Right;
use crate::change::Change;
use crate::command::Command;
use crate::decide::Decision;
use crate::facts::{Facts, UserFacts};
use crate::ids::{EntityId, PasswordRequestId, UserId};
use crate::people;
use crate::refusal::Refusal;
use crate::schema::{EntityType, password_request};
use crate::value::Value;
use crate::words::words;

words! {
    /// What became of a request.
    RequestState, "a state of a password request";
    /// Not yet done.
    Waiting "waiting";
    Done "done";
    Withdrawn "withdrawn";
}

/// How a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestFacts {
    pub user: UserId,
    pub state: RequestState,
    pub deleted: bool,
}

/// Asks that a person gets a new password.
pub(crate) fn request(
    facts: &Facts,
    right: &Right,
    id: PasswordRequestId,
    user: UserId,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    if facts.request.is_some() {
        return Err(Refusal::RequestAlreadyThere { request: id });
    }
    may_reset(people::live(facts, user)?, right, user)?;
    let record = EntityId::from(id);
    let set = |field, value| Change::Set { field, id: record, value };
    Ok(Decision {
        changes: vec![
            Change::Create { entity: EntityType::PasswordRequest, id: record },
            set(&password_request::USER, Value::Id(user.uuid())),
            set(&password_request::ASKED_BY, Value::Id(right.user().uuid())),
            set(&password_request::ASKED_AT, Value::Integer(at.as_millisecond())),
            set(&password_request::STATE, RequestState::Waiting.code().into()),
        ],
        inverse: Some(Command::SettlePassword { request: id, user, done: false, at }),
    })
}

/// It was done in the portal, or nobody shall do it. What is settled stays so.
pub(crate) fn settle(
    facts: &Facts,
    right: &Right,
    id: PasswordRequestId,
    user: UserId,
    done: bool,
    at: Timestamp,
) -> Result<Decision, Refusal> {
    let unknown = Refusal::NoSuchRequest { request: id };
    // The right was asked for by whom the command says it is about.
    let there =
        facts.request.filter(|there| !there.deleted && there.user == user).ok_or(unknown)?;
    let to = if done { RequestState::Done } else { RequestState::Withdrawn };
    if there.state == to {
        return Ok(Decision::nothing());
    }
    if there.state != RequestState::Waiting {
        return Err(Refusal::RequestSettled { request: id });
    }
    // Whoever was deleted meanwhile gets none, so withdrawing is all there is.
    let nobody = UserFacts::default();
    let person = facts.user.as_ref().unwrap_or(&nobody);
    if done && person.deleted {
        return Err(Refusal::NoSuchUser { user });
    }
    people::reaches(right, user, person)?;
    let set = |field, value| Change::Set { field, id: id.into(), value };
    Ok(Decision {
        changes: vec![
            set(&password_request::STATE, to.code().into()),
            set(&password_request::SETTLED_BY, Value::Id(right.user().uuid())),
            set(&password_request::SETTLED_AT, Value::Integer(at.as_millisecond())),
        ],
        // What happened in the portal is not taken back here.
        inverse: None,
    })
}

/// S5 and S11, and one's own is changed by oneself.
fn may_reset(person: &UserFacts, right: &Right, user: UserId) -> Result<(), Refusal> {
    if user == right.user() {
        return Err(Refusal::NotOnOneself);
    }
    people::reaches(right, user, person)?;
    if person.is_kept_elsewhere() {
        return Err(Refusal::PasswordKeptElsewhere { user });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
