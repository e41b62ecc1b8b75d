//! The device's own commands, in the outbox and in the pages of what was done: one chain.

use desk_wire::{CommandRecord, chain_hash};
use jiff::Timestamp;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use uuid::Uuid;

use super::{Course, Kept, Log, Verdicts, Wrong};
use crate::error::StoreError;
use crate::follow::done_in;
use crate::sql::{signed, unsigned, uuid};

/// Rows of the outbox that are read at once: as many as a connection holds ready.
const ROWS: i64 = 500;

/// What holds the next numbers: rows of the outbox, or the page that begins with this one.
struct Ahead {
    rows: Vec<SqliteRow>,
    page: Option<i64>,
}

impl Ahead {
    async fn read(connection: &mut SqliteConnection, next: u64) -> Result<Self, StoreError> {
        let page: Option<i64> =
            sqlx::query_scalar("select min(first_seq) from done_page where first_seq >= ?")
                .bind(signed(next))
                .fetch_one(&mut *connection)
                .await?;
        let rows = sqlx::query(
            "select * from outbox where device_seq >= ? and device_seq < ? \
             order by device_seq limit ?",
        )
        .bind(signed(next))
        .bind(page.unwrap_or(i64::MAX))
        .bind(ROWS)
        .fetch_all(connection)
        .await?;
        Ok(Self { rows, page })
    }
}

/// Where the check stands.
struct Chain {
    /// The number that comes next.
    next: u64,
    /// The chain behind the one before; `None` behind what cannot be read.
    hash: Option<[u8; 32]>,
    /// The first number that the last hash that was compared does not vouch for.
    since: u64,
    /// The command before.
    before: Vec<u8>,
}

/// `false` when it was stopped.
pub(super) async fn check(
    connection: &mut SqliteConnection,
    (device, verdicts): (Uuid, &Verdicts),
    kept: &mut Kept,
    course: &mut Course<'_>,
) -> Result<bool, StoreError> {
    let row =
        sqlx::query("select last_seq, head from own_chain").fetch_one(&mut *connection).await?;
    let end = (unsigned("own_chain", row.try_get("last_seq")?)?, hash(&row, "head")?);
    kept.end = end;
    let mut chain: Option<Chain> = None;
    let mut ahead = Ahead::read(connection, 0).await?;
    loop {
        let more = if let Some(last) = ahead.rows.last() {
            let next = unsigned("outbox", last.try_get("device_seq")?)? + 1;
            let check = async {
                ahead.rows.iter().try_for_each(|row| waiting(row, &mut chain, verdicts, kept))
            };
            // What comes next is read and decrypted on the connection's own thread while
            // these are checked on this one.
            let (read, checked) = tokio::join!(biased; Ahead::read(&mut *connection, next), check);
            checked?;
            let more = ahead.rows.len() as u64;
            ahead = read?;
            more
        } else {
            let Some(first) = ahead.page else { break };
            let more = done_page(connection, first, &mut chain, verdicts, kept).await?;
            // Also behind a page whose numbers make no sense.
            let behind = unsigned("done_page", first)? + 1;
            let next = chain.as_ref().map_or(behind, |chain| chain.next.max(behind));
            ahead = Ahead::read(connection, next).await?;
            more
        };
        if !course.goes_on(more) {
            return Ok(false);
        }
    }
    let twice: Option<i64> = sqlx::query_scalar(
        "select min(device_seq) from outbox o where exists \
           (select 1 from done_page where o.device_seq between first_seq and last_seq)",
    )
    .fetch_one(connection)
    .await?;
    if let Some(number) = twice {
        let number = unsigned("outbox", number)?;
        kept.fault(Log::Commands, (number, number), Wrong::Label);
    }
    let next = chain.as_ref().map_or(1, |chain| chain.next);
    if next <= end.0 {
        kept.fault(Log::Commands, (next, end.0), Wrong::Missing);
    } else if let Some(chain) = chain
        && (chain.next != end.0 + 1 || !chain.ends_in(end.1, device))
    {
        kept.fault(Log::Commands, (chain.since.min(end.0), end.0), Wrong::End);
    }
    Ok(true)
}

fn hash(row: &SqliteRow, column: &str) -> Result<[u8; 32], StoreError> {
    row.try_get::<Vec<u8>, _>(column)?
        .try_into()
        .map_err(|_| StoreError::nonsense("outbox", "a hash has a wrong length"))
}

/// A number that is not there is missed.
fn reach(chain: &mut Option<Chain>, number: u64, kept: &mut Kept) {
    match chain {
        None => {
            // Numbers begin at 1, and none is ever thrown away.
            if number > 1 {
                kept.fault(Log::Commands, (1, number - 1), Wrong::Missing);
            }
            let hash = (number == 1).then_some([0; 32]);
            *chain = Some(Chain { next: number, hash, since: number, before: Vec::new() });
        }
        Some(chain) if chain.next < number => {
            kept.fault(Log::Commands, (chain.next, number - 1), Wrong::Missing);
            chain.hash = None;
            chain.next = number;
        }
        Some(_) => {}
    }
}

impl Chain {
    /// Goes on behind a command with the chain that stands behind it; whether the two
    /// fit.
    fn behind(&mut self, record: &[u8], stored: [u8; 32]) -> bool {
        let fits = self.hash.is_none_or(|before| chain_hash(&before, record) == stored)
            || (chain_hash(&[0; 32], record) == stored && self.is_of_another(record));
        self.hash = Some(stored);
        self.next += 1;
        fits
    }

