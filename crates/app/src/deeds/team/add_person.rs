use desk_core::access::{Role, Task};
use desk_core::command::Command;
use desk_core::ids::UserId;
use desk_core::user_field::UserField;

use super::list_people::people;
use super::role;
use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{AddPerson, People};

/// Brings somebody into the workspace. A device of theirs needs an invitation.
pub async fn add_person(desk: &Desk, ask: AddPerson) -> Result<People, AppError> {
    let here = desk.here().await?;
    let mut details = vec![(UserField::DisplayName, ask.name)];
    details.extend(ask.user_name.map(|name| (UserField::UserName, name)));
    let roles = ask.roles.iter().map(|code| role(code)).collect::<Result<Vec<Role>, _>>()?;
    // Roles of both families take both rights; the command tells only the larger.
    for family in &roles {
        let user = here.actor.user();
        here.actor.may(Command::GrantRole { user, role: *family }.task())?;
    }
    here.actor.may(Task::UsersCreate)?;
    let user = UserId::new(desk.ports.ids.next());
    let command = Command::AddUser { user, details, roles };
    let right = here.actor.may(command.task())?;

    let mut tx = here.begin_write().await?;
    tx.execute(&command, &right).await?;
    here.commit(tx).await?;
    people(&here).await
}
