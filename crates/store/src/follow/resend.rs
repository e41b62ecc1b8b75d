//! Commands that the hub had judged and has forgotten.

use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use super::{done, rebase};
use crate::error::StoreError;
use crate::sql::{signed, unsigned};

/// Everything of ours from number `seq` on waits again; the hub counts without a
/// gap, so those that it had refused too.
pub(crate) async fn take_back(
    connection: &mut SqliteConnection,
    seq: u64,
) -> Result<u64, StoreError> {
    let rows = sqlx::query("select first_seq, chain, body from done_page where last_seq >= ?")
        .bind(signed(seq))
        .fetch_all(&mut *connection)
        .await?;
    // Pages are taken apart; what stays done goes back into one.
    for row in &rows {
        let (again, still): (Vec<_>, Vec<_>) =
            done::read(row)?.into_iter().partition(|one| one.device_seq >= seq);
        sqlx::query("delete from done_page where first_seq = ?")
            .bind(row.try_get::<i64, _>("first_seq")?)
            .execute(&mut *connection)
            .await?;
        done::keep(connection, &still).await?;
        for one in &again {
            let record = one.command()?;
            sqlx::query(
                "insert into outbox (device_seq, command_id, group_id, author, code, subject, \
                 record, chain, made_wall) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            )
            .bind(signed(one.device_seq))
            .bind(record.id().as_bytes().to_vec())
            .bind(record.group().as_bytes().to_vec())
            .bind(record.author().as_bytes().to_vec())
            .bind(record.command().map_or("unknown", |command| command.code()))
            .bind(&one.subject)
            .bind(one.record.as_slice())
            .bind(one.chain.to_vec())
            .bind(record.made.wall_ms)
            .execute(&mut *connection)
            .await?;
        }
    }
    sqlx::query(
        "update outbox set status = 'pending', outcome = null, why = null, about = null, \
         event_seq = null where device_seq >= ?",
    )
    .bind(signed(seq))
    .execute(&mut *connection)
    .await?;
    rebase::run_all(connection).await?;
    let again: i64 = sqlx::query_scalar("select count(*) from outbox where device_seq >= ?")
        .bind(signed(seq))
        .fetch_one(connection)
        .await?;
    unsigned("outbox", again)
}
