//! What is kept of the fields of the account's profiles.

use std::collections::BTreeSet;

use desk_core::account::{AccountFacts, AccountField, AccountRecord, AccountValue, Carried};
use desk_core::ids::{EntityId, UserId};
use desk_core::schema::EntityType;
use jiff::Timestamp;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row};

use crate::error::StoreError;
use crate::sql::{marks, uuid};

/// Both tables have the same columns.
const COLUMNS: &str = "id, desired, observed, observed_at, finalized, finalized_at, \
                       carried, carried_at, carried_by, carried_note";

/// Those of `fields` that have a record.
pub(super) async fn load(
    connection: &mut SqliteConnection,
    fields: &BTreeSet<AccountField>,
) -> Result<AccountFacts, StoreError> {
    let mut facts = AccountFacts::default();
    for entity in AccountRecord::TYPES {
        let ids: Vec<Vec<u8>> = fields
            .iter()
            .filter(|field| field.record().entity == entity)
            .map(|field| field.entity_id().uuid().as_bytes().to_vec())
            .collect();
        if ids.is_empty() {
            continue;
        }
        let statement = format!(
            "select {COLUMNS} from {} where _deleted = 0 and id in ({})",
            entity.name(),
            marks(ids.len())
        );
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for id in ids {
            query = query.bind(id);
        }
        take(&mut facts, entity, &query.fetch_all(&mut *connection).await?)?;
    }
    Ok(facts)
}

/// Every field of these types that has a record.
pub(crate) async fn all(
    connection: &mut SqliteConnection,
    types: &[EntityType],
) -> Result<AccountFacts, StoreError> {
    let mut facts = AccountFacts::default();
    for entity in types {
        let statement = format!("select {COLUMNS} from {} where _deleted = 0", entity.name());
        let rows = sqlx::query(AssertSqlSafe(statement)).fetch_all(&mut *connection).await?;
        take(&mut facts, *entity, &rows)?;
    }
    Ok(facts)
}

/// A field of a newer version is passed over.
fn take(
    facts: &mut AccountFacts,
    entity: EntityType,
    rows: &[SqliteRow],
) -> Result<(), StoreError> {
    let table = entity.name();
    for row in rows {
        let id = EntityId::new(uuid(table, row.try_get("id")?)?);
        let field = AccountField::of_entity(id).filter(|field| field.record().entity == entity);
        if let Some(field) = field {
            facts.0.insert(field, value(table, row)?);
        }
    }
    Ok(())
}

fn value(table: &'static str, row: &SqliteRow) -> Result<AccountValue, StoreError> {
    let at = |column| -> Result<Option<Timestamp>, StoreError> {
        let ms: Option<i64> = row.try_get(column)?;
        Ok(ms.and_then(|ms| Timestamp::from_millisecond(ms).ok()))
    };
    let by: Option<Vec<u8>> = row.try_get("carried_by")?;
    let (carried, carried_at) = (row.try_get::<Option<String>, _>("carried")?, at("carried_at")?);
    let note: Option<String> = row.try_get("carried_note")?;
    Ok(AccountValue {
        desired: row.try_get("desired")?,
        observed: row.try_get("observed")?,
        observed_at: at("observed_at")?,
        finalized: row.try_get("finalized")?,
        finalized_at: at("finalized_at")?,
        carried: carried.zip(carried_at).map(|(value, at)| Carried { value, at, note }),
        carried_by: by.map(|by| uuid(table, &by)).transpose()?.map(UserId::new),
    })
}
