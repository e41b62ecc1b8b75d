//! Our commands that the hub has done: out of the way, never out of reach.

use desk_wire::{CommandRecord, Outcome, chain_hash, pack, unpack};
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::error::unpacked;
use super::link::array;
use crate::error::StoreError;
use crate::sql::{signed, unsigned};

const TABLE: &str = "done_page";

/// No page is larger than this before compression; a reader unpacks one whole.
pub(super) const PAGE_BYTES: usize = 1 << 20;

/// What a page may unpack to: one command may be large by itself.
const UNPACK_LIMIT: usize = 64 << 20;

/// A command that the hub has done, and what it said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DoneCommand {
    pub(crate) device_seq: u64,
    pub(crate) event_seq: u64,
    pub(crate) outcome: Outcome,
    pub(crate) subject: String,
    /// The device's chain behind it.
    pub(crate) chain: [u8; 32],
    pub(crate) record: Vec<u8>,
}

/// Writes them down, in pages of numbers without a gap.
pub(super) async fn keep(
    connection: &mut SqliteConnection,
    commands: &[DoneCommand],
) -> Result<(), StoreError> {
    let mut page: Vec<&DoneCommand> = Vec::new();
    let mut bytes = 0;
    for command in commands {
        let follows = page.last().is_none_or(|last| {
            last.device_seq + 1 == command.device_seq
                && chain_hash(&last.chain, &command.record) == command.chain
        });
        if !follows || bytes > PAGE_BYTES {
            write(connection, &page).await?;
            page.clear();
            bytes = 0;
        }
        bytes += command.record.len();
        page.push(command);
    }
    write(connection, &page).await
}

async fn write(connection: &mut SqliteConnection, page: &[&DoneCommand]) -> Result<(), StoreError> {
    let (Some(first), Some(last)) = (page.first(), page.last()) else {
        return Ok(());
    };
    let mut raw = Vec::new();
    for command in page {
        raw.extend_from_slice(&command.event_seq.to_le_bytes());
        raw.push(code_of(command.outcome));
        text(&mut raw, command.subject.as_bytes());
        text(&mut raw, &command.record);
    }
    sqlx::query(
        "insert into done_page (first_seq, last_seq, chain, raw_bytes, body) \
         values (?, ?, ?, ?, ?)",
    )
    .bind(signed(first.device_seq))
    .bind(signed(last.device_seq))
    .bind(first.chain.to_vec())
    .bind(signed(raw.len() as u64))
    .bind(pack(&raw).map_err(unpacked(TABLE))?)
    .execute(connection)
    .await?;
    Ok(())
}

/// Those with numbers from `first` to `last`, in order.
pub(crate) async fn done_between(
    connection: &mut SqliteConnection,
    first: u64,
    last: u64,
) -> Result<Vec<DoneCommand>, StoreError> {
    let rows = sqlx::query(
        "select first_seq, chain, body from done_page \
         where first_seq <= ? and last_seq >= ? order by first_seq",
    )
    .bind(signed(last))
    .bind(signed(first))
    .fetch_all(connection)
    .await?;
    let mut all = Vec::new();
    for row in &rows {
        all.extend(read(row)?);
    }
    all.retain(|one| (first..=last).contains(&one.device_seq));
    Ok(all)
}

/// How many there are.
pub(crate) async fn done_count(connection: &mut SqliteConnection) -> Result<u64, StoreError> {
    let count: i64 =
        sqlx::query_scalar("select coalesce(sum(last_seq - first_seq + 1), 0) from done_page")
            .fetch_one(connection)
            .await?;
    unsigned(TABLE, count)
}

/// The device's chain behind one of its commands; `None` for a number that no
/// command of this file has.
pub(crate) async fn chain_behind(
    connection: &mut SqliteConnection,
    device_seq: impl TryInto<u64>,
) -> Result<Option<[u8; 32]>, StoreError> {
    let Ok(device_seq) = device_seq.try_into() else { return Ok(None) };
    let row = sqlx::query("select chain from outbox where device_seq = ?")
        .bind(signed(device_seq))
        .fetch_optional(&mut *connection)
        .await?;
    if let Some(row) = row {
        return array(&row, "chain").map(Some);
    }
    let done = done_between(connection, device_seq, device_seq).await?;
    Ok(done.first().map(|one| one.chain))
}

pub(super) fn read(row: &SqliteRow) -> Result<Vec<DoneCommand>, StoreError> {
    let short = || StoreError::nonsense(TABLE, "a page is cut short");
    let mut seq = unsigned(TABLE, row.try_get("first_seq")?)?;
    let mut chain: [u8; 32] = array(row, "chain")?;
    let raw = unpack(row.try_get("body")?, UNPACK_LIMIT).map_err(unpacked(TABLE))?;
    let mut rest = raw.as_slice();
    let mut all = Vec::new();
    while !rest.is_empty() {
        let (event_seq, behind) = rest.split_first_chunk::<8>().ok_or_else(short)?;
        let (code, behind) = behind.split_first().ok_or_else(short)?;
        rest = behind;
        let subject = take(&mut rest).ok_or_else(short)?;
        let record = take(&mut rest).ok_or_else(short)?.to_vec();
        if !all.is_empty() {
            chain = chain_hash(&chain, &record);
        }
        all.push(DoneCommand {
            device_seq: seq,
            event_seq: u64::from_le_bytes(*event_seq),
            outcome: outcome_of(*code).ok_or_else(|| StoreError::nonsense(TABLE, "an outcome"))?,
            subject: String::from_utf8(subject.to_vec())
                .map_err(|why| StoreError::nonsense(TABLE, why))?,
            chain,
            record,
        });
        seq += 1;
    }
    Ok(all)
}

impl DoneCommand {
    pub(crate) fn command(&self) -> Result<CommandRecord, StoreError> {
        Ok(CommandRecord::from_bytes(&self.record)?)
    }
}

fn text(raw: &mut Vec<u8>, bytes: &[u8]) {
    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    raw.extend_from_slice(&length.to_le_bytes());
    raw.extend_from_slice(bytes);
}

fn take<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, behind) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    let (taken, behind) = behind.split_at_checked(length)?;
    *rest = behind;
    Some(taken)
}

/// Only these three are done; the others wait for a person.
const fn code_of(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Applied => 0,
        Outcome::Merged => 1,
        Outcome::Noop => 2,
        Outcome::Conflict => 3,
        Outcome::Rejected => 4,
        Outcome::Deferred => 5,
        Outcome::Quarantined => 6,
    }
}

const fn outcome_of(code: u8) -> Option<Outcome> {
    Some(match code {
        0 => Outcome::Applied,
        1 => Outcome::Merged,
        2 => Outcome::Noop,
        3 => Outcome::Conflict,
        4 => Outcome::Rejected,
        5 => Outcome::Deferred,
        6 => Outcome::Quarantined,
        _ => return None,
    })
}
