use desk_core::access::{Role, Task};

use crate::desk::Desk;
use crate::error::AppError;
use crate::present::people;
use crate::views::{Nothing, RoleCatalogue};

/// Every role, what it allows, and what the workspace has settled about roles.
pub async fn role_catalogue(desk: &Desk, _ask: Nothing) -> Result<RoleCatalogue, AppError> {
    let here = desk.here().await?;
    let policies = here.store().policies().await?;
    // One's own profile is everybody's; with it come the roles by which one asks.
    let right = here.actor.may(Task::ProfileViewOwn)?;
    Ok(RoleCatalogue {
        roles: Role::ALL.into_iter().map(|role| people::role(role, &right, &policies)).collect(),
        policies: people::policies(&policies),
    })
}
