//! A profile of the account in the interface's JSON (rest-api.md, section 3): read like
//! any file that somebody brings, whoever wrote it.

mod kind;
mod problem;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use desk_core::account::{AccountField, OBSERVED_LIMIT, Part, Profile};
use serde_json::{Map, Value};

pub use problem::{ProfileFault, ProfileProblem};

/// The most bytes of a file; a profile has a few thousand.
pub const PROFILE_LIMIT: usize = 256 * 1024;

/// The most names that are told of what a profile has and Partner Desk does not know.
const UNKNOWN_LIMIT: usize = 20;

/// A profile as the file shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileFile {
    pub profile: Profile,
    /// The fields that are in the file; `None` for one that is there and empty.
    pub values: Vec<(AccountField, Option<String>)>,
    /// What else is in it.
    pub unknown: Vec<String>,
}

/// Reads a profile. Names count in any case, since requests are written `CompanyName` and
/// answers `companyName`; a list is read as an array or as an object around one.
///
/// # Errors
/// Everything that keeps it from being read, each with its field.
pub fn read_profile(bytes: &[u8]) -> Result<ProfileFile, Vec<ProfileProblem>> {
    let whole = |fault| vec![ProfileProblem { field: String::new(), fault }];
    if bytes.len() > PROFILE_LIMIT {
        return Err(whole(ProfileFault::TooLarge));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let read: Value = serde_json::from_slice(bytes).map_err(|_| whole(ProfileFault::NotJson))?;
    let Value::Object(object) = read else {
        return Err(whole(ProfileFault::NotAnObject));
    };
    let profile = kind::of(&object).map_err(|problem| vec![problem])?;
    let mut reading = Reading { values: Vec::new(), problems: Vec::new() };
    for field in profile.fields().filter(|field| field.part() != Part::SeenAt) {
        reading.field(&object, field);
    }
    if !reading.problems.is_empty() {
        return Err(reading.problems);
    }
    let unknown = unknown(&object, profile);
    Ok(ProfileFile { profile, values: reading.values, unknown })
}

/// Where a field stands in the file: its code without the profile in front.
pub fn path_in_profile(field: AccountField) -> &'static str {
    field.code().split_once('.').map_or(field.code(), |(_, path)| path)
}

struct Reading {
    values: Vec<(AccountField, Option<String>)>,
    problems: Vec<ProfileProblem>,
}

impl Reading {
    fn field(&mut self, object: &Map<String, Value>, field: AccountField) {
        match find(object, path_in_profile(field)).and_then(|found| found.map(text).transpose()) {
            Ok(None) => {}
            Ok(Some(text)) if too_long(&text) => self.wrong(field, ProfileFault::TooLong),
            Ok(Some(text)) => {
                self.values.push((field, Some(text).filter(|text| !text.is_empty())));
            }
            Err(fault) => self.wrong(field, fault),
        }
    }

    fn wrong(&mut self, field: AccountField, fault: ProfileFault) {
        self.problems.push(ProfileProblem { field: path_in_profile(field).to_owned(), fault });
    }
}

fn too_long(text: &str) -> bool {
    text.chars().count() > OBSERVED_LIMIT
}

/// What stands at a path; `None` where nothing does. An object on the way that is `null`
/// shows nothing of what would be in it.
fn find<'v>(object: &'v Map<String, Value>, path: &str) -> Result<Option<&'v Value>, ProfileFault> {
    let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
    let Some(value) = named(object, name)? else { return Ok(None) };
    match (rest, value) {
        (None, value) => Ok(Some(value)),
        (Some(_), Value::Null) => Ok(None),
        (Some(rest), Value::Object(inner)) => find(inner, rest),
        (Some(_), Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_)) => {
            Err(ProfileFault::NotAnObject)
        }
    }
}

/// The value of this name, in any case of letters.
pub(super) fn named<'v>(
    object: &'v Map<String, Value>,
    name: &str,
) -> Result<Option<&'v Value>, ProfileFault> {
    let mut found = object.iter().filter(|(key, _)| key.eq_ignore_ascii_case(name));
    match (found.next(), found.next()) {
        (Some(_), Some(_)) => Err(ProfileFault::Twice),
        (found, _) => Ok(found.map(|(_, value)| value)),
    }
}

/// Text as it is kept; of a list, its members a line each.
fn text(value: &Value) -> Result<String, ProfileFault> {
    let kept = match value {
        Value::Null => String::new(),
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(members) => lines(members)?,
        Value::Object(object) => match named(object, "value")? {
            Some(Value::Array(members)) => lines(members)?,
            Some(
                Value::Null
                | Value::Bool(_)
                | Value::Number(_)
                | Value::String(_)
                | Value::Object(_),
            )
            | None => return Err(ProfileFault::NotText),
        },
        Value::Bool(_) => return Err(ProfileFault::NotText),
    };
    if kept.chars().any(|c| c.is_control() && !c.is_whitespace()) {
        return Err(ProfileFault::NotText);
    }
    Ok(kept)
}

fn lines(members: &[Value]) -> Result<String, ProfileFault> {
    let lines: Result<Vec<&str>, ProfileFault> = members
        .iter()
        .map(|one| one.as_str().map(str::trim).ok_or(ProfileFault::NotText))
        .collect();
    Ok(lines?.join("\n"))
}

/// What every resource has, and is not the company's.
const OF_EVERY_RESOURCE: &[&str] = &["links", "attributes", "profileType"];

fn unknown(object: &Map<String, Value>, profile: Profile) -> Vec<String> {
    let known: BTreeSet<String> =
        profile.fields().map(|field| path_in_profile(field).to_ascii_lowercase()).collect();
    let begins = |path: &str| {
        let within = format!("{path}.");
        known.iter().any(|one| one.starts_with(&within))
    };
    let mut unknown = Vec::new();
    for (name, value) in object {
        if OF_EVERY_RESOURCE.iter().any(|one| one.eq_ignore_ascii_case(name)) {
            continue;
        }
        let path = name.to_ascii_lowercase();
        if let Value::Object(inner) = value
            && begins(&path)
        {
            let within =
                |key: &&String| !known.contains(&format!("{path}.{}", key.to_ascii_lowercase()));
            unknown.extend(inner.keys().filter(within).map(|key| format!("{name}.{key}")));
        } else if !known.contains(&path) && !begins(&path) {
            unknown.push(name.clone());
        }
    }
    unknown.truncate(UNKNOWN_LIMIT);
    unknown
}
