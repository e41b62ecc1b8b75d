//! The least that bringing people in can take: they are read already, and each is one row
//! of a person and one of what is to be sent, in one transaction. The same library, key
//! and way of writing.

use std::path::Path;

use sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection};
use uuid::Uuid;

use crate::encrypted::{self, KEY};
use crate::problem::Problem;
use crate::took::{Stopwatch, Took};

pub(crate) async fn floor(file: &Path, folder: &Path) -> Result<Took, Problem> {
    let text = std::fs::read_to_string(file)?;
    let people: Vec<&str> = text.lines().skip(1).collect();
    let mut connection = encrypted::options(&folder.join("floor.db"), &KEY)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .connect()
        .await?;
    sqlx::raw_sql(
        "create table person (id blob primary key, user_name text, first_name text, \
           last_name text, display_name text, job_title text, department text, phone text, \
           country text); \
         create index person_by_name on person (lower(user_name)); \
         create table outbox (seq integer primary key, id blob, new text)",
    )
    .execute(&mut connection)
    .await?;
    let watch = Stopwatch::start();
    let mut tx = connection.begin_with("begin immediate").await?;
    for (number, line) in (1_u128..).zip(&people) {
        let id = Uuid::from_u128(number).as_bytes().to_vec();
        let mut insert = sqlx::query("insert into person values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        insert = insert.bind(id.clone());
        let mut cells = line.split(',');
        for _ in 0..8 {
            insert = insert.bind(cells.next());
        }
        insert.execute(&mut *tx).await?;
        sqlx::query("insert into outbox (id, new) values (?, ?)")
            .bind(id)
            .bind(*line)
            .execute(&mut *tx)
            .await?;
    }
    tx.commit().await?;
    let took = watch.took();
    connection.close().await?;
    Ok(took)
}
