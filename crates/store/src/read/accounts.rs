//! The people of the workspace and their accounts: found, narrowed, in order, a page
//! at a time.

use std::collections::BTreeMap;

use desk_core::access::Role;
use desk_core::facts::UserFacts;
use desk_core::ids::{TemplateId, UserId};
use desk_core::people::ACTIVE;
use desk_core::policies::Policies;
use desk_core::schema::{EntityType, role_template, user};
use desk_core::user_field::UserField;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row};

use crate::error::StoreError;
use crate::facts::people::{stand_columns, stand_of};
use crate::file::Store;
use crate::follow::is_linked;
use crate::order::BY_NAME;
use crate::search_words::match_expression;
use crate::sql::{json_ids, unsigned, uuid};

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
        let (total, page) = if wanted.words.is_some() {
            wanted.looked_up(&mut tx, ask).await?
        } else {
            (wanted.count(&mut tx).await?, wanted.page(&mut tx, ask).await?)
        };
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

pub(super) const WITHOUT_MFA: &str = "coalesce(u.mfa_state, 'disabled') = 'disabled'";

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

/// What is asked for, as the file is asked.
struct Wanted {
    condition: String,
    template: Option<Vec<u8>>,
    words: Option<String>,
}

impl Wanted {
    /// `None` when only signs were typed.
    fn of(ask: &AccountAsk) -> Option<Self> {
        let words = match_expression(&ask.search);
        if words.is_none() && !ask.search.trim().is_empty() {
            return None;
        }
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
        Some(Self {
            condition: wanted.join(" and "),
            template: ask.template.map(|template| template.uuid().as_bytes().to_vec()),
            words,
        })
    }

    async fn count(&self, connection: &mut SqliteConnection) -> Result<u64, StoreError> {
        let statement = format!("select count(*) from app_user u where {}", self.condition);
        let count: i64 = sqlx::query_scalar(AssertSqlSafe(statement))
            .bind(self.template.clone())
            .bind(self.words.clone())
            .fetch_one(connection)
            .await?;
        unsigned("app_user", count)
    }

    /// By an index that has them in this order, where there is one.
    async fn page(
        &self,
        connection: &mut SqliteConnection,
        ask: &AccountAsk,
    ) -> Result<Vec<UserId>, StoreError> {
        let statement = format!(
            "select u.id from app_user u where {} order by {} limit ?3 offset ?4",
            self.condition,
            in_order(ask)
        );
        let rows = self.ask(connection, statement, (ask.limit, ask.offset)).await?;
        rows.iter().map(id_of).collect()
    }

    /// How many there are and a page of them, where words were typed: the words are
    /// looked up once for both.
    async fn looked_up(
        &self,
        connection: &mut SqliteConnection,
        ask: &AccountAsk,
    ) -> Result<(u64, Vec<UserId>), StoreError> {
        let statement = format!(
            "select u.id, count(*) over () as total from app_user u where {} \
             order by {} limit ?3 offset ?4",
            self.condition,
            in_order(ask)
        );
        let rows = self.ask(&mut *connection, statement, (ask.limit, ask.offset)).await?;
        let total = match rows.first() {
            Some(row) => unsigned("app_user", row.try_get("total")?)?,
            None if ask.offset == 0 && ask.limit > 0 => 0,
            // Behind the last page, or no page was asked for.
            None => self.count(connection).await?,
        };
        Ok((total, rows.iter().map(id_of).collect::<Result<_, _>>()?))
    }

    async fn ask(
        &self,
        connection: &mut SqliteConnection,
        statement: String,
        (limit, offset): (u32, u32),
    ) -> Result<Vec<SqliteRow>, StoreError> {
        Ok(sqlx::query(AssertSqlSafe(statement))
            .bind(self.template.clone())
            .bind(self.words.clone())
            .bind(limit)
            .bind(offset)
            .fetch_all(connection)
            .await?)
    }
}

fn in_order(ask: &AccountAsk) -> String {
    let key = match ask.order {
        AccountOrder::Name => format!("u.display_name collate {BY_NAME}"),
        AccountOrder::UserName => format!("u.user_name collate {BY_NAME}"),
        AccountOrder::Department => format!("u.department collate {BY_NAME}"),
        AccountOrder::Deleted => "u.deleted_at".to_owned(),
    };
    let way = if ask.descending { "desc" } else { "asc" };
    format!("{key} {way}, u.id {way}")
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

fn id_of(row: &SqliteRow) -> Result<UserId, StoreError> {
    Ok(UserId::new(uuid("app_user", row.try_get("id")?)?))
}
