//! Copies of the file that are known to be good.

use std::path::{Path, PathBuf};

use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;

use crate::connect::Connecting;
use crate::error::StoreError;
use crate::file::{Store, quick_check};
use crate::key::FileKey;

/// A verified copy.
#[derive(Debug, Clone)]
pub struct Copied {
    pub path: PathBuf,
    pub bytes: u64,
}

impl Store {
    /// Writes a compact, verified copy under the same key to `target`, which
    /// must not exist.
    pub async fn copy_to(&self, target: &Path) -> Result<Copied, StoreError> {
        // Closing the file waits for whoever reads, so for this copy too.
        let _reading = self.readers.acquire().await?;
        // Readers may not write, and to SQLite the copy is something written.
        let mut connection = Connecting::to(&self.path, &self.key).connect().await?;
        let copied = copy(&mut connection, &self.key, target).await;
        connection.close().await?;
        copied
    }

    /// Writes a copy into `folder`, named for its time; keeps what is there.
    pub async fn copy_into(&self, folder: &Path) -> Result<Copied, StoreError> {
        let _reading = self.readers.acquire().await?;
        let mut connection = Connecting::to(&self.path, &self.key).connect().await?;
        let copied = copy_verified(&mut connection, &self.key, folder).await;
        connection.close().await?;
        copied
    }

    /// Reads the whole file, for one that came from elsewhere.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when it is not whole.
    pub async fn check(&self) -> Result<(), StoreError> {
        quick_check(&mut *self.readers.acquire().await?).await
    }
}

/// A verified copy into `folder`, under a name that no other copy has.
pub(crate) async fn copy_verified(
    connection: &mut SqliteConnection,
    key: &FileKey,
    folder: &Path,
) -> Result<Copied, StoreError> {
    std::fs::create_dir_all(folder)?;
    // SQLite's own clock names the file: the store has no other.
    let stamp: String =
        sqlx::query_scalar("select strftime('%Y%m%dT%H%M%SZ', 'now') || hex(randomblob(2))")
            .fetch_one(&mut *connection)
            .await?;
    copy(connection, key, &folder.join(format!("{stamp}.db"))).await
}

/// Copies beside `target` and gives the copy its name once it is known to be
/// good: what a killed program leaves is never taken for a backup.
async fn copy(
    connection: &mut SqliteConnection,
    key: &FileKey,
    target: &Path,
) -> Result<Copied, StoreError> {
    if target.exists() {
        return Err(std::io::Error::from(std::io::ErrorKind::AlreadyExists).into());
    }
    let next = target.with_extension("unfinished");
    let text = next.to_str().ok_or_else(|| std::io::Error::other("the path is not Unicode"))?;
    let before = State::of(connection).await?;
    let made = sqlx::query("vacuum into ?").bind(text).execute(&mut *connection).await;
    let made = match made {
        Ok(_) => verify(connection, &before, key, &next).await,
        Err(error) => Err(error.into()),
    };
    if let Err(error) = made {
        // A copy that is not good is no copy; there may be none to remove.
        let _ = std::fs::remove_file(next);
        return Err(error);
    }
    // Windows writes out what is in a file only for one who may write to it.
    let file = std::fs::OpenOptions::new().write(true).open(&next)?;
    file.sync_all()?;
    std::fs::rename(&next, target)?;
    Ok(Copied { path: target.to_owned(), bytes: file.metadata()?.len() })
}

/// By what a copy is told from another.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct State {
    last_seq: i64,
    rows: i64,
    chain: Vec<u8>,
}

impl State {
    pub(crate) async fn of(connection: &mut SqliteConnection) -> Result<Self, StoreError> {
        let (last_seq, rows, chain) = sqlx::query_as(
            "select last_seq, (select count(*) from price_row), head from own_chain",
        )
        .fetch_one(connection)
        .await?;
        Ok(Self { last_seq, rows, chain })
    }
}

/// The copy is whole, opens with the key and holds what the original held at
/// some moment since `before`: people go on working meanwhile.
async fn verify(
    original: &mut SqliteConnection,
    before: &State,
    key: &FileKey,
    target: &Path,
) -> Result<(), StoreError> {
    let mut copy = Connecting::to(target, key).connect().await?;
    quick_check(&mut copy).await?;
    let copied = State::of(&mut copy).await?;
    // Takes the copy out of WAL mode: a backup is one file.
    sqlx::query("pragma journal_mode = delete").execute(&mut copy).await?;
    copy.close().await?;
    let same = if State::of(original).await? == *before {
        copied == *before
    } else {
        let chain = crate::follow::chain_behind(original, copied.last_seq).await?;
        copied.last_seq >= before.last_seq && chain.map(Vec::from).as_ref() == Some(&copied.chain)
    };
    if same { Ok(()) } else { Err(StoreError::Damaged("the copy holds something else".to_owned())) }
}
