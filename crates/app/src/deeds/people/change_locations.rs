use desk_core::access::Task;
use desk_core::command::Command;

use super::show_user::detail;
use super::{find, perform};
use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{ChangeLocations, UserDetail};

/// Says where the referrals roles of a person reach.
pub async fn change_locations(desk: &Desk, ask: ChangeLocations) -> Result<UserDetail, AppError> {
    let here = desk.here().await?;
    here.actor.may_ask(Task::UsersEdit)?;
    let user = find(&here, &ask.user).await?;
    let ChangeLocations { entire_company, add, remove, .. } = ask;
    perform(&here, &Command::ChangeLocations { user, entire_company, add, remove }).await?;
    detail(&here, user).await
}
