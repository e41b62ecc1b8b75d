//! Statements that go to the file together.
//!
//! The file is asked by a thread of its own, and every question waits for that
//! thread to wake up and for its answer to be heard. That costs more than most of
//! the statements do, so what belongs together is said in one breath.

use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteConnection, SqliteRow};
use sqlx::{Arguments, AssertSqlSafe, Encode, Sqlite, Type};

use crate::error::StoreError;
use crate::sql::Binds;

/// Statements in their order, and their values in theirs: every `?` takes the next.
#[derive(Debug, Default)]
pub(crate) struct Round {
    text: String,
    values: SqliteArguments,
    wrong: Option<sqlx::Error>,
}

impl Round {
    /// Begins the next statement.
    pub(crate) fn say(&mut self, statement: &str) -> &mut Self {
        if !self.text.is_empty() {
            self.text.push_str("; ");
        }
        self.more(statement)
    }

    /// Goes on with the statement.
    pub(crate) fn more(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// `part` so many times, with commas between them.
    pub(crate) fn list(&mut self, part: &str, times: usize) -> &mut Self {
        for at in 0..times {
            self.more(if at == 0 { "" } else { ", " }).more(part);
        }
        self
    }

    pub(crate) fn bind<'v>(&mut self, value: impl Encode<'v, Sqlite> + Type<Sqlite>) -> &mut Self {
        if let Err(why) = self.values.add(value) {
            self.wrong.get_or_insert(sqlx::Error::Encode(why));
        }
        self
    }

    pub(crate) async fn write(self, connection: &mut SqliteConnection) -> Result<(), StoreError> {
        if !self.text.is_empty() {
            self.query()?.execute(connection).await?;
        }
        Ok(())
    }

    /// The rows of all the statements, one after the other.
    pub(crate) async fn ask(
        self,
        connection: &mut SqliteConnection,
    ) -> Result<Vec<SqliteRow>, StoreError> {
        Ok(self.query()?.fetch_all(connection).await?)
    }

    fn query(self) -> Result<Query<'static, Sqlite, SqliteArguments>, StoreError> {
        if let Some(wrong) = self.wrong {
            return Err(wrong.into());
        }
        Ok(sqlx::query_with(AssertSqlSafe(self.text), self.values))
    }
}

impl Binds for &mut Round {
    fn bind_one<V>(self, value: V) -> Self
    where
        V: for<'v> Encode<'v, Sqlite> + Type<Sqlite> + Send + 'static,
    {
        self.bind(value)
    }
}
