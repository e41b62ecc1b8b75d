//! The people who work in the workspace.

use desk_core::access::Role;
use desk_core::ids::UserId;
use desk_core::schema::{EXISTENCE, EntityType, user};
use desk_wire::WireValue;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use crate::error::StoreError;
use crate::file::Store;
use crate::sql::uuid;

/// A person and the roles the workspace gives them.
#[derive(Debug, Clone)]
pub struct Person {
    pub id: UserId,
    pub display_name: String,
    /// As they are seen, with what waits for the hub.
    pub roles: Vec<Role>,
    /// As they count: what a hub confirmed, where there is one.
    pub confirmed_roles: Vec<Role>,
}

impl Store {
    /// Everybody who is active, in the order they were made.
    pub async fn people(&self) -> Result<Vec<Person>, StoreError> {
        let mut tx = self.readers.begin().await?;
        let followed = is_followed(&mut tx).await?;
        let rows = sqlx::query(
            "select id, display_name from app_user where _deleted = 0 and state = 'active' \
             order by id",
        )
        .fetch_all(&mut *tx)
        .await?;
        let mut people = Vec::with_capacity(rows.len());
        for row in &rows {
            let id = UserId::new(uuid("app_user", row.try_get("id")?)?);
            let roles = seen(&mut tx, id).await?;
            let confirmed_roles =
                if followed { confirmed(&mut tx, id, &roles).await? } else { roles.clone() };
            people.push(Person {
                id,
                display_name: row.try_get::<Option<String>, _>("display_name")?.unwrap_or_default(),
                roles,
                confirmed_roles,
            });
        }
        Ok(people)
    }

    /// The roles by which `user` may do things: confirmed ones where there is a
    /// hub, none for somebody who was removed or shut out.
    pub async fn actor_roles(&self, user: UserId) -> Result<Vec<Role>, StoreError> {
        // Asked before every deed, so not by way of everybody.
        let mut tx = self.readers.begin().await?;
        let active: bool = sqlx::query_scalar(
            "select exists (select 1 from app_user \
             where id = ? and _deleted = 0 and state = 'active')",
        )
        .bind(user.uuid().as_bytes().to_vec())
        .fetch_one(&mut *tx)
        .await?;
        if !active {
            return Ok(Vec::new());
        }
        let roles = seen(&mut tx, user).await?;
        if is_followed(&mut tx).await? { confirmed(&mut tx, user, &roles).await } else { Ok(roles) }
    }
}

/// Whether a hub has confirmed anything yet. Until its first answer is here, the
/// workspace decides by itself as before: nobody is shut out in between.
async fn is_followed(connection: &mut SqliteConnection) -> Result<bool, StoreError> {
    let statement = "select exists (select 1 from hub_link) and exists (select 1 from hub_head)";
    Ok(sqlx::query_scalar(statement).fetch_one(connection).await?)
}

async fn seen(connection: &mut SqliteConnection, id: UserId) -> Result<Vec<Role>, StoreError> {
    let codes: Vec<String> = sqlx::query_scalar(
        "select member from set_member where entity_type = ? and entity_id = ? and field = ?",
    )
    .bind(EntityType::User.number())
    .bind(id.uuid().as_bytes().to_vec())
    .bind(user::ROLES.number)
    .fetch_all(connection)
    .await?;
    // A role of a newer version gives nothing here.
    Ok(codes.iter().filter_map(|code| code.parse().ok()).collect())
}

/// What is seen, less the dirty marks.
async fn confirmed(
    connection: &mut SqliteConnection,
    id: UserId,
    seen: &[Role],
) -> Result<Vec<Role>, StoreError> {
    let rows = sqlx::query(
        "select field, member, confirmed from dirty where entity_type = ? and entity_id = ? \
         and field in (?, ?, ?)",
    )
    .bind(EntityType::User.number())
    .bind(id.uuid().as_bytes().to_vec())
    .bind(EXISTENCE)
    .bind(user::STATE.number)
    .bind(user::ROLES.number)
    .fetch_all(connection)
    .await?;
    let mut roles = seen.to_vec();
    for row in &rows {
        let value = WireValue::from_bytes(row.try_get("confirmed")?)?;
        if row.try_get::<u16, _>("field")? == user::ROLES.number {
            let Ok(role) = row.try_get::<&str, _>("member")?.parse::<Role>() else { continue };
            roles.retain(|one| *one != role);
            if value == WireValue::Flag(true) {
                roles.push(role);
            }
        } else if value != WireValue::Flag(true) && value != WireValue::Text("active".to_owned()) {
            // For the hub, nobody yet, or not at work.
            return Ok(Vec::new());
        }
    }
    Ok(roles)
}
