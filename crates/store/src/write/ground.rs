//! What a command stands on: the records it changes, who wrote them before, and
//! the end of the device's chain. One question, whatever it touches.

use std::collections::BTreeSet;

use desk_core::change::Change;
use desk_core::schema::EXISTENCE;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use uuid::Uuid;

use super::rows::{NOT_OURS, Patch, Records};
use crate::error::StoreError;
use crate::follow::BIRTH;
use crate::round::Round;
use crate::sql::{unsigned, uuid};

/// What the first column of a row of the answer says it is.
const CHAIN: i64 = NOT_OURS;
const MARK: i64 = NOT_OURS + 1;
const SEQ: i64 = NOT_OURS + 2;

pub(super) struct Ground {
    pub(super) records: Records,
    /// The device's last number, and its chain behind it.
    pub(super) last_seq: u64,
    pub(super) head: [u8; 32],
    /// The waiting commands that wrote fields of the records last.
    marks: Vec<(Place, Uuid)>,
    /// The hub's numbers for fields of the records.
    seqs: Vec<(Place, u64)>,
}

/// A field, by the place of its record.
struct Place {
    record: usize,
    field: u16,
    member: String,
}

impl Ground {
    pub(super) async fn load(
        connection: &mut SqliteConnection,
        changes: &[Change],
    ) -> Result<Self, StoreError> {
        let records = Records::of(changes);
        let mut round = Round::default();
        records.ask(&mut round);
        round.say(&format!("select {CHAIN}, 0, 0, '', last_seq, head from own_chain"));
        for (at, (entity, id, fields)) in records.keys().enumerate() {
            let about = |round: &mut Round, whole: u16| {
                round
                    .more(" in (")
                    .list("?", fields.len() + 1)
                    .more(")")
                    .bind(entity.number())
                    .bind(id.uuid().as_bytes().to_vec());
                round.bind(whole);
                for field in &fields {
                    round.bind(*field);
                }
            };
            round.more(&format!(
                " union all select {MARK}, {at}, d.field, d.member, 0, o.command_id \
                 from dirty d join outbox o on o.device_seq = d.last_seq \
                 where d.entity_type = ? and d.entity_id = ? and d.field"
            ));
            about(&mut round, EXISTENCE);
            round.more(&format!(
                " union all select {SEQ}, {at}, field, member, seq, x'' from field_seq \
                 where entity_type = ? and entity_id = ? and field"
            ));
            about(&mut round, BIRTH);
        }
        let (marks, seqs) = (Vec::new(), Vec::new());
        let mut ground = Self { records, last_seq: 0, head: [0; 32], marks, seqs };
        for row in round.ask(connection).await? {
            ground.take(&row)?;
        }
        Ok(ground)
    }

    fn take(&mut self, row: &SqliteRow) -> Result<(), StoreError> {
        match row.try_get::<i64, _>(0)? {
            CHAIN => {
                self.last_seq = unsigned("own_chain", row.try_get(4)?)?;
                self.head = row.try_get::<&[u8], _>(5)?.try_into().map_err(|_| {
                    StoreError::nonsense("own_chain", "the head has a wrong length")
                })?;
            }
            MARK => self.marks.push((Place::of(row)?, uuid("outbox", row.try_get(5)?)?)),
            SEQ => self.seqs.push((Place::of(row)?, unsigned("field_seq", row.try_get(4)?)?)),
            _ => self.records.take(row)?,
        }
        Ok(())
    }

    /// The waiting commands that made what these patches change: the fields
    /// themselves, and the records they belong to.
    pub(super) fn depends(&self, written: &[Patch]) -> BTreeSet<Uuid> {
        let made = |(place, _): &&(Place, Uuid)| {
            written.iter().any(|patch| self.same(place, patch, EXISTENCE))
        };
        self.marks.iter().filter(made).map(|(_, id)| *id).collect()
    }

    /// The hub's number for what a patch changes, 0 for what no hub has seen.
    pub(super) fn base_seq(&self, patch: &Patch) -> u64 {
        let about = self.seqs.iter().filter(|(place, _)| self.same(place, patch, BIRTH));
        about.map(|(_, seq)| *seq).max().unwrap_or(0)
    }

    /// Whether the place is the patch's, or that of its record's field `whole`, which
    /// stands for all of them.
    fn same(&self, place: &Place, patch: &Patch, whole: u16) -> bool {
        let field = place.field == patch.field && place.member == patch.member;
        (field || place.field == whole) && self.records.is_at(place.record, patch.entity, patch.id)
    }
}

impl Place {
    fn of(row: &SqliteRow) -> Result<Self, StoreError> {
        let record = usize::try_from(row.try_get::<i64, _>(1)?)
            .map_err(|why| StoreError::nonsense("dirty", why))?;
        Ok(Self { record, field: row.try_get(2)?, member: row.try_get(3)? })
    }
}
