//! Copies of the file that are known to be good.

use std::path::{Path, PathBuf};

use sqlx::sqlite::SqliteConnection;
use sqlx::{ConnectOptions, Connection};

use crate::error::StoreError;
use crate::file::{Store, options, quick_check};
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
        let mut connection = self.readers.acquire().await?;
        copy(&mut connection, &self.key, target).await
    }

    /// Writes a copy into `folder`, named for its time; keeps what is there.
    pub async fn copy_into(&self, folder: &Path) -> Result<Copied, StoreError> {
        let mut connection = self.readers.acquire().await?;
        copy_verified(&mut connection, &self.key, folder).await
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

async fn copy(
    connection: &mut SqliteConnection,
    key: &FileKey,
    target: &Path,
) -> Result<Copied, StoreError> {
    if target.exists() {
        return Err(std::io::Error::from(std::io::ErrorKind::AlreadyExists).into());
    }
    let text = target.to_str().ok_or_else(|| std::io::Error::other("the path is not Unicode"))?;
    sqlx::query("vacuum into ?").bind(text).execute(&mut *connection).await?;
    let verified = verify(connection, key, target).await;
    if let Err(error) = verified {
        // A copy that is not good must not be offered later as one that is.
        std::fs::remove_file(target)?;
        return Err(error);
    }
    let file = std::fs::File::open(target)?;
    file.sync_all()?;
    Ok(Copied { path: target.to_owned(), bytes: file.metadata()?.len() })
}

/// The copy is whole, opens with the key and holds as much as the original.
async fn verify(
    original: &mut SqliteConnection,
    key: &FileKey,
    target: &Path,
) -> Result<(), StoreError> {
    const COUNTS: &str = "select (select count(*) from outbox), (select count(*) from price_row), \
                          (select value from meta where key = 'chain_head')";
    let mut copy = options(target, key).connect().await?;
    quick_check(&mut copy).await?;
    let here: (i64, i64, Vec<u8>) = sqlx::query_as(COUNTS).fetch_one(original).await?;
    let there: (i64, i64, Vec<u8>) = sqlx::query_as(COUNTS).fetch_one(&mut copy).await?;
    // Takes the copy out of WAL mode: a backup is one file.
    sqlx::query("pragma journal_mode = delete").execute(&mut copy).await?;
    copy.close().await?;
    if here == there {
        Ok(())
    } else {
        Err(StoreError::Damaged("the copy holds something else".to_owned()))
    }
}
