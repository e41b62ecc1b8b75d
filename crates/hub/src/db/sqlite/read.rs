//! What is read of one workspace.

use std::collections::BTreeMap;

use async_trait::async_trait;
use desk_agree::RecordKey;
use desk_wire::protocol::{Manifest, Message, RecordRow};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

use super::Session;
use super::bytes::{self, id, int, num, size};
use super::keys::{AT_ONCE, about_commands, about_records, in_parts};
use crate::db::{
    BlobRow, CommandPage, CommandRow, DbResult, DeviceRow, EventPage, Find, KeptRecord,
    SnapshotRow, WaitingRow, WorkspaceRead, WorkspaceRow, bad_row,
};

#[async_trait]
impl WorkspaceRead for Session {
    async fn workspace(&mut self) -> DbResult<Option<WorkspaceRow>> {
        let row = sqlx::query("select * from workspace where ws = ?")
            .bind(self.ws)
            .fetch_optional(&mut *self.tx)
            .await?;
        row.as_ref().map(bytes::workspace).transpose()
    }

    async fn device(&mut self, id: Uuid) -> DbResult<Option<DeviceRow>> {
        let row = sqlx::query("select * from device where ws = ? and id = ?")
            .bind(self.ws)
            .bind(id.as_bytes().as_slice())
            .fetch_optional(&mut *self.tx)
            .await?;
        row.as_ref().map(bytes::device).transpose()
    }

    async fn devices(&mut self) -> DbResult<Vec<DeviceRow>> {
        let rows = self.all("select * from device where ws = ? order by enrolled_ms, id").await?;
        rows.iter().map(bytes::device).collect()
    }

    async fn commands(&mut self, ids: &[Uuid]) -> DbResult<Vec<CommandRow>> {
        let mut found = Vec::new();
        for ids in ids.chunks(AT_ONCE) {
            let mut query = about_commands("select * from", self.ws, ids);
            query.push(" order by event_seq, device, device_seq");
            let rows = query.build().fetch_all(&mut *self.tx).await?;
            for row in &rows {
                found.push(bytes::command(row)?);
            }
        }
        Ok(found)
    }

    async fn numbers(&mut self, device: Uuid, first: u64, last: u64) -> DbResult<Vec<CommandRow>> {
        let query = "select * from command where ws = ? and device = ?
                     and device_seq between ? and ? order by device_seq";
        let rows = self.of_device(query, device, first, last).await?;
        rows.iter().map(bytes::command).collect()
    }

    async fn command_pages(
        &mut self,
        device: Uuid,
        first: u64,
        last: u64,
    ) -> DbResult<Vec<CommandPage>> {
        // No page behind the one with the last number is looked at.
        let query = "select * from command_page where ws = ?1 and device = ?2
                     and last >= ?3 and first <= ?4 and last <= coalesce(
                       (select min(last) from command_page
                        where ws = ?1 and device = ?2 and last >= ?4), ?4)
                     order by last";
        let rows = self.of_device(query, device, first, last).await?;
        rows.iter().map(bytes::command_page).collect()
    }

    async fn event_pages(&mut self, seq: u64, limit: usize) -> DbResult<Vec<EventPage>> {
        let rows = sqlx::query(
            "select * from event_page where ws = ? and last >= ? order by last limit ?",
        )
        .bind(self.ws)
        .bind(int(seq))
        .bind(size(limit))
        .fetch_all(&mut *self.tx)
        .await?;
        rows.iter().map(bytes::event_page).collect()
    }

    async fn records(&mut self, keys: &[RecordKey]) -> DbResult<Vec<KeptRecord>> {
        let mut found = Vec::new();
        for (entity_type, ids) in in_parts(keys) {
            let rows = self.of_records("record", (entity_type, &ids)).await?;
            let members = self.of_records("member", (entity_type, &ids)).await?;
            found.extend(assemble(&rows, &members)?);
        }
        Ok(found)
    }

