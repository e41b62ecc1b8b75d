//! Making, opening and closing the file.

use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};

use desk_core::ids::{DeviceId, UserId, WorkspaceId};
use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnection, SqlitePool};
use sqlx::{Connection, Row};

use crate::connect::Connecting;
use crate::error::StoreError;
use crate::key::FileKey;
use crate::order::keep_order;
use crate::read::several::LastFound;
use crate::session::{LastEnd, Session};
use crate::shape::MIGRATIONS;
use crate::writer::Writer;

/// A workspace that is open.
///
/// One connection writes, a few read; a staged import has one of its own.
#[derive(Debug)]
pub struct Store {
    pub(crate) path: PathBuf,
    pub(crate) key: FileKey,
    pub(crate) writer: Writer,
    pub(crate) readers: SqlitePool,
    pub(crate) workspace: WorkspaceId,
    pub(crate) device: DeviceId,
    pub(crate) user: UserId,
    read_only: bool,
    pub(crate) last_found: LastFound,
    /// Taken when it says goodbye.
    session: Mutex<Option<Session>>,
}

/// Keeps everybody from opening a file that is closed.
#[derive(Debug)]
pub struct Alone(#[allow(dead_code, reason = "held, not read")] std::fs::File);

/// Who a new file is.
#[derive(Debug, Clone, Copy)]
pub struct NewWorkspace {
    pub workspace: WorkspaceId,
    pub device: DeviceId,
    /// Who works on this device.
    pub user: UserId,
}

/// How to open a file.
#[derive(Debug, Clone)]
pub struct Opening {
    /// Where to put the copy that is made before a migration.
    pub backups: PathBuf,
}

/// A file that was opened, and what that took.
#[derive(Debug)]
pub struct OpenedStore {
    pub store: Store,
    /// It was checked, because the last run had not ended cleanly.
    pub checked: bool,
    /// It was brought to this version, after a verified copy.
    pub migrated: bool,
    /// Rows of imports that never finished were cleared away.
    pub swept: bool,
}

impl Store {
    /// Makes the file of a new workspace. An existing file is never touched.
    ///
    /// # Errors
    /// [`StoreError::Io`] when there is a file already or none can be made.
    pub async fn create(path: &Path, key: &FileKey, new: NewWorkspace) -> Result<Self, StoreError> {
        // Reserves the name, so that two programs cannot make the same file.
        std::fs::OpenOptions::new().write(true).create_new(true).open(path)?;
        let mut connection = Connecting::to_new(path, key).connect().await?;
        apply_steps(&MIGRATIONS, &mut connection).await?;
        let mut tx = connection.begin().await?;
        for (name, value) in [
            ("workspace_id", new.workspace.uuid().as_bytes().to_vec()),
            ("device_id", new.device.uuid().as_bytes().to_vec()),
            ("user_id", new.user.uuid().as_bytes().to_vec()),
        ] {
            sqlx::query("insert into meta (key, value) values (?, ?)")
                .bind(name)
                .bind(value)
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        keep_order(&mut connection).await?;
        connection.close().await?;
        let (mut session, _) = Session::begin(path)?;
        session.let_others_in();
        Self::assemble(path, key, session, false).await
    }

    /// Opens a file with the key that is known to be its own.
    ///
    /// Checks it after an unclean end, copies it before a migration, and clears
    /// away what a killed import left. A file from a newer version is opened to
    /// be looked at only.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when it is not whole; the file is left as it is.
    pub async fn open(
        path: &Path,
        key: &FileKey,
        opening: &Opening,
    ) -> Result<OpenedStore, StoreError> {
        Self::open_as(path, key, opening, &MIGRATIONS).await
    }

    /// The shape is given, so that tests can open a file as a later version would.
    async fn open_as(
        path: &Path,
        key: &FileKey,
        opening: &Opening,
        steps: &Migrator,
    ) -> Result<OpenedStore, StoreError> {
        // SQLite takes an empty file for a new one and would begin it.
        if std::fs::metadata(path).map_or(0, |file| file.len()) == 0 {
            return Err(StoreError::Damaged("the file is not there or empty".to_owned()));
        }
        let (session, last_end) = Session::begin(path)?;
        let mut connection = Connecting::to(path, key).connect().await?;
        let checked = last_end == LastEnd::Unclean;
        if checked {
            quick_check(&mut connection).await?;
        }
        let applied = applied(&mut connection).await?;
        let known = steps.iter().map(|step| step.version).max().unwrap_or(0);
        let newer = applied > known;
        let migrated = applied < known;
        if migrated {
            crate::backup::copy_verified(&mut connection, key, &opening.backups).await?;
            apply_steps(steps, &mut connection).await?;
        }
        if !newer {
            keep_order(&mut connection).await?;
        }
        connection.close().await?;
        let store = Self::assemble(path, key, session, newer).await?;
        // Somebody else's import may be under way; theirs are not leftovers.
        let swept = match last_end {
            LastEnd::InUse => false,
            LastEnd::Clean | LastEnd::Unclean if newer => false,
            LastEnd::Clean | LastEnd::Unclean => store.sweep_unfinished().await?,
        };
        store.let_others_in();
        Ok(OpenedStore { store, checked, migrated, swept })
    }

    async fn assemble(
        path: &Path,
        key: &FileKey,
        session: Session,
        read_only: bool,
    ) -> Result<Self, StoreError> {
        // A page that is still there need not be read and decrypted again, in KiB.
        let mut writing = Connecting::to(path, key).set("cache_size", "-6000");
        if read_only {
            writing = writing.set("query_only", "on");
        }
        let writer = Writer::open(&writing).await?;
        // Room for an index of twenty thousand people beside the pages of one answer.
        let readers = Connecting::to(path, key).set("cache_size", "-4000").readers(3);
        let mut connection = writer.acquire().await?;
        let workspace = WorkspaceId::new(meta_id(&mut connection, "workspace_id").await?);
        let device = DeviceId::new(meta_id(&mut connection, "device_id").await?);
        let user = UserId::new(meta_id(&mut connection, "user_id").await?);
        drop(connection);
        Ok(Self {
            path: path.to_owned(),
            key: key.clone(),
            writer,
            readers,
            workspace,
            device,
            user,
            read_only,
            last_found: LastFound::default(),
            session: Mutex::new(Some(session)),
        })
    }

    /// The end of [`Store::keep_others_out`].
    pub fn let_others_in(&self) {
        let mut session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(session) = session.as_mut() {
            session.let_others_in();
        }
    }

    pub const fn workspace(&self) -> WorkspaceId {
        self.workspace
    }

    pub const fn device(&self) -> DeviceId {
        self.device
    }

    /// Who works on this device.
    pub const fn user(&self) -> UserId {
        self.user
    }

    /// Whether a newer version wrote the file.
    pub const fn is_read_only(&self) -> bool {
        self.read_only
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Nobody else opens or closes the file from now on until it is closed here.
    /// Whoever has it open already may still write.
    pub fn keep_others_out(&self) -> Result<(), StoreError> {
        let mut session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(session) = session.as_mut() {
            session.keep_others_out()?;
        }
        Ok(())
    }

    /// Closes the file as [`Store::close`] does. Nobody opens it as long as what this
    /// hands back lives; `None` when somebody else has it open.
    pub async fn close_alone(&self) -> Result<Option<Alone>, StoreError> {
        self.readers.close().await;
        self.writer.close().await;
        let session = self.session.lock().unwrap_or_else(PoisonError::into_inner).take();
        let alone = session.map(Session::end_alone).transpose()?.flatten();
        Ok(alone.map(Alone))
    }

    /// Closes the file and says goodbye, so that the next opening need not check.
    ///
    /// Deeds that still read or write end first; those that come later fail. An
    /// import has a connection of its own and is not waited for: it fails when it
    /// is done, and its rows are swept.
    pub async fn close(&self) -> Result<(), StoreError> {
        self.readers.close().await;
        self.writer.close().await;
        let session = self.session.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(session) = session {
            session.end()?;
        }
        Ok(())
    }
}

/// The library's plain `run` makes a future that the compiler does not see to be
/// able to move between threads once others are built around it.
fn apply_steps<'a>(
    steps: &'a Migrator,
    connection: &'a mut SqliteConnection,
) -> Pin<Box<dyn Future<Output = Result<(), sqlx::migrate::MigrateError>> + Send + 'a>> {
    Box::pin(steps.run_direct(None, connection, false))
}

/// # Errors
/// [`StoreError::Damaged`] with the first things found.
pub(crate) async fn quick_check(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    let asked = sqlx::query_scalar("pragma quick_check(5)").fetch_all(connection).await;
    let found: Vec<String> = asked.map_err(|error| {
        let error = StoreError::from(error);
        // A page that was changed is to the cipher one that it cannot read, which can end
        // the check itself. The question is always the same, so it is not the question.
        if let StoreError::Sql(of) = &error
            && is_logic_error(of)
        {
            return StoreError::Damaged(of.to_string());
        }
        error
    })?;
    if found == ["ok"] { Ok(()) } else { Err(StoreError::Damaged(found.join("; "))) }
}

/// What SQLite says when a statement makes no sense to it.
fn is_logic_error(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code());
    code.is_some_and(|code| code.parse::<i32>().is_ok_and(|code| code & 0xff == 1))
}

