//! Fields on which nothing of ours waits any more.

use std::collections::BTreeSet;

use desk_agree::RecordKey;
use desk_core::ids::ConflictId;
use desk_core::schema::EntityType;
use sqlx::sqlite::SqliteConnection;

use super::image::{Dirty, Image};
use super::load::{Images, about, bind_ids};
use super::{IN_VIEW, ROWS};
use crate::error::StoreError;
use crate::sql::{marks, signed};

impl Dirty {
    /// Whether its last pending command is settled.
    fn is_settled(&self, settled_up_to: u64, waiting: &[u64]) -> bool {
        self.last_seq <= settled_up_to && !waiting.contains(&self.last_seq)
    }

    /// Whether what is seen is what is confirmed, which need not be looked up then. The
    /// view shows what the last command of ours put there, as long as its last run did
    /// what its record says; if that very command was the last to decide the field, and
    /// as its record says, the two are one.
    fn is_seen(&self) -> bool {
        self.decided_by == Some(self.last_seq)
    }
}

impl Images {
    /// Fields whose last pending command is settled are seen as confirmed. Told is
    /// whether one of them stands on a command that still waits.
    pub(super) async fn let_go(
        &mut self,
        connection: &mut SqliteConnection,
        settled_up_to: u64,
        waiting: &[u64],
    ) -> Result<bool, StoreError> {
        let goes = |mark: &Dirty| mark.is_settled(settled_up_to, waiting);
        let let_go: Vec<RecordKey> = self.which(|image| image.dirty.values().any(goes)).collect();
        let unseen = |mark: &Dirty| goes(mark) && !mark.is_seen();
        let looked_for = self.which(|image| image.dirty.values().any(unseen)).collect();
        self.look_up(connection, &looked_for).await?;

        let mut entangled = false;
        for key in &let_go {
            let Some(image) = self.0.get_mut(key) else { continue };
            for (place, mark) in std::mem::take(&mut image.dirty) {
                if !goes(&mark) {
                    image.dirty.insert(place, mark);
                    continue;
                }
                let stood_on = |seq: &u64| (mark.first_seq..mark.last_seq).contains(seq);
                entangled |= waiting.iter().any(stood_on);
                if image.looked_up {
                    image.show(place, mark.confirmed);
                }
            }
        }
        forget_marks(connection, &let_go, settled_up_to, !waiting.is_empty()).await?;
        Ok(entangled)
    }

    fn which(&self, such: impl Fn(&Image) -> bool) -> impl Iterator<Item = RecordKey> {
        self.0.iter().filter(move |(_, image)| such(image)).map(|(key, _)| *key)
    }

    /// The types of which something is seen differently.
    pub(super) fn touched(&self) -> BTreeSet<EntityType> {
        self.which(|image| image.changes().next().is_some())
            .filter_map(|key| EntityType::from_number(key.entity_type))
            .collect()
    }

    pub(super) fn new_conflicts(&self) -> Vec<ConflictId> {
        self.which(|image| image.newly_born)
            .filter(|key| key.entity_type == EntityType::Conflict.number())
            .map(|key| ConflictId::new(key.id))
            .collect()
    }
}

/// The marks of these records that are let go: the same as in memory, and one statement
/// for all of a record.
async fn forget_marks(
    connection: &mut SqliteConnection,
    records: &[RecordKey],
    settled_up_to: u64,
    some_wait: bool,
) -> Result<(), StoreError> {
    let but_those = if some_wait {
        format!(
            "and not exists (select 1 from outbox \
               where device_seq = dirty.last_seq and status in {IN_VIEW})"
        )
    } else {
        String::new()
    };
    for (entity_type, ids) in RecordKey::by_type(records) {
        for ids in ids.chunks(ROWS) {
            let statement = format!(
                "delete from dirty where entity_type = ? and entity_id in ({}) \
                 and last_seq <= ? {but_those}",
                marks(ids.len())
            );
            let query = bind_ids(about(statement, ids.len()).bind(entity_type), ids);
            query.bind(signed(settled_up_to)).execute(&mut *connection).await?;
        }
    }
    Ok(())
}
