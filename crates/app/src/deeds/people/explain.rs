use desk_core::access::{Task, abilities};

use super::find;
use crate::desk::Desk;
use crate::error::{AppError, ErrorCode};
use crate::present::people;
use crate::views::{Explanation, UserRef};

/// What a person can do, and by which role. Everybody may ask about themselves.
pub async fn explain_user(desk: &Desk, ask: UserRef) -> Result<Explanation, AppError> {
    let here = desk.here().await?;
    let me = here.store().user();
    let mine = ask.user.parse().is_ok_and(|id: desk_core::ids::UserId| id == me);
    if !mine {
        here.actor.may(Task::UsersView)?;
    }
    let user = find(&here, &ask.user).await?;
    let unknown =
        || AppError::new(ErrorCode::UserNotFound, "there is no such person here").about(user);
    let one = here.store().holder(user).await?.ok_or_else(unknown)?;
    // Who is kept out, or was deleted, can do nothing.
    let told = if one.at_work { abilities(&one.roles) } else { Vec::new() };
    Ok(Explanation {
        user: user.to_string(),
        roles: people::codes(&one.roles),
        name: one.display_name,
        abilities: told.iter().map(people::ability).collect(),
    })
}
