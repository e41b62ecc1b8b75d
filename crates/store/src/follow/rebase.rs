//! What waits, run again on what is confirmed by now.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use desk_agree::{FieldKey, RecordKey};
use desk_core::access::{Actor, Right, Role};
use desk_core::command::Command;
use desk_core::ids::UserId;
use desk_core::schema::{EXISTENCE, EntityType, user};
use desk_wire::{CommandRecord, WireValue};
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use super::image::{Dirty, place_of};
use super::load::Images;
use super::{IN_VIEW, ROWS};
use crate::error::StoreError;
use crate::file::Store;
use crate::sql::{signed, unsigned};
use crate::write::{Written, rerun};

/// Stands in `foreseen` of a command that has nothing left to do.
const ALREADY_SO: &str = "already_so";

/// What the last run of a command came to.
#[derive(Debug, Default, PartialEq, Eq)]
struct Run {
    foreseen: Option<String>,
    strayed: bool,
}

impl Store {
    /// Takes everything that waits out of the view and runs it again. Following
    /// does only what is needed of this, and must come to the same; tests hold
    /// it to that.
    pub async fn rebuild_view(&self) -> Result<BTreeSet<EntityType>, StoreError> {
        let mut tx = self.writer.begin().await?;
        let touched = run_all(&mut tx).await?;
        tx.commit().await?;
        Ok(touched)
    }
}

/// Rolls every dirty field back to what is confirmed, then runs what waits, in
/// the device's order, through the same rules as the first time.
pub(super) async fn run_all(
    connection: &mut SqliteConnection,
) -> Result<BTreeSet<EntityType>, StoreError> {
    let mut touched = roll_back(connection).await?;
    let mut replay = Replay::default();
    let rows = sqlx::query(AssertSqlSafe(format!(
        "select device_seq, record, foreseen, strayed from outbox \
         where status in {IN_VIEW} order by device_seq"
    )))
    .fetch_all(&mut *connection)
    .await?;
    replay.refused = refused(connection).await?;
    for row in &rows {
        let device_seq = unsigned("outbox", row.try_get("device_seq")?)?;
        let before = Run { foreseen: row.try_get("foreseen")?, strayed: row.try_get("strayed")? };
        let record = CommandRecord::from_bytes(row.try_get("record")?)?;
        let now = replay.run(connection, device_seq, &record).await?;
        if now != before {
            sqlx::query("update outbox set foreseen = ?, strayed = ? where device_seq = ?")
                .bind(&now.foreseen)
                .bind(now.strayed)
                .bind(signed(device_seq))
                .execute(&mut *connection)
                .await?;
        }
    }
    touched.extend(replay.mark_dirty(connection).await?);
    Ok(touched)
}

async fn roll_back(connection: &mut SqliteConnection) -> Result<BTreeSet<EntityType>, StoreError> {
    let rows = sqlx::query("select distinct entity_type, entity_id from dirty")
        .fetch_all(&mut *connection)
        .await?;
    let mut keys = Vec::with_capacity(rows.len());
    for row in &rows {
        let id = crate::sql::uuid("dirty", row.try_get(1)?)?;
        keys.push(RecordKey { entity_type: row.try_get(0)?, id });
    }
    for keys in keys.chunks(ROWS) {
        let mut images = Images::load(connection, &keys.iter().copied().collect()).await?;
        for image in images.0.values_mut() {
            for (place, dirty) in std::mem::take(&mut image.dirty) {
                image.show(place, dirty.confirmed);
            }
        }
        images.save(connection).await?;
    }
    sqlx::query("delete from dirty").execute(connection).await?;
    Ok(keys.iter().filter_map(|key| EntityType::from_number(key.entity_type)).collect())
}

/// Commands that did not come to be, and on which others may stand.
async fn refused(connection: &mut SqliteConnection) -> Result<BTreeSet<Uuid>, StoreError> {
    let ids: Vec<Vec<u8>> = sqlx::query_scalar(
        "select command_id from outbox where outcome in ('rejected', 'quarantined')",
    )
    .fetch_all(connection)
    .await?;
    ids.iter().map(|id| crate::sql::uuid("outbox", id)).collect()
}

/// The run through what waits.
#[derive(Default)]
struct Replay {
    dirty: BTreeMap<FieldKey, Dirty>,
    actors: HashMap<Uuid, Actor>,
    refused: BTreeSet<Uuid>,
}

