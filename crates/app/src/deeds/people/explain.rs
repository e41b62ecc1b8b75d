use desk_core::access::{Task, abilities};
use desk_core::user_field::UserField;

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
    let one = here.store().account(user).await?.ok_or_else(unknown)?;
    // Who is kept out, or was deleted, can do nothing.
    let at_work = one.stands.active && !one.stands.deleted;
    let told = if at_work { abilities(&one.stands.roles) } else { Vec::new() };
    Ok(Explanation {
        user: user.to_string(),
        name: one.stands.details.get(&UserField::DisplayName).cloned().unwrap_or_default(),
        roles: people::codes(&one.stands.roles),
        abilities: told.iter().map(people::ability).collect(),
    })
}
