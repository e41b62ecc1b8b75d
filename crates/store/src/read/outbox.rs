//! What waits to be sent, and what was done, for people to read.

use desk_core::schema::{EXISTENCE, EntityType, Field, Scope};
use desk_core::value::Value;
use desk_wire::WireValue;
use jiff::Timestamp;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

use crate::error::StoreError;
use crate::file::Store;
use crate::sql::{unsigned, uuid};

/// A command that no hub has acknowledged.
#[derive(Debug, Clone)]
pub struct WaitingCommand {
    pub device_seq: u64,
    pub command_id: Uuid,
    pub group_id: Uuid,
    pub code: String,
    pub subject: String,
    pub status: String,
    pub made_at: Timestamp,
}

/// A command of this device with what it changed.
#[derive(Debug, Clone)]
pub struct RecordedCommand {
    pub command: WaitingCommand,
    pub actor: String,
    pub chain: [u8; 32],
    pub changes: Vec<Journalled>,
    /// The command as it waits and travels.
    pub record: Vec<u8>,
}

/// One field, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journalled {
    pub entity: &'static str,
    /// The field's name; for the record itself, `existence`.
    pub field: String,
    /// Who may see its values.
    pub scope: Scope,
    pub member: Option<String>,
    pub old: Value,
    pub new: Value,
}

impl Store {
    /// What waits, the oldest first, and how much there is in all.
    pub async fn waiting(
        &self,
        offset: u32,
        limit: u32,
    ) -> Result<(u64, Vec<WaitingCommand>), StoreError> {
        let mut tx = self.readers.begin().await?;
        let total: i64 = sqlx::query_scalar(
            "select count(*) from outbox where status in ('pending', 'in_flight')",
        )
        .fetch_one(&mut *tx)
        .await?;
        let commands = sqlx::query(
            "select * from outbox where status in ('pending', 'in_flight') \
             order by device_seq limit ? offset ?",
        )
        .bind(limit)
        .bind(offset)
        .fetch_all(&mut *tx)
        .await?
        .iter()
        .map(waiting_of)
        .collect::<Result<_, _>>()?;
        Ok((unsigned("outbox", total)?, commands))
    }

    /// What was done, the newest first, and how much there is in all.
    pub async fn record(
        &self,
        offset: u32,
        limit: u32,
    ) -> Result<(u64, Vec<RecordedCommand>), StoreError> {
        let mut tx = self.readers.begin().await?;
        let total: i64 =
            sqlx::query_scalar("select count(*) from outbox").fetch_one(&mut *tx).await?;
        let rows = sqlx::query(
            "select o.*, u.display_name from outbox o left join app_user u on u.id = o.author \
             order by device_seq desc limit ? offset ?",
        )
        .bind(limit)
        .bind(offset)
        .fetch_all(&mut *tx)
        .await?;
        let mut entries = Vec::with_capacity(rows.len());
        for row in &rows {
            let command = waiting_of(row)?;
            let changes =
                sqlx::query("select * from journal where device_seq = ? order by position")
                    .bind(row.try_get::<i64, _>("device_seq")?)
                    .fetch_all(&mut *tx)
                    .await?;
            entries.push(RecordedCommand {
                command,
                actor: row.try_get::<Option<String>, _>("display_name")?.unwrap_or_default(),
                chain: row
                    .try_get::<Vec<u8>, _>("chain")?
                    .try_into()
                    .map_err(|_| StoreError::nonsense("outbox", "a hash has a wrong length"))?,
                changes: changes.iter().map(journalled_of).collect::<Result<_, _>>()?,
                record: row.try_get("record")?,
            });
        }
        Ok((unsigned("outbox", total)?, entries))
    }
}

fn waiting_of(row: &SqliteRow) -> Result<WaitingCommand, StoreError> {
    let made: i64 = row.try_get("made_wall")?;
    Ok(WaitingCommand {
        device_seq: unsigned("outbox", row.try_get("device_seq")?)?,
        command_id: uuid("outbox", &row.try_get::<Vec<u8>, _>("command_id")?)?,
        group_id: uuid("outbox", &row.try_get::<Vec<u8>, _>("group_id")?)?,
        code: row.try_get("code")?,
        subject: row.try_get("subject")?,
        status: row.try_get("status")?,
        made_at: Timestamp::from_millisecond(made)
            .map_err(|why| StoreError::nonsense("outbox", why))?,
    })
}

fn journalled_of(row: &SqliteRow) -> Result<Journalled, StoreError> {
    const TABLE: &str = "journal";
    let entity: u16 = row.try_get("entity_type")?;
    let entity = EntityType::from_number(entity)
        .ok_or_else(|| StoreError::nonsense(TABLE, format!("record type {entity}")))?;
    let number: u16 = row.try_get("field")?;
    let (field, scope) = match Field::find(entity, number) {
        Some(field) => (field.name.to_owned(), field.scope),
        None if number == EXISTENCE => ("existence".to_owned(), Scope::Everyone),
        None => return Err(StoreError::nonsense(TABLE, format!("field {number}"))),
    };
    let member: String = row.try_get("member")?;
    let value = |column: &str| -> Result<Value, StoreError> {
        Ok(WireValue::from_bytes(&row.try_get::<Vec<u8>, _>(column)?)?.into())
    };
    Ok(Journalled {
        entity: entity.name(),
        field,
        scope,
        member: (!member.is_empty()).then_some(member),
        old: value("old")?,
        new: value("new")?,
    })
}
