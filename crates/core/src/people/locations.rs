//! Where roles with a scope reach (users-roles.md, 4.4).

use std::collections::BTreeSet;

use super::{guarded, live};
use crate::access::Right;
use crate::change::Change;
use crate::command::Command;
use crate::decide::Decision;
use crate::facts::Facts;
use crate::ids::UserId;
use crate::refusal::Refusal;
use crate::schema::user;
use crate::value::Value;

/// The longest MPN id of a location, in digits.
pub const LOCATION_LIMIT: usize = 10;

/// A location's MPN id as it is kept.
///
/// # Errors
/// [`Refusal::BadLocation`] when it is no number of at most [`LOCATION_LIMIT`] digits.
pub fn location(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    let good = (1..=LOCATION_LIMIT).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_digit());
    if good { Ok(text.to_owned()) } else { Err(Refusal::BadLocation { text: text.to_owned() }) }
}

/// Locations come and go one by one, so that two people who add two never conflict.
/// The whole company is told by itself: a list that becomes empty reaches nothing.
pub(crate) fn change(
    facts: &Facts,
    right: &Right,
    id: UserId,
    entire_company: Option<bool>,
    add: &[String],
    remove: &[String],
) -> Result<Decision, Refusal> {
    let person = live(facts, id)?;
    let clean = |ids: &[String]| ids.iter().map(|id| location(id)).collect::<Result<_, _>>();
    let (add, remove): (BTreeSet<String>, BTreeSet<String>) = (clean(add)?, clean(remove)?);
    let added: Vec<String> = add.difference(&person.locations).cloned().collect();
    let removed: Vec<String> =
        remove.intersection(&person.locations).filter(|id| !add.contains(*id)).cloned().collect();
    let entire = entire_company.filter(|entire| *entire != person.entire_company);
    let mut changes = Vec::new();
    if let Some(entire) = entire {
        let value = Value::Flag(entire);
        changes.push(Change::Set { field: &user::ENTIRE_COMPANY, id: id.into(), value });
    }
    let field = &user::LOCATIONS;
    for member in removed.iter().cloned() {
        changes.push(Change::Remove { field, id: id.into(), member });
    }
    for member in added.iter().cloned() {
        changes.push(Change::Add { field, id: id.into(), member });
    }
    // A wider reach is a raise: nobody gives it to themselves.
    if id == right.user() && (entire == Some(true) || !added.is_empty()) {
        return Err(Refusal::NotOnOneself);
    }
    let inverse = Command::ChangeLocations {
        user: id,
        entire_company: entire.map(|entire| !entire),
        add: removed,
        remove: added,
    };
    guarded(facts, right, id, changes, (id != right.user()).then_some(inverse))
}
