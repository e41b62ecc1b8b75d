//! What is handed to the hub next.

use desk_wire::protocol::Limits;
use sqlx::Row;

use super::link::array;
use crate::error::StoreError;
use crate::file::Store;
use crate::sql::{signed, unsigned};

/// Commands that are read at once: as long as they are rows too, they are held twice.
const AT_ONCE: usize = 250;

/// What to hand over, and how much at once.
#[derive(Debug, Clone, Copy)]
pub struct OutgoingLimits {
    /// Only commands behind this number.
    pub after: u64,
    pub commands: usize,
    pub bytes: usize,
}

impl Default for OutgoingLimits {
    fn default() -> Self {
        Self { after: 0, commands: Limits::COMMANDS, bytes: Limits::COMMAND_BYTES }
    }
}

/// Waiting commands in the device's order, from the first that the hub has not
/// acknowledged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outgoing {
    /// Each as it stands in the device's chain.
    pub records: Vec<Vec<u8>>,
    /// Those among them that add a price list: its rows travel apart.
    pub lists: Vec<Vec<u8>>,
    /// The chain behind the last of them, to be signed.
    pub chain: [u8; 32],
    pub last_seq: u64,
}

impl Store {
    /// `None` when nothing waits.
    pub async fn outgoing(&self, limits: OutgoingLimits) -> Result<Option<Outgoing>, StoreError> {
        let mut connection = self.readers.begin().await?;
        let mut outgoing: Option<Outgoing> = None;
        let (mut after, mut left, mut bytes) = (limits.after, limits.commands, 0);
        loop {
            let rows = sqlx::query(
                "select device_seq, record, chain, code = 'add_price_list' as adds_list \
                 from outbox where status in ('pending', 'in_flight') and device_seq > ? \
                 order by device_seq limit ?",
            )
            .bind(signed(after))
            .bind(signed(left.min(AT_ONCE) as u64))
            .fetch_all(&mut *connection)
            .await?;
            for row in &rows {
                let record: Vec<u8> = row.try_get("record")?;
                bytes += record.len();
                if bytes > limits.bytes && outgoing.is_some() {
                    return Ok(outgoing);
                }
                after = unsigned("outbox", row.try_get("device_seq")?)?;
                let next = outgoing.get_or_insert_default();
                if row.try_get("adds_list")? {
                    next.lists.push(record.clone());
                }
                next.records.push(record);
                (next.chain, next.last_seq) = (array(row, "chain")?, after);
            }
            left -= rows.len();
            if left == 0 || rows.len() < AT_ONCE {
                return Ok(outgoing);
            }
        }
    }

    /// They are on their way. Lost on it, they are handed over once more.
    pub async fn mark_in_flight(&self, last_seq: u64) -> Result<(), StoreError> {
        sqlx::query(
            "update outbox set status = 'in_flight' where status = 'pending' and device_seq <= ?",
        )
        .bind(signed(last_seq))
        .execute(&mut *self.writer.acquire().await?)
        .await?;
        Ok(())
    }

    /// A person has seen that it was not accepted and lets it be; it is kept.
    /// False for a command that was not refused: what waits is never dropped.
    pub async fn drop_refused(&self, command_id: uuid::Uuid) -> Result<bool, StoreError> {
        let dropped = sqlx::query(
            "update outbox set status = 'discarded' where command_id = ? \
             and status in ('rejected', 'conflict', 'quarantined')",
        )
        .bind(command_id.as_bytes().to_vec())
        .execute(&mut *self.writer.acquire().await?)
        .await?;
        Ok(dropped.rows_affected() > 0)
    }
}
