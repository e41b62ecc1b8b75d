//! The floor's files: the same library, key and way of writing, and tables with
//! nothing in them that is not asked for.

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions, SqliteConnection};

use super::super::work::{FIELDS, Record};
use crate::problem::Problem;

pub(super) const KEY: [u8; 32] = [42; 32];

/// A new file, with the key or without one.
pub(super) async fn make(path: &Path, encrypted: bool) -> Result<SqliteConnection, Problem> {
    let mut options = SqliteConnectOptions::new().filename(path).create_if_missing(true);
    if encrypted {
        let hex: String = KEY.iter().map(|byte| format!("{byte:02x}")).collect();
        options = options.pragma("key", format!("\"x'{hex}'\""));
    }
    let mut connection = options
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(30))
        .disable_statement_logging()
        .connect()
        .await?;
    let columns = FIELDS.map(|field| format!("{} text", field.code())).join(", ");
    let tables = format!(
        "create table record (id blob primary key, {columns}); \
         create table outbox (seq integer primary key, id blob, field text, old text, new text); \
         create table log (seq integer primary key, op blob)"
    );
    sqlx::raw_sql(AssertSqlSafe(tables)).execute(&mut connection).await?;
    Ok(connection)
}

pub(super) async fn insert(
    connection: &mut SqliteConnection,
    record: &Record,
) -> Result<(), Problem> {
    let marks = ["?"; FIELDS.len()].join(", ");
    let statement = AssertSqlSafe(format!("insert into record values (?, {marks})"));
    let mut query = sqlx::query(statement).bind(record.id.as_bytes().to_vec());
    for text in &record.texts {
        query = query.bind(text);
    }
    query.execute(connection).await?;
    Ok(())
}
