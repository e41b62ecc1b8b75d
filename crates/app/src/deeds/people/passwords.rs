use desk_core::access::Task;
use desk_core::command::Command;
use desk_core::ids::PasswordRequestId;

use super::{MOST, find, perform};
use crate::desk::{Desk, Here};
use crate::error::{AppError, ErrorCode};
use crate::present::people;
use crate::views::{Nothing, PasswordRequests, SettlePassword, UserRef};

/// What was asked for, and what became of it; what waits goes first.
pub async fn list_password_requests(
    desk: &Desk,
    _ask: Nothing,
) -> Result<PasswordRequests, AppError> {
    let here = desk.here().await?;
    here.actor.may(Task::UsersView)?;
    all(&here).await
}

/// Asks that a person gets a new password. It is not done by this: somebody does it in
/// the portal, and says so here.
pub async fn request_password(desk: &Desk, ask: UserRef) -> Result<PasswordRequests, AppError> {
    let here = desk.here().await?;
    here.actor.may_ask(Task::UsersResetPassword)?;
    let user = find(&here, &ask.user).await?;
    let request = PasswordRequestId::new(desk.ports.ids.next());
    let at = desk.ports.clock.now().wall;
    perform(&here, &Command::RequestPassword { request, user, at }).await?;
    all(&here).await
}

/// It was done in the portal, or nobody shall do it.
pub async fn settle_password(
    desk: &Desk,
    ask: SettlePassword,
) -> Result<PasswordRequests, AppError> {
    let here = desk.here().await?;
    here.actor.may_ask(Task::UsersResetPassword)?;
    let request: PasswordRequestId = ask.request.parse().map_err(|_| {
        AppError::new(ErrorCode::RequestNotFound, "there is no such request").about(&ask.request)
    })?;
    let user = find(&here, &ask.user).await?;
    let at = desk.ports.clock.now().wall;
    perform(&here, &Command::SettlePassword { request, user, done: ask.done, at }).await?;
    all(&here).await
}

async fn all(here: &Here<'_>) -> Result<PasswordRequests, AppError> {
    let requests = here.store().password_requests(None, MOST).await?;
    Ok(PasswordRequests { requests: requests.into_iter().map(people::request).collect() })
}
