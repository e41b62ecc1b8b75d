//! Which people are asked for, in the file's own words.

use desk_core::access::Role;
use desk_core::ids::UserId;
use desk_core::people::ACTIVE;
use desk_core::schema::{EntityType, role_template, user};
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Row};

use super::accounts::{AccountAsk, AccountOrder, StateAsk, id_of};
use crate::error::StoreError;
use crate::order::BY_NAME;
use crate::search_words::match_expression;
use crate::sql::unsigned;

pub(super) const WITHOUT_MFA: &str = "coalesce(u.mfa_state, 'disabled') = 'disabled'";

/// The roles that people hold, whether they are deleted or not.
pub(super) fn held() -> String {
    let (people, field) = (EntityType::User.number(), user::ROLES.number);
    format!("from set_member where entity_type = {people} and field = {field}")
}

/// Whether the person holds one of these. Who does is gone through once in the order in
/// which it is kept: to look at each person for theirs would read the file in none at all.
pub(super) fn with_role(roles: &[Role]) -> String {
    let codes: Vec<String> = roles.iter().map(|role| format!("'{}'", role.code())).collect();
    format!("u.id in (select entity_id {} and member in ({}))", held(), codes.join(", "))
}

fn without_role() -> String {
    format!("u.id not in (select entity_id {})", held())
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
pub(super) struct Wanted {
    condition: String,
    template: Option<Vec<u8>>,
    words: Option<String>,
}

impl Wanted {
    /// `None` when only signs were typed.
    pub(super) fn of(ask: &AccountAsk) -> Option<Self> {
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
        wanted.extend(ask.role.map(|role| with_role(&[role])));
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

    /// How many there are, and a page of them. Where words were typed, they are looked up
    /// once for both; without them an index has the page long before all are counted.
    pub(super) async fn page(
        &self,
        connection: &mut SqliteConnection,
        ask: &AccountAsk,
    ) -> Result<(u64, Vec<UserId>), StoreError> {
        let rows = sqlx::query(AssertSqlSafe(self.statement(ask)))
            .bind(self.template.clone())
            .bind(self.words.clone())
            .bind(ask.limit)
            .bind(ask.offset)
            .fetch_all(&mut *connection)
            .await?;
        let told: Option<Option<i64>> = rows.first().map(|row| row.try_get("total")).transpose()?;
        let total = match told.flatten() {
            Some(total) => unsigned("app_user", total)?,
            // A first page with nobody on it.
            None if self.words.is_some() && ask.offset == 0 && ask.limit > 0 => 0,
            None => self.count(connection).await?,
        };
        Ok((total, rows.iter().map(id_of).collect::<Result<_, _>>()?))
    }

    fn statement(&self, ask: &AccountAsk) -> String {
        let total = if self.words.is_some() { "count(*) over ()" } else { "null" };
        format!(
            "select u.id, {total} as total from app_user u where {} order by {} limit ?3 offset ?4",
            self.condition,
            in_order(ask)
        )
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::connect::Connecting;
    use crate::shape::MIGRATIONS;

    async fn plan(connection: &mut SqliteConnection, statement: &str) -> String {
        let statement = AssertSqlSafe(format!("explain query plan {statement}"));
        let steps = sqlx::query(statement).fetch_all(connection).await.unwrap();
        steps.iter().map(|step| step.get::<String, _>("detail") + "\n").collect()
    }

    #[tokio::test]
    async fn a_page_by_name_comes_out_of_an_index_and_nobody_is_put_in_order_for_it() {
        let mut connection = Connecting::plainly_to(Path::new(":memory:")).connect().await.unwrap();
        MIGRATIONS.run(&mut connection).await.unwrap();
        let role = Some(Role::SalesAgent);
        for ask in [
            AccountAsk::default(),
            AccountAsk { descending: true, ..AccountAsk::default() },
            AccountAsk { state: StateAsk::Active, guests: true, ..AccountAsk::default() },
            AccountAsk { role, without_mfa: true, ..AccountAsk::default() },
            AccountAsk { without_role: true, ..AccountAsk::default() },
        ] {
            let wanted = Wanted::of(&ask).unwrap();
            let plan = plan(&mut connection, &wanted.statement(&ask)).await;
            assert!(plan.contains("USING COVERING INDEX app_user_in_order"), "{ask:?}: {plan}");
            assert!(!plan.contains("ORDER BY"), "{ask:?}: {plan}");
        }
    }
}
