//! An answer of the hub, taken in one transaction: all of it or nothing.

use std::collections::{BTreeMap, BTreeSet};

use desk_agree::{Digests, FieldKey, RecordKey, sabotage};
use desk_core::ids::ConflictId;
use desk_core::schema::{EXISTENCE, EntityType, user};
use desk_wire::protocol::{Head, Known, SyncAnswer};
use desk_wire::{CommandEvent, EventBody, Outcome, Receipt, Seeded};
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use super::error::FollowError;
use super::image::{Image, Images, place_of};
use super::own::{self, OwnCommand, Verdict};
use super::rebase::{self, changes_rights};
use super::{BIRTH, IN_VIEW, digests, done, link, pages};
use crate::error::StoreError;
use crate::file::Store;
use crate::list_rows::ListWithoutRows;
use crate::sql::signed;

/// What an answer brought.
#[derive(Debug, Clone, Default)]
pub struct Applied {
    /// The record types of which something is seen differently now.
    pub touched: BTreeSet<EntityType>,
    /// Events that came.
    pub pulled: u64,
    /// What became of commands of ours, in the hub's order.
    pub settled: Vec<Settled>,
    pub new_conflicts: Vec<ConflictId>,
    /// Lists whose rows have to be fetched.
    pub lists_without_rows: Vec<ListWithoutRows>,
    /// Whether what waits had to be run again.
    pub rerun: bool,
}

/// A command of ours and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    pub command_id: Uuid,
    pub device_seq: u64,
    pub outcome: Outcome,
}

/// A command that was judged, as an event tells it.
struct Told {
    seq: u64,
    scope: u16,
    event: CommandEvent,
}

/// A page, unpacked.
#[derive(Default)]
struct Tidings {
    told: Vec<Told>,
    receipts: Vec<Receipt>,
    seeded: Option<(u64, Seeded)>,
}

/// Where others, or outcomes that we did not foresee, changed something under
/// what waits.
#[derive(Default)]
struct Surprises {
    records: BTreeSet<RecordKey>,
    /// Something that a rule looks at across records.
    types: BTreeSet<EntityType>,
    /// Somebody whose rights changed.
    people: BTreeSet<Uuid>,
}

impl Store {
    /// Takes what the hub decided. The head's signature was verified before.
    ///
    /// # Errors
    /// [`FollowError`]; then nothing of the answer is in the file.
    pub async fn apply_answer(&self, answer: &SyncAnswer) -> Result<Applied, FollowError> {
        if self.is_read_only() {
            return Err(StoreError::NewerVersion.into());
        }
        let mut tx = self.writer.begin().await?;
        let mut applied = apply(&mut tx, self.device.uuid(), answer).await?;
        tx.commit().await?;
        if applied.touched.contains(&EntityType::PriceList) {
            applied.lists_without_rows = self.lists_without_rows().await?;
        }
        Ok(applied)
    }
}

async fn apply(
    connection: &mut SqliteConnection,
    device: Uuid,
    answer: &SyncAnswer,
) -> Result<Applied, FollowError> {
    let before = link::head(connection).await?;
    continues(before.as_ref(), answer)?;
    let tidings = Tidings::read(answer)?;
    for receipt in tidings.receipts.iter().filter(|receipt| receipt.device() == device) {
        check_receipt(connection, receipt).await?;
    }
    let mut sums = digests::load(connection).await?;
    if let Some((seq, seeded)) = &tidings.seeded {
        begin_numbers(connection, *seq, &sums, seeded).await?;
    }
    let mut applied = Applied { pulled: answer.page.events.len() as u64, ..Applied::default() };
    applied.rerun = learn(connection, &answer.known, &mut applied.settled).await?;
    follow(connection, &tidings.told, &mut sums, &mut applied).await?;
    if !answer.more && !answer.digests.is_empty() && Digests::from_wire(&answer.digests) != sums {
        return Err(FollowError::Diverged);
    }
    digests::save(connection, &sums).await?;
    let hash = before.map_or([0; 32], |head| head.hash);
    pages::keep(connection, &answer.page, &hash, tidings.told.len() as u64).await?;
    if !sabotage::broken(sabotage::Rule::Cursor) {
        link::set_head(connection, &answer.head).await?;
    }
    Ok(applied)
}

