//! How people stand, their devices, the templates of their roles and the requests about
//! their passwords.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use desk_core::access::Role;
use desk_core::devices::REVOKED;
use desk_core::facts::{DeviceFacts, UserFacts};
use desk_core::ids::{DeviceId, PasswordRequestId, TemplateId, UserId};
use desk_core::passwords::RequestFacts;
use desk_core::people::ACTIVE;
use desk_core::schema::{EntityType, Field, role_template, user};
use desk_core::templates::TemplateFacts;
use desk_core::user_field::UserField;
use jiff::Timestamp;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::error::StoreError;
use crate::round::Round;
use crate::sql::uuid;

/// What [`stand_of`] reads of a person, with these details; `u` is the person.
pub(crate) fn stand_columns(details: &[UserField]) -> String {
    let details: Vec<String> = details.iter().map(|field| format!("u.{}", field.code())).collect();
    // Codes of roles and ids of locations have no line breaks.
    let members = |field: &Field, name: &str| {
        format!(
            "(select group_concat(m.member, char(10)) from set_member m where m.entity_type = {} \
             and m.entity_id = u.id and m.field = {}) as {name}",
            EntityType::User.number(),
            field.number
        )
    };
    format!(
        "{}, u.state, u._deleted, u.deleted_at, u.entire_company, u.template, {}, {}",
        details.join(", "),
        members(&user::ROLES, "roles"),
        members(&user::LOCATIONS, "locations")
    )
}

/// How the person of a row stands, as far as these details tell.
pub(crate) fn stand_of(row: &SqliteRow, told: &[UserField]) -> Result<UserFacts, StoreError> {
    let mut details = BTreeMap::new();
    for field in told {
        if let Some(text) = row.try_get::<Option<String>, _>(field.code())? {
            details.insert(*field, text);
        }
    }
    let lines = |column| -> Result<Vec<String>, StoreError> {
        let all: Option<String> = row.try_get(column)?;
        Ok(all.iter().flat_map(|all| all.lines()).map(str::to_owned).collect())
    };
    let deleted_at: Option<i64> = row.try_get("deleted_at")?;
    let template: Option<Vec<u8>> = row.try_get("template")?;
    Ok(UserFacts {
        deleted: row.try_get("_deleted")?,
        deleted_at: deleted_at.and_then(|ms| Timestamp::from_millisecond(ms).ok()),
        active: row.try_get::<Option<String>, _>("state")?.as_deref() == Some(ACTIVE),
        // A role that a newer version gave is none that this one could judge.
        roles: lines("roles")?.iter().filter_map(|code| code.parse().ok()).collect(),
        details,
        entire_company: row.try_get::<Option<bool>, _>("entire_company")? == Some(true),
        locations: lines("locations")?.into_iter().collect(),
        template: template.map(|id| uuid("app_user", &id)).transpose()?.map(TemplateId::new),
    })
}

/// What has to be written `before` goes to the file together with the question.
pub(crate) async fn person(
    connection: &mut SqliteConnection,
    id: UserId,
    before: Round,
) -> Result<Option<UserFacts>, StoreError> {
    static ASK: LazyLock<String> = LazyLock::new(|| {
        format!("select {} from app_user u where u.id = ?", stand_columns(&UserField::ALL))
    });
    let mut round = before;
    round.say(&ASK).bind(id.uuid().as_bytes().to_vec());
    let rows = round.ask(connection).await?;
    rows.first().map(|row| stand_of(row, &UserField::ALL)).transpose()
}

pub(super) async fn template(
    connection: &mut SqliteConnection,
    id: TemplateId,
) -> Result<Option<TemplateFacts>, StoreError> {
    let key = id.uuid().as_bytes().to_vec();
    let Some(row) = sqlx::query("select name, note, _deleted from role_template where id = ?")
        .bind(key.clone())
        .fetch_optional(&mut *connection)
        .await?
    else {
        return Ok(None);
    };
    let roles: Vec<String> = sqlx::query_scalar(
        "select member from set_member where entity_type = ? and entity_id = ? and field = ?",
    )
    .bind(EntityType::RoleTemplate.number())
    .bind(key)
    .bind(role_template::ROLES.number)
    .fetch_all(connection)
    .await?;
    Ok(Some(TemplateFacts {
        deleted: row.try_get("_deleted")?,
        name: row.try_get::<Option<String>, _>("name")?.unwrap_or_default(),
        note: row.try_get("note")?,
        roles: roles.iter().filter_map(|code| code.parse().ok()).collect(),
    }))
}

/// `None` also for a request in a state of a newer version: nothing here could be
/// decided about it.
pub(super) async fn request(
    connection: &mut SqliteConnection,
    id: PasswordRequestId,
) -> Result<Option<RequestFacts>, StoreError> {
    let row = sqlx::query("select user, state, _deleted from password_request where id = ?")
        .bind(id.uuid().as_bytes().to_vec())
        .fetch_optional(connection)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let (user, state): (Option<Vec<u8>>, Option<String>) = (row.try_get(0)?, row.try_get(1)?);
    let (Some(user), Some(Ok(state))) = (user, state.map(|state| state.parse())) else {
        return Ok(None);
    };
    let user = UserId::new(uuid("password_request", &user)?);
    Ok(Some(RequestFacts { user, state, deleted: row.try_get(2)? }))
}

/// Who, beside `but`, has this user name, in any case of letters.
pub(super) async fn holder_of(
    connection: &mut SqliteConnection,
    name: &str,
    but: Option<UserId>,
) -> Result<Option<UserId>, StoreError> {
    let found: Option<Vec<u8>> = sqlx::query_scalar(
        "select id from app_user \
         where lower(user_name) = lower(?) and _deleted = 0 and id is not ? order by id limit 1",
    )
    .bind(name)
    .bind(but.map(|user| user.uuid().as_bytes().to_vec()))
    .fetch_optional(connection)
    .await?;
    found.map(|id| Ok(UserId::new(uuid("app_user", &id)?))).transpose()
}

pub(crate) async fn active_admins(
    connection: &mut SqliteConnection,
) -> Result<BTreeSet<UserId>, StoreError> {
    let found: Vec<Vec<u8>> = sqlx::query_scalar(
        "select id from set_member join app_user on id = entity_id \
         where entity_type = ? and field = ? and member = ? and state = ? and _deleted = 0",
    )
    .bind(EntityType::User.number())
    .bind(user::ROLES.number)
    .bind(Role::GlobalAdmin.code())
    .bind(ACTIVE)
    .fetch_all(connection)
    .await?;
    found.iter().map(|id| Ok(UserId::new(uuid("app_user", id)?))).collect()
}

pub(super) async fn device(
    connection: &mut SqliteConnection,
    id: DeviceId,
) -> Result<Option<DeviceFacts>, StoreError> {
    let Some(row) = sqlx::query("select user, name, key, state, _deleted from device where id = ?")
        .bind(id.uuid().as_bytes().to_vec())
        .fetch_optional(connection)
        .await?
    else {
        return Ok(None);
    };
    let user = row.try_get::<Option<Vec<u8>>, _>("user")?;
    Ok(Some(DeviceFacts {
        user: user.map(|id| uuid("device", &id)).transpose()?.map(UserId::new),
        name: row.try_get::<Option<String>, _>("name")?.unwrap_or_default(),
        key: row.try_get::<Option<Vec<u8>>, _>("key")?.unwrap_or_default(),
        deleted: row.try_get("_deleted")?,
        revoked: row.try_get::<Option<String>, _>("state")?.as_deref() == Some(REVOKED),
    }))
}
