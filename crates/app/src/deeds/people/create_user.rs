use desk_core::access::{Role, Task};
use desk_core::command::Command;
use desk_core::ids::UserId;
use desk_core::user_field::UserField;

use super::edit_user::field;
use super::roles;
use super::show_user::detail;
use crate::desk::{Desk, Here};
use crate::error::AppError;
use crate::views::{NewUser, UserDetail};

/// The intent that somebody gets an account. People who exist at Microsoft already
/// come in from an export, as observed.
pub async fn create_user(desk: &Desk, ask: NewUser) -> Result<UserDetail, AppError> {
    let here = desk.here().await?;
    here.actor.may(Task::UsersCreate)?;
    let details = ask
        .details
        .into_iter()
        .filter_map(|edit| edit.value.map(|value| Ok((field(&edit.field)?, value))))
        .collect::<Result<Vec<_>, AppError>>()?;
    let roles = roles(&ask.roles)?.into_iter().collect();
    let user = create(&here, details, roles).await?;
    detail(&here, user).await
}

pub(crate) async fn create(
    here: &Here<'_>,
    details: Vec<(UserField, String)>,
    roles: Vec<Role>,
) -> Result<UserId, AppError> {
    here.actor.may(Task::UsersCreate)?;
    let user = UserId::new(here.desk.ports.ids.next());
    super::perform(here, &Command::AddUser { user, details, roles }).await?;
    Ok(user)
}
