//! The one connection that writes.
//!
//! Not a pool of one: a pool asks its connection after every use whether it is
//! still there, and a task of its own hands it on. Here whoever is done leaves, and
//! the next comes in, in the order in which they came.

use std::ops::{Deref, DerefMut};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Waker};
use std::time::Duration;

use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;
use tokio::sync::{Mutex, OwnedMappedMutexGuard, OwnedMutexGuard};
use tokio::time::timeout;

use crate::connect::Connecting;
use crate::error::StoreError;
use crate::round::Round;

/// How long anybody waits for those before them.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where everybody who writes takes their turn.
#[derive(Debug)]
pub(crate) struct Writer {
    /// `None` once it is closed.
    connection: Arc<Mutex<Option<SqliteConnection>>>,
}

/// Nobody else writes as long as it lives.
pub(crate) type Turn = OwnedMappedMutexGuard<Option<SqliteConnection>, SqliteConnection>;

/// A turn in which everything is written or nothing. Dropped without
/// [`Writing::commit`] it leaves no trace.
#[derive(Debug)]
pub(crate) struct Writing {
    turn: Turn,
    over: bool,
}

impl Writer {
    pub(crate) async fn open(way: &Connecting) -> Result<Self, StoreError> {
        let connection = way.connect().await?;
        Ok(Self { connection: Arc::new(Mutex::new(Some(connection))) })
    }

    pub(crate) async fn acquire(&self) -> Result<Turn, StoreError> {
        // Most of the time there is nobody, and no clock need be wound up.
        let line = Arc::clone(&self.connection);
        let guard = match line.try_lock_owned() {
            Ok(guard) => guard,
            Err(_) => timeout(PATIENCE, Arc::clone(&self.connection).lock_owned())
                .await
                .map_err(|_| sqlx::Error::PoolTimedOut)?,
        };
        turn(guard).ok_or_else(|| sqlx::Error::PoolClosed.into())
    }

    /// A turn, if nobody has one.
    pub(crate) fn at_rest(&self) -> Option<Turn> {
        turn(Arc::clone(&self.connection).try_lock_owned().ok()?)
    }

    /// Nobody else writes the file from here on, not even through another connection.
    pub(crate) async fn begin(&self) -> Result<Writing, StoreError> {
        let (mut writing, first) = self.about_to_begin().await?;
        first.write(&mut writing).await?;
        Ok(writing)
    }

    /// The same for whoever says the first words themselves, before anything else.
    pub(crate) async fn about_to_begin(&self) -> Result<(Writing, Round), StoreError> {
        let mut first = Round::default();
        first.say("begin immediate");
        Ok((Writing { turn: self.acquire().await?, over: false }, first))
    }

    /// Waits for whoever has a turn. Whoever comes later fails.
    pub(crate) async fn close(&self) {
        let connection = self.connection.lock().await.take();
        if let Some(connection) = connection
            && let Err(error) = connection.close().await
        {
            tracing::warn!(%error, "the connection that writes did not close well");
        }
    }
}

fn turn(guard: OwnedMutexGuard<Option<SqliteConnection>>) -> Option<Turn> {
    OwnedMutexGuard::try_map(guard, Option::as_mut).ok()
}

impl Writing {
    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        self.commit_with(Round::default()).await
    }

    /// Commits together with the last that is to be written.
    pub(crate) async fn commit_with(mut self, mut last: Round) -> Result<(), StoreError> {
        last.say("commit");
        last.write(&mut self).await?;
        self.over = true;
        Ok(())
    }

    /// Takes everything back, and waits until it is.
    pub(crate) async fn rollback(mut self) -> Result<(), StoreError> {
        sqlx::query("rollback").execute(&mut *self).await?;
        self.over = true;
        Ok(())
    }
}

impl Deref for Writing {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self.turn
    }
}

impl DerefMut for Writing {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.turn
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        if self.over {
            return;
        }
        // Looked at once, the question is on its way to the connection's thread, which
        // answers in order: it is done before the next turn asks anything, whether or
        // not anybody waits for the answer. Where nothing has begun yet, or the commit
        // was on its way already, there is nothing to take back, and nothing happens.
        let rollback = pin!(sqlx::query("rollback").execute(&mut *self.turn));
        let _ = rollback.poll(&mut Context::from_waker(Waker::noop()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn writer(folder: &std::path::Path) -> Writer {
        let path = folder.join("a.db");
        std::fs::File::create(&path).unwrap();
        let way = Connecting::plainly_to(&path).set("busy_timeout", "0");
        let writer = Writer::open(&way).await.unwrap();
        let mut turn = writer.acquire().await.unwrap();
        sqlx::query("create table t (a integer)").execute(&mut *turn).await.unwrap();
        drop(turn);
        writer
    }

    async fn add(connection: &mut SqliteConnection) {
        sqlx::query("insert into t values (1)").execute(connection).await.unwrap();
    }

    async fn count(writer: &Writer) -> i64 {
        let mut turn = writer.acquire().await.unwrap();
        sqlx::query_scalar("select count(*) from t").fetch_one(&mut *turn).await.unwrap()
    }

    #[tokio::test]
    async fn what_is_dropped_leaves_no_trace_and_what_is_committed_stays() {
        let folder = tempfile::tempdir().unwrap();
        let writer = writer(folder.path()).await;
        for _ in 0..100 {
            let mut writing = writer.begin().await.unwrap();
            add(&mut writing).await;
            drop(writing);
        }
        assert_eq!(count(&writer).await, 0);
        let mut writing = writer.begin().await.unwrap();
        add(&mut writing).await;
        writing.commit().await.unwrap();
        assert_eq!(count(&writer).await, 1);
    }

    #[tokio::test]
    async fn a_write_that_is_given_up_halfway_does_not_keep_others_out() {
        let folder = tempfile::tempdir().unwrap();
        let writer = writer(folder.path()).await;
        let mut noop = Context::from_waker(Waker::noop());
        // Nobody waits for the beginning. Each is looked at once, and is mostly not done.
        drop(pin!(writer.begin()).poll(&mut noop));
        // Nor for a statement.
        let mut writing = writer.begin().await.unwrap();
        let insert = sqlx::query("insert into t values (1)").execute(&mut *writing);
        drop(pin!(insert).poll(&mut noop));
        drop(writing);
        assert_eq!(count(&writer).await, 0);
        // Nor for the end; then it may be either.
        let mut writing = writer.begin().await.unwrap();
        add(&mut writing).await;
        drop(pin!(writing.commit()).poll(&mut noop));
        let before = count(&writer).await;
        let mut writing = writer.begin().await.unwrap();
        add(&mut writing).await;
        writing.commit().await.unwrap();
        assert_eq!(count(&writer).await, before + 1);
    }

    #[tokio::test]
    async fn a_commit_that_fails_writes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let writer = writer(folder.path()).await;
        let mut writing = writer.begin().await.unwrap();
        add(&mut writing).await;
        let mut last = Round::default();
        last.say("insert into t values (2)").say("insert into nowhere values (1)");
        assert!(writing.commit_with(last).await.is_err());
        assert_eq!(count(&writer).await, 0);
    }

    #[tokio::test]
    async fn whoever_comes_after_the_end_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let writer = writer(folder.path()).await;
        let turn = writer.acquire().await.unwrap();
        assert!(writer.at_rest().is_none(), "somebody has a turn");
        let mut close = pin!(writer.close());
        assert!(close.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
        drop(turn);
        close.await;
        assert!(writer.begin().await.is_err());
        assert!(writer.at_rest().is_none());
    }
}
