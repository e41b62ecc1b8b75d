//! People by what they hold: for "who can" and for what somebody can do. Read are their
//! names and roles and nothing else, because the answer may be about everybody.

use std::collections::BTreeSet;

use desk_core::access::Role;
use desk_core::ids::UserId;
use desk_core::people::ACTIVE;
use desk_core::schema::{EntityType, user};
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Row};
use uuid::Uuid;

use super::wanted::with_role;
use crate::error::StoreError;
use crate::file::Store;
use crate::order::BY_NAME;
use crate::sql::{json_ids, unsigned, uuid};

/// Somebody by name, with their roles.
#[derive(Debug, Clone)]
pub struct Holder {
    pub id: UserId,
    pub display_name: String,
    pub user_name: Option<String>,
    /// Neither deleted nor kept out.
    pub at_work: bool,
    pub roles: BTreeSet<Role>,
}

impl Store {
    /// One person, whether at work or not.
    pub async fn holder(&self, id: UserId) -> Result<Option<Holder>, StoreError> {
        let row = sqlx::query(AssertSqlSafe(one()))
            .bind(id.uuid().as_bytes().to_vec())
            .fetch_optional(&self.readers)
            .await?;
        row.as_ref().map(holder).transpose()
    }

    /// Those at work who hold one of `roles`, everybody at work where `None`: how many,
    /// and the first of them by name.
    pub async fn holders(
        &self,
        roles: Option<&[Role]>,
        most: u32,
    ) -> Result<(u64, Vec<Holder>), StoreError> {
        let mut tx = self.readers.begin().await?;
        let (count, first) = all(roles);
        let count: i64 = sqlx::query_scalar(AssertSqlSafe(count)).fetch_one(&mut *tx).await?;
        let first: Vec<Vec<u8>> =
            sqlx::query_scalar(AssertSqlSafe(first)).bind(most).fetch_all(&mut *tx).await?;
        let first: Vec<Uuid> =
            first.iter().map(|id| uuid("app_user", id)).collect::<Result<_, _>>()?;
        let keys = json_ids(first);
        let rows = sqlx::query(AssertSqlSafe(several())).bind(keys).fetch_all(&mut *tx).await?;
        let holders = rows.iter().map(holder).collect::<Result<Vec<_>, _>>()?;
        Ok((unsigned("app_user", count)?, holders))
    }
}

fn columns() -> String {
    // Codes of roles have no line breaks.
    format!(
        "u.id, u.display_name, u.user_name, u._deleted = 0 and u.state is '{ACTIVE}' as at_work, \
           (select group_concat(m.member, char(10)) from set_member m \
            where m.entity_type = {} and m.entity_id = u.id and m.field = {}) as roles",
        EntityType::User.number(),
        user::ROLES.number
    )
}

fn one() -> String {
    format!("select {} from app_user u where u.id = ?", columns())
}

/// How many there are, and who the first of them are.
fn all(roles: Option<&[Role]>) -> (String, String) {
    let held = roles.map_or_else(String::new, |roles| format!("and {}", with_role(roles)));
    let able = format!("from app_user u where u._deleted = 0 and u.state is '{ACTIVE}' {held}");
    let first =
        format!("select u.id {able} order by u.display_name collate {BY_NAME}, u.id limit ?");
    (format!("select count(*) {able}"), first)
}

/// These people, in this order.
fn several() -> String {
    format!(
        "select {} from json_each(?) page cross join app_user u on u.id = unhex(page.value) \
         order by page.key",
        columns()
    )
}

fn holder(row: &SqliteRow) -> Result<Holder, StoreError> {
    let roles: Option<&str> = row.try_get("roles")?;
    Ok(Holder {
        id: UserId::new(uuid("app_user", row.try_get("id")?)?),
        display_name: row.try_get::<Option<String>, _>("display_name")?.unwrap_or_default(),
        user_name: row.try_get("user_name")?,
        at_work: row.try_get("at_work")?,
        // A role that a newer version gave is none that this one could judge.
        roles: roles.unwrap_or_default().lines().filter_map(|code| code.parse().ok()).collect(),
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use sqlx::SqliteConnection;

    use super::*;
    use crate::connect::Connecting;
    use crate::shape::MIGRATIONS;

    async fn plan(connection: &mut SqliteConnection, statement: &str) -> String {
        let statement = AssertSqlSafe(format!("explain query plan {statement}"));
        let steps = sqlx::query(statement).fetch_all(connection).await.unwrap();
        steps.iter().map(|step| step.get::<String, _>("detail") + "\n").collect()
    }

    #[tokio::test]
    async fn roles_are_looked_up_by_their_holder_and_nothing_else_is_read() {
        let mut connection = Connecting::plainly_to(Path::new(":memory:")).connect().await.unwrap();
        MIGRATIONS.run(&mut connection).await.unwrap();
        let some = [Role::GlobalAdmin, Role::AdminAgent];
        for (statement, key) in [
            (one(), "entity_id=?"),
            (several(), "entity_id=?"),
            (all(Some(&some)).0, "member=?"),
            (all(Some(&some)).1, "member=?"),
        ] {
            let plan = plan(&mut connection, &statement).await;
            let mut roles = plan.lines().filter(|s| s.contains(" m ") || s.contains("set_member"));
            assert!(roles.all(|step| step.contains(key)), "{plan}");
            assert!(plan.contains(key), "{plan}");
        }
        for statement in [one(), several(), all(None).1, all(Some(&some)).1] {
            for column in ["locations", "job_title", "phone"] {
                assert!(!statement.contains(column), "{column} is not asked for");
            }
        }
        let one = plan(&mut connection, &one()).await;
        assert!(one.contains("SEARCH u USING INDEX"), "{one}");
    }
}
