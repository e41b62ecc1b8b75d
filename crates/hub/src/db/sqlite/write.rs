//! What is written of one workspace.

use async_trait::async_trait;
use desk_agree::RecordKey;
use desk_wire::protocol::Message;
use sqlx::{QueryBuilder, Sqlite};
use uuid::Uuid;

use super::Session;
use super::bytes::{int, to_cbor, wire};
use super::keys::{AT_ONCE, about_records, in_parts};
use crate::db::{
    BlobRow, CommandPage, CommandRow, DbResult, DeviceRow, EventPage, KeptRecord, RefreshRow,
    SnapshotRow, WaitingRow, WorkspaceRow, WorkspaceTx,
};

#[async_trait]
impl WorkspaceTx for Session {
    async fn put_workspace(&mut self, row: &WorkspaceRow) -> DbResult<()> {
        self.ws = sqlx::query_scalar(
            "insert into workspace (id, head_seq, head_hash, epoch, epoch_confirmed, past, digests,
                                    min_seq, founded, last_at_ms, snapshot_seq)
             values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             on conflict (id) do update set
               head_seq = excluded.head_seq, head_hash = excluded.head_hash,
               epoch = excluded.epoch, epoch_confirmed = excluded.epoch_confirmed,
               past = excluded.past,
               digests = excluded.digests, min_seq = excluded.min_seq,
               founded = excluded.founded, last_at_ms = excluded.last_at_ms,
               snapshot_seq = excluded.snapshot_seq
             returning ws",
        )
        .bind(self.workspace.as_bytes().as_slice())
        .bind(int(row.head_seq))
        .bind(row.head_hash.as_slice())
        .bind(row.epoch.as_slice())
        .bind(row.epoch_confirmed)
        .bind(to_cbor("workspace", &row.past)?)
        .bind(to_cbor("workspace", &row.digests)?)
        .bind(int(row.min_seq))
        .bind(row.founded)
        .bind(row.last_at_ms)
        .bind(int(row.snapshot_seq))
        .fetch_one(&mut *self.tx)
        .await?;
        Ok(())
    }

    async fn put_device(&mut self, row: &DeviceRow) -> DbResult<()> {
        let offered = row.offered.as_ref();
        let offered_scopes =
            offered.map(|offered| to_cbor("device", &offered.scopes)).transpose()?;
        sqlx::query(
            "insert or replace into device
               (ws, id, user_id, key, name, last_seq, chain, cursor_seq, scopes, offered_seq,
                offered_scopes, app_version, enrolled_ms, revoked_ms, suspended, seen_ms)
             values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(self.ws)
        .bind(row.id.as_bytes().as_slice())
        .bind(row.user.as_bytes().as_slice())
        .bind(row.key.as_slice())
        .bind(&row.name)
        .bind(int(row.last_seq))
        .bind(row.chain.as_slice())
        .bind(int(row.cursor_seq))
        .bind(to_cbor("device", &row.scopes)?)
        .bind(offered.map(|offered| int(offered.seq)))
        .bind(offered_scopes)
        .bind(&row.app_version)
        .bind(row.enrolled_ms)
        .bind(row.revoked_ms)
        .bind(row.suspended)
        .bind(row.seen_ms)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    async fn put_commands(&mut self, rows: &[CommandRow]) -> DbResult<()> {
        for rows in rows.chunks(AT_ONCE) {
            let mut query = QueryBuilder::<Sqlite>::new(
                "insert or replace into command (ws, device, device_seq, id, outcome, event_seq) ",
            );
            query.push_values(rows, |mut values, row| {
                values
                    .push_bind(self.ws)
                    .push_bind(row.device.as_bytes().as_slice())
                    .push_bind(int(row.device_seq))
                    .push_bind(row.id.as_bytes().as_slice())
                    .push_bind(row.outcome.code())
                    .push_bind(int(row.event_seq));
            });
            query.build().execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    async fn add_command_page(&mut self, page: &CommandPage) -> DbResult<()> {
        sqlx::query(
            "insert into command_page (ws, device, first, last, before, bytes, sum)
             values (?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(self.ws)
        .bind(page.device.as_bytes().as_slice())
        .bind(int(page.first))
        .bind(int(page.last))
        .bind(page.before.as_slice())
        .bind(&page.packed.bytes)
        .bind(page.packed.sum.as_slice())
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    async fn drop_command_pages(&mut self, device: Uuid, first: u64, last: u64) -> DbResult<()> {
        sqlx::query(
            "delete from command_page where ws = ?1 and device = ?2
             and first >= ?3 and last between ?3 and ?4",
        )
        .bind(self.ws)
        .bind(device.as_bytes().as_slice())
        .bind(int(first))
        .bind(int(last))
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    async fn add_event_page(&mut self, page: &EventPage) -> DbResult<()> {
        sqlx::query(
            "insert into event_page (ws, first, last, before, bytes, sum)
             values (?, ?, ?, ?, ?, ?)",
        )
        .bind(self.ws)
        .bind(int(page.first))
        .bind(int(page.last))
        .bind(page.before.as_slice())
        .bind(&page.packed.bytes)
        .bind(page.packed.sum.as_slice())
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    async fn drop_event_pages(&mut self, first: u64, last: u64) -> DbResult<()> {
        sqlx::query(
            "delete from event_page where ws = ?1 and first >= ?2 and last between ?2 and ?3",
        )
        .bind(self.ws)
        .bind(int(first))
        .bind(int(last))
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    async fn put_records(&mut self, records: &[KeptRecord]) -> DbResult<()> {
        for records in records.chunks(AT_ONCE) {
            self.put_some_records(records).await?;
        }
        Ok(())
    }

    async fn put_waiting(&mut self, row: &WaitingRow) -> DbResult<()> {
        sqlx::query(
            "insert or replace into waiting (ws, id, device, device_seq, event_seq)
             values (?, ?, ?, ?, ?)",
        )
        .bind(self.ws)
        .bind(row.id.as_bytes().as_slice())
        .bind(row.device.as_bytes().as_slice())
        .bind(int(row.device_seq))
        .bind(int(row.event_seq))
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    async fn drop_waiting(&mut self, command: Uuid) -> DbResult<()> {
        sqlx::query("delete from waiting where ws = ? and id = ?")
            .bind(self.ws)
            .bind(command.as_bytes().as_slice())
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn put_failures(&mut self, command: Uuid, failures: u32) -> DbResult<()> {
        sqlx::query("insert or replace into failure (ws, command, failures) values (?, ?, ?)")
            .bind(self.ws)
            .bind(command.as_bytes().as_slice())
            .bind(failures)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn put_snapshot(
        &mut self,
        row: &SnapshotRow,
        chunks: &[([u8; 32], Vec<u8>)],
    ) -> DbResult<()> {
        sqlx::query("insert or replace into snapshot (ws, seq, manifest) values (?, ?, ?)")
            .bind(self.ws)
            .bind(int(row.seq))
            .bind(row.manifest.to_bytes().map_err(wire("snapshot"))?)
            .execute(&mut *self.tx)
            .await?;
        for (hash, bytes) in chunks {
            sqlx::query("insert or ignore into chunk (ws, hash, bytes) values (?, ?, ?)")
                .bind(self.ws)
                .bind(hash.as_slice())
                .bind(bytes)
                .execute(&mut *self.tx)
                .await?;
        }
        Ok(())
    }

    async fn drop_snapshot(&mut self, seq: u64) -> DbResult<()> {
        sqlx::query("delete from snapshot where ws = ? and seq = ?")
            .bind(self.ws)
            .bind(int(seq))
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn drop_chunks(&mut self, hashes: &[[u8; 32]]) -> DbResult<()> {
        for hash in hashes {
            sqlx::query("delete from chunk where ws = ? and hash = ?")
                .bind(self.ws)
                .bind(hash.as_slice())
                .execute(&mut *self.tx)
                .await?;
        }
        Ok(())
    }

    async fn put_upload(&mut self, hash: [u8; 32], at: u64, bytes: &[u8]) -> DbResult<()> {
        sqlx::query("insert into blob_part (ws, hash, at, bytes) values (?, ?, ?, ?)")
            .bind(self.ws)
            .bind(hash.as_slice())
            .bind(int(at))
            .bind(bytes)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn finish_upload(&mut self, hash: [u8; 32], row: &BlobRow) -> DbResult<()> {
        // Another workspace may have brought the same one.
        sqlx::query(
            "insert into blob_piece (hash, at, bytes)
             select hash, at, bytes from blob_part where ws = ?1 and hash = ?2
             and not exists (select 1 from blob_piece where hash = ?2)",
        )
        .bind(self.ws)
        .bind(hash.as_slice())
        .execute(&mut *self.tx)
        .await?;
        let stored: i64 = sqlx::query_scalar(
            "select coalesce(sum(length(bytes)), 0) from blob_piece where hash = ?",
        )
        .bind(hash.as_slice())
        .fetch_one(&mut *self.tx)
        .await?;
        sqlx::query(
            "insert or replace into blob_ref (ws, hash, bytes, device) values (?, ?, ?, ?)",
        )
        .bind(self.ws)
        .bind(hash.as_slice())
        .bind(stored)
        .bind(row.device.as_bytes().as_slice())
        .execute(&mut *self.tx)
        .await?;
        self.drop_upload(hash).await
    }

    async fn drop_upload(&mut self, hash: [u8; 32]) -> DbResult<()> {
        sqlx::query("delete from blob_part where ws = ? and hash = ?")
            .bind(self.ws)
            .bind(hash.as_slice())
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn take_invite(
        &mut self,
        id: Uuid,
        secret_hash: [u8; 32],
        by: Uuid,
        now_ms: i64,
    ) -> DbResult<bool> {
        let done = sqlx::query(
            "update invite set used_ms = ?1, used_by = ?2
             where id = ?3 and secret_hash = ?4 and used_ms is null and expires_ms > ?1",
        )
        .bind(now_ms)
        .bind(by.as_bytes().as_slice())
        .bind(id.as_bytes().as_slice())
        .bind(secret_hash.as_slice())
        .execute(&mut *self.tx)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    async fn put_refresh(&mut self, row: &RefreshRow) -> DbResult<()> {
        super::directory::insert_refresh(&mut self.tx, row).await
    }

    async fn commit(self: Box<Self>) -> DbResult<()> {
        Ok(self.tx.commit().await?)
    }
}

impl Session {
    async fn put_some_records(&mut self, records: &[KeptRecord]) -> DbResult<()> {
        let ws = self.ws;
        let mut data = Vec::with_capacity(records.len());
        let mut members = Vec::new();
        let mut texts = Vec::new();
        for kept in records {
            let (entity_type, id) = (i64::from(kept.row.entity_type), kept.row.entity());
            let mut alone = kept.row.clone();
            for (field, member) in std::mem::take(&mut alone.members) {
                members.push((entity_type, id, i64::from(field), member));
            }
            for (field, text) in kept.found_by() {
                texts.push((entity_type, id, i64::from(field), text));
            }
            let bytes = alone.to_bytes().map_err(wire("record"))?;
            data.push((entity_type, id, i64::from(kept.scope), bytes));
        }
        let key = |kept: &KeptRecord| RecordKey {
            entity_type: kept.row.entity_type,
            id: kept.row.entity(),
        };
        let keys: Vec<RecordKey> = records.iter().map(key).collect();
        for (entity_type, ids) in in_parts(&keys) {
            for table in ["member", "lookup"] {
                let mut query = about_records("delete from", table, ws, (entity_type, &ids));
                query.build().execute(&mut *self.tx).await?;
            }
        }
        let mut query = QueryBuilder::<Sqlite>::new(
            "insert or replace into record (ws, entity_type, id, scope, data) ",
        );
        query.push_values(&data, |mut values, (entity_type, id, scope, bytes)| {
            values
                .push_bind(ws)
                .push_bind(*entity_type)
                .push_bind(id.as_bytes().as_slice())
                .push_bind(*scope)
                .push_bind(bytes.as_slice());
        });
        query.build().execute(&mut *self.tx).await?;
        for (insert, rows) in [
            ("insert into member (ws, entity_type, id, field, member) ", &members),
            ("insert into lookup (ws, entity_type, id, field, value) ", &texts),
        ] {
            for rows in rows.chunks(AT_ONCE) {
                let mut query = QueryBuilder::<Sqlite>::new(insert);
                query.push_values(rows, |mut values, (entity_type, id, field, text)| {
                    values
                        .push_bind(ws)
                        .push_bind(*entity_type)
                        .push_bind(id.as_bytes().as_slice())
                        .push_bind(*field)
                        .push_bind(text.as_str());
                });
                query.build().execute(&mut *self.tx).await?;
            }
        }
        Ok(())
    }
}
