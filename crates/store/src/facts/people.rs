//! How people and their devices stand.

use std::collections::{BTreeMap, BTreeSet};

use desk_core::access::Role;
use desk_core::devices::REVOKED;
use desk_core::facts::{DeviceFacts, UserFacts};
use desk_core::ids::{DeviceId, UserId};
use desk_core::people::ACTIVE;
use desk_core::schema::{EntityType, user};
use desk_core::user_field::UserField;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use crate::error::StoreError;
use crate::round::Round;
use crate::sql::uuid;

/// What has to be written `before` goes to the file together with the question.
pub(super) async fn person(
    connection: &mut SqliteConnection,
    id: UserId,
    before: Round,
) -> Result<Option<UserFacts>, StoreError> {
    let columns = UserField::ALL.map(UserField::code).join(", ");
    let key = id.uuid().as_bytes().to_vec();
    let mut round = before;
    // Codes of roles have no line breaks.
    round
        .say(&format!(
            "select {columns}, state, _deleted, \
               (select group_concat(member, char(10)) from set_member \
                where entity_type = ? and entity_id = ? and field = ?) as roles \
             from app_user where id = ?"
        ))
        .bind(EntityType::User.number())
        .bind(key.clone())
        .bind(user::ROLES.number)
        .bind(key);
    let rows = round.ask(connection).await?;
    let Some(row) = rows.first() else {
        return Ok(None);
    };
    let mut details = BTreeMap::new();
    for field in UserField::ALL {
        if let Some(text) = row.try_get::<Option<String>, _>(field.code())? {
            details.insert(field, text);
        }
    }
    let roles: Option<String> = row.try_get("roles")?;
    Ok(Some(UserFacts {
        deleted: row.try_get("_deleted")?,
        active: row.try_get::<Option<String>, _>("state")?.as_deref() == Some(ACTIVE),
        // A role that a newer version gave is none that this one could judge.
        roles: roles
            .iter()
            .flat_map(|all| all.lines())
            .filter_map(|code| code.parse().ok())
            .collect(),
        details,
    }))
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

pub(super) async fn active_admins(
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
