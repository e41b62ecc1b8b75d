use desk_core::command::Command;

use super::list_people::people;
use super::user_id;
use crate::deeds::people::{perform, role};
use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{ChangeRole, People};

/// Gives a person a role, or takes it back. With a hub it counts once the hub
/// has said yes.
pub async fn change_role(desk: &Desk, ask: ChangeRole) -> Result<People, AppError> {
    let here = desk.here().await?;
    let (user, role) = (user_id(&ask.person)?, role(&ask.role)?);
    let command = if ask.granted {
        Command::GrantRole { user, role }
    } else {
        Command::RevokeRole { user, role }
    };
    perform(&here, &command).await?;
    people(&here).await
}
