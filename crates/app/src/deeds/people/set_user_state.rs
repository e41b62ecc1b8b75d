use desk_core::access::Task;
use desk_core::command::Command;

use super::show_user::detail;
use super::{find, perform};
use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{UserDetail, UserState};

/// Keeps somebody out for now, or lets them in again.
pub async fn set_user_state(desk: &Desk, ask: UserState) -> Result<UserDetail, AppError> {
    let here = desk.here().await?;
    here.actor.may(Task::UsersDelete)?;
    let user = find(&here, &ask.user).await?;
    perform(&here, &Command::SetUserState { user, active: ask.active }).await?;
    detail(&here, user).await
}
