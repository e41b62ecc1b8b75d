use desk_core::people::RoleChange;

use super::show_user::detail;
use super::{find, perform, roles};
use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{ChangeRoles, UserDetail};

/// Takes roles from a person and gives others, in one decision. With a hub it counts
/// once the hub has said yes.
pub async fn change_roles(desk: &Desk, ask: ChangeRoles) -> Result<UserDetail, AppError> {
    let here = desk.here().await?;
    let (take, give) = (roles(&ask.take)?, roles(&ask.give)?);
    // The right first: whom it is about is nobody's business without it.
    for role in take.iter().chain(&give) {
        here.actor.may_ask(role.assign_task())?;
    }
    let user = find(&here, &ask.user).await?;
    if let Some(command) = (RoleChange { user, take, give }).command() {
        perform(&here, &command).await?;
    }
    detail(&here, user).await
}
