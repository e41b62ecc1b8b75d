//! The few words of SQL that are put together from the registry.

use desk_core::schema::Field;
use desk_core::value::{Value, ValueKind};
use desk_wire::WireValue;
use serde_json::json;
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Encode, Row, Sqlite, Type};
use uuid::Uuid;

use crate::error::StoreError;

/// What takes the values of a statement, one after the other.
pub(crate) trait Binds {
    fn bind_one<V>(self, value: V) -> Self
    where
        V: for<'v> Encode<'v, Sqlite> + Type<Sqlite> + Send + 'static;
}

impl Binds for Query<'_, Sqlite, SqliteArguments> {
    fn bind_one<V>(self, value: V) -> Self
    where
        V: for<'v> Encode<'v, Sqlite> + Type<Sqlite> + Send + 'static,
    {
        self.bind(value)
    }
}

/// Binds a value as SQLite keeps it in the column of `field`.
pub(crate) fn bind<B: Binds>(
    statement: B,
    field: &'static Field,
    value: &Value,
) -> Result<B, StoreError> {
    Ok(match value {
        Value::Absent => statement.bind_one(None::<String>),
        any if field.kind == ValueKind::Any => statement.bind_one(WireValue::from(any).to_bytes()?),
        Value::Text(text) => statement.bind_one(text.clone()),
        Value::Integer(number) => statement.bind_one(*number),
        Value::Flag(flag) => statement.bind_one(*flag),
        Value::Bytes(bytes) => statement.bind_one(bytes.clone()),
        Value::Id(id) => statement.bind_one(id.as_bytes().to_vec()),
    })
}

/// Reads the only column of `row` as the field's kind says.
pub(crate) fn value_of(row: &SqliteRow, field: &'static Field) -> Result<Value, StoreError> {
    value_at(row, 0, field)
}

/// Reads a column of `row`, told by its place, as the field's kind says.
pub(crate) fn value_at(
    row: &SqliteRow,
    at: usize,
    field: &'static Field,
) -> Result<Value, StoreError> {
    let value = match field.kind {
        ValueKind::Text | ValueKind::TextSet => {
            row.try_get::<Option<String>, _>(at)?.map(Value::Text)
        }
        ValueKind::Integer => row.try_get::<Option<i64>, _>(at)?.map(Value::Integer),
        ValueKind::Flag => row.try_get::<Option<bool>, _>(at)?.map(Value::Flag),
        ValueKind::Bytes => row.try_get::<Option<Vec<u8>>, _>(at)?.map(Value::Bytes),
        ValueKind::Id => match row.try_get::<Option<Vec<u8>>, _>(at)? {
            Some(bytes) => Some(Value::Id(uuid(field.entity.name(), &bytes)?)),
            None => None,
        },
        ValueKind::Any => match row.try_get::<Option<Vec<u8>>, _>(at)? {
            Some(bytes) => Some(WireValue::from_bytes(&bytes)?.into()),
            None => None,
        },
    };
    Ok(value.unwrap_or(Value::Absent))
}

pub(crate) fn uuid(table: &'static str, bytes: &[u8]) -> Result<Uuid, StoreError> {
    Uuid::from_slice(bytes).map_err(|why| StoreError::nonsense(table, why))
}

/// A number that SQLite keeps signed and that is never negative.
pub(crate) fn unsigned(table: &'static str, number: i64) -> Result<u64, StoreError> {
    u64::try_from(number).map_err(|why| StoreError::nonsense(table, why))
}

/// The other way; what is beyond stays the largest.
pub(crate) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Ids as one value, for `json_each`: a statement that takes any number of them is
/// prepared once. They come out as hex.
pub(crate) fn json_ids(ids: impl IntoIterator<Item = Uuid>) -> String {
    let ids: Vec<String> = ids.into_iter().map(|id| id.simple().to_string()).collect();
    json!(ids).to_string()
}

/// So many question marks, for `in (…)`.
pub(crate) fn marks(count: usize) -> String {
    vec!["?"; count].join(", ")
}

/// Reads text that has a form of its own. The error names the form and not the
/// text: errors are logged, and the text is the company's.
pub(crate) fn parse<T>(table: &'static str, text: &str) -> Result<T, StoreError>
where
    T: std::str::FromStr,
{
    text.parse().map_err(|_: T::Err| {
        let form = std::any::type_name::<T>().rsplit("::").next().unwrap_or("value");
        StoreError::nonsense(table, format!("a text is no {form}"))
    })
}
