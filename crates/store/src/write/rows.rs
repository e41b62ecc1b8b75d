//! Writes one change to its row, as the registry says where.

use desk_core::change::Change;
use desk_core::ids::EntityId;
use desk_core::schema::{EXISTENCE, EntityType, Field};
use desk_core::value::Value;
use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteConnection;

use crate::error::StoreError;
use crate::sql::{bind, value_of};

/// A field that really changed, before and after.
#[derive(Debug)]
pub(super) struct Patch {
    pub(super) entity: EntityType,
    pub(super) id: EntityId,
    pub(super) field: u16,
    /// The member of a set; empty for every other field.
    pub(super) member: String,
    pub(super) old: Value,
    pub(super) new: Value,
}

/// `None` when the row says so already.
pub(super) async fn write(
    connection: &mut SqliteConnection,
    change: &Change,
) -> Result<Option<Patch>, StoreError> {
    match change {
        Change::Create { entity, id } => exist(connection, *entity, *id, true).await,
        Change::Restore { entity, id } => exist(connection, *entity, *id, true).await,
        Change::Delete { entity, id } => exist(connection, *entity, *id, false).await,
        Change::Set { field, id, value } => set(connection, field, *id, value).await,
        Change::Add { field, id, member } => membership(connection, field, *id, member, true).await,
        Change::Remove { field, id, member } => {
            membership(connection, field, *id, member, false).await
        }
    }
}

async fn exist(
    connection: &mut SqliteConnection,
    entity: EntityType,
    id: EntityId,
    wanted: bool,
) -> Result<Option<Patch>, StoreError> {
    let table = entity.name();
    let key = id.uuid().as_bytes().to_vec();
    let deleted: Option<bool> =
        sqlx::query_scalar(AssertSqlSafe(format!("select _deleted from {table} where id = ?")))
            .bind(key.clone())
            .fetch_optional(&mut *connection)
            .await?;
    let was = deleted == Some(false);
    if was == wanted {
        return Ok(None);
    }
    let statement = match deleted {
        None => format!("insert into {table} (_deleted, id) values (?, ?)"),
        Some(_) => format!("update {table} set _deleted = ? where id = ?"),
    };
    sqlx::query(AssertSqlSafe(statement)).bind(!wanted).bind(key).execute(connection).await?;
    Ok(Some(Patch {
        entity,
        id,
        field: EXISTENCE,
        member: String::new(),
        old: Value::Flag(was),
        new: Value::Flag(wanted),
    }))
}

async fn set(
    connection: &mut SqliteConnection,
    field: &'static Field,
    id: EntityId,
    value: &Value,
) -> Result<Option<Patch>, StoreError> {
    let (table, column) = (field.entity.name(), field.name);
    if !field.kind.admits(value) {
        return Err(StoreError::nonsense(
            table,
            format!("{column} cannot hold this kind of value"),
        ));
    }
    let key = id.uuid().as_bytes().to_vec();
    let row = sqlx::query(AssertSqlSafe(format!("select {column} from {table} where id = ?")))
        .bind(key.clone())
        .fetch_optional(&mut *connection)
        .await?
        .ok_or_else(|| StoreError::nonsense(table, format!("{id} is not there")))?;
    let old = value_of(&row, field)?;
    if old == *value {
        return Ok(None);
    }
    let statement = AssertSqlSafe(format!("update {table} set {column} = ? where id = ?"));
    bind(sqlx::query(statement), field, value)?.bind(key).execute(connection).await?;
    let new = value.clone();
    Ok(Some(Patch {
        entity: field.entity,
        id,
        field: field.number,
        member: String::new(),
        old,
        new,
    }))
}

