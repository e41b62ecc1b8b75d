//! What the records hold, field by field.

use std::collections::BTreeMap;

use desk_core::schema::{EXISTENCE, EntityType, fields_of};
use desk_core::value::{Value, ValueKind};
use desk_wire::WireValue;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use super::Books;

/// Record type, record, field and member of a set.
pub(super) type Place = (u16, Vec<u8>, u16, String);

/// Every value that is not absent, and which records exist.
pub type Rows = BTreeMap<Place, Value>;

/// What a field holds of which nothing is written.
pub(super) fn nothing(place: &Place) -> Value {
    if place.2 == EXISTENCE || !place.3.is_empty() { Value::Flag(false) } else { Value::Absent }
}

impl Books {
    /// The records as they stand.
    pub async fn rows(&mut self) -> Rows {
        let mut rows = Rows::new();
        for entity in EntityType::ALL {
            let statement = AssertSqlSafe(format!("select * from {}", entity.name()));
            for row in sqlx::query(statement).fetch_all(&mut self.0).await.unwrap() {
                let id: Vec<u8> = row.get("id");
                let mut keep = |field: u16, value: Value| {
                    let place = (entity.number(), id.clone(), field, String::new());
                    if value != nothing(&place) {
                        rows.insert(place, value);
                    }
                };
                keep(EXISTENCE, Value::Flag(!row.get::<bool, _>("_deleted")));
                for field in fields_of(entity).filter(|field| field.kind != ValueKind::TextSet) {
                    keep(field.number, value_of(&row, field.name, field.kind));
                }
            }
        }
        let members = sqlx::query("select * from set_member").fetch_all(&mut self.0).await.unwrap();
        for row in members {
            let place =
                (row.get("entity_type"), row.get("entity_id"), row.get("field"), row.get("member"));
            rows.insert(place, Value::Flag(true));
        }
        rows
    }

    /// What a person sees of [`Books::rows`]: fields of records that are gone
    /// are kept for the day they come back.
    pub async fn seen(&mut self) -> Rows {
        let rows = self.rows().await;
        let exists = |place: &Place| {
            rows.contains_key(&(place.0, place.1.clone(), EXISTENCE, String::new()))
        };
        rows.iter()
            .filter(|(place, _)| exists(place))
            .map(|(p, v)| (p.clone(), v.clone()))
            .collect()
    }
}

fn value_of(row: &SqliteRow, column: &str, kind: ValueKind) -> Value {
    let value = match kind {
        ValueKind::Text | ValueKind::TextSet => {
            row.get::<Option<String>, _>(column).map(Value::Text)
        }
        ValueKind::Integer => row.get::<Option<i64>, _>(column).map(Value::Integer),
        ValueKind::Flag => row.get::<Option<bool>, _>(column).map(Value::Flag),
        ValueKind::Bytes => row.get::<Option<Vec<u8>>, _>(column).map(Value::Bytes),
        ValueKind::Id => row
            .get::<Option<Vec<u8>>, _>(column)
            .map(|bytes| Value::Id(Uuid::from_slice(&bytes).unwrap())),
        ValueKind::Any => row
            .get::<Option<Vec<u8>>, _>(column)
            .map(|bytes| WireValue::from_bytes(&bytes).unwrap().into()),
    };
    value.unwrap_or(Value::Absent)
}
