//! The people who work in the workspace.

use desk_core::access::Role;
use desk_core::ids::UserId;
use desk_core::schema::{EntityType, user};
use sqlx::Row;

use crate::error::StoreError;
use crate::file::Store;
use crate::sql::{parse, uuid};

/// A person and the roles the workspace gives them.
#[derive(Debug, Clone)]
pub struct Person {
    pub id: UserId,
    pub display_name: String,
    pub roles: Vec<Role>,
}

impl Store {
    /// Everybody who is active, in the order they were made.
    pub async fn people(&self) -> Result<Vec<Person>, StoreError> {
        let mut tx = self.readers.begin().await?;
        let rows = sqlx::query(
            "select id, display_name from app_user where _deleted = 0 and state = 'active' \
             order by id",
        )
        .fetch_all(&mut *tx)
        .await?;
        let mut people = Vec::with_capacity(rows.len());
        for row in &rows {
            let id: Vec<u8> = row.try_get("id")?;
            let codes: Vec<String> = sqlx::query_scalar(
                "select member from set_member \
                 where entity_type = ? and entity_id = ? and field = ?",
            )
            .bind(EntityType::User.number())
            .bind(id.clone())
            .bind(user::ROLES.number)
            .fetch_all(&mut *tx)
            .await?;
            people.push(Person {
                id: UserId::new(uuid("app_user", &id)?),
                display_name: row.try_get("display_name")?,
                roles: codes
                    .iter()
                    .map(|code| parse("set_member", code))
                    .collect::<Result<_, _>>()?,
            });
        }
        Ok(people)
    }
}
