//! What can go wrong with the file.

use desk_core::decide::Refusal;
use desk_wire::{BadArgs, ColumnsError, WireError};

/// The file did not do what it should.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file is not what its key says it is: damaged, or cut short.
    #[error("the workspace file is damaged: {0}")]
    Damaged(String),
    /// A newer version of the program wrote the file; it can be read only.
    #[error("a newer version wrote this workspace; it can be looked at, not changed")]
    NewerVersion,
    #[error("there is no room on the disk")]
    DiskFull,
    #[error("the workspace file could not be read or written")]
    Io(#[from] std::io::Error),
    /// A row that makes no sense.
    #[error("a row of {table} makes no sense: {why}")]
    Nonsense { table: &'static str, why: String },
    #[error(transparent)]
    Wire(#[from] WireError),
    #[error("the workspace file could not be brought to this version")]
    Migration(#[from] sqlx::migrate::MigrateError),
    #[error("the database refused")]
    Sql(#[source] sqlx::Error),
}

impl StoreError {
    pub(crate) fn nonsense(table: &'static str, why: impl ToString) -> Self {
        Self::Nonsense { table, why: why.to_string() }
    }
}

impl From<BadArgs> for StoreError {
    fn from(bad: BadArgs) -> Self {
        Self::nonsense("outbox", bad)
    }
}

impl From<ColumnsError> for StoreError {
    fn from(bad: ColumnsError) -> Self {
        Self::nonsense("done_page", bad)
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        // SQLite's primary result code is the low byte of the extended one.
        const FULL: i32 = 13;
        const CORRUPT: i32 = 11;
        const NOT_A_DATABASE: i32 = 26;
        const READ_ONLY: i32 = 8;
        let code = error
            .as_database_error()
            .and_then(|error| error.code())
            .and_then(|code| code.parse::<i32>().ok())
            .map(|code| code & 0xff);
        match code {
            Some(FULL) => Self::DiskFull,
            // The key is proven before the file is opened, so this is no wrong key.
            Some(CORRUPT | NOT_A_DATABASE) => Self::Damaged(error.to_string()),
            Some(READ_ONLY) => Self::NewerVersion,
            Some(_) | None => Self::Sql(error),
        }
    }
}

/// Why a command was not executed.
#[derive(Debug, thiserror::Error)]
pub enum ExecuteError {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for ExecuteError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<WireError> for ExecuteError {
    fn from(error: WireError) -> Self {
        Self::Store(error.into())
    }
}
