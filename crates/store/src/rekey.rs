//! A restored backup is another device: its numbers may be in use elsewhere
//! already, with other content (sync.md, A3 "device forks").

use desk_core::ids::DeviceId;
use desk_wire::{CommandRecord, chain_hash};
use sqlx::Row;

use crate::error::StoreError;
use crate::file::Store;

impl Store {
    /// Takes a new device identity. Waiting commands keep their ids and their
    /// order and become this device's; its chain begins anew with them.
    pub async fn become_device(&mut self, device: DeviceId) -> Result<(), StoreError> {
        let mut tx = self.writer.begin_with("begin immediate").await?;
        let rows = sqlx::query(
            "select device_seq, record from outbox \
             where status in ('pending', 'in_flight') order by device_seq",
        )
        .fetch_all(&mut *tx)
        .await?;
        let mut chain = [0; 32];
        for row in &rows {
            let mut record = CommandRecord::from_bytes(&row.try_get::<Vec<u8>, _>("record")?)?;
            record.hand_to(device.uuid());
            let bytes = record.to_bytes()?;
            chain = chain_hash(&chain, &bytes);
            sqlx::query(
                "update outbox set record = ?, chain = ?, status = 'pending' \
                 where device_seq = ?",
            )
            .bind(bytes)
            .bind(chain.to_vec())
            .bind(row.try_get::<i64, _>("device_seq")?)
            .execute(&mut *tx)
            .await?;
        }
        for (name, value) in
            [("chain_head", chain.to_vec()), ("device_id", device.uuid().as_bytes().to_vec())]
        {
            sqlx::query("update meta set value = ? where key = ?")
                .bind(value)
                .bind(name)
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        self.device = device;
        Ok(())
    }

    /// The waiting commands behind `seq`, if the command there is `command_id`:
    /// then a file whose last command that is, is an earlier state of this one.
    /// `None` when the two have parted.
    pub async fn waiting_behind(
        &self,
        seq: u64,
        command_id: Option<uuid::Uuid>,
    ) -> Result<Option<Vec<CommandRecord>>, StoreError> {
        let mut tx = self.readers.begin().await?;
        let seq = crate::sql::signed(seq);
        let there: Option<Vec<u8>> =
            sqlx::query_scalar("select command_id from outbox where device_seq = ?")
                .bind(seq)
                .fetch_optional(&mut *tx)
                .await?;
        if there != command_id.map(|id| id.as_bytes().to_vec()) {
            return Ok(None);
        }
        let rows: Vec<Vec<u8>> = sqlx::query_scalar(
            "select record from outbox where device_seq > ? \
             and status in ('pending', 'in_flight') order by device_seq",
        )
        .bind(seq)
        .fetch_all(&mut *tx)
        .await?;
        let mut records = Vec::with_capacity(rows.len());
        for bytes in rows {
            records.push(CommandRecord::from_bytes(&bytes)?);
        }
        Ok(Some(records))
    }
}
