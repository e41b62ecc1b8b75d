//! The least that an answer about people can take: its facts, asked of the same encrypted
//! file with plain statements. Same library, same key, one connection. Nothing is made of
//! what is read; letters with accents stand where SQLite puts them.

use desk_core::access::Role;
use desk_core::people::ACTIVE;
use desk_core::schema::{EntityType, user};
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Row, SqliteConnection};
use uuid::Uuid;

use super::ask::{NAMED, PAGE};
use super::fill::Filled;
use crate::encrypted;
use crate::problem::Problem;

pub(super) struct Floor {
    connection: SqliteConnection,
    /// Whoever has no imported name: the founder.
    me: Vec<u8>,
}

impl Floor {
    pub(super) async fn open(filled: &Filled) -> Result<Self, Problem> {
        let mut connection = encrypted::options(&filled.database, filled.key.expose())
            .pragma("temp_store", "memory")
            .pragma("query_only", "on")
            .row_buffer_size(500)
            .connect()
            .await?;
        let me = sqlx::query_scalar("select id from app_user order by id limit 1")
            .fetch_one(&mut connection)
            .await?;
        Ok(Self { connection, me })
    }

    pub(super) async fn close(self) -> Result<(), Problem> {
        Ok(self.connection.close().await?)
    }

    /// That the workspace is as large as the report will say.
    pub(super) async fn must_hold(&mut self, people: u64, each: usize) -> Result<(), Problem> {
        let held = format!("select count(*) from set_member where {}", roles("entity_id <> ?"));
        let held: i64 = sqlx::query_scalar(AssertSqlSafe(held))
            .bind(self.me.clone())
            .fetch_one(&mut self.connection)
            .await?;
        let meant = people * each as u64;
        if u64::try_from(held).unwrap_or(0) == meant {
            return Ok(());
        }
        Err(Problem::Wrong(format!("{held} roles are held and {meant} were given")))
    }

    async fn all(&mut self, statement: String) -> Result<Vec<SqliteRow>, Problem> {
        Ok(sqlx::query(AssertSqlSafe(statement)).fetch_all(&mut self.connection).await?)
    }

    /// Every deed reads the roles of whoever asks.
    pub(super) async fn who_asks(&mut self) -> Result<(), Problem> {
        let (me, statement) = (self.me.clone(), of_one());
        sqlx::query(AssertSqlSafe(statement)).bind(me).fetch_all(&mut self.connection).await?;
        Ok(())
    }

    /// How many are found, a page of them, and how many there are of each kind.
    pub(super) async fn page(&mut self, typed: Option<&str>, offset: u32) -> Result<u64, Problem> {
        let found = match typed {
            None => "_deleted = 0",
            Some(_) => {
                "_deleted = 0 and id in (select n.id from user_search s \
                 join user_no n on n.no = s.rowid where user_search match ?1)"
            }
        };
        let words = typed.map(|typed| format!("\"{typed}\"*"));
        let count = format!("select count(*) from app_user where {found}");
        let count: i64 = sqlx::query_scalar(AssertSqlSafe(count))
            .bind(words.clone())
            .fetch_one(&mut self.connection)
            .await?;
        let of_page = roles("entity_id = u.id");
        let (people, reach) = (EntityType::User.number(), user::LOCATIONS.number);
        let page = format!(
            "select u.id, u.display_name, u.user_name, u.department, u.state, u.user_type, \
               u.mfa_state, u.origin, u.template, u.deleted_at, \
               (select group_concat(member, char(10)) from set_member where {of_page}) as roles, \
               (select group_concat(member, char(10)) from set_member \
                 where entity_type = {people} and entity_id = u.id and field = {reach}) as reach, \
               (select group_concat(role) from staged_role where user = u.id) as staged, \
               exists (select 1 from dirty d where d.entity_type = {} and d.entity_id = u.id \
                 and d.field = {}) as waits \
             from (select id, display_name from app_user where {found} \
               order by display_name collate nocase, id limit {PAGE} offset ?2) p \
             join app_user u on u.id = p.id order by p.display_name collate nocase, p.id",
            EntityType::User.number(),
            user::ROLES.number
        );
        sqlx::query(AssertSqlSafe(page))
            .bind(words)
            .bind(offset)
            .fetch_all(&mut self.connection)
            .await?;
        Ok(u64::try_from(count).unwrap_or(0))
    }

