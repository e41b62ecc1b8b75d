//! What waits to be sent, what was not accepted, and what this device did, for
//! people to read.

use desk_core::schema::{
    EXISTENCE, EntityType, Field, MergeClass, Scope, existence_class, scope_of,
};
use desk_core::value::Value;
use desk_wire::{CommandRecord, FieldPatch};
use jiff::Timestamp;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use crate::error::StoreError;
use crate::file::Store;
use crate::follow::{IN_VIEW, done_between, done_count, is_linked};
use crate::sql::{signed, unsigned, uuid};

/// Statuses of commands that a person has to look at. One that conflicts is looked
/// at as a conflict.
const REFUSED: &str = "('rejected', 'quarantined')";

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
    /// It changes what is a matter of security: nobody goes by it before the hub
    /// has said yes.
    pub waits_for_hub: bool,
    /// Why it would be refused now, as a code; `None` while it has its effect.
    pub foreseen: Option<String>,
}

/// How the commands that wait stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitingCounts {
    /// On their way, without an answer so far.
    pub in_flight: u64,
    /// Held back by the hub until something else has arrived.
    pub deferred: u64,
    /// Of all that wait: those that would be refused as things stand now.
    pub foreseen: u64,
}

/// A command that the hub did not do as asked.
#[derive(Debug, Clone)]
pub struct RefusedCommand {
    pub command: WaitingCommand,
    /// `rejected`, `conflict` or `quarantined`.
    pub outcome: String,
    /// Why, as a code, and what it is about.
    pub why: Option<String>,
    pub about: Option<String>,
    pub changes: Vec<Journalled>,
    /// The command as it travelled.
    pub record: Vec<u8>,
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
        let linked = is_linked(&mut tx).await?;
        let total = count(&mut tx, IN_VIEW).await?;
        let rows = sqlx::query(AssertSqlSafe(format!(
            "select * from outbox where status in {IN_VIEW} order by device_seq limit ? offset ?"
        )))
        .bind(limit)
        .bind(offset)
        .fetch_all(&mut *tx)
        .await?;
        let commands = rows.iter().map(|row| waiting_of(row, linked)).collect::<Result<_, _>>()?;
        Ok((total, commands))
    }

    /// How what waits stands, all of it.
    pub async fn waiting_counts(&self) -> Result<WaitingCounts, StoreError> {
        let row = sqlx::query(AssertSqlSafe(format!(
            "select count(*) filter (where status = 'in_flight') as in_flight, \
                    count(*) filter (where status = 'deferred') as deferred, \
                    count(foreseen) as foreseen \
             from outbox where status in {IN_VIEW}"
        )))
        .fetch_one(&self.readers)
        .await?;
        Ok(WaitingCounts {
            in_flight: unsigned("outbox", row.try_get("in_flight")?)?,
            deferred: unsigned("outbox", row.try_get("deferred")?)?,
            foreseen: unsigned("outbox", row.try_get("foreseen")?)?,
        })
    }

    /// What was not accepted and not dropped since, the newest first, and how much
    /// there is in all.
    pub async fn refused(
        &self,
        offset: u32,
        limit: u32,
    ) -> Result<(u64, Vec<RefusedCommand>), StoreError> {
        let mut tx = self.readers.begin().await?;
        let total = count(&mut tx, REFUSED).await?;
        let rows = sqlx::query(AssertSqlSafe(format!(
            "select * from outbox where status in {REFUSED} \
             order by device_seq desc limit ? offset ?"
        )))
        .bind(limit)
        .bind(offset)
        .fetch_all(&mut *tx)
        .await?;
        let commands = rows.iter().map(refused_of).collect::<Result<_, _>>()?;
        Ok((total, commands))
    }

    /// One command that was not accepted, also one that was dropped since.
    pub async fn refused_command(
        &self,
        command_id: Uuid,
    ) -> Result<Option<RefusedCommand>, StoreError> {
        let row = sqlx::query(
            "select * from outbox where command_id = ? \
             and status in ('rejected', 'conflict', 'quarantined', 'discarded')",
        )
        .bind(command_id.as_bytes().to_vec())
        .fetch_optional(&self.readers)
        .await?;
        row.as_ref().map(refused_of).transpose()
    }

    /// What this device did, the newest first, and how much there is in all.
    pub async fn record(
        &self,
        offset: u32,
        limit: u32,
    ) -> Result<(u64, Vec<RecordedCommand>), StoreError> {
        let mut tx = self.readers.begin().await?;
        let in_outbox: i64 =
            sqlx::query_scalar("select count(*) from outbox").fetch_one(&mut *tx).await?;
        let total = unsigned("outbox", in_outbox)? + done_count(&mut tx).await?;
        let last: i64 =
            sqlx::query_scalar("select last_seq from own_chain").fetch_one(&mut *tx).await?;
        // Numbers have no gap, so the place of a command tells its number.
        let newest = unsigned("own_chain", last)?.saturating_sub(offset.into());
        let oldest = newest.saturating_sub(u64::from(limit).saturating_sub(1)).max(1);
        if limit == 0 || newest == 0 {
            return Ok((total, Vec::new()));
        }
        let mut entries = self.in_outbox(&mut tx, oldest, newest).await?;
        entries.extend(finished(&mut tx, oldest, newest).await?);
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.command.device_seq));
        Ok((total, entries))
    }

    async fn in_outbox(
        &self,
        connection: &mut SqliteConnection,
        oldest: u64,
        newest: u64,
    ) -> Result<Vec<RecordedCommand>, StoreError> {
        let linked = is_linked(connection).await?;
        let rows = sqlx::query(
            "select o.*, u.display_name from outbox o left join app_user u on u.id = o.author \
             where device_seq between ? and ?",
        )
        .bind(signed(oldest))
        .bind(signed(newest))
        .fetch_all(connection)
        .await?;
        rows.iter()
            .map(|row| {
                let record: Vec<u8> = row.try_get("record")?;
                Ok(RecordedCommand {
                    command: waiting_of(row, linked)?,
                    actor: row.try_get::<Option<String>, _>("display_name")?.unwrap_or_default(),
                    chain: row
                        .try_get::<Vec<u8>, _>("chain")?
                        .try_into()
                        .map_err(|_| StoreError::nonsense("outbox", "a hash has a wrong length"))?,
                    changes: changes_of(&CommandRecord::from_bytes(&record)?),
                    record,
                })
            })
            .collect()
    }
}

