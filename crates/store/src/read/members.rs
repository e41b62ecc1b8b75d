//! The people of the workspace, as the list of people shows them.

use std::collections::{BTreeMap, BTreeSet};

use desk_core::ids::UserId;
use desk_core::people::ACTIVE;
use desk_core::schema::{EntityType, user};
use sqlx::Row;

use crate::error::StoreError;
use crate::file::Store;
use crate::follow::is_linked;
use crate::sql::{unsigned, uuid};

/// A person who was not removed.
#[derive(Debug, Clone)]
pub struct Member {
    pub id: UserId,
    pub display_name: String,
    pub user_name: Option<String>,
    /// Codes; a newer version may have given one that this one does not know.
    pub roles: BTreeSet<String>,
    pub active: bool,
    /// A role was given or taken here, and the hub has not said yes yet.
    pub roles_wait: bool,
    /// Devices that take part.
    pub devices: u64,
}

impl Store {
    /// Everybody who was not removed, in the order they were made.
    pub async fn members(&self) -> Result<Vec<Member>, StoreError> {
        let mut tx = self.readers.begin().await?;
        let linked = is_linked(&mut tx).await?;
        let mut roles: BTreeMap<Vec<u8>, BTreeSet<String>> = BTreeMap::new();
        let given = sqlx::query(
            "select entity_id, member from set_member where entity_type = ? and field = ?",
        )
        .bind(EntityType::User.number())
        .bind(user::ROLES.number)
        .fetch_all(&mut *tx)
        .await?;
        for row in &given {
            roles.entry(row.try_get(0)?).or_default().insert(row.try_get(1)?);
        }
        let rows = sqlx::query(
            "select u.id, u.display_name, u.user_name, u.state, \
               exists (select 1 from dirty d where d.entity_type = ? and d.entity_id = u.id \
                 and d.field = ?) as roles_wait, \
               (select count(*) from device d where d.user = u.id and d._deleted = 0 \
                 and d.state = ?) as devices \
             from app_user u where u._deleted = 0 order by u.id",
        )
        .bind(EntityType::User.number())
        .bind(user::ROLES.number)
        .bind(desk_core::devices::ACTIVE)
        .fetch_all(&mut *tx)
        .await?;
        rows.iter()
            .map(|row| {
                let id: Vec<u8> = row.try_get("id")?;
                let name: Option<String> = row.try_get("display_name")?;
                Ok(Member {
                    id: UserId::new(uuid("app_user", &id)?),
                    display_name: name.unwrap_or_default(),
                    user_name: row.try_get("user_name")?,
                    roles: roles.remove(&id).unwrap_or_default(),
                    active: row.try_get::<Option<&str>, _>("state")? == Some(ACTIVE),
                    roles_wait: linked && row.try_get("roles_wait")?,
                    devices: unsigned("device", row.try_get("devices")?)?,
                })
            })
            .collect()
    }
}
