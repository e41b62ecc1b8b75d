//! The least that a check can take: each row of the record is read from the same encrypted
//! file, in its order and as many at a time, and hashed onto the one before it.

use std::path::Path;

use desk_wire::chain_hash;
use sqlx::{ConnectOptions, Connection, Row, SqliteConnection};

use crate::encrypted::{self, KEY};
use crate::problem::Problem;

/// As many as the check reads at once.
const ROWS: usize = 500;

pub(super) struct Floor(SqliteConnection);

impl Floor {
    pub(super) async fn open(path: &Path) -> Result<Self, Problem> {
        let options =
            encrypted::options(path, &KEY).pragma("query_only", "on").row_buffer_size(500);
        Ok(Self(options.connect().await?))
    }

    /// How many there were.
    pub(super) async fn read(&mut self) -> Result<u64, Problem> {
        let (mut hash, mut last, mut count) = ([0; 32], 0_i64, 0);
        let mut tx = self.0.begin().await?;
        loop {
            let rows = sqlx::query(
                "select * from outbox where device_seq > ? order by device_seq limit ?",
            )
            .bind(last)
            .bind(i64::try_from(ROWS).unwrap_or(i64::MAX))
            .fetch_all(&mut *tx)
            .await?;
            for row in &rows {
                hash = chain_hash(&hash, row.try_get("record")?);
                last = row.try_get("device_seq")?;
            }
            count += rows.len() as u64;
            if rows.len() < ROWS {
                break;
            }
        }
        let head: Vec<u8> =
            sqlx::query_scalar("select head from own_chain").fetch_one(&mut *tx).await?;
        if head == hash {
            return Ok(count);
        }
        Err(Problem::Wrong("the floor came to another hash than the record's".to_owned()))
    }

    pub(super) async fn close(self) -> Result<(), Problem> {
        Ok(self.0.close().await?)
    }
}