/// The last step that was applied to the file.
async fn applied(connection: &mut SqliteConnection) -> Result<i64, StoreError> {
    let last: Option<i64> = sqlx::query_scalar("select max(version) from _sqlx_migrations")
        .fetch_one(connection)
        .await
        .map_err(|error| {
            let error = StoreError::from(error);
            // An encrypted file with our key and without our tables: its making
            // was cut short before anything was in it.
            if matches!(error, StoreError::Sql(_)) {
                return StoreError::Damaged("the file has no shape".to_owned());
            }
            error
        })?;
    Ok(last.unwrap_or(0))
}

async fn meta_id(connection: &mut SqliteConnection, name: &str) -> Result<uuid::Uuid, StoreError> {
    let row = sqlx::query("select value from meta where key = ?")
        .bind(name)
        .fetch_optional(connection)
        .await?
        .ok_or_else(|| StoreError::nonsense("meta", format!("{name} is missing")))?;
    crate::sql::uuid("meta", &row.try_get::<Vec<u8>, _>(0)?)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use sqlx::SqlSafeStr;
    use sqlx::migrate::{Migration, MigrationType};
    use uuid::Uuid;

    use super::*;

    async fn made(folder: &Path) -> (PathBuf, FileKey, Opening) {
        let path = folder.join("workspace.db");
        let key = FileKey::new(&[7; 32]);
        let new = NewWorkspace {
            workspace: WorkspaceId::new(Uuid::from_u128(1)),
            device: DeviceId::new(Uuid::from_u128(2)),
            user: UserId::new(Uuid::from_u128(3)),
        };
        Store::create(&path, &key, new).await.unwrap().close().await.unwrap();
        (path, key, Opening { backups: folder.join("backups") })
    }

    /// The shape of a version to come.
    fn later(sql: &'static str) -> Migrator {
        let mut steps: Vec<Migration> = MIGRATIONS.iter().cloned().collect();
        let name = Cow::Borrowed("later");
        let sql = sql.into_sql_str();
        steps.push(Migration::new(9_999, name, MigrationType::Simple, sql, false));
        Migrator { migrations: Cow::Owned(steps), ..Migrator::DEFAULT }
    }

    #[tokio::test]
    async fn a_migration_comes_after_a_verified_copy_and_an_older_version_may_only_look() {
        let folder = tempfile::tempdir().unwrap();
        let (path, key, opening) = made(folder.path()).await;
        let later = later("create table novelty (id integer primary key) strict");
        let opened = Store::open_as(&path, &key, &opening, &later).await.unwrap();
        assert!(opened.migrated);
        opened.store.close().await.unwrap();
        let copies: Vec<_> = std::fs::read_dir(&opening.backups).unwrap().collect();
        assert_eq!(copies.len(), 1, "one copy of the file as it was");
        let copy = copies.into_iter().next().unwrap().unwrap().path();
        let mut connection = Connecting::to(&copy, &key).connect().await.unwrap();
        assert_eq!(applied(&mut connection).await.unwrap(), crate::shape::newest());
        connection.close().await.unwrap();

        let opened = Store::open(&path, &key, &opening).await.unwrap();
        assert!(opened.store.is_read_only());
        let refused = sqlx::query("delete from meta")
            .execute(&mut *opened.store.writer.acquire().await.unwrap())
            .await;
        assert!(refused.is_err(), "not even SQL may write it");
        assert!(opened.store.begin_staging().await.is_err());
        assert!(opened.store.glance().await.is_ok(), "but it can be looked at");
    }

    #[tokio::test]
    async fn a_migration_that_fails_leaves_the_file_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let (path, key, opening) = made(folder.path()).await;
        let broken = later("create table a (id integer); nonsense");
        assert!(Store::open_as(&path, &key, &opening, &broken).await.is_err());
        let opened = Store::open(&path, &key, &opening).await.unwrap();
        assert!(!opened.store.is_read_only() && !opened.migrated);
    }

    #[tokio::test]
    async fn to_open_a_file_does_not_write_it() {
        let folder = tempfile::tempdir().unwrap();
        let (path, key, opening) = made(folder.path()).await;
        let before = std::fs::read(&path).unwrap();
        let store = Store::open(&path, &key, &opening).await.unwrap().store;
        store.glance().await.unwrap();
        store.close().await.unwrap();
        assert!(std::fs::read(&path).unwrap() == before, "not a byte");
    }

    #[tokio::test]
    async fn a_damaged_file_is_told_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (path, key, opening) = made(folder.path()).await;
        let mut bytes = std::fs::read(&path).unwrap();
        let middle = bytes.len() / 2;
        for byte in &mut bytes[middle..middle + 64] {
            *byte ^= 0xff;
        }
        std::fs::write(&path, &bytes).unwrap();
        // The last run did not say goodbye.
        std::fs::write(path.with_extension("session"), b"open").unwrap();
        let error = Store::open(&path, &key, &opening).await.unwrap_err();
        assert!(matches!(error, StoreError::Damaged(_)), "{error:?}");
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "the file is left as it is");
    }

    #[tokio::test]
    async fn a_file_that_is_there_is_never_made_anew() {
        let folder = tempfile::tempdir().unwrap();
        let (path, key, _) = made(folder.path()).await;
        let before = std::fs::read(&path).unwrap();
        let new = NewWorkspace {
            workspace: WorkspaceId::new(Uuid::from_u128(3)),
            device: DeviceId::new(Uuid::from_u128(4)),
            user: UserId::new(Uuid::from_u128(5)),
        };
        assert!(Store::create(&path, &key, new).await.is_err());
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }
}