/// A member joins a set or leaves it.
async fn membership(
    connection: &mut SqliteConnection,
    field: &'static Field,
    id: EntityId,
    member: &str,
    wanted: bool,
) -> Result<Option<Patch>, StoreError> {
    let statement = if wanted {
        "insert into set_member (entity_type, entity_id, field, member) values (?, ?, ?, ?) \
         on conflict do nothing"
    } else {
        "delete from set_member \
         where entity_type = ? and entity_id = ? and field = ? and member = ?"
    };
    let changed = sqlx::query(statement)
        .bind(field.entity.number())
        .bind(id.uuid().as_bytes().to_vec())
        .bind(field.number)
        .bind(member)
        .execute(connection)
        .await?
        .rows_affected();
    Ok((changed > 0).then(|| Patch {
        entity: field.entity,
        id,
        field: field.number,
        member: member.to_owned(),
        old: Value::Flag(!wanted),
        new: Value::Flag(wanted),
    }))
}

#[cfg(test)]
mod tests {
    use desk_core::schema::{conflict, fields_of, user};
    use desk_core::value::ValueKind;
    use sqlx::{Connection, Row};
    use uuid::Uuid;

    use super::*;

    async fn empty() -> SqliteConnection {
        let mut connection = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        crate::shape::MIGRATIONS.run(&mut connection).await.unwrap();
        connection
    }

    /// The registry and the file must name the same fields.
    #[tokio::test]
    async fn the_tables_have_a_column_for_every_field_and_no_other() {
        let mut connection = empty().await;
        for entity in EntityType::ALL {
            let statement = format!("select name from pragma_table_info('{}')", entity.name());
            let mut columns: Vec<String> = sqlx::query(sqlx::AssertSqlSafe(statement))
                .fetch_all(&mut connection)
                .await
                .unwrap()
                .iter()
                .map(|row| row.get(0))
                .filter(|name: &String| name != "id" && !name.starts_with('_'))
                .collect();
            let mut fields: Vec<String> = fields_of(entity)
                .filter(|field| field.kind != ValueKind::TextSet)
                .map(|field| field.name.to_owned())
                .collect();
            columns.sort();
            fields.sort();
            assert_eq!(columns, fields, "columns and fields of {}", entity.name());
        }
    }
    #[tokio::test]
    async fn a_member_joins_once_and_leaves_once() {
        let mut connection = empty().await;
        let id = EntityId::new(Uuid::from_u128(1));
        let (field, member) = (&user::ROLES, "sales_agent".to_owned());
        let add = Change::Add { field, id, member: member.clone() };
        let remove = Change::Remove { field, id, member: member.clone() };
        for (change, meant) in [
            (&remove, None),
            (&add, Some((false, true))),
            (&add, None),
            (&remove, Some((true, false))),
            (&remove, None),
        ] {
            let patch = write(&mut connection, change).await.unwrap();
            let told = patch.map(|patch| {
                assert_eq!((patch.field, patch.member), (field.number, member.clone()));
                (patch.old, patch.new)
            });
            let meant = meant.map(|(old, new)| (Value::Flag(old), Value::Flag(new)));
            assert_eq!(told, meant, "{change:?}");
        }
    }

    #[tokio::test]
    async fn a_field_of_any_kind_keeps_the_kind() {
        let mut connection = empty().await;
        let (entity, id) = (EntityType::Conflict, EntityId::new(Uuid::from_u128(1)));
        write(&mut connection, &Change::Create { entity, id }).await.unwrap();
        let mut before = Value::Absent;
        for value in [
            Value::Text("1".to_owned()),
            Value::Integer(1),
            Value::Flag(true),
            Value::Bytes(vec![1]),
            Value::Id(Uuid::from_u128(1)),
            Value::Absent,
        ] {
            let change = Change::Set { field: &conflict::MINE, id, value: value.clone() };
            let patch = write(&mut connection, &change).await.unwrap().unwrap();
            assert_eq!((patch.old, &patch.new), (before, &value));
            assert!(write(&mut connection, &change).await.unwrap().is_none(), "{value:?} again");
            before = value;
        }
    }
}
