//! Our own commands, when the hub has spoken.

use std::collections::HashMap;

use desk_wire::{CommandRecord, Outcome, Why};
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use super::done::{self, DoneCommand};
use super::image::marks;
use super::link::array;
use super::{IN_VIEW, ROWS};
use crate::error::StoreError;
use crate::sql::{signed, unsigned, uuid};

/// A command of ours whose effect is seen and not confirmed.
#[derive(Debug)]
pub(super) struct OwnCommand {
    pub(super) device_seq: u64,
    pub(super) id: Uuid,
    pub(super) record: CommandRecord,
    /// Its last run did something else than its record says.
    pub(super) strayed: bool,
    subject: String,
    chain: [u8; 32],
    bytes: Vec<u8>,
}

/// What the hub said of it.
#[derive(Debug)]
pub(super) struct Verdict<'a> {
    pub(super) own: OwnCommand,
    pub(super) event_seq: u64,
    pub(super) outcome: Outcome,
    pub(super) why: Option<&'a Why>,
}

/// Which of `ids` are ours and not settled.
pub(super) async fn load(
    connection: &mut SqliteConnection,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, OwnCommand>, StoreError> {
    let mut all = HashMap::new();
    for ids in ids.chunks(ROWS) {
        let statement = format!(
            "select device_seq, command_id, subject, record, chain, strayed from outbox \
             where status in {IN_VIEW} and command_id in ({})",
            marks(ids.len())
        );
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for id in ids {
            query = query.bind(id.as_bytes().to_vec());
        }
        for row in query.fetch_all(&mut *connection).await? {
            let own = own_of(&row)?;
            all.insert(own.id, own);
        }
    }
    Ok(all)
}

/// The command with this number, if it is not settled.
pub(super) async fn numbered(
    connection: &mut SqliteConnection,
    device_seq: u64,
) -> Result<Option<OwnCommand>, StoreError> {
    let statement = format!(
        "select device_seq, command_id, subject, record, chain, strayed from outbox \
         where status in {IN_VIEW} and device_seq = ?"
    );
    let row = sqlx::query(AssertSqlSafe(statement))
        .bind(signed(device_seq))
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(own_of).transpose()
}

fn own_of(row: &SqliteRow) -> Result<OwnCommand, StoreError> {
    let bytes: Vec<u8> = row.try_get("record")?;
    Ok(OwnCommand {
        device_seq: unsigned("outbox", row.try_get("device_seq")?)?,
        id: uuid("outbox", row.try_get("command_id")?)?,
        record: CommandRecord::from_bytes(&bytes)?,
        strayed: row.try_get("strayed")?,
        subject: row.try_get("subject")?,
        chain: array(row, "chain")?,
        bytes,
    })
}

/// Writes down what became of them. Those that are done go to a page of their
/// own in this same transaction; the others stay for a person to look at.
pub(super) async fn settle(
    connection: &mut SqliteConnection,
    verdicts: &[Verdict<'_>],
) -> Result<(), StoreError> {
    let mut done = Vec::new();
    for verdict in verdicts {
        let own = &verdict.own;
        if status_of(verdict.outcome) == "done" {
            done.push(DoneCommand {
                device_seq: own.device_seq,
                event_seq: verdict.event_seq,
                outcome: verdict.outcome,
                subject: own.subject.clone(),
                chain: own.chain,
                record: own.bytes.clone(),
            });
        } else {
            stay(connection, verdict).await?;
        }
    }
    done.sort_by_key(|one| one.device_seq);
    done::keep(connection, &done).await?;
    for run in done.chunk_by(|one, next| one.device_seq + 1 == next.device_seq) {
        if let (Some(first), Some(last)) = (run.first(), run.last()) {
            sqlx::query("delete from outbox where device_seq between ? and ?")
                .bind(signed(first.device_seq))
                .bind(signed(last.device_seq))
                .execute(&mut *connection)
                .await?;
        }
    }
    Ok(())
}

async fn stay(connection: &mut SqliteConnection, verdict: &Verdict<'_>) -> Result<(), StoreError> {
    let why = verdict.why;
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