    async fn records_after(
        &mut self,
        after: Option<RecordKey>,
        limit: usize,
    ) -> DbResult<Vec<KeptRecord>> {
        let (entity_type, id) =
            after.map_or((-1, Uuid::nil()), |key| (i64::from(key.entity_type), key.id));
        let rows = sqlx::query(
            "select * from record where ws = ? and (entity_type, id) > (?, ?)
             order by entity_type, id limit ?",
        )
        .bind(self.ws)
        .bind(entity_type)
        .bind(id.as_bytes().as_slice())
        .bind(size(limit))
        .fetch_all(&mut *self.tx)
        .await?;
        let Some(last) = rows.last() else {
            return Ok(Vec::new());
        };
        let members = sqlx::query(
            "select * from member where ws = ?
             and (entity_type, id) > (?, ?) and (entity_type, id) <= (?, ?)",
        )
        .bind(self.ws)
        .bind(entity_type)
        .bind(id.as_bytes().as_slice())
        .bind(last.try_get::<i64, _>("entity_type")?)
        .bind(last.try_get::<&[u8], _>("id")?)
        .fetch_all(&mut *self.tx)
        .await?;
        assemble(&rows, &members)
    }

    async fn find(&mut self, what: &Find) -> DbResult<Vec<RecordKey>> {
        let query = match what {
            Find::Of(entity_type) => sqlx::query(
                "select entity_type, id from record where ws = ? and entity_type = ?
                 order by id",
            )
            .bind(self.ws)
            .bind(i64::from(*entity_type)),
            Find::Holding(entity_type, field, member) => sqlx::query(
                "select entity_type, id from member
                 where ws = ? and entity_type = ? and field = ? and member = ? order by id",
            )
            .bind(self.ws)
            .bind(i64::from(*entity_type))
            .bind(i64::from(*field))
            .bind(member.clone()),
            Find::Named(entity_type, field, value) => sqlx::query(
                "select entity_type, id from lookup
                 where ws = ? and entity_type = ? and field = ? and value = ? order by id",
            )
            .bind(self.ws)
            .bind(i64::from(*entity_type))
            .bind(i64::from(*field))
            .bind(value.clone()),
        };
        let rows = query.fetch_all(&mut *self.tx).await?;
        rows.iter().map(key_of).collect()
    }

    async fn waiting(&mut self) -> DbResult<Vec<WaitingRow>> {
        let rows = self.all("select * from waiting where ws = ? order by event_seq").await?;
        rows.iter()
            .map(|row| {
                Ok(WaitingRow {
                    id: id(row, "id")?,
                    device: id(row, "device")?,
                    device_seq: num(row, "device_seq")?,
                    event_seq: num(row, "event_seq")?,
                })
            })
            .collect()
    }

    async fn failures(&mut self) -> DbResult<BTreeMap<Uuid, u32>> {
        let rows = self.all("select command, failures from failure where ws = ?").await?;
        rows.iter().map(|row| Ok((id(row, "command")?, row.try_get("failures")?))).collect()
    }

    async fn snapshots(&mut self) -> DbResult<Vec<SnapshotRow>> {
        let rows = self.all("select * from snapshot where ws = ? order by seq desc").await?;
        rows.iter()
            .map(|row| {
                let manifest = Manifest::from_bytes(row.try_get("manifest")?)
                    .map_err(bytes::wire("snapshot"))?;
                Ok(SnapshotRow { seq: num(row, "seq")?, manifest })
            })
            .collect()
    }

    async fn chunk(&mut self, hash: [u8; 32]) -> DbResult<Option<Vec<u8>>> {
        Ok(sqlx::query_scalar("select bytes from chunk where ws = ? and hash = ?")
            .bind(self.ws)
            .bind(hash.as_slice())
            .fetch_optional(&mut *self.tx)
            .await?)
    }

    async fn blob(&mut self, hash: [u8; 32]) -> DbResult<Option<BlobRow>> {
        let row = sqlx::query("select * from blob_ref where ws = ? and hash = ?")
            .bind(self.ws)
            .bind(hash.as_slice())
            .fetch_optional(&mut *self.tx)
            .await?;
        row.map(|row| Ok(BlobRow { bytes: num(&row, "bytes")?, device: id(&row, "device")? }))
            .transpose()
    }

