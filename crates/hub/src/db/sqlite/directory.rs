//! Who is let in.

use async_trait::async_trait;
use sqlx::{Sqlite, Transaction};
use uuid::Uuid;

use super::SqliteDb;
use super::bytes;
use crate::db::{DbResult, DeviceRow, Directory, InviteRow, LockoutRow, RefreshRow, Rotated};

#[async_trait]
impl Directory for SqliteDb {
    async fn put_invite(&self, row: &InviteRow) -> DbResult<()> {
        sqlx::query(
            "insert into invite (id, workspace, user_id, statement, signature, secret_hash,
                                 expires_ms, used_ms, used_by)
             values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(row.id.as_bytes().as_slice())
        .bind(row.workspace.map(|id| id.as_bytes().to_vec()))
        .bind(row.user.map(|id| id.as_bytes().to_vec()))
        .bind(&row.statement)
        .bind(row.signature.as_slice())
        .bind(row.secret_hash.as_slice())
        .bind(row.expires_ms)
        .bind(row.used_ms)
        .bind(row.used_by.map(|id| id.as_bytes().to_vec()))
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    async fn invite(&self, id: Uuid) -> DbResult<Option<InviteRow>> {
        let row = sqlx::query("select * from invite where id = ?")
            .bind(id.as_bytes().as_slice())
            .fetch_optional(&self.readers)
            .await?;
        row.as_ref().map(bytes::invite).transpose()
    }

    async fn invites(&self, workspace: Option<Uuid>) -> DbResult<Vec<InviteRow>> {
        let rows = sqlx::query("select * from invite where workspace is ? order by expires_ms, id")
            .bind(workspace.map(|id| id.as_bytes().to_vec()))
            .fetch_all(&self.readers)
            .await?;
        rows.iter().map(bytes::invite).collect()
    }

    async fn drop_invite(&self, id: Uuid) -> DbResult<()> {
        sqlx::query("delete from invite where id = ?")
            .bind(id.as_bytes().as_slice())
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    async fn refresh(&self, hash: [u8; 32]) -> DbResult<Option<RefreshRow>> {
        let row = sqlx::query("select * from refresh where hash = ?")
            .bind(hash.as_slice())
            .fetch_optional(&self.readers)
            .await?;
        row.as_ref().map(bytes::refresh).transpose()
    }

    async fn rotate_refresh(
        &self,
        old: [u8; 32],
        new: &RefreshRow,
        grace_ms: i64,
    ) -> DbResult<Rotated> {
        let mut tx = self.writer.begin_with("begin immediate").await?;
        let Some(shown) = select_refresh(&mut tx, old).await? else {
            return Ok(Rotated::Unknown);
        };
        let now_ms = new.issued_ms;
        let rotated = match (shown.used_ms, shown.successor) {
            (None, _) => Rotated::Fresh,
            (Some(used), Some(successor)) if now_ms <= used.saturating_add(grace_ms) => {
                match select_refresh(&mut tx, successor).await? {
                    Some(next) if next.used_ms.is_none() => {
                        delete(&mut tx, "delete from refresh where hash = ?", &successor).await?;
                        Rotated::Again
                    }
                    Some(_) | None => Rotated::Reused,
                }
            }
            (Some(_), _) => Rotated::Reused,
        };
        if rotated == Rotated::Reused {
            let family = shown.family.as_bytes();
            delete(&mut tx, "delete from refresh where family = ?", family).await?;
        } else {
            sqlx::query(
                "update refresh set used_ms = coalesce(used_ms, ?), successor = ? where hash = ?",
            )
            .bind(now_ms)
            .bind(new.hash.as_slice())
            .bind(old.as_slice())
            .execute(&mut *tx)
            .await?;
            insert_refresh(&mut tx, &RefreshRow { family: shown.family, ..new.clone() }).await?;
            sqlx::query("delete from refresh where family = ? and used_ms < ?")
                .bind(shown.family.as_bytes().as_slice())
                .bind(now_ms.saturating_sub(grace_ms))
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        Ok(rotated)
    }

    async fn drop_refresh(&self, workspace: Uuid, device: Uuid) -> DbResult<()> {
        sqlx::query("delete from refresh where workspace = ? and device = ?")
            .bind(workspace.as_bytes().as_slice())
            .bind(device.as_bytes().as_slice())
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    async fn auth_device(&self, workspace: Uuid, device: Uuid) -> DbResult<Option<DeviceRow>> {
        let row = sqlx::query(
            "select * from device
             where ws = (select ws from workspace where id = ?) and id = ?",
        )
        .bind(workspace.as_bytes().as_slice())
        .bind(device.as_bytes().as_slice())
        .fetch_optional(&self.readers)
        .await?;
        row.as_ref().map(bytes::device).transpose()
    }

    async fn suspend(&self, workspace: Uuid, device: Uuid, suspended: bool) -> DbResult<()> {
        sqlx::query(
            "update device set suspended = ?
             where ws = (select ws from workspace where id = ?) and id = ?",
        )
        .bind(suspended)
        .bind(workspace.as_bytes().as_slice())
        .bind(device.as_bytes().as_slice())
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    async fn revoke(&self, workspace: Uuid, device: Uuid, at_ms: i64) -> DbResult<()> {
        sqlx::query(
            "update device set revoked_ms = coalesce(revoked_ms, ?)
             where ws = (select ws from workspace where id = ?) and id = ?",
        )
        .bind(at_ms)
        .bind(workspace.as_bytes().as_slice())
        .bind(device.as_bytes().as_slice())
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    async fn lockout(&self, key: &str) -> DbResult<Option<LockoutRow>> {
        let row: Option<(u32, i64)> =
            sqlx::query_as("select failures, until_ms from lockout where key = ?")
                .bind(key)
                .fetch_optional(&self.readers)
                .await?;
        Ok(row.map(|(failures, until_ms)| LockoutRow { failures, until_ms }))
    }

    async fn put_lockout(&self, key: &str, row: Option<LockoutRow>) -> DbResult<()> {
        let query = match row {
            Some(row) => sqlx::query(
                "insert or replace into lockout (key, failures, until_ms) values (?, ?, ?)",
            )
            .bind(key)
            .bind(row.failures)
            .bind(row.until_ms),
            None => sqlx::query("delete from lockout where key = ?").bind(key),
        };
        query.execute(&self.writer).await?;
        Ok(())
    }
}

type Tx = Transaction<'static, Sqlite>;

async fn select_refresh(tx: &mut Tx, hash: [u8; 32]) -> DbResult<Option<RefreshRow>> {
    let row = sqlx::query("select * from refresh where hash = ?")
        .bind(hash.as_slice())
        .fetch_optional(&mut **tx)
        .await?;
    row.as_ref().map(bytes::refresh).transpose()
}

async fn delete(tx: &mut Tx, statement: &'static str, key: &[u8]) -> DbResult<()> {
    sqlx::query(statement).bind(key).execute(&mut **tx).await?;
    Ok(())
}

pub(super) async fn insert_refresh(tx: &mut Tx, row: &RefreshRow) -> DbResult<()> {
    sqlx::query(
        "insert into refresh (hash, workspace, device, family, issued_ms, used_ms, successor)
         values (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(row.hash.as_slice())
    .bind(row.workspace.as_bytes().as_slice())
    .bind(row.device.as_bytes().as_slice())
    .bind(row.family.as_bytes().as_slice())
    .bind(row.issued_ms)
    .bind(row.used_ms)
    .bind(row.successor.map(|hash| hash.to_vec()))
    .execute(&mut **tx)
    .await?;
    Ok(())
}