/// The answer begins where we stand and is what the head was signed for.
fn continues(before: Option<&Head>, answer: &SyncAnswer) -> Result<(), FollowError> {
    if before.is_some_and(|before| before.epoch != answer.head.epoch) {
        return Err(FollowError::EpochChanged);
    }
    let (seq, hash) = before.map_or((0, [0; 32]), |head| (head.seq, head.hash));
    if answer.page.first != seq + 1 {
        return Err(FollowError::Gap { first: answer.page.first, wanted: seq + 1 });
    }
    if answer.head.seq + 1 != answer.page.next() || answer.head.hash != answer.page.chain_hash(hash)
    {
        return Err(FollowError::BrokenChain);
    }
    Ok(())
}

impl Tidings {
    fn read(answer: &SyncAnswer) -> Result<Self, StoreError> {
        let mut tidings = Self::default();
        for (seq, event) in (answer.page.first..).zip(&answer.page.events) {
            match event.body.body()? {
                Some(EventBody::Command(told)) => {
                    tidings.told.push(Told { seq, scope: event.scope, event: *told });
                }
                Some(EventBody::Receipt(receipt)) => tidings.receipts.push(receipt),
                Some(EventBody::Seeded(seeded)) => tidings.seeded = Some((seq, seeded)),
                // Not for the eyes of whoever works here.
                None => {}
            }
        }
        Ok(tidings)
    }
}

async fn check_receipt(
    connection: &mut SqliteConnection,
    receipt: &Receipt,
) -> Result<(), FollowError> {
    let ours = done::chain_behind(connection, receipt.device_seq).await?;
    if ours.is_some_and(|ours| ours != receipt.chain) {
        return Err(FollowError::NotOurs { device_seq: receipt.device_seq });
    }
    Ok(())
}

/// The workspace began on this hub from what we hold: its numbers begin anew.
async fn begin_numbers(
    connection: &mut SqliteConnection,
    seq: u64,
    sums: &Digests,
    seeded: &Seeded,
) -> Result<(), FollowError> {
    if Digests::from_wire(&seeded.digests) != *sums {
        return Err(FollowError::Diverged);
    }
    sqlx::query(AssertSqlSafe(format!(
        "delete from field_seq where field <> {BIRTH}; update field_seq set seq = ?"
    )))
    .bind(signed(seq))
    .execute(connection)
    .await?;
    Ok(())
}

/// Outcomes of commands that the hub had judged before the snapshot was made from
/// which this file began: what they changed is here already.
async fn learn(
    connection: &mut SqliteConnection,
    known: &[Known],
    settled: &mut Vec<Settled>,
) -> Result<bool, StoreError> {
    let mut verdicts = Vec::new();
    for one in known {
        if let Some(own) = own::numbered(connection, one.device_seq).await? {
            settled.push(Settled {
                command_id: own.id,
                device_seq: own.device_seq,
                outcome: one.outcome,
            });
            verdicts.push(Verdict {
                own,
                event_seq: one.event_seq,
                outcome: one.outcome,
                why: one.why.as_ref(),
            });
        }
    }
    own::settle(connection, &verdicts).await?;
    Ok(!verdicts.is_empty())
}

