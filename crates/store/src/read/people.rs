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
        let rows = sqlx::query(
            "select id, display_name from app_user where _deleted = 0 and state = 'active' \
             order by id",
        )
        .fetch_all(&mut *tx)
        .await?;
        let mut people = Vec::with_capacity(rows.len());
        for row in &rows {
            let id = UserId::new(uuid("app_user", row.try_get("id")?)?);
            let held = Held::load(&mut tx, id).await?;
            people.push(Person {
                id,
                display_name: row.try_get::<Option<String>, _>("display_name")?.unwrap_or_default(),
                roles: held.seen,
                confirmed_roles: held.confirmed,
            });
        }
        Ok(people)
    }

    /// The roles by which `user` may do things: confirmed ones where there is a
    /// hub, none for somebody who was removed or shut out.
    pub async fn actor_roles(&self, user: UserId) -> Result<Vec<Role>, StoreError> {
        // Whoever asks is about to write. The connection for that knows the pages still;
        // another would read and decrypt them anew after every write.
        let held = match self.writer.at_rest() {
            Some(mut turn) => Held::load(&mut turn, user).await?,
            None => Held::load(&mut *self.readers.acquire().await?, user).await?,
        };
        Ok(if held.active { held.confirmed } else { Vec::new() })
    }
}

/// How somebody stands.
#[derive(Default)]
struct Held {
    active: bool,
    /// With what waits for the hub.
    seen: Vec<Role>,
    /// The same, less the dirty marks where a hub is followed.
    confirmed: Vec<Role>,
}

/// In one question, because it is asked before every deed. A hub counts when it
/// has confirmed anything: until its first answer is here, the workspace decides by
/// itself as before, and nobody is shut out in between.
const HELD: &str = "\
    select 0, 0, '', x'' from app_user where id = ?1 and _deleted = 0 and state = 'active' \
    union all \
    select 1, 0, member, x'' from set_member \
      where entity_type = ?2 and entity_id = ?1 and field = ?3 \
    union all \
    select 2, field, member, confirmed from dirty \
      where entity_type = ?2 and entity_id = ?1 and field in (?3, ?4, ?5) \
        and exists (select 1 from hub_link) and exists (select 1 from hub_head)";

impl Held {
    async fn load(connection: &mut SqliteConnection, id: UserId) -> Result<Self, StoreError> {
        let rows = sqlx::query(HELD)
            .bind(id.uuid().as_bytes().to_vec())
            .bind(EntityType::User.number())
            .bind(user::ROLES.number)
            .bind(EXISTENCE)
            .bind(user::STATE.number)
            .fetch_all(connection)
            .await?;
        let mut held = Self::default();
        let mut marks = Vec::new();
        for row in &rows {
            // A role of a newer version gives nothing here.
            let role = row.try_get::<&str, _>(2)?.parse::<Role>().ok();
            match row.try_get::<i64, _>(0)? {
                0 => held.active = true,
                1 => held.seen.extend(role),
                _ => marks.push((
                    row.try_get::<u16, _>(1)?,
                    role,
                    WireValue::from_bytes(row.try_get(3)?)?,
                )),
            }
        }
        held.confirmed.clone_from(&held.seen);
        for (field, role, value) in marks {
            if field == user::ROLES.number {
                let Some(role) = role else { continue };
                held.confirmed.retain(|one| *one != role);
                if value == WireValue::Flag(true) {
                    held.confirmed.push(role);
                }
            } else if value != WireValue::Flag(true)
                && value != WireValue::Text("active".to_owned())
            {
                // For the hub, nobody yet, or not at work.
                held.confirmed.clear();
                break;
            }
        }
        Ok(held)
    }
}
