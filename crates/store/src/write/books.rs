//! The books of the door: outbox, confirmed values, numbers and chain.

use desk_core::command::Command;
use desk_wire::{CommandRecord, FieldPatch, Origin, WireValue, chain_hash};
use uuid::Uuid;

use super::WriteTx;
use super::ground::Ground;
use super::rows::Patch;
use super::undo::StepLabel;
use crate::error::StoreError;
use crate::round::Round;
use crate::sql::signed;

impl WriteTx<'_> {
    /// Says what enters a command and what it changed.
    pub(super) fn enter(
        &mut self,
        command: &Command,
        label: &StepLabel,
        ground: &Ground,
        written: &[Patch],
        round: &mut Round,
    ) -> Result<(), StoreError> {
        let fields =
            written.iter().map(|patch| wire_patch(patch, ground.base_seq(patch))).collect();
        let origin = Origin {
            id: self.next_id(),
            seq: ground.last_seq + 1,
            device: self.store.device.uuid(),
            author: self.deed.author.uuid(),
            group: self.deed.group.uuid(),
            depends: ground.depends(written).into_iter().collect(),
            made: self.deed.moment,
        };
        let record = CommandRecord::new(origin, command, fields);
        let bytes = record.to_bytes()?;
        let chain = chain_hash(&ground.head, &bytes);
        let seq = signed(record.seq);
        round
            .say(
                "insert into outbox (device_seq, command_id, group_id, author, code, subject, \
                 record, chain, made_wall) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            )
            .bind(seq)
            .bind(record.id().as_bytes().to_vec())
            .bind(self.deed.group.uuid().as_bytes().to_vec())
            .bind(self.deed.author.uuid().as_bytes().to_vec())
            .bind(command.code())
            .bind(label.subject.clone())
            .bind(bytes)
            .bind(chain.to_vec())
            .bind(record.made.wall_ms)
            .say("update own_chain set last_seq = ?, head = ?")
            .bind(seq)
            .bind(chain.to_vec());
        if !written.is_empty() {
            // Keeps the value that was there before the first pending edit.
            round
                .say("insert into dirty")
                .more(" (entity_type, entity_id, field, member, confirmed, first_seq, last_seq)")
                .more(" values ")
                .list("(?, ?, ?, ?, ?, ?, ?)", written.len())
                .more(" on conflict do update set last_seq = excluded.last_seq");
        }
        for patch in written {
            round
                .bind(patch.entity.number())
                .bind(patch.id.uuid().as_bytes().to_vec())
                .bind(patch.field)
                .bind(patch.member.clone())
                .bind(WireValue::from(&patch.old).to_bytes()?)
                .bind(seq)
                .bind(seq);
        }
        Ok(())
    }

    /// The first command of a deed goes by the deed's own id.
    fn next_id(&mut self) -> Uuid {
        let first = !std::mem::replace(&mut self.entered, true);
        if first { self.deed.group.uuid() } else { self.ids.next() }
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
