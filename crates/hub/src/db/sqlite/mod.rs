//! A hub in one SQLite file: one connection writes, a few read.

mod bytes;
mod directory;
mod keys;
mod read;
mod shape;
mod upkeep;
mod write;

use std::path::Path;
use std::time::Duration;

use async_trait::async_trait;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{Connection, Sqlite, Transaction};
use uuid::Uuid;

use super::{Database, DbError, DbResult, WorkspaceRead, WorkspaceTx};

/// How large the journal beside the file stays when it is idle.
const JOURNAL_BYTES: &str = "4194304";

/// A hub's file that is open.
#[derive(Debug)]
pub struct SqliteDb {
    writer: SqlitePool,
    readers: SqlitePool,
}

impl SqliteDb {
    /// Opens the file, or makes it, and brings it to this version's shape.
    pub async fn open(path: &Path) -> DbResult<Self> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .pragma("trusted_schema", "off")
            .journal_mode(SqliteJournalMode::Wal)
            .pragma("journal_size_limit", JOURNAL_BYTES)
            // What was acknowledged must outlive a power cut.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(30))
            // Rows come from another thread: each wait for it costs more than a row.
            .row_buffer_size(500);
        let pool = |most| {
            SqlitePoolOptions::new()
                .max_connections(most)
                .acquire_timeout(Duration::from_secs(60))
                .idle_timeout(None)
                .max_lifetime(None)
                // A file does not hang up, and asking it first takes as long as a query.
                .test_before_acquire(false)
        };
        let writer = pool(1).connect_with(options.clone()).await?;
        let mut connection = writer.acquire().await?;
        shape::MIGRATIONS
            .run(&mut *connection)
            .await
            .map_err(|cause| DbError::Engine(Box::new(cause)))?;
        drop(connection);
        let readers = pool(4).connect_lazy_with(options.pragma("query_only", "on"));
        Ok(Self { writer, readers })
    }

    /// Waits for what is under way and closes the file.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }

    /// Whether the file answers, for whoever watches the hub.
    pub async fn ping(&self) -> DbResult<()> {
        self.readers.acquire().await?.ping().await?;
        Ok(())
    }

    /// Writes a copy that is whole by itself while everybody goes on working.
    pub async fn copy_to(&self, path: &Path) -> DbResult<()> {
        let path = path.to_str().ok_or_else(|| {
            DbError::Engine("the path of the copy is not text that SQLite takes".into())
        })?;
        let mut connection = self.writer.acquire().await?;
        sqlx::query("vacuum into ?").bind(path).execute(&mut *connection).await?;
        Ok(())
    }
}

/// A transaction within one workspace.
struct Session {
    tx: Transaction<'static, Sqlite>,
    workspace: Uuid,
    /// The workspace's number in this file; 0 while it is not there.
    ws: i64,
}

impl Session {
    async fn begin(mut tx: Transaction<'static, Sqlite>, workspace: Uuid) -> DbResult<Self> {
        let ws: Option<i64> = sqlx::query_scalar("select ws from workspace where id = ?")
            .bind(workspace.as_bytes().as_slice())
            .fetch_optional(&mut *tx)
            .await?;
        Ok(Self { tx, workspace, ws: ws.unwrap_or(0) })
    }
}

#[async_trait]
impl Database for SqliteDb {
    async fn begin(&self, workspace: Uuid) -> DbResult<Box<dyn WorkspaceTx>> {
        // SQLite has one lock, and it is taken at once.
        let tx = self.writer.begin_with("begin immediate").await?;
        Ok(Box::new(Session::begin(tx, workspace).await?))
    }

    async fn read(&self, workspace: Uuid) -> DbResult<Box<dyn WorkspaceRead>> {
        Ok(Box::new(Session::begin(self.readers.begin().await?, workspace).await?))
    }

    async fn workspaces(&self) -> DbResult<Vec<Uuid>> {
        let ids: Vec<Vec<u8>> = sqlx::query_scalar("select id from workspace order by ws")
            .fetch_all(&self.readers)
            .await?;
        ids.iter().map(|id| bytes::uuid("workspace", id)).collect()
    }
}

impl From<sqlx::Error> for DbError {
    fn from(cause: sqlx::Error) -> Self {
        Self::Engine(Box::new(cause))
    }
}