/// Those that the hub has done.
async fn finished(
    connection: &mut SqliteConnection,
    oldest: u64,
    newest: u64,
) -> Result<Vec<RecordedCommand>, StoreError> {
    let mut entries = Vec::new();
    for done in done_between(connection, oldest, newest).await? {
        let record = done.command()?;
        entries.push(RecordedCommand {
            command: WaitingCommand {
                device_seq: done.device_seq,
                command_id: record.id(),
                group_id: record.group(),
                code: record.command().map_or_else(|_| String::new(), |c| c.code().to_owned()),
                subject: done.subject,
                status: "done".to_owned(),
                made_at: made_at(record.made.wall_ms)?,
                waits_for_hub: false,
                foreseen: None,
            },
            actor: name_of(connection, record.author()).await?,
            chain: done.chain,
            changes: changes_of(&record),
            record: done.record,
        });
    }
    Ok(entries)
}

/// How somebody is called; empty for one who is not known here.
pub(super) async fn name_of(
    connection: &mut SqliteConnection,
    user: Uuid,
) -> Result<String, StoreError> {
    let name: Option<Option<String>> =
        sqlx::query_scalar("select display_name from app_user where id = ?")
            .bind(user.as_bytes().to_vec())
            .fetch_optional(connection)
            .await?;
    Ok(name.flatten().unwrap_or_default())
}

async fn count(
    connection: &mut SqliteConnection,
    statuses: &'static str,
) -> Result<u64, StoreError> {
    let statement = format!("select count(*) from outbox where status in {statuses}");
    let total: i64 = sqlx::query_scalar(AssertSqlSafe(statement)).fetch_one(connection).await?;
    unsigned("outbox", total)
}

pub(super) fn waiting_of(row: &SqliteRow, linked: bool) -> Result<WaitingCommand, StoreError> {
    let status: String = row.try_get("status")?;
    let waits = linked && ["pending", "in_flight", "deferred"].contains(&status.as_str());
    Ok(WaitingCommand {
        device_seq: unsigned("outbox", row.try_get("device_seq")?)?,
        command_id: uuid("outbox", row.try_get("command_id")?)?,
        group_id: uuid("outbox", row.try_get("group_id")?)?,
        code: row.try_get("code")?,
        subject: row.try_get("subject")?,
        status,
        made_at: made_at(row.try_get("made_wall")?)?,
        waits_for_hub: waits && is_security(&CommandRecord::from_bytes(row.try_get("record")?)?),
        foreseen: row.try_get("foreseen")?,
    })
}

fn refused_of(row: &SqliteRow) -> Result<RefusedCommand, StoreError> {
    let record: Vec<u8> = row.try_get("record")?;
    Ok(RefusedCommand {
        command: waiting_of(row, false)?,
        outcome: row.try_get::<Option<String>, _>("outcome")?.unwrap_or_default(),
        why: row.try_get("why")?,
        about: row.try_get("about")?,
        changes: changes_of(&CommandRecord::from_bytes(&record)?),
        record,
    })
}

fn is_security(record: &CommandRecord) -> bool {
    record.fields.iter().any(|patch| {
        let Some(entity) = EntityType::from_number(patch.entity_type) else { return false };
        let class = if patch.field == EXISTENCE {
            existence_class(entity)
        } else {
            Field::find(entity, patch.field).map_or(MergeClass::Safe, |field| field.merge)
        };
        class == MergeClass::Security
    })
}

pub(super) fn made_at(wall_ms: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_millisecond(wall_ms).map_err(|why| StoreError::nonsense("outbox", why))
}

pub(super) fn changes_of(record: &CommandRecord) -> Vec<Journalled> {
    record.fields.iter().map(journalled_of).collect()
}

fn journalled_of(patch: &FieldPatch) -> Journalled {
    let (entity, field, scope) = names_of(patch.entity_type, patch.field);
    Journalled {
        entity,
        field,
        scope,
        member: patch.member.clone(),
        old: patch.base.clone().into(),
        new: patch.new.clone().into(),
    }
}

/// What a record type and a field are called. Those of a newer version go by
/// their numbers.
pub(super) fn names_of(entity_type: u16, number: u16) -> (&'static str, String, Scope) {
    let Some(entity) = EntityType::from_number(entity_type) else {
        return ("unknown", number.to_string(), Scope::Everyone);
    };
    match Field::find(entity, number) {
        Some(field) => (entity.name(), field.name.to_owned(), field.scope),
        None if number == EXISTENCE => (entity.name(), "existence".to_owned(), scope_of(entity)),
        None => (entity.name(), number.to_string(), scope_of(entity)),
    }
}
