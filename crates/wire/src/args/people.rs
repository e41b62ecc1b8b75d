//! People, their roles and their devices.

use std::collections::BTreeSet;

use desk_core::access::Role;
use desk_core::command::EnrolDevice;
use desk_core::ids::{DeviceId, UserId};
use desk_core::policies::Policy;
use desk_core::user_field::UserField;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{BadArgs, Uid, parse};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct EnrolArgs {
    device: Uid,
    user: Uid,
    name: String,
    #[serde(with = "serde_bytes")]
    key: [u8; 32],
    #[serde(with = "serde_bytes")]
    enrolment: Vec<u8>,
    enrolled_at_ms: i64,
}

/// `None` goes back to the default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PolicyArgs {
    OneRolePerCategory(Option<bool>),
    GuestRoles(Option<Vec<String>>),
}

impl From<&Policy> for PolicyArgs {
    fn from(policy: &Policy) -> Self {
        match policy {
            Policy::OneRolePerCategory(one) => Self::OneRolePerCategory(*one),
            Policy::GuestRoles(roles) => Self::GuestRoles(roles.as_ref().map(role_codes)),
        }
    }
}

impl TryFrom<PolicyArgs> for Policy {
    type Error = BadArgs;
    fn try_from(policy: PolicyArgs) -> Result<Self, BadArgs> {
        Ok(match policy {
            PolicyArgs::OneRolePerCategory(one) => Self::OneRolePerCategory(one),
            PolicyArgs::GuestRoles(roles) => {
                let roles = roles.map(|codes| roles_of::<BTreeSet<Role>>(&codes)).transpose()?;
                Self::GuestRoles(roles)
            }
        })
    }
}

pub(super) fn role_codes<'r>(roles: impl IntoIterator<Item = &'r Role>) -> Vec<String> {
    roles.into_iter().map(|role| role.code().to_owned()).collect()
}

pub(super) fn roles_of<T: FromIterator<Role>>(codes: &[String]) -> Result<T, BadArgs> {
    codes.iter().map(|code| parse("roles", code)).collect()
}

pub(super) fn moment(field: &'static str, ms: i64) -> Result<Timestamp, BadArgs> {
    Timestamp::from_millisecond(ms).map_err(|why| BadArgs { field, why: why.to_string() })
}

/// The details by their codes.
pub(super) fn codes<T: Clone>(details: &[(UserField, T)]) -> Vec<(String, T)> {
    details.iter().map(|(field, text)| (field.code().to_owned(), text.clone())).collect()
}

pub(super) fn details(given: Vec<(String, String)>) -> Result<Vec<(UserField, String)>, BadArgs> {
    given.into_iter().map(|(code, text)| Ok((parse("details", &code)?, text))).collect()
}

pub(super) fn edits(
    given: Vec<(String, Option<String>)>,
) -> Result<Vec<(UserField, Option<String>)>, BadArgs> {
    given.into_iter().map(|(code, text)| Ok((parse("edits", &code)?, text))).collect()
}

impl From<&EnrolDevice> for EnrolArgs {
    fn from(enrol: &EnrolDevice) -> Self {
        Self {
            device: enrol.device.uuid().into(),
            user: enrol.user.uuid().into(),
            name: enrol.name.clone(),
            key: enrol.key,
            enrolment: enrol.enrolment.clone(),
            enrolled_at_ms: enrol.enrolled_at.as_millisecond(),
        }
    }
}

impl TryFrom<EnrolArgs> for EnrolDevice {
    type Error = BadArgs;
    fn try_from(enrol: EnrolArgs) -> Result<Self, BadArgs> {
        let enrolled_at = moment("enrolled_at_ms", enrol.enrolled_at_ms)?;
        Ok(Self {
            device: DeviceId::new(enrol.device.into()),
            user: UserId::new(enrol.user.into()),
            name: enrol.name,
            key: enrol.key,
            enrolment: enrol.enrolment,
            enrolled_at,
        })
    }
}
