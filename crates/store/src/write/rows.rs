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
    use desk_core::schema::{EntityType, fields_of};
    use desk_core::value::ValueKind;
    use sqlx::{Connection, Row, SqliteConnection};

    /// The registry and the file must name the same fields.
    #[tokio::test]
    async fn the_tables_have_a_column_for_every_field_and_no_other() {
        let mut connection = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        crate::shape::MIGRATIONS.run(&mut connection).await.unwrap();
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
}
