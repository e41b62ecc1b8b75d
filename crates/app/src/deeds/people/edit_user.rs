use desk_core::access::Task;
use desk_core::command::Command;
use desk_core::ids::UserId;
use desk_core::user_field::{UnknownUserField, UserField};

use super::show_user::detail;
use super::{find, perform};
use crate::desk::{Desk, Here};
use crate::error::{AppError, ErrorCode};
use crate::views::{EditPerson, PersonEdit, UserDetail};

/// Changes details of a person, all or none.
pub async fn edit_user(desk: &Desk, ask: EditPerson) -> Result<UserDetail, AppError> {
    let here = desk.here().await?;
    here.actor.may_ask(Task::UsersEdit)?;
    let user = find(&here, &ask.person).await?;
    edit(&here, user, ask.edits).await?;
    detail(&here, user).await
}

pub(crate) async fn edit(
    here: &Here<'_>,
    user: UserId,
    edits: Vec<PersonEdit>,
) -> Result<(), AppError> {
    let edits = edits
        .into_iter()
        .map(|edit| Ok((field(&edit.field)?, edit.value)))
        .collect::<Result<Vec<_>, AppError>>()?;
    perform(here, &Command::EditUser { user, edits }).await
}

pub(super) fn field(code: &str) -> Result<UserField, AppError> {
    code.parse().map_err(|bad: UnknownUserField| {
        AppError::new(ErrorCode::BadUserField, bad.to_string()).about(code)
    })
}
