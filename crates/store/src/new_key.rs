//! A file under another key: which key opens it, and a copy of it under a new one.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Connection};
use zeroize::Zeroizing;

use crate::backup::State;
use crate::connect::Connecting;
use crate::error::StoreError;
use crate::file::quick_check;
use crate::key::FileKey;

/// Hears how much of a copy is done, of how much; [`ControlFlow::Break`] stops it.
pub type CopyWatch = Arc<dyn Fn(u64, u64) -> ControlFlow<()> + Send + Sync>;

/// So much is copied at once: little enough to be stopped soon.
const PART: usize = 1 << 20;

/// A copy goes through the file three times: bytes, new key, check.
const ROUNDS: u64 = 3;

/// What a copy has to have as the original has it.
#[derive(Debug, PartialEq, Eq)]
struct Shape {
    pages: i64,
    things: i64,
    /// A copy of the first versions of the program has none.
    state: Option<State>,
}

impl FileKey {
    /// Whether this is the key of the file at `path`. One whose beginning is damaged
    /// is opened by none, and neither is an empty one, which would take any.
    ///
    /// # Errors
    /// When the file did not say: it is not there, or could not be read just now.
    pub async fn opens(&self, path: &Path) -> Result<bool, StoreError> {
        match self.version_of(path).await {
            Ok(version) => Ok(version > 0),
            Err(StoreError::Damaged(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Whether it opens the file at `path`, and all of that can be read.
    pub async fn opens_whole(&self, path: &Path) -> bool {
        self.opens(path).await.unwrap_or(false) && self.check(path).await.is_ok()
    }

    /// How often the shape of the file was changed: its first page alone says that.
    async fn version_of(&self, path: &Path) -> Result<i64, StoreError> {
        let mut connection = Connecting::bare(path, self).connect().await?;
        let version = sqlx::query_scalar("pragma schema_version").fetch_one(&mut connection).await;
        connection.close().await?;
        Ok(version?)
    }

    /// Writes a verified copy of the file at `from`, which nobody has open, under
    /// the key `new` to `to`. What lies there is thrown away: it is the rest of a
    /// try that broke off. Where `watch` stopped it there is no copy either.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when `from` is not whole, another one when no copy could
    /// be made of it. Then there is none.
    pub async fn copy_under(
        &self,
        from: &Path,
        new: &Self,
        to: &Path,
        watch: CopyWatch,
    ) -> Result<ControlFlow<()>, StoreError> {
        let error = match self.try_copy_under(from, new, to, watch).await {
            Ok(ControlFlow::Continue(())) => return Ok(ControlFlow::Continue(())),
            Ok(ControlFlow::Break(())) => {
                clear(to)?;
                return Ok(ControlFlow::Break(()));
            }
            Err(error) => error,
        };
        clear(to)?;
        match error {
            StoreError::DiskFull | StoreError::Io(_) => Err(error),
            // What a damaged page is called depends on who comes upon it.
            StoreError::Damaged(_)
            | StoreError::NewerVersion
            | StoreError::Nonsense { .. }
            | StoreError::Wire(_)
            | StoreError::Migration(_)
            | StoreError::Sql(_) => match self.check(from).await {
                Ok(()) => Err(error),
                Err(found) => Err(found),
            },
        }
    }

    async fn try_copy_under(
        &self,
        from: &Path,
        new: &Self,
        to: &Path,
        watch: CopyWatch,
    ) -> Result<ControlFlow<()>, StoreError> {
        clear(to)?;
        let mut original = Connecting::bare(from, self).connect().await?;
        // All of it has to be in the one file that is copied.
        let (busy, _, _): (i64, i64, i64) =
            sqlx::query_as("pragma wal_checkpoint(truncate)").fetch_one(&mut original).await?;
        if busy != 0 {
            let why = "somebody else is at the file that is to be copied";
            return Err(io::Error::new(io::ErrorKind::ResourceBusy, why).into());
        }
        let shape = Shape::of(&mut original).await?;
        original.close().await?;
        let (source, target, told) = (from.to_owned(), to.to_owned(), Arc::clone(&watch));
        let copied = tokio::task::spawn_blocking(move || copy_bytes(&source, &target, &told));
        let Some(bytes) = copied.await.map_err(io::Error::other)?? else {
            return Ok(ControlFlow::Break(()));
        };

        let mut copy = Connecting::bare(to, self).connect().await?;
        sqlx::query("pragma journal_mode = delete").execute(&mut copy).await?;
        let pragma = new.pragma();
        let rekey = Zeroizing::new(format!("pragma rekey = {}", pragma.as_str()));
        sqlx::raw_sql(AssertSqlSafe(rekey.as_str())).execute(&mut copy).await?;
        copy.close().await?;
        if watch(2 * bytes, ROUNDS * bytes).is_break() {
            return Ok(ControlFlow::Break(()));
        }

        let mut copy = Connecting::bare(to, new).connect().await?;
        quick_check(&mut copy).await?;
        let same = Shape::of(&mut copy).await? == shape;
        copy.close().await?;
        if !same || self.opens(to).await? {
            return Err(io::Error::other("the copy holds something else").into());
        }
        // Windows writes out what is in a file only for one who may write to it.
        OpenOptions::new().write(true).open(to)?.sync_all()?;
        Ok(watch(ROUNDS * bytes, ROUNDS * bytes))
    }

    /// Reads all of a file.
    async fn check(&self, path: &Path) -> Result<(), StoreError> {
        let mut connection = Connecting::bare(path, self).connect().await?;
        let found = quick_check(&mut connection).await;
        connection.close().await?;
        match found {
            // A page that was changed is to the cipher one that it cannot read.
            Err(StoreError::Sql(error)) => Err(StoreError::Damaged(error.to_string())),
            found => found,
        }
    }
}

impl Shape {
    async fn of(connection: &mut SqliteConnection) -> Result<Self, StoreError> {
        let things = sqlx::query_scalar("select count(*) from sqlite_master")
            .fetch_one(&mut *connection)
            .await?;
        let pages = sqlx::query_scalar("pragma page_count").fetch_one(&mut *connection).await?;
        let state = State::of(connection).await.ok();
        Ok(Self { pages, things, state })
    }
}

/// How many bytes there were; `None` where it was stopped.
fn copy_bytes(from: &Path, to: &Path, watch: &CopyWatch) -> io::Result<Option<u64>> {
    let mut source = File::open(from)?;
    let found = source.metadata()?;
    let whole = found.len();
    let mut target = File::create(to)?;
    target.set_permissions(found.permissions())?;
    let mut part = vec![0; PART];
    let mut done = 0;
    loop {
        if watch(done, ROUNDS * whole).is_break() {
            return Ok(None);
        }
        let read = source.read(&mut part)?;
        if read == 0 {
            return Ok(Some(done));
        }
        target.write_all(&part[..read])?;
        done += read as u64;
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
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use desk_core::ids::{DeviceId, UserId, WorkspaceId};
    use uuid::Uuid;

    use super::*;
    use crate::{NewWorkspace, Store};

    fn unheard() -> CopyWatch {
        Arc::new(|_, _| ControlFlow::Continue(()))
    }

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
        let copied = old.copy_under(&from, &new, &to, unheard()).await.unwrap();
        assert!(copied.is_continue());
        assert!(new.opens(&to).await.unwrap() && !old.opens(&to).await.unwrap());
        assert!(old.opens(&from).await.unwrap(), "the original stays");
        assert!(!new.opens(&from).await.unwrap(), "the original stays");

        let opening = crate::Opening { backups: folder.path().join("backups") };
        let opened = Store::open(&to, &new, &opening).await.unwrap().store;
        assert_eq!(opened.workspace(), whose.workspace);
        opened.close().await.unwrap();

        let bytes = std::fs::read(&from).unwrap();
        std::fs::write(&from, &bytes[..bytes.len() / 2]).unwrap();
        old.copy_under(&from, &new, &to, unheard()).await.unwrap_err();
        assert!(!to.exists(), "a copy of a damaged file is none");

        for page in [bytes.len() / 2, bytes.len() - 100] {
            let mut flipped = bytes.clone();
            flipped[page] ^= 1;
            std::fs::write(&from, flipped).unwrap();
            assert!(old.opens(&from).await.unwrap(), "its beginning is whole");
            let damaged = old.copy_under(&from, &new, &to, unheard()).await.unwrap_err();
            assert!(matches!(damaged, StoreError::Damaged(_)), "{damaged:?}");
            assert!(!to.exists());
        }
    }

    #[tokio::test]
    async fn a_copy_tells_how_far_it_is_and_is_stopped_wherever_it_is() {
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
        let heard = Arc::new(Mutex::new(Vec::new()));
        let told = Arc::clone(&heard);
        let watch: CopyWatch = Arc::new(move |done, of| {
            told.lock().unwrap().push((done, of));
            ControlFlow::Continue(())
        });
        assert!(old.copy_under(&from, &new, &to, watch).await.unwrap().is_continue());
        let heard = heard.lock().unwrap().clone();
        assert!(heard.len() >= 4, "{heard:?}");
        assert!(heard.is_sorted() && heard.iter().all(|(done, of)| done <= of), "{heard:?}");
        assert!(heard.last().is_some_and(|(done, of)| done == of), "{heard:?}");

        for stop_at in 0..heard.len() {
            let count = AtomicUsize::new(0);
            let watch: CopyWatch = Arc::new(move |_, _| {
                let stops = count.fetch_add(1, Ordering::Relaxed) == stop_at;
                if stops { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            assert!(old.copy_under(&from, &new, &to, watch).await.unwrap().is_break());
            assert!(!to.exists(), "stopped at {stop_at}, nothing is left");
        }
        assert!(old.opens(&from).await.unwrap());
    }

    #[tokio::test]
    async fn whether_a_key_is_wrong_is_told_from_not_knowing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let key = FileKey::new(&[1; 32]);
        key.opens(&path).await.expect_err("it is not there");
        std::fs::create_dir(&path).unwrap();
        key.opens(&path).await.expect_err("it cannot be read");
        std::fs::remove_dir(&path).unwrap();
        std::fs::write(&path, b"").unwrap();
        assert!(!key.opens(&path).await.unwrap(), "an empty file has no key");
        std::fs::write(&path, b"nobody can read this").unwrap();
        assert!(!key.opens(&path).await.unwrap());
    }
}
