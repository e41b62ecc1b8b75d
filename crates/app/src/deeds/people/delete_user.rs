use desk_core::access::Task;
use desk_core::command::Command;

use super::show_user::detail;
use super::{find, perform};
use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{UserDetail, UserRef};

/// Deletes somebody. From now on there are thirty days to bring them back.
pub async fn delete_user(desk: &Desk, ask: UserRef) -> Result<UserDetail, AppError> {
    let here = desk.here().await?;
    here.actor.may(Task::UsersDelete)?;
    let user = find(&here, &ask.user).await?;
    let at = desk.ports.clock.now().wall;
    perform(&here, &Command::RemoveUser { user, at }).await?;
    detail(&here, user).await
}

/// Brings somebody back, within thirty days and unless their user name went to
/// another.
pub async fn restore_user(desk: &Desk, ask: UserRef) -> Result<UserDetail, AppError> {
    let here = desk.here().await?;
    here.actor.may(Task::UsersDelete)?;
    let user = find(&here, &ask.user).await?;
    let at = desk.ports.clock.now().wall;
    perform(&here, &Command::RestoreUser { user, at }).await?;
    detail(&here, user).await
}
