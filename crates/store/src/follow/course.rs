//! How the confirmed state goes forward, slice by slice.
//!
//! Nearly everything that comes back from the hub is our own and came to what is seen
//! already. Then only the confirmed values behind the marks change: what is seen is
//! neither read nor written.

use std::collections::BTreeSet;

use desk_agree::{Digests, FieldKey, RecordKey};
use desk_wire::protocol::Known;
use desk_wire::{CommandEvent, FieldPatch, Outcome, WireChange, WireValue};
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;
use uuid::Uuid;

use super::apply::{Applied, Settled};
use super::done::DoneCommand;
use super::image::place_of;
use super::load::Images;
use super::own::{self, OwnCommand, Verdict};
use super::rebase;
use super::slice::{Told, as_foreseen};
use super::surprise::Surprises;
use crate::error::StoreError;
use crate::sql::{signed, uuid};

/// What an answer has come to so far.
pub(super) struct Course {
    device: Uuid,
    pub(super) sums: Digests,
    pub(super) applied: Applied,
    /// Commands of ours that left the outbox.
    pub(super) done: Vec<DoneCommand>,
    /// Events that told of a command.
    pub(super) commands: u64,
    surprises: Surprises,
    /// Whether a field that was let go stands on a command that still waits.
    entangled: bool,
}

/// An event, and the command of ours that it is about.
struct Judged {
    told: Told,
    own: Option<OwnCommand>,
    /// Ours, and it came to what its last run here came to.
    foreseen: bool,
}

impl Course {
    pub(super) fn new(device: Uuid, sums: Digests) -> Self {
        Self {
            device,
            sums,
            applied: Applied::default(),
            done: Vec::new(),
            commands: 0,
            surprises: Surprises::default(),
            entangled: false,
        }
    }

    /// Outcomes of commands that the hub had judged before the snapshot was made from
    /// which this file began: what they changed is here already.
    pub(super) async fn learn(
        &mut self,
        connection: &mut SqliteConnection,
        known: &[Known],
    ) -> Result<(), StoreError> {
        let mut verdicts = Vec::new();
        for one in known {
            if let Some(own) = own::numbered(connection, one.device_seq).await? {
                self.applied.settled.push(settled(&own, one.outcome));
                verdicts.push(Verdict {
                    own,
                    event_seq: one.event_seq,
                    outcome: one.outcome,
                    why: one.why.clone(),
                });
            }
        }
        self.applied.rerun |= !verdicts.is_empty();
        own::settle(connection, verdicts, &mut self.done).await
    }

    /// Changes and outcomes of a slice. Whether what waits is run again is decided at
    /// the end, by what all of them brought.
    pub(super) async fn follow(
        &mut self,
        connection: &mut SqliteConnection,
        told: Vec<Told>,
    ) -> Result<(), StoreError> {
        self.commands += told.len() as u64;
        let mut own = own::load(connection, self.device, &told).await?;
        let judged: Vec<Judged> = told
            .into_iter()
            .map(|told| {
                let own = own.remove(&told.event.command());
                let foreseen = own.as_ref().is_some_and(|own| as_foreseen(own, &told.event));
                Judged { told, own, foreseen }
            })
            .collect();
        let settled_up_to = judged
            .iter()
            .filter(|one| one.told.event.outcome != Outcome::Deferred)
            .filter_map(|one| one.own.as_ref())
            .map(|own| own.device_seq)
            .max()
            .unwrap_or(0);
        let mut images = load(connection, &judged, settled_up_to).await?;
        let mut verdicts = self.confirm(&mut images, judged);
        let fields: Vec<Vec<FieldPatch>> =
            verdicts.iter_mut().map(|one| std::mem::take(&mut one.own.fields)).collect();
        own::settle(connection, verdicts, &mut self.done).await?;
        let waiting = own::unsettled_up_to(connection, settled_up_to).await?;
        if !waiting.is_empty() {
            // Something that went before them comes behind them now.
            fields.iter().flatten().for_each(|patch| self.surprises.add(&FieldKey::from(patch)));
        }
        self.entangled |= images.let_go(connection, settled_up_to, &waiting).await?;
        images.save(connection).await?;
        self.applied.touched.extend(images.touched());
        self.applied.new_conflicts.extend(images.new_conflicts());
        Ok(())
    }

