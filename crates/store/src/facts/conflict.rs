//! How a conflict and its subject stand.

use desk_core::conflicts::ConflictFacts;
use desk_core::ids::{ConflictId, EntityId};
use desk_core::schema::{EXISTENCE, EntityType, Field, conflict};
use desk_core::value::{Value, ValueKind};
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row};

use crate::error::StoreError;
use crate::sql::{parse, uuid, value_at, value_of};

const TABLE: &str = "conflict";

/// `None` also for one about a record type of a newer version: nothing here
/// could be decided about it.
pub(super) async fn load(
    connection: &mut SqliteConnection,
    id: ConflictId,
) -> Result<Option<ConflictFacts>, StoreError> {
    let Some(row) = sqlx::query(
        "select theirs, mine, subject_type, subject, field, member, kind, state from conflict \
         where id = ? and _deleted = 0",
    )
    .bind(id.uuid().as_bytes().to_vec())
    .fetch_optional(&mut *connection)
    .await?
    else {
        return Ok(None);
    };
    let number = |column| -> Result<u16, StoreError> {
        let number: i64 = row.try_get(column)?;
        u16::try_from(number).map_err(|why| StoreError::nonsense(TABLE, why))
    };
    let Some(subject) = EntityType::from_number(number("subject_type")?) else {
        return Ok(None);
    };
    let entity = EntityId::new(uuid(TABLE, &row.try_get::<Vec<u8>, _>("subject")?)?);
    let field = number("field")?;
    let member: String = row.try_get::<Option<String>, _>("member")?.unwrap_or_default();
    let subject_exists = exists(connection, subject, entity).await?;
    let current = match Field::find(subject, field) {
        Some(known) => current(connection, known, entity, &member).await?,
        None if field == EXISTENCE => Value::Flag(subject_exists),
        None => return Ok(None),
    };
    Ok(Some(ConflictFacts {
        subject,
        entity,
        field,
        member,
        kind: word(&row, "kind")?,
        state: word(&row, "state")?,
        theirs: value_at(&row, 0, &conflict::THEIRS)?,
        mine: value_at(&row, 1, &conflict::MINE)?,
        current,
        subject_exists,
    }))
}

fn word<T: std::str::FromStr>(row: &SqliteRow, column: &'static str) -> Result<T, StoreError> {
    parse(TABLE, &row.try_get::<String, _>(column)?)
}

async fn exists(
    connection: &mut SqliteConnection,
    entity: EntityType,
    id: EntityId,
) -> Result<bool, StoreError> {
    let statement =
        format!("select exists (select 1 from {} where id = ? and _deleted = 0)", entity.name());
    Ok(sqlx::query_scalar(AssertSqlSafe(statement))
        .bind(id.uuid().as_bytes().to_vec())
        .fetch_one(connection)
        .await?)
}

/// What the field holds; of a set, whether it has the member.
async fn current(
    connection: &mut SqliteConnection,
    field: &'static Field,
    id: EntityId,
    member: &str,
) -> Result<Value, StoreError> {
    if field.kind == ValueKind::TextSet {
        let is_in: bool = sqlx::query_scalar(
            "select exists (select 1 from set_member \
             where entity_type = ? and entity_id = ? and field = ? and member = ?)",
        )
        .bind(field.entity.number())
        .bind(id.uuid().as_bytes().to_vec())
        .bind(field.number)
        .bind(member)
        .fetch_one(connection)
        .await?;
        return Ok(Value::Flag(is_in));
    }
    let statement = format!("select {} from {} where id = ?", field.name, field.entity.name());
    let row = sqlx::query(AssertSqlSafe(statement))
        .bind(id.uuid().as_bytes().to_vec())
        .fetch_optional(connection)
        .await?;
    row.map_or(Ok(Value::Absent), |row| value_of(&row, field))
}
