//! How many people there are of each kind, and how many hold each role.

use std::collections::BTreeMap;

use desk_core::access::Role;
use desk_core::people::ACTIVE;
use desk_core::schema::{EntityType, user};
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Row};

use super::wanted::{WITHOUT_MFA, drifted, held};
use crate::error::StoreError;
use crate::file::Store;
use crate::sql::unsigned;

/// How many there are of each kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccountTally {
    /// Everybody who was not deleted.
    pub here: u64,
    pub inactive: u64,
    pub deleted: u64,
    pub guests: u64,
    pub without_role: u64,
    pub without_mfa: u64,
    pub drifted: u64,
    /// Active ones.
    pub global_admins: u64,
    /// Holders who were not deleted, by role.
    pub by_role: BTreeMap<Role, u64>,
}

impl Store {
    /// How many there are of each kind, whatever is searched for.
    pub async fn account_tally(&self) -> Result<AccountTally, StoreError> {
        tally(&mut *self.readers.begin().await?).await
    }
}

async fn tally(connection: &mut SqliteConnection) -> Result<AccountTally, StoreError> {
    let mut tally = AccountTally::default();
    by_kind(&mut *connection, &mut tally).await?;
    // Asked as a condition, which stops where nobody is followed; a sum goes through all.
    let drifted = format!(
        "from app_user u where u._deleted = 0 and u.template is not null and {}",
        drifted()
    );
    tally.drifted = count(&mut *connection, &drifted).await?;
    // Whoever has a role, in the order in which roles are kept: a look at each person
    // for theirs would go through the whole file for every one of them.
    let holders =
        count(&mut *connection, &format!("from (select distinct entity_id {})", held())).await?;
    let gone = format!("from app_user u where _deleted = 1 and {}", holds());
    let gone = count(&mut *connection, &gone).await?;
    tally.without_role = (tally.here + gone).saturating_sub(holders);
    let active = format!(
        "{} and member = '{}' and exists (select 1 from app_user \
             where id = entity_id and _deleted = 0 and state is '{ACTIVE}')",
        held(),
        Role::GlobalAdmin.code()
    );
    tally.global_admins = count(&mut *connection, &active).await?;
    let all = format!("select member, count(*) {} group by 1", held());
    for (role, count) in by_role(&mut *connection, all).await? {
        tally.by_role.insert(role, count);
    }
    // From the few who are deleted, not from the many roles.
    let deleted = format!(
        "select member, count(*) from app_user u cross join set_member m \
             on m.entity_id = u.id and m.entity_type = {} and m.field = {} \
             where u._deleted = 1 group by 1",
        EntityType::User.number(),
        user::ROLES.number
    );
    for (role, count) in by_role(&mut *connection, deleted).await? {
        let all = tally.by_role.entry(role).or_default();
        *all = all.saturating_sub(count);
    }
    tally.by_role.retain(|_, count| *count > 0);
    Ok(tally)
}

async fn by_kind(
    connection: &mut SqliteConnection,
    tally: &mut AccountTally,
) -> Result<(), StoreError> {
    let statement = format!(
        "select u._deleted, count(*), sum(u.state is not '{ACTIVE}'), \
           sum(u.user_type is 'guest'), sum({WITHOUT_MFA}) \
         from app_user u group by 1"
    );
    for row in sqlx::query(AssertSqlSafe(statement)).fetch_all(connection).await? {
        let count =
            |at: usize| -> Result<u64, StoreError> { unsigned("app_user", row.try_get(at)?) };
        if row.try_get::<bool, _>(0)? {
            tally.deleted = count(1)?;
            continue;
        }
        tally.here = count(1)?;
        tally.inactive = count(2)?;
        tally.guests = count(3)?;
        tally.without_mfa = count(4)?;
    }
    Ok(())
}

/// Whether the person `u` holds any.
fn holds() -> String {
    format!("exists (select 1 {} and entity_id = u.id)", held())
}

async fn count(connection: &mut SqliteConnection, from: &str) -> Result<u64, StoreError> {
    let statement = format!("select count(*) {from}");
    let count: i64 = sqlx::query_scalar(AssertSqlSafe(statement)).fetch_one(connection).await?;
    unsigned("set_member", count)
}

async fn by_role(
    connection: &mut SqliteConnection,
    statement: String,
) -> Result<Vec<(Role, u64)>, StoreError> {
    let rows = sqlx::query(AssertSqlSafe(statement)).fetch_all(connection).await?;
    let mut counts = Vec::new();
    for row in rows {
        // A role that a newer version gave is none that this one could name.
        if let Ok(role) = row.try_get::<&str, _>(0)?.parse() {
            counts.push((role, unsigned("set_member", row.try_get(1)?)?));
        }
    }
    Ok(counts)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use desk_core::schema::role_template;

    use super::*;
    use crate::connect::Connecting;
    use crate::shape::MIGRATIONS;

    #[tokio::test]
    async fn everybody_is_counted_once_in_each_kind_and_the_deleted_in_none() {
        let mut connection = Connecting::plainly_to(Path::new(":memory:")).connect().await.unwrap();
        MIGRATIONS.run(&mut connection).await.unwrap();
        let people = format!(
            "insert into role_template (id, name) values (x'000000000000000000000000000000f0', 'Clerk'); \
             insert into set_member (entity_type, entity_id, field, member) values \
               ({}, x'000000000000000000000000000000f0', {}, 'billing_admin'); \
             insert into app_user (id, state, user_type, mfa_state, template, _deleted) values \
               (x'00000000000000000000000000000001', 'active', 'member', 'enforced', null, 0), \
               (x'00000000000000000000000000000002', 'active', 'guest', null, x'000000000000000000000000000000f0', 0), \
               (x'00000000000000000000000000000003', 'inactive', 'member', 'disabled', x'000000000000000000000000000000f0', 0), \
               (x'00000000000000000000000000000004', 'inactive', 'guest', null, x'000000000000000000000000000000f0', 1), \
               (x'00000000000000000000000000000005', 'inactive', null, null, null, 1)",
            EntityType::RoleTemplate.number(),
            role_template::ROLES.number,
        );
        sqlx::raw_sql(AssertSqlSafe(people)).execute(&mut connection).await.unwrap();
        for (person, role) in [
            (1_u8, "global_admin"),
            (1, "sales_agent"),
            (3, "global_admin"),
            (3, "billing_admin"),
            (4, "global_admin"),
            (4, "admin_agent"),
        ] {
            sqlx::query(
                "insert into set_member (entity_type, entity_id, field, member) \
                 values (?, ?, ?, ?)",
            )
            .bind(EntityType::User.number())
            .bind(u128::from(person).to_be_bytes().to_vec())
            .bind(user::ROLES.number)
            .bind(role)
            .execute(&mut connection)
            .await
            .unwrap();
        }
        let meant = AccountTally {
            here: 3,
            inactive: 1,
            deleted: 2,
            guests: 1,
            without_role: 1,
            without_mfa: 2,
            drifted: 2,
            global_admins: 1,
            by_role: BTreeMap::from([
                (Role::GlobalAdmin, 2),
                (Role::SalesAgent, 1),
                (Role::BillingAdmin, 1),
            ]),
        };
        assert_eq!(tally(&mut connection).await.unwrap(), meant);
    }
}
