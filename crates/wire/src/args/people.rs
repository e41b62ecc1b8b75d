//! People and their devices.

use desk_core::command::EnrolDevice;
use desk_core::ids::{DeviceId, UserId};
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
        let enrolled_at = Timestamp::from_millisecond(enrol.enrolled_at_ms)
            .map_err(|why| BadArgs { field: "enrolled_at_ms", why: why.to_string() })?;
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
