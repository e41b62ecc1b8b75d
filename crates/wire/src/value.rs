//! A field's value on the wire.

use desk_core::value::Value;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::WireError;

/// Mirror of [`Value`]; the names are what stands in the bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum WireValue {
    #[serde(rename = "n")]
    Absent,
    #[serde(rename = "t")]
    Text(String),
    #[serde(rename = "i")]
    Integer(i64),
    #[serde(rename = "f")]
    Flag(bool),
    #[serde(rename = "b")]
    Bytes(#[serde(with = "serde_bytes")] Vec<u8>),
    #[serde(rename = "u")]
    Id(#[serde(with = "serde_bytes")] [u8; 16]),
}

impl WireValue {
    pub fn to_bytes(&self) -> Result<Vec<u8>, WireError> {
        crate::encode("value", self)
    }

    pub fn from_bytes(bytes: &[u8]) -> Result<Self, WireError> {
        crate::decode("value", bytes)
    }
}

impl WireValue {
    /// The text, where it is one.
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The number, where it is one.
    pub const fn as_integer(&self) -> Option<i64> {
        if let Self::Integer(number) = self { Some(*number) } else { None }
    }

    /// The bytes, where it is some.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        if let Self::Bytes(bytes) = self { Some(bytes) } else { None }
    }

    /// The id, where it is one.
    pub const fn as_id(&self) -> Option<Uuid> {
        if let Self::Id(id) = self { Some(Uuid::from_bytes(*id)) } else { None }
    }
}

impl From<&Value> for WireValue {
    fn from(value: &Value) -> Self {
        match value {
            Value::Absent => Self::Absent,
            Value::Text(text) => Self::Text(text.clone()),
            Value::Integer(number) => Self::Integer(*number),
            Value::Flag(flag) => Self::Flag(*flag),
            Value::Bytes(bytes) => Self::Bytes(bytes.clone()),
            Value::Id(id) => Self::Id(id.into_bytes()),
        }
    }
}

impl From<WireValue> for Value {
    fn from(value: WireValue) -> Self {
        match value {
            WireValue::Absent => Self::Absent,
            WireValue::Text(text) => Self::Text(text),
            WireValue::Integer(number) => Self::Integer(number),
            WireValue::Flag(flag) => Self::Flag(flag),
            WireValue::Bytes(bytes) => Self::Bytes(bytes),
            WireValue::Id(bytes) => Self::Id(Uuid::from_bytes(bytes)),
        }
    }
}
