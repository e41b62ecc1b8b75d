//! What no hub has done and nobody has put away, with the commands themselves.

use desk_wire::CommandRecord;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use super::outbox::{Journalled, WaitingCommand, changes_of, waiting_of};
use crate::error::StoreError;
use crate::file::Store;
use crate::follow::is_linked;
use crate::sql::{signed, unsigned};

/// Statuses of commands whose effect is not for good.
const HELD: &str = "('pending', 'in_flight', 'deferred', 'rejected', 'conflict', 'quarantined')";

/// A command of this device that is not done.
#[derive(Debug, Clone)]
pub struct HeldCommand {
    pub command: WaitingCommand,
    /// What the hub said of it, if it was judged.
    pub outcome: Option<String>,
    pub why: Option<String>,
    pub about: Option<String>,
    pub changes: Vec<Journalled>,
    pub record: CommandRecord,
    /// The same, to the byte, as it stands in the device's chain.
    pub bytes: Vec<u8>,
    /// The chain behind it.
    pub chain: [u8; 32],
}

impl Store {
    /// How much is held.
    pub async fn held_count(&self) -> Result<u64, StoreError> {
        let statement = format!("select count(*) from outbox where status in {HELD}");
        let count: i64 =
            sqlx::query_scalar(AssertSqlSafe(statement)).fetch_one(&self.readers).await?;
        unsigned("outbox", count)
    }

    /// A part of what is held, in the device's order, from behind number `after`.
    pub async fn held(&self, after: u64, limit: u32) -> Result<Vec<HeldCommand>, StoreError> {
        let mut tx = self.readers.begin().await?;
        let linked = is_linked(&mut tx).await?;
        let statement = format!(
            "select * from outbox where device_seq > ? and status in {HELD} \
             order by device_seq limit ?"
        );
        let rows = sqlx::query(AssertSqlSafe(statement))
            .bind(signed(after))
            .bind(limit)
            .fetch_all(&mut *tx)
            .await?;
        rows.iter().map(|row| held_of(row, linked)).collect()
    }

    /// One that is held.
    pub async fn held_command(&self, command: Uuid) -> Result<Option<HeldCommand>, StoreError> {
        let mut tx = self.readers.begin().await?;
        let linked = is_linked(&mut tx).await?;
        let statement = format!("select * from outbox where command_id = ? and status in {HELD}");
        let row = sqlx::query(AssertSqlSafe(statement))
            .bind(command.as_bytes().to_vec())
            .fetch_optional(&mut *tx)
            .await?;
        row.as_ref().map(|row| held_of(row, linked)).transpose()
    }
}

fn held_of(row: &SqliteRow, linked: bool) -> Result<HeldCommand, StoreError> {
    let bytes: Vec<u8> = row.try_get("record")?;
    let record = CommandRecord::from_bytes(&bytes)?;
    Ok(HeldCommand {
        command: waiting_of(row, linked)?,
        outcome: row.try_get("outcome")?,
        why: row.try_get("why")?,
        about: row.try_get("about")?,
        changes: changes_of(&record),
        record,
        bytes,
        chain: row
            .try_get::<Vec<u8>, _>("chain")?
            .try_into()
            .map_err(|_| StoreError::nonsense("outbox", "a hash has a wrong length"))?,
    })
}
