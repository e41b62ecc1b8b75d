//! The books of the door: outbox, confirmed values, numbers and chain.
//!
//! Two statements a command, whatever it touches: one asks for everything it
//! stands on, one writes everything down.

use std::collections::BTreeSet;

use desk_core::command::Command;
use desk_core::schema::EXISTENCE;
use desk_wire::{CommandRecord, FieldPatch, Origin, WireValue, chain_hash};
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use super::WriteTx;
use super::rows::Patch;
use super::undo::StepLabel;
use crate::error::StoreError;
use crate::follow::BIRTH;
use crate::sql::{signed, unsigned, uuid};

/// What a command stands on.
struct Ground {
    /// The device's last number, and its chain behind it.
    last_seq: u64,
    head: [u8; 32],
    /// The waiting commands that made it.
    depends: BTreeSet<Uuid>,
    /// The hub's number for each of the values, 0 for one that no hub has seen.
    base_seqs: Vec<u64>,
}

impl WriteTx<'_> {
    /// Enters a command and what it changed.
    pub(super) async fn enter(
        &mut self,
        command: &Command,
        label: &StepLabel,
        written: &[Patch],
    ) -> Result<(), StoreError> {
        let ground = Ground::load(&mut self.tx, written).await?;
        let fields = written
            .iter()
            .zip(&ground.base_seqs)
            .map(|(patch, base_seq)| wire_patch(patch, *base_seq))
            .collect();
        let origin = Origin {
            id: self.next_id(),
            seq: ground.last_seq + 1,
            device: self.store.device.uuid(),
            author: self.deed.author.uuid(),
            group: self.deed.group.uuid(),
            depends: ground.depends.into_iter().collect(),
            made: self.deed.moment,
        };
        let record = CommandRecord::new(origin, command, fields);
        let bytes = record.to_bytes()?;
        let chain = chain_hash(&ground.head, &bytes);
        let marks = vec!["(?, ?, ?, ?, ?, ?, ?)"; written.len()].join(", ");
        let dirty = if written.is_empty() {
            String::new()
        } else {
            // Keeps the value that was there before the first pending edit.
            format!(
                "insert into dirty \
                 (entity_type, entity_id, field, member, confirmed, first_seq, last_seq) \
                 values {marks} on conflict do update set last_seq = excluded.last_seq"
            )
        };
        let statement = AssertSqlSafe(format!(
            "insert into outbox \
             (device_seq, command_id, group_id, author, code, subject, record, chain, made_wall) \
             values (?, ?, ?, ?, ?, ?, ?, ?, ?); \
             update own_chain set last_seq = ?, head = ?; {dirty}"
        ));
        let mut query = sqlx::query(statement)
            .bind(signed(record.seq))
            .bind(record.id().as_bytes().to_vec())
            .bind(self.deed.group.uuid().as_bytes().to_vec())
            .bind(self.deed.author.uuid().as_bytes().to_vec())
            .bind(command.code())
            .bind(&label.subject)
            .bind(bytes)
            .bind(chain.to_vec())
            .bind(record.made.wall_ms)
            .bind(signed(record.seq))
            .bind(chain.to_vec());
        for patch in written {
            query = query
                .bind(patch.entity.number())
                .bind(patch.id.uuid().as_bytes().to_vec())
                .bind(patch.field)
                .bind(&patch.member)
                .bind(WireValue::from(&patch.old).to_bytes()?)
                .bind(signed(record.seq))
                .bind(signed(record.seq));
        }
        query.execute(&mut *self.tx).await?;
        Ok(())
    }

    /// The first command of a deed goes by the deed's own id.
    fn next_id(&mut self) -> Uuid {
        let first = !std::mem::replace(&mut self.entered, true);
        if first { self.deed.group.uuid() } else { self.ids.next() }
    }
}

impl Ground {
    async fn load(
        connection: &mut SqliteConnection,
        written: &[Patch],
    ) -> Result<Self, StoreError> {
        let mut records: Vec<(u16, Uuid)> = Vec::new();
        for patch in written {
            let record = (patch.entity.number(), patch.id.uuid());
            if !records.contains(&record) {
                records.push(record);
            }
        }
        let mut statement = String::from("select 0, 0, last_seq, head, 0, '' from own_chain");
        for at in 0..records.len() {
            statement.push_str(&format!(
                " union all select 1, {at}, 0, o.command_id, d.field, d.member \
                   from dirty d join outbox o on o.device_seq = d.last_seq \
                   where d.entity_type = ? and d.entity_id = ? \
                 union all select 2, {at}, seq, x'', field, member from field_seq \
                   where entity_type = ? and entity_id = ?"
            ));
        }
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for (entity, id) in &records {
            for _ in 0..2 {
                query = query.bind(*entity).bind(id.as_bytes().to_vec());
            }
        }
        let rows = query.fetch_all(connection).await?;
        let mut ground = Self {
            last_seq: 0,
            head: [0; 32],
            depends: BTreeSet::new(),
            base_seqs: vec![0; written.len()],
        };
        for row in &rows {
            let (at, field): (i64, u16) = (row.try_get(1)?, row.try_get(4)?);
            let member: &str = row.try_get(5)?;
            let about = |patch: &Patch| {
                let record = (patch.entity.number(), patch.id.uuid());
                usize::try_from(at).is_ok_and(|at| records.get(at) == Some(&record))
            };
            let same = |patch: &Patch| patch.field == field && patch.member == member;
            match row.try_get::<i64, _>(0)? {
                0 => {
                    ground.last_seq = unsigned("own_chain", row.try_get(2)?)?;
                    ground.head = row.try_get::<Vec<u8>, _>(3)?.try_into().map_err(|_| {
                        StoreError::nonsense("own_chain", "the head has a wrong length")
                    })?;
                }
                // The field itself, and the record it belongs to.
                1 => {
                    if written.iter().any(|p| about(p) && (same(p) || field == EXISTENCE)) {
                        let id = uuid("outbox", &row.try_get::<Vec<u8>, _>(3)?)?;
                        ground.depends.insert(id);
                    }
                }
                _ => {
                    let seq = unsigned("field_seq", row.try_get(2)?)?;
                    for (patch, base) in written.iter().zip(&mut ground.base_seqs) {
                        if about(patch) && (same(patch) || field == BIRTH) {
                            *base = (*base).max(seq);
                        }
                    }
                }
            }
        }
        Ok(ground)
    }
}

fn wire_patch(patch: &Patch, base_seq: u64) -> FieldPatch {
    FieldPatch::new(
        patch.entity.number(),
        patch.id.uuid(),
        patch.field,
        (!patch.member.is_empty()).then(|| patch.member.clone()),
        (WireValue::from(&patch.old), base_seq),
        WireValue::from(&patch.new),
    )
}