    /// Takes the confirmed values and their sums forward, in the order of the events.
    fn confirm(&mut self, images: &mut Images, judged: Vec<Judged>) -> Vec<Verdict> {
        let mut verdicts = Vec::new();
        for Judged { told, own, foreseen } in judged {
            let Told { seq, scope, event } = told;
            let CommandEvent { mut changes, outcome, why, .. } = event;
            let decided_by = own.as_ref().filter(|_| foreseen).map(|own| own.device_seq);
            for run in changes.chunk_by_mut(|one, next| record_of(one) == record_of(next)) {
                let Some(record) = run.first().map(record_of) else { continue };
                let image = images.0.entry(record).or_default();
                for change in run {
                    let key = FieldKey::from(&*change);
                    let value = std::mem::replace(&mut change.value, WireValue::Absent);
                    let place = place_of(&key);
                    let was = image.confirmed(&place);
                    if !foreseen && *was != value {
                        self.surprises.add(&key);
                    }
                    self.sums.replace(scope, &key, was, &value);
                    image.confirm(place, value, seq, decided_by);
                }
            }
            let Some(own) = own else { continue };
            if !foreseen && outcome != Outcome::Deferred {
                own.fields.iter().for_each(|patch| self.surprises.add(&FieldKey::from(patch)));
            }
            self.applied.settled.push(settled(&own, outcome));
            verdicts.push(Verdict { own, event_seq: seq, outcome, why });
        }
        verdicts
    }

    /// Runs again what waits, if what was followed asks for it.
    pub(super) async fn run_again(
        &mut self,
        connection: &mut SqliteConnection,
    ) -> Result<(), StoreError> {
        let asked = self.applied.rerun || self.entangled;
        if asked || self.surprises.reach(connection).await? {
            self.applied.touched.extend(rebase::run_all(connection).await?);
            self.applied.rerun = true;
        }
        Ok(())
    }
}

/// The records of a slice, each with as much as its events need.
async fn load(
    connection: &mut SqliteConnection,
    judged: &[Judged],
    settled_up_to: u64,
) -> Result<Images, StoreError> {
    let mut keys = BTreeSet::new();
    for one in judged {
        keys.extend(records(&one.told.event.changes));
        // An event without changes tells of records too: what waits on them may come
        // to something else.
        if let Some(own) = one.own.as_ref().filter(|_| !one.foreseen) {
            keys.extend(own.fields.iter().map(|patch| FieldKey::from(patch).record));
        }
    }
    // The marks of a command lie where its record says, unless its last run strayed
    // from that; only then are they looked for.
    if judged.iter().filter_map(|one| one.own.as_ref()).any(|own| own.strayed) {
        keys.extend(dirty_up_to(connection, settled_up_to).await?);
    }
    let mut images = Images::load_marks(connection, &keys).await?;
    // Under a mark, a foreseen change does not touch what is seen.
    let seen = judged
        .iter()
        .flat_map(|one| one.told.event.changes.iter().map(move |change| (one.foreseen, change)))
        .filter(|(foreseen, change)| !foreseen || !images.is_marked(change))
        .map(|(_, change)| record_of(change))
        .collect();
    images.look_up(connection, &seen).await?;
    Ok(images)
}

/// The records of these changes; those of one record come together.
fn records(changes: &[WireChange]) -> impl Iterator<Item = RecordKey> {
    let runs = changes.chunk_by(|one, next| record_of(one) == record_of(next));
    runs.filter_map(|run| run.first().map(record_of))
}

fn record_of(change: &WireChange) -> RecordKey {
    RecordKey { entity_type: change.entity_type, id: change.entity() }
}

const fn settled(own: &OwnCommand, outcome: Outcome) -> Settled {
    Settled { command_id: own.id, device_seq: own.device_seq, outcome }
}

/// Records with marks of commands up to `last_seq`.
async fn dirty_up_to(
    connection: &mut SqliteConnection,
    last_seq: u64,
) -> Result<Vec<RecordKey>, StoreError> {
    let rows = sqlx::query("select distinct entity_type, entity_id from dirty where last_seq <= ?")
        .bind(signed(last_seq))
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            Ok(RecordKey { entity_type: row.try_get(0)?, id: uuid("dirty", row.try_get(1)?)? })
        })
        .collect()
}
