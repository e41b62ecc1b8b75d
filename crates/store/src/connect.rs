//! How every connection to a workspace is made.

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqlitePool, SqlitePoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions};
use zeroize::Zeroizing;

use crate::ending::await_at_exit;
use crate::error::StoreError;
use crate::key::FileKey;
use crate::order::known_to;

/// A connection that can be made.
///
/// In two steps, because the end of the process waits for a connection only once there
/// is one: opening it does not touch the file yet, and what does, and fails where the
/// key is another's, comes after.
pub(crate) struct Connecting {
    options: SqliteConnectOptions,
    /// What is set first, in this order. The key is among them.
    settings: Vec<(&'static str, Zeroizing<String>)>,
}

impl Connecting {
    /// Edits survive a power cut (`synchronous=full`), and nothing is ever written to a
    /// temporary file.
    pub(crate) fn to(path: &Path, key: &FileKey) -> Self {
        Self::plainly_to(path).with_key(key).with_journal()
    }

    /// To a file that is empty: it can still choose to give room back, and must before
    /// the journal makes it one that is not. Said to any other, it would be written to.
    pub(crate) fn to_new(path: &Path, key: &FileKey) -> Self {
        Self::plainly_to(path).with_key(key).set("auto_vacuum", "incremental").with_journal()
    }

    /// With the key alone: for a file that is no workspace yet, or none any more.
    pub(crate) fn bare(path: &Path, key: &FileKey) -> Self {
        Self::plainly_to(path).with_key(key)
    }

    /// The cipher's settings must come before anything touches the file.
    fn with_key(self, key: &FileKey) -> Self {
        self.set("key", &key.pragma())
            .set("cipher_log_level", "none")
            .set("temp_store", "memory")
            .set("trusted_schema", "off")
    }

    fn with_journal(self) -> Self {
        self.set("journal_mode", "wal").set("synchronous", "full").set("foreign_keys", "on")
    }

    /// With nothing set.
    pub(crate) fn plainly_to(path: &Path) -> Self {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .busy_timeout(Duration::from_secs(30))
            // Rows come from another thread: each wait for it costs more than a row.
            .row_buffer_size(500)
            // A statement in a log would carry company data.
            .disable_statement_logging();
        Self { options: known_to(options), settings: Vec::new() }
    }

    /// Sets this too, or otherwise than it was.
    pub(crate) fn set(mut self, name: &'static str, value: &str) -> Self {
        match self.settings.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => value.clone_into(known),
            None => self.settings.push((name, Zeroizing::new(value.to_owned()))),
        }
        self
    }

    pub(crate) async fn connect(&self) -> Result<SqliteConnection, StoreError> {
        let mut connection = self.options.connect().await?;
        set_up(&mut connection, &self.settings).await?;
        Ok(connection)
    }

    /// Connections for those who only read.
    pub(crate) fn readers(self, most: u32) -> SqlitePool {
        let Self { options, settings } = self.set("query_only", "on");
        SqlitePoolOptions::new()
            .max_connections(most)
            .acquire_timeout(Duration::from_secs(60))
            .idle_timeout(None)
            .max_lifetime(None)
            // A file does not hang up, and asking it first takes as long as a query.
            .test_before_acquire(false)
            .after_connect(move |connection, _| {
                let settings = settings.clone();
                Box::pin(async move { set_up(connection, &settings).await })
            })
            .connect_lazy_with(options)
    }
}

async fn set_up(
    connection: &mut SqliteConnection,
    settings: &[(&'static str, Zeroizing<String>)],
) -> Result<(), sqlx::Error> {
    await_at_exit(connection).await?;
    let mut all = Zeroizing::new(String::with_capacity(512));
    for (name, value) in settings {
        all.extend(["pragma ", name, " = ", value.as_str(), ";"]);
    }
    sqlx::raw_sql(AssertSqlSafe(all.as_str())).execute(connection).await?;
    Ok(())
}
