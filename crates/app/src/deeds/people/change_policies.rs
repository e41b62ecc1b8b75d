use desk_core::access::Task;
use desk_core::command::Command;
use desk_core::policies::Policy;

use super::{role_catalogue, roles};
use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{ChangePolicies, Nothing, RoleCatalogue};

/// Settles what the workspace allows about roles.
pub async fn change_policies(desk: &Desk, ask: ChangePolicies) -> Result<RoleCatalogue, AppError> {
    let here = desk.here().await?;
    let right = here.actor.may(Task::DeskPolicies)?;
    let mut policies = Vec::new();
    if let Some(one) = ask.one_role_per_category {
        policies.push(Policy::OneRolePerCategory(Some(one)));
    }
    if let Some(codes) = ask.guest_roles {
        policies.push(Policy::GuestRoles(Some(roles(&codes)?)));
    }
    let workspace = here.store().workspace();
    let mut tx = here.begin_write().await?;
    for policy in policies {
        tx.execute(&Command::SetPolicy { workspace, policy }, &right).await?;
    }
    here.commit(tx).await?;
    drop(here);
    role_catalogue(desk, Nothing {}).await
}
