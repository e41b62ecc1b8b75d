//! Our commands that the hub has done: out of the way, never out of reach.

use desk_wire::protocol::Message;
use desk_wire::{
    ColumnsWriter, CommandRecord, Outcome, chain_hash, each_item, pack_quickly, unpack,
};
use serde::{Deserialize, Serialize};
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
    let mut columns = ColumnsWriter::default();
    for command in page {
        let said = Said {
            event_seq: command.event_seq,
            outcome: command.outcome,
            subject: command.subject.clone(),
        };
        columns.push(&said.to_bytes()?);
        columns.push(&command.record);
    }
    let raw = columns.finish();
    sqlx::query(
        "insert into done_page (first_seq, last_seq, chain, raw_bytes, body) \
         values (?, ?, ?, ?, ?)",
    )
    .bind(signed(first.device_seq))
    .bind(signed(last.device_seq))
    .bind(first.chain.to_vec())
    .bind(signed(raw.len() as u64))
    .bind(pack_quickly(&raw).map_err(unpacked(TABLE))?)
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
        // The page with the first number is the last that begins no later.
        "select first_seq, chain, body from done_page \
         where first_seq between coalesce( \
           (select max(first_seq) from done_page where first_seq <= ?1), ?1) and ?2 \
         and last_seq >= ?1 order by first_seq",
    )
    .bind(signed(first))
    .bind(signed(last))
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
    read_and_size(row).map(|(all, _)| all)
}

/// The same with how many bytes it was before it was compressed.
pub(crate) fn read_and_size(row: &SqliteRow) -> Result<(Vec<DoneCommand>, usize), StoreError> {
    let mut seq = unsigned(TABLE, row.try_get("first_seq")?)?;
    let mut chain: [u8; 32] = array(row, "chain")?;
    let raw = unpack(row.try_get("body")?, UNPACK_LIMIT).map_err(unpacked(TABLE))?;
    let mut all: Vec<DoneCommand> = Vec::new();
    let mut said: Option<Said> = None;
    each_item(&raw, UNPACK_LIMIT, |item| {
        let Some(Said { event_seq, outcome, subject }) = said.take() else {
            said = Some(Said::from_bytes(item)?);
            return Ok(());
        };
        if !all.is_empty() {
            chain = chain_hash(&chain, item);
        }
        let record = item.to_vec();
        all.push(DoneCommand { device_seq: seq, event_seq, outcome, subject, chain, record });
        seq += 1;
        Ok::<_, StoreError>(())
    })?;
    Ok((all, raw.len()))
}

impl DoneCommand {
    pub(crate) fn command(&self) -> Result<CommandRecord, StoreError> {
        Ok(CommandRecord::from_bytes(&self.record)?)
    }
}

/// What the hub said of a command: in a page, before each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Said {
    event_seq: u64,
    outcome: Outcome,
    subject: String,
}

impl Message for Said {
    const NAME: &'static str = "outcome";
}
