//! How many people there are of each kind, and how many hold each role.

use std::collections::BTreeMap;

use desk_core::access::Role;
use desk_core::people::ACTIVE;
use desk_core::schema::{EntityType, user};
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Row};

use super::accounts::{WITHOUT_MFA, drifted};
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
        let mut tx = self.readers.begin().await?;
        let mut tally = AccountTally::default();
        by_kind(&mut tx, &mut tally).await?;
        // Asked as a condition, which stops where nobody is followed; a sum goes through all.
        let drifted = format!(
            "from app_user u where u._deleted = 0 and u.template is not null and {}",
            drifted()
        );
        tally.drifted = count(&mut tx, &drifted).await?;
        // Whoever has a role, in the order in which roles are kept: a look at each person
        // for theirs would go through the whole file for every one of them.
        let holders =
            count(&mut tx, &format!("from (select distinct entity_id {})", held())).await?;
        let gone = format!("from app_user u where _deleted = 1 and {}", holds());
        let gone = count(&mut tx, &gone).await?;
        tally.without_role = (tally.here + gone).saturating_sub(holders);
        let active = format!(
            "{} and member = '{}' and exists (select 1 from app_user \
             where id = entity_id and _deleted = 0 and state is '{ACTIVE}')",
            held(),
            Role::GlobalAdmin.code()
        );
        tally.global_admins = count(&mut tx, &active).await?;
        let all = format!("select member, count(*) {} group by 1", held());
        for (role, count) in by_role(&mut tx, all).await? {
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
        for (role, count) in by_role(&mut tx, deleted).await? {
            let all = tally.by_role.entry(role).or_default();
            *all = all.saturating_sub(count);
        }
        tally.by_role.retain(|_, count| *count > 0);
        Ok(tally)
    }
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

/// Roles of people, whether they are deleted or not.
fn held() -> String {
    let (people, field) = (EntityType::User.number(), user::ROLES.number);
    format!("from set_member where entity_type = {people} and field = {field}")
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
