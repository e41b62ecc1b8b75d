//! Numbers and bytes as SQLite keeps them, and what a row says about itself.

use desk_wire::{Outcome, WireError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

use crate::db::{
    CommandPage, CommandRow, DbError, DbResult, DeviceRow, EventPage, InviteRow, Offered, Packed,
    RefreshRow, WorkspaceRow, bad_row,
};

/// SQLite's numbers have a sign. Ours never come near the end of them.
pub(super) fn int(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

pub(super) fn size(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

pub(super) fn num(row: &SqliteRow, column: &str) -> DbResult<u64> {
    let number: i64 = row.try_get(column)?;
    u64::try_from(number).map_err(|_| bad_row("numbers"))
}

pub(super) fn array<const N: usize>(row: &SqliteRow, column: &str) -> DbResult<[u8; N]> {
    let bytes: &[u8] = row.try_get(column)?;
    bytes.try_into().map_err(|_| bad_row("bytes"))
}

pub(super) fn uuid(table: &'static str, bytes: &[u8]) -> DbResult<Uuid> {
    Uuid::from_slice(bytes).map_err(|cause| DbError::Row { table, cause: Some(Box::new(cause)) })
}

pub(super) fn id(row: &SqliteRow, column: &str) -> DbResult<Uuid> {
    uuid("ids", row.try_get(column)?)
}

fn id_if_any(row: &SqliteRow, column: &str) -> DbResult<Option<Uuid>> {
    let bytes: Option<&[u8]> = row.try_get(column)?;
    bytes.map(|bytes| uuid("ids", bytes)).transpose()
}

/// A value that SQLite does not look into.
pub(super) fn to_cbor<T: Serialize>(table: &'static str, thing: &T) -> DbResult<Vec<u8>> {
    let mut bytes = Vec::new();
    ciborium::into_writer(thing, &mut bytes)
        .map_err(|cause| DbError::Row { table, cause: Some(Box::new(cause)) })?;
    Ok(bytes)
}

pub(super) fn from_cbor<T: DeserializeOwned>(table: &'static str, bytes: &[u8]) -> DbResult<T> {
    ciborium::from_reader(bytes)
        .map_err(|cause| DbError::Row { table, cause: Some(Box::new(cause)) })
}

pub(super) fn wire(table: &'static str) -> impl Fn(WireError) -> DbError {
    move |cause| DbError::Row { table, cause: Some(Box::new(cause)) }
}

fn outcome(text: &str) -> DbResult<Outcome> {
    [
        Outcome::Applied,
        Outcome::Merged,
        Outcome::Noop,
        Outcome::Conflict,
        Outcome::Rejected,
        Outcome::Deferred,
        Outcome::Quarantined,
    ]
    .into_iter()
    .find(|outcome| outcome.code() == text)
    .ok_or_else(|| bad_row("command"))
}

pub(super) fn workspace(row: &SqliteRow) -> DbResult<WorkspaceRow> {
    Ok(WorkspaceRow {
        head_seq: num(row, "head_seq")?,
        head_hash: array(row, "head_hash")?,
        epoch: array(row, "epoch")?,
        epoch_confirmed: row.try_get("epoch_confirmed")?,
        past: from_cbor("workspace", row.try_get("past")?)?,
        digests: from_cbor("workspace", row.try_get("digests")?)?,
        min_seq: num(row, "min_seq")?,
        founded: row.try_get("founded")?,
        last_at_ms: row.try_get("last_at_ms")?,
        snapshot_seq: num(row, "snapshot_seq")?,
    })
}

pub(super) fn device(row: &SqliteRow) -> DbResult<DeviceRow> {
    let offered: Option<i64> = row.try_get("offered_seq")?;
    Ok(DeviceRow {
        id: id(row, "id")?,
        user: id(row, "user_id")?,
        key: array(row, "key")?,
        name: row.try_get("name")?,
        last_seq: num(row, "last_seq")?,
        chain: array(row, "chain")?,
        cursor_seq: num(row, "cursor_seq")?,
        scopes: from_cbor("device", row.try_get("scopes")?)?,
        offered: match offered {
            Some(_) => Some(Offered {
                seq: num(row, "offered_seq")?,
                scopes: from_cbor("device", row.try_get("offered_scopes")?)?,
            }),
            None => None,
        },
        app_version: row.try_get("app_version")?,
        enrolled_ms: row.try_get("enrolled_ms")?,
        revoked_ms: row.try_get("revoked_ms")?,
        suspended: row.try_get("suspended")?,
        seen_ms: row.try_get("seen_ms")?,
    })
}

pub(super) fn command(row: &SqliteRow) -> DbResult<CommandRow> {
    Ok(CommandRow {
        device: id(row, "device")?,
        device_seq: num(row, "device_seq")?,
        id: id(row, "id")?,
        outcome: outcome(row.try_get("outcome")?)?,
        event_seq: num(row, "event_seq")?,
    })
}

fn packed(row: &SqliteRow) -> DbResult<Packed> {
    Ok(Packed { bytes: row.try_get("bytes")?, sum: array(row, "sum")? })
}

pub(super) fn command_page(row: &SqliteRow) -> DbResult<CommandPage> {
    Ok(CommandPage {
        device: id(row, "device")?,
        first: num(row, "first")?,
        last: num(row, "last")?,
        before: array(row, "before")?,
        packed: packed(row)?,
    })
}

pub(super) fn event_page(row: &SqliteRow) -> DbResult<EventPage> {
    Ok(EventPage {
        first: num(row, "first")?,
        last: num(row, "last")?,
        before: array(row, "before")?,
        packed: packed(row)?,
    })
}

pub(super) fn invite(row: &SqliteRow) -> DbResult<InviteRow> {
    Ok(InviteRow {
        id: id(row, "id")?,
        workspace: id_if_any(row, "workspace")?,
        user: id_if_any(row, "user_id")?,
        statement: row.try_get("statement")?,
        signature: array(row, "signature")?,
        secret_hash: array(row, "secret_hash")?,
        expires_ms: row.try_get("expires_ms")?,
        used_ms: row.try_get("used_ms")?,
        used_by: id_if_any(row, "used_by")?,
    })
}

pub(super) fn refresh(row: &SqliteRow) -> DbResult<RefreshRow> {
    let successor: Option<&[u8]> = row.try_get("successor")?;
    Ok(RefreshRow {
        hash: array(row, "hash")?,
        workspace: id(row, "workspace")?,
        device: id(row, "device")?,
        family: id(row, "family")?,
        issued_ms: row.try_get("issued_ms")?,
        used_ms: row.try_get("used_ms")?,
        successor: successor
            .map(|hash| hash.try_into().map_err(|_| bad_row("refresh")))
            .transpose()?,
    })
}