impl Replay {
    async fn run(
        &mut self,
        connection: &mut SqliteConnection,
        device_seq: u64,
        record: &CommandRecord,
    ) -> Result<Run, StoreError> {
        let written = match self.decide(connection, record).await? {
            Ok(written) => written,
            Err(code) => {
                self.refused.insert(record.id());
                return Ok(Run { foreseen: Some(code), strayed: true });
            }
        };
        let asked: BTreeMap<FieldKey, &WireValue> =
            record.fields.iter().map(|patch| (FieldKey::from(patch), &patch.new)).collect();
        let came: BTreeMap<FieldKey, &WireValue> =
            written.iter().map(|one| (one.key.clone(), &one.new)).collect();
        let strayed = asked != came;
        let foreseen = written.is_empty().then(|| ALREADY_SO.to_owned());
        for one in written {
            if changes_rights(&one.key) {
                self.actors.remove(&one.key.record.id);
            }
            let fresh = Dirty::fresh(one.old, device_seq);
            self.dirty.entry(one.key).or_insert(fresh).last_seq = device_seq;
        }
        Ok(Run { foreseen, strayed })
    }

    /// What it writes, or the code of why it would be refused now.
    async fn decide(
        &mut self,
        connection: &mut SqliteConnection,
        record: &CommandRecord,
    ) -> Result<Result<Vec<Written>, String>, StoreError> {
        if record.depends().iter().any(|id| self.refused.contains(id)) {
            return Ok(Err("depends_on".to_owned()));
        }
        // A newer version of the program made it, on this very file.
        let Ok(command) = record.command() else {
            return Ok(Err("unreadable".to_owned()));
        };
        let Some(right) = self.right(connection, record.author(), &command).await? else {
            return Ok(Err("not_allowed".to_owned()));
        };
        Ok(match rerun(connection, &command, &right).await? {
            Ok(written) => Ok(written),
            Err(refusal) if refusal.is_already_so() => Ok(Vec::new()),
            Err(refusal) => Err(refusal.code().to_owned()),
        })
    }

    /// By the roles as they stand at this point of the run, as the hub will have
    /// them when the command's turn comes.
    async fn right(
        &mut self,
        connection: &mut SqliteConnection,
        author: Uuid,
        command: &Command,
    ) -> Result<Option<Right>, StoreError> {
        if let Command::FoundWorkspace { founder, .. } = command
            && founder.uuid() == author
        {
            return Ok(Some(Right::founding(*founder)));
        }
        let actor = match self.actors.get(&author) {
            Some(actor) => actor.clone(),
            None => {
                let actor = actor(connection, author).await?;
                self.actors.insert(author, actor.clone());
                actor
            }
        };
        Ok(command.right(&actor).ok())
    }

    async fn mark_dirty(
        self,
        connection: &mut SqliteConnection,
    ) -> Result<BTreeSet<EntityType>, StoreError> {
        let mut images = Images::default();
        for (key, dirty) in self.dirty {
            let place = place_of(&key);
            images.0.entry(key.record).or_default().dirty.insert(place, dirty);
        }
        // Only the marks differ from what is there: the rows were written by the run.
        let touched =
            images.0.keys().filter_map(|key| EntityType::from_number(key.entity_type)).collect();
        images.save_dirty(connection).await?;
        Ok(touched)
    }
}

/// Whether what somebody may do hangs on this field.
pub(super) fn changes_rights(key: &FieldKey) -> bool {
    key.record.entity_type == EntityType::User.number()
        && [EXISTENCE, user::STATE.number, user::ROLES.number].contains(&key.field)
}

async fn actor(connection: &mut SqliteConnection, author: Uuid) -> Result<Actor, StoreError> {
    let codes: Vec<String> = sqlx::query_scalar(
        "select m.member from app_user u \
         join set_member m on m.entity_type = ? and m.entity_id = u.id and m.field = ? \
         where u.id = ? and u._deleted = 0 and u.state = 'active'",
    )
    .bind(EntityType::User.number())
    .bind(user::ROLES.number)
    .bind(author.as_bytes().to_vec())
    .fetch_all(connection)
    .await?;
    // A role of a newer version gives nothing here.
    let roles = codes.iter().filter_map(|code| code.parse::<Role>().ok());
    Ok(Actor::new(UserId::new(author), roles))
}
