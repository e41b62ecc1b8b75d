//! The floor's files: the same library, key and way of writing, and tables with
//! nothing in them that is not asked for.

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions, SqliteConnection};

use super::super::work::{FIELDS, Record};
use crate::encrypted::KEY;
use crate::problem::Problem;

/// A new file, with the key or without one.
pub(super) async fn make(path: &Path, encrypted: bool) -> Result<SqliteConnection, Problem> {
    let options = if encrypted {
        crate::encrypted::options(path, &KEY)
    } else {
        SqliteConnectOptions::new().filename(path).disable_statement_logging()
    };
    let mut connection = options
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(30))
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