    fn ends_in(&self, end: [u8; 32], device: Uuid) -> bool {
        // Nothing was done yet since it became another device.
        let anew = || end == [0; 32] && device_of(&self.before) != Some(device);
        self.hash.is_none_or(|hash| hash == end) || anew()
    }

    /// A copied file becomes another device: its numbers go on, and its chain begins anew.
    fn is_of_another(&self, record: &[u8]) -> bool {
        device_of(&self.before)
            .zip(device_of(record))
            .is_some_and(|(before, device)| before != device)
    }
}

fn device_of(record: &[u8]) -> Option<Uuid> {
    CommandRecord::from_bytes(record).ok().map(|record| record.device())
}

fn waiting(
    row: &SqliteRow,
    chain: &mut Option<Chain>,
    verdicts: &Verdicts,
    kept: &mut Kept,
) -> Result<(), StoreError> {
    let number = unsigned("outbox", row.try_get("device_seq")?)?;
    reach(chain, number, kept);
    let Some(chain) = chain else { return Ok(()) };
    let bytes: &[u8] = row.try_get("record")?;
    let since = chain.since;
    let fits = chain.behind(bytes, hash(row, "chain")?);
    chain.since = chain.next;
    bytes.clone_into(&mut chain.before);
    kept.commands += 1;
    let record = CommandRecord::from_bytes(bytes);
    let wrong = if !fits {
        Some(Wrong::Chain)
    } else {
        match &record {
            Err(_) => Some(Wrong::Unreadable),
            Ok(record) => (!is_labelled(row, record)?).then_some(Wrong::Label),
        }
    };
    let told: Option<i64> = row.try_get("event_seq")?;
    let outcome: Option<&str> = row.try_get("outcome")?;
    let verdict = told.and_then(|told| {
        let (seq, said) = verdicts.get(&number)?;
        (signed(*seq) != told || outcome != Some(said.code())).then_some(Wrong::Verdict)
    });
    if let Some(wrong) = wrong.or(verdict) {
        // Behind a page, the hash vouches for all of the page as well.
        let first = if wrong == Wrong::Chain { since.min(number) } else { number };
        let fault = kept.fault(Log::Commands, (first, number), wrong);
        if let Ok(record) = &record {
            fault.made_at = Timestamp::from_millisecond(record.made.wall_ms).ok();
            fault.author = Some(record.author());
        }
    }
    Ok(())
}

/// Whether what stands beside a command is what it says itself.
fn is_labelled(row: &SqliteRow, record: &CommandRecord) -> Result<bool, StoreError> {
    let id = |column: &str| -> Result<_, StoreError> { uuid("outbox", row.try_get(column)?) };
    // What is no text at all is not the code either.
    let code = row.try_get::<&str, _>("code").unwrap_or_default();
    Ok(record.seq == unsigned("outbox", row.try_get("device_seq")?)?
        && record.id() == id("command_id")?
        && record.group() == id("group_id")?
        && record.author() == id("author")?
        && record.made.wall_ms == row.try_get::<i64, _>("made_wall")?
        && record.command().map_or(true, |command| command.code() == code))
}

/// How many numbers it was.
async fn done_page(
    connection: &mut SqliteConnection,
    first: i64,
    chain: &mut Option<Chain>,
    verdicts: &Verdicts,
    kept: &mut Kept,
) -> Result<u64, StoreError> {
    let row = sqlx::query("select * from done_page where first_seq = ?")
        .bind(first)
        .fetch_one(connection)
        .await?;
    let range = (unsigned("done_page", first)?, unsigned("done_page", row.try_get("last_seq")?)?);
    let many = range.1.saturating_sub(range.0) + 1;
    reach(chain, range.0, kept);
    let Some(chain) = chain else { return Ok(many) };
    let bytes: i64 = row.try_get("raw_bytes")?;
    let all = done_in(&row).ok().filter(|(all, raw)| {
        all.last().is_some_and(|last| last.device_seq == range.1) && signed(*raw as u64) == bytes
    });
    let Some((all, _)) = all else {
        kept.fault(Log::Commands, range, Wrong::Unreadable);
        chain.hash = None;
        chain.next = range.1 + 1;
        chain.since = chain.next;
        return Ok(many);
    };
    for (place, one) in all.iter().enumerate() {
        let since = chain.since;
        let fits = chain.behind(&one.record, one.chain);
        if place + 1 == all.len() {
            chain.before.clone_from(&one.record);
        }
        let verdict = verdicts.get(&one.device_seq);
        let wrong = if !fits {
            Some((since.min(one.device_seq), Wrong::Chain))
        } else if verdict.is_some_and(|said| *said != (one.event_seq, one.outcome)) {
            Some((one.device_seq, Wrong::Verdict))
        } else {
            None
        };
        // Of a page only the first hash is written down; the next one that is vouches
        // for the others.
        if place == 0 {
            chain.since = chain.next;
        }
        if let Some((first, wrong)) = wrong {
            let fault = kept.fault(Log::Commands, (first, one.device_seq), wrong);
            if let Ok(record) = one.command() {
                fault.made_at = Timestamp::from_millisecond(record.made.wall_ms).ok();
                fault.author = Some(record.author());
            }
        }
    }
    kept.commands += many;
    Ok(many)
}