    /// How many there are of each kind; gives back those without a role and the admins.
    pub(super) async fn counts(&mut self) -> Result<u64, Problem> {
        let (all, held) = (roles("true"), roles("member = 'global_admin'"));
        for statement in [
            "select count(*) from app_user where _deleted = 0".to_owned(),
            format!(
                "select _deleted, count(*), sum(state is not '{ACTIVE}'), \
                   sum(user_type is 'guest'), sum(coalesce(mfa_state, 'disabled') = 'disabled') \
                 from app_user group by 1"
            ),
            "select count(*) from app_user u join role_template t on t.id = u.template \
             where u._deleted = 0 and t._deleted = 0"
                .to_owned(),
            format!("select member, count(*) from set_member where {all} group by 1"),
            "select one_role_per_category, guest_roles from workspace".to_owned(),
        ] {
            self.all(statement).await?;
        }
        let without = format!(
            "select count(*) from app_user where _deleted = 0 \
             and id not in (select entity_id from set_member where {all})"
        );
        let admins = format!(
            "select count(*) from app_user where _deleted = 0 and state = '{ACTIVE}' \
             and id in (select entity_id from set_member where {held})"
        );
        let mut found = 0;
        for statement in [without, admins] {
            let count: i64 = sqlx::query_scalar(AssertSqlSafe(statement))
                .fetch_one(&mut self.connection)
                .await?;
            found += u64::try_from(count).unwrap_or(0);
        }
        Ok(found)
    }

    /// The marks in the matrix, by person.
    pub(super) async fn staged(&mut self) -> Result<u64, Problem> {
        let held = roles("entity_id = u.id");
        let statement = format!(
            "select u.id, u.display_name, \
               (select group_concat(member, char(10)) from set_member where {held}) as roles, \
               (select group_concat(role) from staged_role where user = u.id) as staged \
             from app_user u where u.id in (select user from staged_role)"
        );
        Ok(self.all(statement).await?.len() as u64)
    }

    /// How many hold one of these, and the first of them by name.
    pub(super) async fn holders(&mut self, of: &[Role]) -> Result<u64, Problem> {
        let codes: Vec<String> = of.iter().map(|role| format!("'{}'", role.code())).collect();
        let held = roles(&format!("member in ({})", codes.join(", ")));
        let able = format!(
            "from app_user u where u._deleted = 0 and u.state = '{ACTIVE}' \
             and u.id in (select entity_id from set_member where {held})"
        );
        let count = self.all(format!("select count(*) {able}")).await?;
        let by = roles("entity_id = p.id");
        self.all(format!(
            "select u.id, u.display_name, u.user_name, \
               (select group_concat(member, char(10)) from set_member where {by}) as roles \
             from (select u.id, u.display_name {able} \
               order by u.display_name collate nocase, u.id limit {NAMED}) p \
             cross join app_user u on u.id = p.id"
        ))
        .await?;
        let count: i64 = count.first().ok_or(Problem::NothingMeasured)?.try_get(0)?;
        Ok(u64::try_from(count).unwrap_or(0))
    }

    /// Who somebody is, and the roles they hold: how many.
    pub(super) async fn roles_of(&mut self, id: &str) -> Result<u64, Problem> {
        let bad = |_| Problem::Wrong(format!("{id} is no id"));
        let id = Uuid::parse_str(id).map_err(bad)?.as_bytes().to_vec();
        sqlx::query("select display_name, state, _deleted from app_user where id = ?")
            .bind(id.clone())
            .fetch_one(&mut self.connection)
            .await?;
        let held = sqlx::query(AssertSqlSafe(of_one())).bind(id);
        Ok(held.fetch_all(&mut self.connection).await?.len() as u64)
    }
}

fn of_one() -> String {
    format!("select member from set_member where {}", roles("entity_id = ?"))
}

/// Rows of `set_member` that are roles of people, and more that must hold.
fn roles(and: &str) -> String {
    let (people, field) = (EntityType::User.number(), user::ROLES.number);
    format!("entity_type = {people} and field = {field} and {and}")
}
