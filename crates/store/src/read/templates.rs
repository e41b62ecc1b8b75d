//! Role templates and who follows them.

use std::collections::BTreeSet;

use desk_core::access::Role;
use desk_core::ids::TemplateId;
use desk_core::schema::{EntityType, role_template};
use sqlx::{AssertSqlSafe, Row};

use super::wanted::drifted;
use crate::error::StoreError;
use crate::file::Store;
use crate::search_words::folded;
use crate::sql::{unsigned, uuid};

/// A template that was not removed.
#[derive(Debug, Clone)]
pub struct TemplateSeen {
    pub id: TemplateId,
    pub name: String,
    pub note: Option<String>,
    /// Those that this version knows.
    pub roles: BTreeSet<Role>,
    /// People who follow it, and those of them whose roles are others.
    pub followers: u64,
    pub drifted: u64,
}

impl Store {
    /// All of them, by name.
    pub async fn templates(&self) -> Result<Vec<TemplateSeen>, StoreError> {
        let statement = format!(
            "select t.id, t.name, t.note, \
               (select group_concat(m.member, char(10)) from set_member m \
                where m.entity_type = {} and m.entity_id = t.id and m.field = {}) as roles, \
               (select count(*) from app_user u where u.template = t.id and u._deleted = 0) \
                 as followers, \
               (select count(*) from app_user u where u.template = t.id and u._deleted = 0 \
                 and {}) as drifted \
             from role_template t where t._deleted = 0",
            EntityType::RoleTemplate.number(),
            role_template::ROLES.number,
            drifted()
        );
        let rows = sqlx::query(AssertSqlSafe(statement)).fetch_all(&self.readers).await?;
        let mut templates = rows
            .iter()
            .map(|row| {
                let roles: Option<String> = row.try_get("roles")?;
                Ok(TemplateSeen {
                    id: TemplateId::new(uuid("role_template", row.try_get("id")?)?),
                    name: row.try_get::<Option<String>, _>("name")?.unwrap_or_default(),
                    note: row.try_get("note")?,
                    roles: roles
                        .iter()
                        .flat_map(|all| all.lines())
                        .filter_map(|code| code.parse().ok())
                        .collect(),
                    followers: unsigned("app_user", row.try_get("followers")?)?,
                    drifted: unsigned("app_user", row.try_get("drifted")?)?,
                })
            })
            .collect::<Result<Vec<_>, StoreError>>()?;
        templates.sort_by_cached_key(|one| (folded(&one.name), one.id));
        Ok(templates)
    }
}
