//! The values a field can hold, the same in the file, the outbox and on the wire.

use uuid::Uuid;

/// What a field holds. Money is text in decimal form: never floating point.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// The field is empty.
    Absent,
    Text(String),
    Integer(i64),
    Flag(bool),
    Bytes(Vec<u8>),
    Id(Uuid),
}

/// Which of the [`Value`]s a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ValueKind {
    Text,
    Integer,
    Flag,
    Bytes,
    Id,
    /// Members that come and go one by one, so that two people who add two
    /// members never conflict.
    TextSet,
    /// Any of the values: what another field held, kept for somebody to look at.
    Any,
}

impl ValueKind {
    /// Whether `value` may stand in a field of this kind. `Absent` may stand
    /// anywhere but in a set.
    pub const fn admits(self, value: &Value) -> bool {
        if matches!(self, Self::Any) {
            return true;
        }
        match value {
            Value::Absent => !matches!(self, Self::TextSet),
            Value::Text(_) => matches!(self, Self::Text | Self::TextSet),
            Value::Integer(_) => matches!(self, Self::Integer),
            Value::Flag(_) => matches!(self, Self::Flag),
            Value::Bytes(_) => matches!(self, Self::Bytes),
            Value::Id(_) => matches!(self, Self::Id),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl<T: ToString> From<Option<T>> for Value {
    fn from(text: Option<T>) -> Self {
        text.map_or(Self::Absent, |text| Self::Text(text.to_string()))
    }
}
