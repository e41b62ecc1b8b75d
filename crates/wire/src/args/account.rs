//! The account's profiles.

use desk_core::account::{AccountField, Carried, Seen};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::people::moment;
use super::{BadArgs, parse};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SeenArgs {
    profile: String,
    version: String,
    at_ms: i64,
    values: Vec<(String, Option<String>)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CarriedArgs {
    value: String,
    at_ms: i64,
    note: Option<String>,
}

impl From<&Seen> for SeenArgs {
    fn from(seen: &Seen) -> Self {
        let values = seen.values.iter();
        Self {
            profile: seen.profile.code().to_owned(),
            version: seen.version.code().to_owned(),
            at_ms: seen.at.as_millisecond(),
            values: values.map(|(field, text)| (field.code().to_owned(), text.clone())).collect(),
        }
    }
}

impl TryFrom<SeenArgs> for Seen {
    type Error = BadArgs;
    fn try_from(seen: SeenArgs) -> Result<Self, BadArgs> {
        let values = seen.values.into_iter();
        Ok(Self {
            profile: parse("profile", &seen.profile)?,
            version: parse("version", &seen.version)?,
            at: moment("at_ms", seen.at_ms)?,
            values: values
                .map(|(code, text)| Ok((field(&code)?, text)))
                .collect::<Result<_, _>>()?,
        })
    }
}

impl From<&Carried> for CarriedArgs {
    fn from(carried: &Carried) -> Self {
        Self {
            value: carried.value.clone(),
            at_ms: carried.at.as_millisecond(),
            note: carried.note.clone(),
        }
    }
}

impl TryFrom<CarriedArgs> for Carried {
    type Error = BadArgs;
    fn try_from(carried: CarriedArgs) -> Result<Self, BadArgs> {
        let at: Timestamp = moment("at_ms", carried.at_ms)?;
        Ok(Self { value: carried.value, at, note: carried.note })
    }
}

pub(super) fn field(code: &str) -> Result<AccountField, BadArgs> {
    parse("field", code)
}
