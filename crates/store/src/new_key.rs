//! A file under another key: which key opens it, and a copy of it under a new one.

use std::path::{Path, PathBuf};

use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Connection};

use crate::connect::Connecting;
use crate::error::StoreError;
use crate::file::quick_check;
use crate::key::FileKey;

/// What a copy has to have as the original has it.
#[derive(Debug, PartialEq, Eq)]
struct Shape {
    pages: i64,
    things: i64,
}

impl FileKey {
    /// Whether this is the key of the file at `path`. A file that is damaged, or not
    /// there, is opened by none.
    pub async fn opens(&self, path: &Path) -> bool {
        match Connecting::bare(path, self).connect().await {
            Ok(mut connection) => {
                let shape = Shape::of(&mut connection).await;
                connection.close().await.is_ok() && shape.is_ok()
            }
            Err(_) => false,
        }
    }

    /// Writes a verified copy of the file at `from`, which nobody has open, under
    /// the key `new` to `to`. What lies there is thrown away: it is the rest of a
    /// try that broke off.
    ///
    /// # Errors
    /// When `from` is not whole, or the copy is not; then there is none.
    pub async fn copy_under(&self, from: &Path, new: &Self, to: &Path) -> Result<(), StoreError> {
        let made = self.try_copy_under(from, new, to).await;
        if made.is_err() {
            clear(to)?;
        }
        made
    }

    async fn try_copy_under(&self, from: &Path, new: &Self, to: &Path) -> Result<(), StoreError> {
        clear(to)?;
        let mut original = Connecting::bare(from, self).connect().await?;
        // All of it has to be in the one file that is copied.
        sqlx::query("pragma wal_checkpoint(truncate)").execute(&mut original).await?;
        let shape = Shape::of(&mut original).await?;
        original.close().await?;
        let (source, target) = (from.to_owned(), to.to_owned());
        let copied = tokio::task::spawn_blocking(move || std::fs::copy(source, target));
        copied.await.map_err(std::io::Error::other)??;

        let mut copy = Connecting::bare(to, self).connect().await?;
        sqlx::query("pragma journal_mode = delete").execute(&mut copy).await?;
        let rekey = format!("pragma rekey = {}", new.pragma());
        sqlx::raw_sql(AssertSqlSafe(rekey)).execute(&mut copy).await?;
        copy.close().await?;

        let mut copy = Connecting::bare(to, new).connect().await?;
        quick_check(&mut copy).await?;
        let same = Shape::of(&mut copy).await? == shape;
        copy.close().await?;
        if !same || self.opens(to).await {
            return Err(StoreError::Damaged("the copy holds something else".to_owned()));
        }
        std::fs::File::open(to)?.sync_all()?;
        Ok(())
    }
}

impl Shape {
    async fn of(connection: &mut SqliteConnection) -> Result<Self, StoreError> {
        let things = sqlx::query_scalar("select count(*) from sqlite_master")
            .fetch_one(&mut *connection)
            .await?;
        let pages = sqlx::query_scalar("pragma page_count").fetch_one(connection).await?;
        Ok(Self { pages, things })
    }
}

/// A file and what SQLite puts beside it.
fn clear(path: &Path) -> Result<(), StoreError> {
    let beside = |tail: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(tail);
        PathBuf::from(name)
    };
    for left in [path.to_owned(), beside("-journal"), beside("-wal"), beside("-shm")] {
        match std::fs::remove_file(&left) {
            Ok(()) => {}
            Err(gone) if gone.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use desk_core::ids::{DeviceId, UserId, WorkspaceId};
    use uuid::Uuid;

    use super::*;
    use crate::{NewWorkspace, Store};

    #[tokio::test]
    async fn a_copy_under_a_new_key_is_whole_and_the_old_key_does_not_open_it() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("a.db"), folder.path().join("b.db"));
        let (old, new) = (FileKey::new(&[1; 32]), FileKey::new(&[2; 32]));
        let id = Uuid::from_u128;
        let whose = NewWorkspace {
            workspace: WorkspaceId::new(id(1)),
            device: DeviceId::new(id(2)),
            user: UserId::new(id(3)),
        };
        Store::create(&from, &old, whose).await.unwrap().close().await.unwrap();
        std::fs::write(&to, b"the rest of a try").unwrap();
        old.copy_under(&from, &new, &to).await.unwrap();
        assert!(new.opens(&to).await && !old.opens(&to).await);
        assert!(old.opens(&from).await && !new.opens(&from).await, "the original stays");

        let opening = crate::Opening { backups: folder.path().join("backups") };
        let opened = Store::open(&to, &new, &opening).await.unwrap().store;
        assert_eq!(opened.workspace(), whose.workspace);
        opened.close().await.unwrap();

        let bytes = std::fs::read(&from).unwrap();
        std::fs::write(&from, &bytes[..bytes.len() / 2]).unwrap();
        old.copy_under(&from, &new, &to).await.unwrap_err();
        assert!(!to.exists(), "a copy of a damaged file is none");
    }
}
