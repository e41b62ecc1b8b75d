//! By what the directory knows the people who are here.

use desk_core::ids::UserId;
use sqlx::Row;

use crate::error::StoreError;
use crate::file::Store;
use crate::sql::uuid;

/// Somebody who was not deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownAs {
    pub id: UserId,
    pub user_name: Option<String>,
    pub directory_id: Option<String>,
}

impl Store {
    /// Everybody who was not deleted, in no order: to find the people of a file among
    /// them.
    pub async fn known_as(&self) -> Result<Vec<KnownAs>, StoreError> {
        let rows =
            sqlx::query("select id, user_name, directory_id from app_user where _deleted = 0")
                .fetch_all(&self.readers)
                .await?;
        rows.iter()
            .map(|row| {
                Ok(KnownAs {
                    id: UserId::new(uuid("app_user", row.try_get(0)?)?),
                    user_name: row.try_get(1)?,
                    directory_id: row.try_get(2)?,
                })
            })
            .collect()
    }
}
