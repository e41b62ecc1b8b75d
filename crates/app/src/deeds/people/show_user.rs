use desk_core::access::{Task, assignable};
use desk_core::ids::UserId;
use desk_core::templates;

use super::barred::barred;
use super::{MOST, find};
use crate::desk::{Desk, Here};
use crate::error::{AppError, ErrorCode};
use crate::present::people;
use crate::views::{UserDetail, UserRef};

/// Everything about one person.
pub async fn show_user(desk: &Desk, ask: UserRef) -> Result<UserDetail, AppError> {
    let here = desk.here().await?;
    here.actor.may(Task::UsersView)?;
    let user = find(&here, &ask.user).await?;
    detail(&here, user).await
}

pub(super) async fn detail(here: &Here<'_>, user: UserId) -> Result<UserDetail, AppError> {
    let store = here.store();
    let unknown =
        || AppError::new(ErrorCode::UserNotFound, "there is no such person here").about(user);
    let one = store.account(user).await?.ok_or_else(unknown)?;
    let policies = store.policies().await?;
    let now = here.desk.ports.clock.now().wall;
    let assignable = assignable(&here.actor);
    let seen = people::Seen { policies: &policies, by: &here.actor, assignable: &assignable, now };
    let templates = store.templates().await?;
    let followed = templates.iter().find(|there| Some(there.id) == one.stands.template);
    let drift = followed
        .map(|there| templates::drift(&there.roles, &one.stands.roles))
        .filter(|drift| !drift.is_none());
    let requests = store.password_requests(Some(user), MOST).await?;
    Ok(UserDetail {
        line: people::user_line(&one, seen),
        details: people::user_details(&one),
        entire_company: one.stands.entire_company,
        locations: one.stands.locations.iter().cloned().collect(),
        deleted_at: one.stands.deleted_at.filter(|_| one.stands.deleted).map(|at| at.to_string()),
        drift: drift.as_ref().map(people::drift),
        requests: requests.into_iter().map(people::request).collect(),
        barred: barred(here, &one, &assignable).await?,
    })
}
