//! Edits of roles that somebody made in the matrix and nobody has committed. They are
//! this computer's own and no commands: no hub hears of them, and a restart keeps them.

use std::collections::{BTreeMap, BTreeSet};

use desk_core::access::Role;
use desk_core::ids::UserId;
use desk_core::people::RoleChange;
use desk_core::schema::{EntityType, user};
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use crate::error::StoreError;
use crate::file::Store;
use crate::sql::uuid;
use crate::write::WriteTx;

/// What is staged for one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StagedPerson {
    pub user: UserId,
    pub display_name: String,
    /// Somebody deleted them meanwhile; nothing can be done for them.
    pub deleted: bool,
    pub held: BTreeSet<Role>,
    pub take: BTreeSet<Role>,
    pub give: BTreeSet<Role>,
}

impl StagedPerson {
    /// The roles as they would be.
    pub fn after(&self) -> BTreeSet<Role> {
        let kept = self.held.iter().filter(|role| !self.take.contains(*role));
        kept.chain(&self.give).copied().collect()
    }

    pub fn change(&self) -> RoleChange {
        RoleChange { user: self.user, take: self.take.clone(), give: self.give.clone() }
    }
}

impl Store {
    /// Marks that a person shall hold a role, or not hold it. Where it is so already
    /// the mark goes: whoever edits back has edited nothing.
    ///
    /// # Errors
    /// [`StoreError::NewerVersion`] when the file can only be looked at.
    pub async fn stage_roles(&self, edits: &[(UserId, Role, bool)]) -> Result<(), StoreError> {
        if self.is_read_only() {
            return Err(StoreError::NewerVersion);
        }
        let mut tx = self.writer.begin().await?;
        for (user, role, wanted) in edits {
            let key = user.uuid().as_bytes().to_vec();
            sqlx::query("delete from staged_role where user = ? and role = ?")
                .bind(key.clone())
                .bind(role.code())
                .execute(&mut *tx)
                .await?;
            sqlx::query(
                "insert into staged_role (user, role, give) select ?1, ?2, ?3 \
                 where ?3 <> exists (select 1 from set_member where entity_type = ?4 \
                   and entity_id = ?1 and field = ?5 and member = ?2) \
                 and exists (select 1 from app_user where id = ?1 and _deleted = 0)",
            )
            .bind(key)
            .bind(role.code())
            .bind(*wanted)
            .bind(EntityType::User.number())
            .bind(user::ROLES.number)
            .execute(&mut *tx)
            .await?;
        }
        tx.commit().await
    }

    /// Takes every mark away.
    ///
    /// # Errors
    /// [`StoreError::NewerVersion`] when the file can only be looked at.
    pub async fn clear_staged_roles(&self) -> Result<(), StoreError> {
        if self.is_read_only() {
            return Err(StoreError::NewerVersion);
        }
        let mut tx = self.writer.begin().await?;
        sqlx::query("delete from staged_role").execute(&mut *tx).await?;
        tx.commit().await
    }

    /// What is staged, person by person. What has come about meanwhile is left out.
    pub async fn staged_roles(&self) -> Result<Vec<StagedPerson>, StoreError> {
        staged(&mut *self.readers.acquire().await?).await
    }
}

impl WriteTx<'_> {
    /// What is staged, as this write sees it.
    pub async fn staged_roles(&mut self) -> Result<Vec<StagedPerson>, StoreError> {
        staged(self.connection().await?).await
    }

    /// Takes every mark away, when this write is committed.
    pub async fn clear_staged_roles(&mut self) -> Result<(), StoreError> {
        sqlx::query("delete from staged_role").execute(self.connection().await?).await?;
        Ok(())
    }
}

async fn staged(connection: &mut SqliteConnection) -> Result<Vec<StagedPerson>, StoreError> {
    let rows = sqlx::query(
        "select s.user, s.role, s.give, u.display_name, u._deleted, \
           (select group_concat(m.member, char(10)) from set_member m \
            where m.entity_type = ? and m.entity_id = s.user and m.field = ?) as roles \
         from staged_role s join app_user u on u.id = s.user order by s.user, s.role",
    )
    .bind(EntityType::User.number())
    .bind(user::ROLES.number)
    .fetch_all(connection)
    .await?;
    let mut people: BTreeMap<UserId, StagedPerson> = BTreeMap::new();
    for row in &rows {
        let user = UserId::new(uuid("staged_role", row.try_get("user")?)?);
        let roles: Option<String> = row.try_get("roles")?;
        let held: BTreeSet<Role> =
            roles.iter().flat_map(|all| all.lines()).filter_map(|code| code.parse().ok()).collect();
        let give: bool = row.try_get("give")?;
        let Ok(role) = row.try_get::<&str, _>("role")?.parse::<Role>() else { continue };
        if held.contains(&role) == give {
            continue;
        }
        let name: Option<String> = row.try_get("display_name")?;
        let deleted = row.try_get("_deleted")?;
        let person = people.entry(user).or_insert_with(|| StagedPerson {
            user,
            display_name: name.unwrap_or_default(),
            deleted,
            held,
            take: BTreeSet::new(),
            give: BTreeSet::new(),
        });
        if give { &mut person.give } else { &mut person.take }.insert(role);
    }
    Ok(people.into_values().collect())
}
