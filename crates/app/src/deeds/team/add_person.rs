use desk_core::access::{Role, Task};
use desk_core::user_field::UserField;

use super::list_people::people;
use crate::deeds::people::{create, role};
use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{AddPerson, People};

/// Brings somebody into the workspace. A device of theirs needs an invitation.
pub async fn add_person(desk: &Desk, ask: AddPerson) -> Result<People, AppError> {
    let here = desk.here().await?;
    here.actor.may(Task::UsersCreate)?;
    let mut details = vec![(UserField::DisplayName, ask.name)];
    details.extend(ask.user_name.map(|name| (UserField::UserName, name)));
    let roles = ask.roles.iter().map(|code| role(code)).collect::<Result<Vec<Role>, _>>()?;
    create(&here, details, roles).await?;
    people(&here).await
}
