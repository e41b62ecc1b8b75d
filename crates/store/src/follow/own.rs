//! Our own commands, when the hub has spoken.

use std::collections::{HashMap, HashSet};

use desk_wire::{CommandRecord, FieldPatch, Outcome, Why};
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row, Sqlite};
use uuid::Uuid;

use super::done::DoneCommand;
use super::link::array;
use super::load::{about, bind_ids};
use super::slice::Told;
use super::{IN_VIEW, ROWS};
use crate::error::StoreError;
use crate::sql::{marks, signed, unsigned, uuid};

/// A command of ours whose effect is seen and not confirmed.
#[derive(Debug)]
pub(super) struct OwnCommand {
    pub(super) device_seq: u64,
    pub(super) id: Uuid,
    /// What it asked for.
    pub(super) fields: Vec<FieldPatch>,
    /// Its last run did something else than its record says.
    pub(super) strayed: bool,
    subject: String,
    chain: [u8; 32],
    bytes: Vec<u8>,
}

/// What the hub said of it.
#[derive(Debug)]
pub(super) struct Verdict {
    pub(super) own: OwnCommand,
    pub(super) event_seq: u64,
    pub(super) outcome: Outcome,
    pub(super) why: Option<Why>,
}

/// Which of these commands are ours and not settled.
pub(super) async fn load(
    connection: &mut SqliteConnection,
    device: Uuid,
    told: &[Told],
) -> Result<HashMap<Uuid, OwnCommand>, StoreError> {
    // Under our own numbers they lie together, in the order they come.
    let ours = |one: &&Told| one.event.device() == device;
    let numbers: Vec<i64> =
        told.iter().filter(ours).map(|one| signed(one.event.device_seq)).collect();
    let mut all = HashMap::new();
    for numbers in numbers.chunks(ROWS) {
        let mut query = find("device_seq", numbers.len());
        for number in numbers {
            query = query.bind(*number);
        }
        take(query, connection, &mut all).await?;
    }
    let asked: HashSet<Uuid> = told.iter().map(|one| one.event.command()).collect();
    all.retain(|id, _| asked.contains(id));
    // A command that was handed over for us by another device has another number there.
    let ids: Vec<Uuid> = asked.into_iter().filter(|id| !all.contains_key(id)).collect();
    for ids in ids.chunks(ROWS) {
        take(bind_ids(find("command_id", ids.len()), ids), connection, &mut all).await?;
    }
    Ok(all)
}

/// Asks for those that have one of so many values in `column`.
fn find(column: &'static str, values: usize) -> Query<'static, Sqlite, SqliteArguments> {
    let statement = format!(
        "select device_seq, command_id, subject, record, chain, strayed from outbox \
         where status in {IN_VIEW} and {column} in ({})",
        marks(values)
    );
    about(statement, values)
}

async fn take(
    query: Query<'static, Sqlite, SqliteArguments>,
    connection: &mut SqliteConnection,
    all: &mut HashMap<Uuid, OwnCommand>,
) -> Result<(), StoreError> {
    for row in query.fetch_all(connection).await? {
        let own = own_of(&row)?;
        all.insert(own.id, own);
    }
    Ok(())
}

/// The command with this number, if it is not settled.
pub(super) async fn numbered(
    connection: &mut SqliteConnection,
    device_seq: u64,
) -> Result<Option<OwnCommand>, StoreError> {
    let row = find("device_seq", 1).bind(signed(device_seq)).fetch_optional(connection).await?;
    row.as_ref().map(own_of).transpose()
}

fn own_of(row: &SqliteRow) -> Result<OwnCommand, StoreError> {
    let bytes: Vec<u8> = row.try_get("record")?;
    Ok(OwnCommand {
        device_seq: unsigned("outbox", row.try_get("device_seq")?)?,
        id: uuid("outbox", row.try_get("command_id")?)?,
        fields: CommandRecord::fields_from_bytes(&bytes)?,
        strayed: row.try_get("strayed")?,
        subject: row.try_get("subject")?,
        chain: array(row, "chain")?,
        bytes,
    })
}

/// Writes down what became of them. Those that are done leave the outbox and are for
/// [`super::done::keep`] in this same transaction; the others stay for a person to look at.
pub(super) async fn settle(
    connection: &mut SqliteConnection,
    verdicts: Vec<Verdict>,
    done: &mut Vec<DoneCommand>,
) -> Result<(), StoreError> {
    let mut numbers = Vec::new();
    for verdict in verdicts {
        if status_of(verdict.outcome) == "done" {
            let Verdict { own, event_seq, outcome, .. } = verdict;
            let OwnCommand { device_seq, subject, chain, bytes: record, .. } = own;
            numbers.push(device_seq);
            done.push(DoneCommand { device_seq, event_seq, outcome, subject, chain, record });
        } else {
            stay(connection, &verdict).await?;
        }
    }
    numbers.sort_unstable();
    for run in numbers.chunk_by(|one, next| one + 1 == *next) {
        if let (Some(first), Some(last)) = (run.first(), run.last()) {
            sqlx::query("delete from outbox where device_seq between ? and ?")
                .bind(signed(*first))
                .bind(signed(*last))
                .execute(&mut *connection)
                .await?;
        }
    }
    Ok(())
}

async fn stay(connection: &mut SqliteConnection, verdict: &Verdict) -> Result<(), StoreError> {
    let why = verdict.why.as_ref();
    sqlx::query(
        "update outbox set status = ?, outcome = ?, why = ?, about = ?, event_seq = ?, \
         foreseen = iif(?, foreseen, null), strayed = iif(?, strayed, 0) where device_seq = ?",
    )
    .bind(status_of(verdict.outcome))
    .bind(verdict.outcome.code())
    .bind(why.map(|why| why.code.as_str()))
    .bind(why.and_then(|why| why.about.as_deref()))
    .bind(signed(verdict.event_seq))
    .bind(verdict.outcome == Outcome::Deferred)
    .bind(verdict.outcome == Outcome::Deferred)
    .bind(signed(verdict.own.device_seq))
    .execute(connection)
    .await?;
    Ok(())
}

const fn status_of(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Applied | Outcome::Merged | Outcome::Noop => "done",
        Outcome::Conflict => "conflict",
        Outcome::Rejected => "rejected",
        Outcome::Deferred => "deferred",
        Outcome::Quarantined => "quarantined",
    }
}

/// Those of ours up to `last_seq` that are not settled: they wait for something
/// while later ones went on.
pub(super) async fn unsettled_up_to(
    connection: &mut SqliteConnection,
    last_seq: u64,
) -> Result<Vec<u64>, StoreError> {
    let statement = format!(
        "select device_seq from outbox where status in {IN_VIEW} and device_seq <= ? \
         order by device_seq"
    );
    let seqs: Vec<i64> = sqlx::query_scalar(AssertSqlSafe(statement))
        .bind(signed(last_seq))
        .fetch_all(connection)
        .await?;
    seqs.into_iter().map(|seq| unsigned("outbox", seq)).collect()
}