/// Changes, outcomes, and what waits on top of them.
async fn follow(
    connection: &mut SqliteConnection,
    told: &[Told],
    sums: &mut Digests,
    applied: &mut Applied,
) -> Result<(), FollowError> {
    let ids: Vec<Uuid> = told.iter().map(|one| one.event.command()).collect();
    let mut own = own::load(connection, &ids).await?;
    let settled_up_to = told
        .iter()
        .filter(|one| one.event.outcome != Outcome::Deferred)
        .filter_map(|one| own.get(&one.event.command()))
        .map(|own| own.device_seq)
        .max()
        .unwrap_or(0);
    let mut keys: BTreeSet<RecordKey> = told
        .iter()
        .flat_map(|one| &one.event.changes)
        .map(|change| FieldKey::from(change).record)
        .collect();
    // An event without changes tells of records too: what waits on them may come to
    // something else.
    keys.extend(
        own.values().flat_map(|own| &own.record.fields).map(|patch| FieldKey::from(patch).record),
    );
    keys.extend(dirty_up_to(connection, settled_up_to).await?);
    let mut images = Images::load(connection, &keys).await?;
    let before = images.0.clone();

    let mut surprises = Surprises::default();
    let mut verdicts: Vec<Verdict<'_>> = Vec::new();
    let mut changed: BTreeMap<FieldKey, u16> = BTreeMap::new();
    for one in told {
        let ours = own.remove(&one.event.command());
        let foreseen = ours.as_ref().is_some_and(|own| as_foreseen(own, &one.event));
        for change in &one.event.changes {
            let key = FieldKey::from(change);
            let place = place_of(&key);
            let image = images.0.entry(key.record).or_default();
            if !foreseen && image.confirmed(&place) != change.value {
                surprises.add(&key);
            }
            image.confirm(&place, change.value.clone(), one.seq);
            changed.insert(key, one.scope);
        }
        if let Some(own) = ours {
            if !foreseen && one.event.outcome != Outcome::Deferred {
                own.record.fields.iter().for_each(|patch| surprises.add(&FieldKey::from(patch)));
            }
            applied.settled.push(Settled {
                command_id: own.id,
                device_seq: own.device_seq,
                outcome: one.event.outcome,
            });
            let event = &one.event;
            verdicts.push(Verdict {
                own,
                event_seq: one.seq,
                outcome: event.outcome,
                why: event.why.as_ref(),
            });
        }
    }
    count(sums, &before, &images, &changed);
    own::settle(connection, &verdicts).await?;
    let waiting = own::unsettled_up_to(connection, settled_up_to).await?;
    if !waiting.is_empty() {
        // Something that went before them comes behind them now.
        for verdict in &verdicts {
            let fields = &verdict.own.record.fields;
            fields.iter().for_each(|patch| surprises.add(&FieldKey::from(patch)));
        }
    }
    let entangled = images.let_go(settled_up_to, &waiting);
    images.save(connection, &before).await?;

    applied.touched = images.touched(&before);
    applied.new_conflicts = images.new_conflicts(&before);
    if applied.rerun || entangled || surprises.reach(connection, &images).await? {
        applied.touched.extend(rebase::run_all(connection).await?);
        applied.rerun = true;
    }
    Ok(())
}

/// Records with marks of commands up to `last_seq`.
async fn dirty_up_to(
    connection: &mut SqliteConnection,
    last_seq: u64,
) -> Result<Vec<RecordKey>, StoreError> {
    if last_seq == 0 {
        return Ok(Vec::new());
    }
    let rows = sqlx::query("select distinct entity_type, entity_id from dirty where last_seq <= ?")
        .bind(signed(last_seq))
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            let id = crate::sql::uuid("dirty", row.try_get(1)?)?;
            Ok(RecordKey { entity_type: row.try_get(0)?, id })
        })
        .collect()
}

/// Whether the hub did with it what its last run here did.
fn as_foreseen(own: &OwnCommand, event: &CommandEvent) -> bool {
    if own.strayed || event.outcome != Outcome::Applied {
        return false;
    }
    let asked: BTreeMap<FieldKey, _> =
        own.record.fields.iter().map(|patch| (FieldKey::from(patch), &patch.new)).collect();
    let came: BTreeMap<FieldKey, _> =
        event.changes.iter().map(|change| (FieldKey::from(change), &change.value)).collect();
    asked == came
}

