//! The people of the workspace and their accounts: found, narrowed, in order, a page
//! at a time.

use std::collections::BTreeMap;

use desk_core::access::Role;
use desk_core::facts::UserFacts;
use desk_core::ids::{TemplateId, UserId};
use desk_core::people::ACTIVE;
use desk_core::policies::Policies;
use desk_core::schema::{EntityType, role_template, user};
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row, Sqlite};

use crate::error::StoreError;
use crate::facts::people::{stand_columns, stand_of};
use crate::file::Store;
use crate::follow::is_linked;
use crate::search_words::{folded, match_expression};
use crate::sql::{unsigned, uuid};

/// Which people somebody asks for. All that is asked for must hold.
#[derive(Debug, Clone, Default)]
pub struct AccountAsk {
    pub search: String,
    pub role: Option<Role>,
    pub state: StateAsk,
    pub guests: bool,
    pub without_role: bool,
    pub without_mfa: bool,
    /// Those who differ from the template that they follow.
    pub drifted: bool,
    pub template: Option<TemplateId>,
    pub order: AccountOrder,
    pub descending: bool,
    pub offset: u32,
    pub limit: u32,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum StateAsk {
    /// Everybody who was not deleted.
    #[default]
    Here,
    Active,
    Inactive,
    Deleted,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum AccountOrder {
    #[default]
    Name,
    UserName,
    Department,
    Deleted,
}

/// A person as the list shows them.
#[derive(Debug, Clone)]
pub struct Account {
    pub id: UserId,
    pub stands: UserFacts,
    /// A role was given or taken here, and the hub has not said yes yet.
    pub roles_wait: bool,
    /// The name of the template that they follow, where it still exists.
    pub template_name: Option<String>,
    /// Edits of roles that are not committed, and whether each gives.
    pub staged: BTreeMap<Role, bool>,
}

/// A page of what was found.
#[derive(Debug, Clone)]
pub struct AccountPage {
    pub total: u64,
    pub accounts: Vec<Account>,
}

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
    /// Those who are asked for.
    pub async fn accounts(&self, ask: &AccountAsk) -> Result<AccountPage, StoreError> {
        let mut tx = self.readers.begin().await?;
        let Some(mut found) = found(&mut tx, ask).await? else {
            return Ok(AccountPage { total: 0, accounts: Vec::new() });
        };
        // Once for each: letters with accents have no order in the file itself.
        found.sort_by_cached_key(|(key, id)| (folded(key), *id));
        if ask.descending {
            found.reverse();
        }
        let total = found.len() as u64;
        let (from, most) = (ask.offset as usize, ask.limit as usize);
        let page: Vec<UserId> = found.into_iter().skip(from).take(most).map(|(_, id)| id).collect();
        let accounts = accounts(&mut tx, &page).await?;
        Ok(AccountPage { total, accounts })
    }

    /// One of them, deleted or not.
    pub async fn account(&self, id: UserId) -> Result<Option<Account>, StoreError> {
        let mut tx = self.readers.begin().await?;
        Ok(accounts(&mut tx, &[id]).await?.pop())
    }

    /// Who has this user name, in any case of letters; one who was not deleted goes
    /// before one who was.
    pub async fn account_named(&self, user_name: &str) -> Result<Option<UserId>, StoreError> {
        let found: Option<Vec<u8>> = sqlx::query_scalar(
            "select id from app_user where lower(user_name) = lower(?) \
             order by _deleted, deleted_at desc, id limit 1",
        )
        .bind(user_name.trim().to_owned())
        .fetch_optional(&self.readers)
        .await?;
        found.map(|id| Ok(UserId::new(uuid("app_user", &id)?))).transpose()
    }

    /// What the workspace has settled about roles.
    pub async fn policies(&self) -> Result<Policies, StoreError> {
        crate::facts::policies(&mut *self.readers.acquire().await?).await
    }

    /// How many there are of each kind, whatever is searched for.
    pub async fn account_tally(&self) -> Result<AccountTally, StoreError> {
        let mut tx = self.readers.begin().await?;
        let statement = format!(
            "select u._deleted, count(*), sum(u.state is not '{ACTIVE}'), \
               sum(u.user_type is 'guest'), sum({WITHOUT_MFA}), sum({}), sum({}), \
               sum(u.state is '{ACTIVE}' and {}) \
             from app_user u group by 1",
            without_role(),
            drifted(),
            with_role(&format!("'{}'", Role::GlobalAdmin.code())),
        );
        let mut tally = AccountTally::default();
        for row in sqlx::query(AssertSqlSafe(statement)).fetch_all(&mut *tx).await? {
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
            tally.without_role = count(5)?;
            tally.drifted = count(6)?;
            tally.global_admins = count(7)?;
        }
        let by_role = sqlx::query(
            "select m.member, count(*) from set_member m join app_user u on u.id = m.entity_id \
             where m.entity_type = ? and m.field = ? and u._deleted = 0 group by 1",
        )
        .bind(EntityType::User.number())
        .bind(user::ROLES.number)
        .fetch_all(&mut *tx)
        .await?;
        for row in by_role {
            if let Ok(role) = row.try_get::<&str, _>(0)?.parse() {
                tally.by_role.insert(role, unsigned("set_member", row.try_get(1)?)?);
            }
        }
        Ok(tally)
    }
}

const WITHOUT_MFA: &str = "coalesce(u.mfa_state, 'disabled') = 'disabled'";

/// Whether the person holds one of these, already quoted.
pub(super) fn with_role(codes: &str) -> String {
    format!(
        "exists (select 1 from set_member m where m.entity_type = {} and m.entity_id = u.id \
         and m.field = {} and m.member in ({codes}))",
        EntityType::User.number(),
        user::ROLES.number
    )
}

fn without_role() -> String {
    format!(
        "not exists (select 1 from set_member m where m.entity_type = {} \
         and m.entity_id = u.id and m.field = {})",
        EntityType::User.number(),
        user::ROLES.number
    )
}

/// Whether the roles differ from those of the template that is followed.
pub(super) fn drifted() -> String {
    let (people, templates) = (EntityType::User.number(), EntityType::RoleTemplate.number());
    let (held, meant) = (user::ROLES.number, role_template::ROLES.number);
    let other = |from: (u16, u16, &str), to: (u16, u16, &str)| {
        format!(
            "exists (select 1 from set_member a where a.entity_type = {} and a.entity_id = {} \
             and a.field = {} and not exists (select 1 from set_member b where b.entity_type = {} \
             and b.entity_id = {} and b.field = {} and b.member = a.member))",
            from.0, from.2, from.1, to.0, to.2, to.1
        )
    };
    let (person, template) = ((people, held, "u.id"), (templates, meant, "u.template"));
    format!(
        "(exists (select 1 from role_template t where t.id = u.template and t._deleted = 0) \
         and ({} or {}))",
        other(person, template),
        other(template, person)
    )
}

/// What they are put in order by, and who they are; `None` when only signs were typed.
async fn found(
    connection: &mut SqliteConnection,
    ask: &AccountAsk,
) -> Result<Option<Vec<(String, UserId)>>, StoreError> {
    let words = match_expression(&ask.search);
    if words.is_none() && !ask.search.trim().is_empty() {
        return Ok(None);
    }
    let key = match ask.order {
        AccountOrder::Name => "coalesce(u.display_name, '')",
        AccountOrder::UserName => "coalesce(u.user_name, '')",
        AccountOrder::Department => "coalesce(u.department, '')",
        AccountOrder::Deleted => "printf('%020d', coalesce(u.deleted_at, 0))",
    };
    let mut wanted = vec![match ask.state {
        StateAsk::Here => "u._deleted = 0".to_owned(),
        StateAsk::Active => format!("u._deleted = 0 and u.state is '{ACTIVE}'"),
        StateAsk::Inactive => format!("u._deleted = 0 and u.state is not '{ACTIVE}'"),
        StateAsk::Deleted => "u._deleted = 1".to_owned(),
    }];
    wanted.extend(ask.role.map(|role| with_role(&format!("'{}'", role.code()))));
    wanted.extend(ask.guests.then(|| "u.user_type is 'guest'".to_owned()));
    wanted.extend(ask.without_role.then(without_role));
    wanted.extend(ask.without_mfa.then(|| WITHOUT_MFA.to_owned()));
    wanted.extend(ask.drifted.then(drifted));
    wanted.extend(ask.template.map(|_| "u.template = ?1".to_owned()));
    wanted.extend(words.is_some().then(|| {
        "u.id in (select n.id from user_search s join user_no n on n.no = s.rowid \
         where user_search match ?2)"
            .to_owned()
    }));
    let statement = format!("select {key}, u.id from app_user u where {}", wanted.join(" and "));
    let template = ask.template.map(|template| template.uuid().as_bytes().to_vec());
    let rows = sqlx::query(AssertSqlSafe(statement))
        .bind(template)
        .bind(words)
        .fetch_all(connection)
        .await?;
    let found: Result<Vec<_>, StoreError> = rows
        .iter()
        .map(|row| Ok((row.try_get(0)?, UserId::new(uuid("app_user", row.try_get(1)?)?))))
        .collect();
    Ok(Some(found?))
}

/// These people, in this order.
async fn accounts(
    connection: &mut SqliteConnection,
    ids: &[UserId],
) -> Result<Vec<Account>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let linked = is_linked(&mut *connection).await?;
    let marks = vec!["?"; ids.len()].join(", ");
    let statement = format!(
        "select u.id, {}, \
           (select t.name from role_template t where t.id = u.template and t._deleted = 0) \
             as template_name, \
           exists (select 1 from dirty d where d.entity_type = {} and d.entity_id = u.id \
             and d.field = {}) as roles_wait \
         from app_user u where u.id in ({marks})",
        stand_columns(),
        EntityType::User.number(),
        user::ROLES.number,
    );
    let mut known = BTreeMap::new();
    for row in all(statement, ids).fetch_all(&mut *connection).await? {
        let id = id_of(&row)?;
        let account = Account {
            id,
            stands: stand_of(&row)?,
            roles_wait: linked && row.try_get("roles_wait")?,
            template_name: row.try_get("template_name")?,
            staged: BTreeMap::new(),
        };
        known.insert(id, account);
    }
    let statement =
        format!("select user as id, role, give from staged_role where user in ({marks})");
    for row in all(statement, ids).fetch_all(&mut *connection).await? {
        let Ok(role) = row.try_get::<&str, _>("role")?.parse::<Role>() else { continue };
        let give: bool = row.try_get("give")?;
        if let Some(account) = known.get_mut(&id_of(&row)?)
            && account.stands.roles.contains(&role) != give
        {
            account.staged.insert(role, give);
        }
    }
    Ok(ids.iter().filter_map(|id| known.remove(id)).collect())
}

fn all(statement: String, ids: &[UserId]) -> Query<'static, Sqlite, SqliteArguments> {
    let query = sqlx::query(AssertSqlSafe(statement)).persistent(false);
    ids.iter().fold(query, |query, id| query.bind(id.uuid().as_bytes().to_vec()))
}

fn id_of(row: &SqliteRow) -> Result<UserId, StoreError> {
    Ok(UserId::new(uuid("app_user", row.try_get("id")?)?))
}
