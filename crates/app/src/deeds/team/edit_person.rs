use desk_core::command::Command;
use desk_core::user_field::{UnknownUserField, UserField};

use super::list_people::people;
use super::user_id;
use crate::desk::Desk;
use crate::error::{AppError, ErrorCode};
use crate::views::{EditPerson, People};

/// Changes details of a person, all or none.
pub async fn edit_person(desk: &Desk, ask: EditPerson) -> Result<People, AppError> {
    let here = desk.here().await?;
    let user = user_id(&ask.person)?;
    let edits = ask
        .edits
        .into_iter()
        .map(|edit| Ok((field(&edit.field)?, edit.value)))
        .collect::<Result<Vec<_>, AppError>>()?;
    let command = Command::EditUser { user, edits };
    let right = here.actor.may(command.task())?;

    let mut tx = here.begin_write().await?;
    tx.execute(&command, &right).await?;
    here.commit(tx).await?;
    people(&here).await
}

fn field(code: &str) -> Result<UserField, AppError> {
    code.parse().map_err(|bad: UnknownUserField| {
        AppError::new(ErrorCode::BadUserField, bad.to_string()).about(code)
    })
}