    async fn blob_piece(&mut self, hash: [u8; 32], at: u64) -> DbResult<Option<(u64, Vec<u8>)>> {
        let query = "select at, bytes from blob_piece where hash = ?2 and at <= ?3
                     and exists (select 1 from blob_ref where ws = ?1 and hash = ?2)
                     order by at desc limit 1";
        self.piece(query, hash, at).await
    }

    async fn upload(&mut self, hash: [u8; 32]) -> DbResult<u64> {
        let have: Option<i64> = sqlx::query_scalar(
            "select at + length(bytes) from blob_part where ws = ? and hash = ?
             order by at desc limit 1",
        )
        .bind(self.ws)
        .bind(hash.as_slice())
        .fetch_optional(&mut *self.tx)
        .await?;
        u64::try_from(have.unwrap_or(0)).map_err(|_| bad_row("blob_part"))
    }

    async fn upload_piece(&mut self, hash: [u8; 32], at: u64) -> DbResult<Option<(u64, Vec<u8>)>> {
        let query = "select at, bytes from blob_part where ws = ?1 and hash = ?2 and at <= ?3
                     order by at desc limit 1";
        self.piece(query, hash, at).await
    }
}

impl Session {
    /// Every row of the workspace that `query` is about.
    async fn all(&mut self, query: &'static str) -> DbResult<Vec<SqliteRow>> {
        Ok(sqlx::query(query).bind(self.ws).fetch_all(&mut *self.tx).await?)
    }

    async fn of_device(
        &mut self,
        query: &'static str,
        device: Uuid,
        first: u64,
        last: u64,
    ) -> DbResult<Vec<SqliteRow>> {
        Ok(sqlx::query(query)
            .bind(self.ws)
            .bind(device.as_bytes().as_slice())
            .bind(int(first))
            .bind(int(last))
            .fetch_all(&mut *self.tx)
            .await?)
    }

    /// The piece that `query` finds, if it reaches as far as byte `at`.
    async fn piece(
        &mut self,
        query: &'static str,
        hash: [u8; 32],
        at: u64,
    ) -> DbResult<Option<(u64, Vec<u8>)>> {
        let row = sqlx::query(query)
            .bind(self.ws)
            .bind(hash.as_slice())
            .bind(int(at))
            .fetch_optional(&mut *self.tx)
            .await?;
        let Some(row) = row else {
            return Ok(None);
        };
        let first = num(&row, "at")?;
        let bytes: Vec<u8> = row.try_get("bytes")?;
        Ok((at < first + bytes.len() as u64).then_some((first, bytes)))
    }

    /// The rows of `table` of these records of one type.
    async fn of_records(&mut self, table: &str, about: (u16, &[Uuid])) -> DbResult<Vec<SqliteRow>> {
        let mut query = about_records("select * from", table, self.ws, about);
        Ok(query.build().fetch_all(&mut *self.tx).await?)
    }
}

fn key_of(row: &SqliteRow) -> DbResult<RecordKey> {
    let entity_type: i64 = row.try_get("entity_type")?;
    let entity_type = u16::try_from(entity_type).map_err(|_| bad_row("record"))?;
    Ok(RecordKey { entity_type, id: id(row, "id")? })
}

fn small(row: &SqliteRow, column: &str) -> DbResult<u16> {
    let number: i64 = row.try_get(column)?;
    u16::try_from(number).map_err(|_| bad_row("record"))
}

/// Puts the members back into their records, in order.
fn assemble(rows: &[SqliteRow], members: &[SqliteRow]) -> DbResult<Vec<KeptRecord>> {
    let mut sets: BTreeMap<RecordKey, Vec<(u16, String)>> = BTreeMap::new();
    for row in members {
        let member: String = row.try_get("member")?;
        sets.entry(key_of(row)?).or_default().push((small(row, "field")?, member));
    }
    rows.iter()
        .map(|row| {
            let mut record =
                RecordRow::from_bytes(row.try_get("data")?).map_err(bytes::wire("record"))?;
            record.members = sets.remove(&key_of(row)?).unwrap_or_default();
            record.members.sort();
            Ok(KeptRecord { row: record, scope: small(row, "scope")? })
        })
        .collect()
}
