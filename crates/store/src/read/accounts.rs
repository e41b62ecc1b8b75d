//! The people of the workspace and their accounts: found, narrowed, in order, a page
//! at a time.

use std::collections::BTreeMap;

use desk_core::access::Role;
use desk_core::facts::UserFacts;
use desk_core::ids::{TemplateId, UserId};
use desk_core::policies::Policies;
use desk_core::schema::{EntityType, user};
use desk_core::user_field::UserField;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row};

use super::wanted::Wanted;
use crate::error::StoreError;
use crate::facts::people::{stand_columns, stand_of};
use crate::file::Store;
use crate::follow::is_linked;
use crate::sql::{json_ids, uuid};

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
    /// All that is known of each, and not only what a line shows.
    pub in_full: bool,
}

/// What a line shows of a person, and what it warns of.
const IN_A_LINE: [UserField; 8] = [
    UserField::DisplayName,
    UserField::UserName,
    UserField::Department,
    UserField::UserType,
    UserField::DomainType,
    UserField::LastDirectorySync,
    UserField::MfaState,
    UserField::Origin,
];

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

impl Store {
    /// Those who are asked for.
    pub async fn accounts(&self, ask: &AccountAsk) -> Result<AccountPage, StoreError> {
        let mut tx = self.readers.begin().await?;
        let Some(wanted) = Wanted::of(ask) else {
            return Ok(AccountPage { total: 0, accounts: Vec::new() });
        };
        let (total, page) = wanted.page(&mut tx, ask).await?;
        let details: &[UserField] = if ask.in_full { &UserField::ALL } else { &IN_A_LINE };
        let accounts = accounts(&mut tx, &page, details).await?;
        Ok(AccountPage { total, accounts })
    }

    /// One of them, deleted or not.
    pub async fn account(&self, id: UserId) -> Result<Option<Account>, StoreError> {
        let mut tx = self.readers.begin().await?;
        Ok(accounts(&mut tx, &[id], &UserField::ALL).await?.pop())
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
}

/// These people, in this order.
async fn accounts(
    connection: &mut SqliteConnection,
    ids: &[UserId],
    details: &[UserField],
) -> Result<Vec<Account>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let linked = is_linked(&mut *connection).await?;
    // As one value: the statement is prepared once, however many they are.
    let keys = json_ids(ids.iter().map(|id| id.uuid()));
    // Without a hub nothing waits for its word.
    let waits = format!(
        "exists (select 1 from dirty d where d.entity_type = {} and d.entity_id = u.id \
         and d.field = {})",
        EntityType::User.number(),
        user::ROLES.number
    );
    let waits = if linked { waits.as_str() } else { "0" };
    let statement = format!(
        "select u.id, {}, \
           (select t.name from role_template t where t.id = u.template and t._deleted = 0) \
             as template_name, \
           {waits} as roles_wait \
         from json_each(?1) page cross join app_user u on u.id = unhex(page.value)",
        stand_columns(details),
    );
    let mut known = BTreeMap::new();
    for row in
        sqlx::query(AssertSqlSafe(statement)).bind(keys.clone()).fetch_all(&mut *connection).await?
    {
        let id = id_of(&row)?;
        let account = Account {
            id,
            stands: stand_of(&row, details)?,
            roles_wait: row.try_get("roles_wait")?,
            template_name: row.try_get("template_name")?,
            staged: BTreeMap::new(),
        };
        known.insert(id, account);
    }
    let staged = "select user as id, role, give from json_each(?1) page \
                  cross join staged_role on user = unhex(page.value)";
    for row in sqlx::query(staged).bind(keys).fetch_all(&mut *connection).await? {
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

pub(super) fn id_of(row: &SqliteRow) -> Result<UserId, StoreError> {
    Ok(UserId::new(uuid("app_user", row.try_get("id")?)?))
}
