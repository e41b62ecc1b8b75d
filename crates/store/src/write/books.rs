//! The books of the door: journal, outbox, confirmed values, numbers and chain.

use std::collections::BTreeSet;

use desk_core::command::Command;
use desk_wire::{CommandRecord, FieldPatch, Origin, WireValue, chain_hash};
use sqlx::sqlite::SqliteConnection;
use uuid::Uuid;

use super::WriteTx;
use super::rows::Patch;
use super::undo::StepLabel;
use crate::error::StoreError;
use crate::sql::{signed, unsigned, uuid};

impl WriteTx<'_> {
    /// Enters a command and what it changed.
    pub(super) async fn enter(
        &mut self,
        command: &Command,
        label: &StepLabel,
        written: Vec<Patch>,
    ) -> Result<(), StoreError> {
        let seq = next_seq(&mut self.tx).await?;
        let depends = depends(&mut self.tx, &written).await?;
        let mut fields = Vec::with_capacity(written.len());
        for patch in &written {
            fields.push(wire_patch(&mut self.tx, patch).await?);
        }
        let origin = Origin {
            id: self.ids.next(),
            seq,
            device: self.store.device.uuid(),
            author: self.deed.author.uuid(),
            group: self.deed.group.uuid(),
            depends: depends.into_iter().collect(),
            made: self.deed.moment,
        };
        let record = CommandRecord::new(origin, command, fields);
        self.send_later(command, label, &record).await?;
        for (position, patch) in written.iter().enumerate() {
            journal(&mut self.tx, seq, position, patch).await?;
            mark_dirty(&mut self.tx, seq, patch).await?;
        }
        Ok(())
    }

    /// Puts the command in the outbox and at the end of the device's chain.
    async fn send_later(
        &mut self,
        command: &Command,
        label: &StepLabel,
        record: &CommandRecord,
    ) -> Result<(), StoreError> {
        let bytes = record.to_bytes()?;
        let before: Vec<u8> = sqlx::query_scalar("select value from meta where key = 'chain_head'")
            .fetch_one(&mut *self.tx)
            .await?;
        let before: [u8; 32] = before
            .try_into()
            .map_err(|_| StoreError::nonsense("meta", "the chain's head has a wrong length"))?;
        let chain = chain_hash(&before, &bytes);
        sqlx::query(
            "insert into outbox \
             (device_seq, command_id, group_id, author, code, subject, record, chain, made_wall) \
             values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(signed(record.seq))
        .bind(record.id().as_bytes().to_vec())
        .bind(self.deed.group.uuid().as_bytes().to_vec())
        .bind(self.deed.author.uuid().as_bytes().to_vec())
        .bind(command.code())
        .bind(&label.subject)
        .bind(bytes)
        .bind(chain.to_vec())
        .bind(record.made.wall_ms)
        .execute(&mut *self.tx)
        .await?;
        sqlx::query("update meta set value = ? where key = 'chain_head'")
            .bind(chain.to_vec())
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}

/// 1, 2, 3 … without a gap, taken in the transaction that uses it.
async fn next_seq(connection: &mut SqliteConnection) -> Result<u64, StoreError> {
    let last: i64 = sqlx::query_scalar("select coalesce(max(device_seq), 0) from outbox")
        .fetch_one(connection)
        .await?;
    Ok(unsigned("outbox", last)? + 1)
}

/// The waiting commands that made what this one stands on.
async fn depends(
    connection: &mut SqliteConnection,
    written: &[Patch],
) -> Result<BTreeSet<Uuid>, StoreError> {
    let mut commands = BTreeSet::new();
    for patch in written {
        // The field itself, and the record it belongs to.
        let found: Vec<Vec<u8>> = sqlx::query_scalar(
            "select command_id from dirty join outbox on device_seq = last_seq \
             where entity_type = ? and entity_id = ? \
               and ((field = ? and member = ?) or field = 0)",
        )
        .bind(patch.entity.number())
        .bind(patch.id.uuid().as_bytes().to_vec())
        .bind(patch.field)
        .bind(&patch.member)
        .fetch_all(&mut *connection)
        .await?;
        for id in found {
            commands.insert(uuid("outbox", &id)?);
        }
    }
    Ok(commands)
}

async fn wire_patch(
    connection: &mut SqliteConnection,
    patch: &Patch,
) -> Result<FieldPatch, StoreError> {
    let seq: Option<i64> = sqlx::query_scalar(
        "insert into field_seq (entity_type, entity_id, field, member, seq) \
         values (?, ?, ?, ?, 0) \
         on conflict do update set seq = seq returning seq",
    )
    .bind(patch.entity.number())
    .bind(patch.id.uuid().as_bytes().to_vec())
    .bind(patch.field)
    .bind(&patch.member)
    .fetch_optional(connection)
    .await?;
    Ok(FieldPatch::new(
        patch.entity.number(),
        patch.id.uuid(),
        patch.field,
        (!patch.member.is_empty()).then(|| patch.member.clone()),
        (WireValue::from(&patch.old), unsigned("field_seq", seq.unwrap_or(0))?),
        WireValue::from(&patch.new),
    ))
}

async fn journal(
    connection: &mut SqliteConnection,
    seq: u64,
    position: usize,
    patch: &Patch,
) -> Result<(), StoreError> {
    sqlx::query(
        "insert into journal \
         (device_seq, position, entity_type, entity_id, field, member, old, new) \
         values (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(signed(seq))
    .bind(i64::try_from(position).unwrap_or(i64::MAX))
    .bind(patch.entity.number())
    .bind(patch.id.uuid().as_bytes().to_vec())
    .bind(patch.field)
    .bind(&patch.member)
    .bind(WireValue::from(&patch.old).to_bytes()?)
    .bind(WireValue::from(&patch.new).to_bytes()?)
    .execute(connection)
    .await?;
    Ok(())
}

/// Keeps the value that was there before the first pending edit.
async fn mark_dirty(
    connection: &mut SqliteConnection,
    seq: u64,
    patch: &Patch,
) -> Result<(), StoreError> {
    sqlx::query(
        "insert into dirty \
         (entity_type, entity_id, field, member, confirmed, first_seq, last_seq) \
         values (?1, ?2, ?3, ?4, ?5, ?6, ?6) \
         on conflict do update set last_seq = excluded.last_seq",
    )
    .bind(patch.entity.number())
    .bind(patch.id.uuid().as_bytes().to_vec())
    .bind(patch.field)
    .bind(&patch.member)
    .bind(WireValue::from(&patch.old).to_bytes()?)
    .bind(signed(seq))
    .execute(connection)
    .await?;
    Ok(())
}
