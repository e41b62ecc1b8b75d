//! A restored backup, or a copied disk, is another device: its numbers may be in
//! use elsewhere already, with other content (sync.md, A3 "device forks").

use desk_core::ids::DeviceId;
use desk_wire::{CommandRecord, chain_hash};
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Row};

use crate::error::StoreError;
use crate::file::Store;
use crate::follow::{HubLink, IN_VIEW, take_back, write_link};
use crate::sql::{signed, unsigned};

impl Store {
    /// Takes a new device identity. Commands from the first that has no final outcome
    /// on keep their ids, their numbers and their order, and become this device's; its
    /// chain begins anew with them.
    pub async fn become_device(&mut self, device: DeviceId) -> Result<(), StoreError> {
        self.become_device_of(device, None).await
    }

    /// The same, with how that device signs in at its hub: both or neither.
    pub async fn become_device_of(
        &mut self,
        device: DeviceId,
        link: Option<&HubLink>,
    ) -> Result<(), StoreError> {
        let mut tx = self.writer.begin().await?;
        // The numbers of a device have no gap: from the first without a final outcome
        // on, all go along. The hub knows those that it has judged by their ids.
        let first: Option<i64> = sqlx::query_scalar(AssertSqlSafe(format!(
            "select min(device_seq) from outbox where status in {IN_VIEW}"
        )))
        .fetch_one(&mut *tx)
        .await?;
        if let Some(first) = first {
            take_back(&mut tx, unsigned("outbox", first)?).await?;
        }
        let rows = sqlx::query(
            "select device_seq, record from outbox where device_seq >= ? order by device_seq",
        )
        .bind(first.unwrap_or(i64::MAX))
        .fetch_all(&mut *tx)
        .await?;
        let mut chain = [0; 32];
        for row in &rows {
            let mut record = CommandRecord::from_bytes(row.try_get("record")?)?;
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
        sqlx::query("update own_chain set head = ?; update meta set value = ? where key = ?")
            .bind(chain.to_vec())
            .bind(device.uuid().as_bytes().to_vec())
            .bind("device_id")
            .execute(&mut *tx)
            .await?;
        if let Some(link) = link {
            write_link(&mut tx, link).await?;
        }
        tx.commit().await?;
        self.device = device;
        Ok(())
    }

    /// The hub was restored and knows nothing of ours from number `seq` on: those
    /// commands wait again, with the very same bytes. It judges them anew.
    pub async fn resend_from(&self, seq: u64) -> Result<u64, StoreError> {
        let mut tx = self.writer.begin().await?;
        let again = take_back(&mut tx, seq).await?;
        tx.commit().await?;
        Ok(again)
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
        if command_at(&mut tx, seq).await? != command_id {
            return Ok(None);
        }
        let rows: Vec<Vec<u8>> = sqlx::query_scalar(AssertSqlSafe(format!(
            "select record from outbox where device_seq > ? and status in {IN_VIEW} \
             order by device_seq"
        )))
        .bind(signed(seq))
        .fetch_all(&mut *tx)
        .await?;
        let mut records = Vec::with_capacity(rows.len());
        for bytes in rows {
            records.push(CommandRecord::from_bytes(&bytes)?);
        }
        Ok(Some(records))
    }
}

async fn command_at(
    connection: &mut SqliteConnection,
    seq: u64,
) -> Result<Option<uuid::Uuid>, StoreError> {
    let there: Option<Vec<u8>> =
        sqlx::query_scalar("select command_id from outbox where device_seq = ?")
            .bind(signed(seq))
            .fetch_optional(&mut *connection)
            .await?;
    if let Some(id) = there {
        return crate::sql::uuid("outbox", &id).map(Some);
    }
    let done = crate::follow::done_between(connection, seq, seq).await?;
    done.first().map(|one| Ok(one.command()?.id())).transpose()
}
