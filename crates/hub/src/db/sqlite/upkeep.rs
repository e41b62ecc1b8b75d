//! Looking after the file.

use super::SqliteDb;
use crate::db::DbResult;

impl SqliteDb {
    /// What SQLite finds wrong with the file; nothing, when it is whole.
    pub async fn integrity(&self) -> DbResult<Vec<String>> {
        let said: Vec<String> =
            sqlx::query_scalar("pragma integrity_check").fetch_all(&self.readers).await?;
        Ok(said.into_iter().filter(|line| line != "ok").collect())
    }
}
