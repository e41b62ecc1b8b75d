//! Puts small pages together and gives room back, a little at a time.

use desk_wire::protocol::Page;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use super::{done, pages};
use crate::error::StoreError;
use crate::file::Store;
use crate::sql::unsigned;

/// Pages that are read at once: a bound on how long the file is held.
const AT_ONCE: i64 = 64;

/// Fewer small pages than this are left alone.
const ENOUGH: usize = 8;

/// Deeds that can be undone; older ones are forgotten.
const UNDO_STEPS: i64 = 1_000;

/// Free pages of the file that are given back at once.
const FREE_AT_ONCE: &str = "pragma incremental_vacuum(4000)";

/// What was done, and whether there is more to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tidied {
    pub merged: usize,
}

impl Store {
    /// Housekeeping after a sync; short, and safe to leave out.
    pub async fn tidy(&self) -> Result<Tidied, StoreError> {
        if self.is_read_only() {
            return Ok(Tidied { merged: 0 });
        }
        let mut tx = self.writer.begin().await?;
        let merged = merge_done(&mut tx).await? + merge_events(&mut tx).await?;
        sqlx::query(
            "delete from undo_step where position <= \
             (select position from undo_step order by position desc limit 1 offset ?)",
        )
        .bind(UNDO_STEPS)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        let mut connection = self.writer.acquire().await?;
        sqlx::query(FREE_AT_ONCE).fetch_all(&mut *connection).await?;
        // Somebody who reads keeps the log from being cut; the next time will do.
        sqlx::query("pragma wal_checkpoint(truncate)").fetch_all(&mut *connection).await?;
        Ok(Tidied { merged })
    }
}

/// How much a page holds at most after it was put together with others.
const FULL: i64 = done::PAGE_BYTES as i64;

async fn merge_done(connection: &mut SqliteConnection) -> Result<usize, StoreError> {
    let rows = sqlx::query(
        "select first_seq, chain, raw_bytes, body from done_page \
         where raw_bytes < ? and first_seq >= coalesce( \
           (select first_seq from done_page order by first_seq desc limit 1 offset ?), 0) \
         order by first_seq desc",
    )
    .bind(FULL / 2)
    .bind(AT_ONCE - 1)
    .fetch_all(&mut *connection)
    .await?;
    if rows.len() < ENOUGH {
        return Ok(0);
    }
    let mut commands = Vec::new();
    for row in rows.iter().rev() {
        commands.extend(done::read(row)?);
        sqlx::query("delete from done_page where first_seq = ?")
            .bind(row.try_get::<i64, _>("first_seq")?)
            .execute(&mut *connection)
            .await?;
    }
    done::keep(connection, &commands).await?;
    Ok(rows.len())
}

async fn merge_events(connection: &mut SqliteConnection) -> Result<usize, StoreError> {
    // Their bodies are read only where there is something to put together.
    let rows = sqlx::query(
        "select no, first, last, before_hash, commands, raw_bytes from event_page \
         order by no desc limit ?",
    )
    .bind(AT_ONCE)
    .fetch_all(&mut *connection)
    .await?;
    // The newest pages that follow each other without a gap.
    let mut run = Vec::new();
    let (mut bytes, mut next) = (0, None);
    for row in &rows {
        bytes += row.try_get::<i64, _>("raw_bytes")?;
        let follows =
            next.is_none_or(|next| row.try_get::<i64, _>("last").is_ok_and(|l| l + 1 == next));
        if !follows || bytes > FULL {
            break;
        }
        next = Some(row.try_get::<i64, _>("first")?);
        run.push(row);
    }
    let (Some(oldest), true) = (run.last().copied(), run.len() >= ENOUGH) else {
        return Ok(0);
    };
    let mut all = Page { first: unsigned("event_page", oldest.try_get("first")?)?, events: vec![] };
    let mut commands = 0;
    for row in run.iter().rev() {
        all.events.extend(pages::events_of(connection, row.try_get("no")?).await?.events);
        commands += unsigned("event_page", row.try_get("commands")?)?;
    }
    let before = super::link::array(oldest, "before_hash")?;
    sqlx::query("delete from event_page where no >= ?")
        .bind(oldest.try_get::<i64, _>("no")?)
        .execute(&mut *connection)
        .await?;
    pages::keep(connection, &all, &before, commands).await?;
    Ok(run.len())
}
