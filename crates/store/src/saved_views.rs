//! Views of tables that people saved. They are this device's own and no records, so
//! they do not come through the door for writes.

use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use uuid::Uuid;

use crate::error::StoreError;
use crate::file::Store;
use crate::sql::uuid;

const TABLE: &str = "saved_view";

/// What somebody asked of a table, under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedView {
    pub id: Uuid,
    /// Which table it is a view of.
    pub table: String,
    pub name: String,
    pub question: String,
    /// Those that are shown, in their order.
    pub columns: Vec<String>,
}

impl SavedView {
    /// Whether it is called so: two names that differ in case alone are one.
    fn is_called(&self, table: &str, name: &str) -> bool {
        self.table == table && self.name.to_lowercase() == name.to_lowercase()
    }
}

impl Store {
    /// Those of the person who works here, by name.
    pub async fn saved_views(&self) -> Result<Vec<SavedView>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        self.views_in(&mut connection).await
    }

    /// Keeps a view, in the place of the one with its id if there is one; `false` where
    /// another view of the table is called so.
    ///
    /// # Errors
    /// [`StoreError::NewerVersion`] when the file can only be looked at.
    pub async fn keep_view(&self, view: &SavedView) -> Result<bool, StoreError> {
        if self.is_read_only() {
            return Err(StoreError::NewerVersion);
        }
        let columns =
            serde_json::to_string(&view.columns).map_err(|why| StoreError::nonsense(TABLE, why))?;
        let mut tx = self.writer.begin().await?;
        let there = self.views_in(&mut tx).await?;
        if there.iter().any(|one| one.id != view.id && one.is_called(&view.table, &view.name)) {
            tx.rollback().await?;
            return Ok(false);
        }
        sqlx::query(
            "insert into saved_view (id, owner, of_table, name, question, columns) \
             values (?, ?, ?, ?, ?, ?) on conflict (id) do update set \
             name = excluded.name, question = excluded.question, columns = excluded.columns",
        )
        .bind(view.id.as_bytes().to_vec())
        .bind(self.user.uuid().as_bytes().to_vec())
        .bind(&view.table)
        .bind(&view.name)
        .bind(&view.question)
        .bind(columns)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Takes a view away; `false` where the person has none with this id.
    ///
    /// # Errors
    /// [`StoreError::NewerVersion`] when the file can only be looked at.
    pub async fn delete_view(&self, id: Uuid) -> Result<bool, StoreError> {
        if self.is_read_only() {
            return Err(StoreError::NewerVersion);
        }
        let mut tx = self.writer.begin().await?;
        let gone = sqlx::query("delete from saved_view where id = ? and owner = ?")
            .bind(id.as_bytes().to_vec())
            .bind(self.user.uuid().as_bytes().to_vec())
            .execute(&mut *tx)
            .await?
            .rows_affected();
        tx.commit().await?;
        Ok(gone > 0)
    }

    async fn views_in(
        &self,
        connection: &mut SqliteConnection,
    ) -> Result<Vec<SavedView>, StoreError> {
        let rows = sqlx::query(
            "select id, of_table, name, question, columns from saved_view where owner = ?",
        )
        .bind(self.user.uuid().as_bytes().to_vec())
        .fetch_all(connection)
        .await?;
        let mut views = rows.iter().map(view_of).collect::<Result<Vec<_>, _>>()?;
        views.sort_by_cached_key(|view| (view.name.to_lowercase(), view.id));
        Ok(views)
    }
}

fn view_of(row: &SqliteRow) -> Result<SavedView, StoreError> {
    let columns: &str = row.try_get("columns")?;
    Ok(SavedView {
        id: uuid(TABLE, row.try_get("id")?)?,
        table: row.try_get("of_table")?,
        name: row.try_get("name")?,
        question: row.try_get("question")?,
        columns: serde_json::from_str(columns).map_err(|why| StoreError::nonsense(TABLE, why))?,
    })
}
