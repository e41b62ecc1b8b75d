//! The events as they came.

use desk_wire::protocol::{Limits, Message, Page};
use desk_wire::{EventBody, pack_quickly, unpack};
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use super::error::unpacked;
use crate::error::StoreError;
use crate::sql::{signed, unsigned};

const TABLE: &str = "event_page";

/// What a page holds, told without unpacking it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PageHead {
    pub(crate) no: i64,
    /// The number of its first event.
    pub(crate) first: u64,
    /// How many of its events tell of a command.
    pub(crate) commands: u64,
}

pub(super) async fn keep(
    connection: &mut SqliteConnection,
    page: &Page,
    before: &[u8; 32],
    commands: u64,
) -> Result<(), StoreError> {
    if page.events.is_empty() {
        return Ok(());
    }
    let raw = page.to_bytes()?;
    sqlx::query(
        "insert into event_page (first, last, before_hash, commands, raw_bytes, body) \
         values (?, ?, ?, ?, ?, ?)",
    )
    .bind(signed(page.first))
    .bind(signed(page.next() - 1))
    .bind(before.to_vec())
    .bind(signed(commands))
    .bind(signed(raw.len() as u64))
    .bind(pack_quickly(&raw).map_err(unpacked(TABLE))?)
    .execute(connection)
    .await?;
    Ok(())
}

/// The newest first.
pub(crate) async fn page_heads(
    connection: &mut SqliteConnection,
) -> Result<Vec<PageHead>, StoreError> {
    let rows = sqlx::query("select no, first, commands from event_page order by no desc")
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            let commands = unsigned(TABLE, row.try_get("commands")?)?;
            let first = unsigned(TABLE, row.try_get("first")?)?;
            Ok(PageHead { no: row.try_get("no")?, first, commands })
        })
        .collect()
}

pub(crate) async fn events_of(
    connection: &mut SqliteConnection,
    no: i64,
) -> Result<Page, StoreError> {
    let body: Vec<u8> = sqlx::query_scalar("select body from event_page where no = ?")
        .bind(no)
        .fetch_one(connection)
        .await?;
    decoded(&body)
}

/// Leaves of the events of these scopes only what the chain needs: whoever works
/// here may not see them any more.
pub(super) async fn hide(
    connection: &mut SqliteConnection,
    scopes: &[u16],
) -> Result<(), StoreError> {
    for head in page_heads(connection).await? {
        let mut page = events_of(connection, head.no).await?;
        let seen = page.clone();
        for event in page.events.iter_mut().filter(|event| scopes.contains(&event.scope)) {
            *event = event.hidden();
        }
        if page == seen {
            continue;
        }
        let mut commands = 0_u64;
        for event in &page.events {
            commands += u64::from(matches!(event.body.body()?, Some(EventBody::Command(_))));
        }
        let raw = page.to_bytes()?;
        sqlx::query("update event_page set commands = ?, raw_bytes = ?, body = ? where no = ?")
            .bind(signed(commands))
            .bind(signed(raw.len() as u64))
            .bind(pack_quickly(&raw).map_err(unpacked(TABLE))?)
            .bind(head.no)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

pub(super) fn decoded(body: &[u8]) -> Result<Page, StoreError> {
    decoded_and_size(body).map(|(page, _)| page)
}

/// The same with how many bytes it was before it was compressed.
pub(crate) fn decoded_and_size(body: &[u8]) -> Result<(Page, usize), StoreError> {
    let raw = unpack(body, 2 * Limits::MESSAGE_BYTES).map_err(unpacked(TABLE))?;
    Ok((Page::from_bytes(&raw)?, raw.len()))
}
