//! A command that was not accepted is put away by whoever looked after it.

use uuid::Uuid;

use super::WriteTx;
use crate::error::StoreError;

impl WriteTx<'_> {
    /// Marks a command that was not accepted as looked after. It stays in the
    /// record. `false` for one that was not refused, or was put away already.
    pub async fn discard_refused(&mut self, command: Uuid) -> Result<bool, StoreError> {
        let changed = sqlx::query(
            "update outbox set status = 'discarded' \
             where command_id = ? and status in ('rejected', 'conflict', 'quarantined')",
        )
        .bind(command.as_bytes().to_vec())
        .execute(self.connection().await?)
        .await?
        .rows_affected();
        Ok(changed > 0)
    }
}
