use desk_core::access::{Task, assignable};

use crate::deeds::people::barred_by_roles;
use crate::desk::{Desk, Here};
use crate::error::AppError;
use crate::present;
use crate::views::{Nothing, People};

/// The people of the workspace.
pub async fn list_people(desk: &Desk, _ask: Nothing) -> Result<People, AppError> {
    let here = desk.here().await?;
    here.actor.may(Task::UsersView)?;
    people(&here).await
}

pub(super) async fn people(here: &Here<'_>) -> Result<People, AppError> {
    let actor = &here.actor;
    let assignable = assignable(actor);
    let members = here.store().members().await?;
    Ok(present::people(members, actor.user(), |one| {
        // A role of a newer version bars nobody here.
        let roles = one.roles.iter().filter_map(|code| code.parse().ok()).collect();
        barred_by_roles(actor, &assignable, one.id, roles)
    }))
}