fn count(
    sums: &mut Digests,
    before: &BTreeMap<RecordKey, Image>,
    images: &Images,
    changed: &BTreeMap<FieldKey, u16>,
) {
    let none = Image::default();
    for (key, scope) in changed {
        let place = place_of(key);
        let was = before.get(&key.record).unwrap_or(&none).confirmed(&place);
        let is = images.0.get(&key.record).unwrap_or(&none).confirmed(&place);
        sums.replace(*scope, key, &was, &is);
    }
}

impl Images {
    /// Fields whose last pending command is settled are seen as confirmed. Told
    /// is whether one of them stands on a command that still waits.
    fn let_go(&mut self, settled_up_to: u64, waiting: &[u64]) -> bool {
        let mut entangled = false;
        for image in self.0.values_mut() {
            let settled: Vec<_> = image
                .dirty
                .iter()
                .filter(|(_, mark)| {
                    mark.last_seq <= settled_up_to && !waiting.contains(&mark.last_seq)
                })
                .map(|(place, _)| place.clone())
                .collect();
            for place in settled {
                if let Some(mark) = image.dirty.remove(&place) {
                    entangled |=
                        waiting.iter().any(|seq| (mark.first_seq..mark.last_seq).contains(seq));
                    image.show(&place, mark.confirmed);
                }
            }
        }
        entangled
    }

    fn touched(&self, before: &BTreeMap<RecordKey, Image>) -> BTreeSet<EntityType> {
        self.0
            .iter()
            .filter(|(key, image)| before.get(key).is_none_or(|old| old.view != image.view))
            .filter_map(|(key, _)| EntityType::from_number(key.entity_type))
            .collect()
    }

    fn new_conflicts(&self, before: &BTreeMap<RecordKey, Image>) -> Vec<ConflictId> {
        self.0
            .iter()
            .filter(|(key, image)| {
                key.entity_type == EntityType::Conflict.number()
                    && image.born.is_some()
                    && before.get(key).is_none_or(|old| old.born.is_none())
            })
            .map(|(key, _)| ConflictId::new(key.id))
            .collect()
    }
}

impl Surprises {
    fn add(&mut self, key: &FieldKey) {
        self.records.insert(key.record);
        if changes_rights(key) {
            self.people.insert(key.record.id);
        }
        let entity = EntityType::from_number(key.record.entity_type);
        let across = match entity {
            Some(EntityType::FeaturedOffer) => true,
            // Who is an admin, and who has which user name.
            Some(EntityType::User) => {
                let seen =
                    [EXISTENCE, user::STATE.number, user::ROLES.number, user::USER_NAME.number];
                seen.contains(&key.field)
            }
            Some(
                EntityType::Workspace
                | EntityType::PriceList
                | EntityType::Device
                | EntityType::Conflict,
            )
            | None => false,
        };
        if across {
            self.types.extend(entity);
        }
    }

    /// Whether anything that waits might come to something else now.
    async fn reach(
        &self,
        connection: &mut SqliteConnection,
        images: &Images,
    ) -> Result<bool, StoreError> {
        if self.records.is_empty() {
            return Ok(false);
        }
        let under = |key: &RecordKey| images.0.get(key).is_some_and(|one| !one.dirty.is_empty());
        if self.records.iter().any(under) {
            return Ok(true);
        }
        for entity in &self.types {
            if some(connection, "dirty", &format!("entity_type = {}", entity.number())).await? {
                return Ok(true);
            }
        }
        // Those without a mark of their own where the surprise is: what has no
        // effect at present, and choices, which look at two records.
        let restless =
            format!("status in {IN_VIEW} and (strayed = 1 or code = 'resolve_conflict')");
        if some(connection, "outbox", &restless).await? {
            return Ok(true);
        }
        for person in &self.people {
            let theirs = format!("status in {IN_VIEW} and author = x'{}'", person.simple());
            if some(connection, "outbox", &theirs).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

async fn some(
    connection: &mut SqliteConnection,
    table: &'static str,
    such: &str,
) -> Result<bool, StoreError> {
    let statement = format!("select exists (select 1 from {table} where {such})");
    Ok(sqlx::query_scalar(AssertSqlSafe(statement)).fetch_one(connection).await?)
}
