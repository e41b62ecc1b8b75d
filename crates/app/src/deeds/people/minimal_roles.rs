use desk_core::access::{Bounds, Task, minimal};

use super::task;
use crate::desk::Desk;
use crate::error::{AppError, ErrorCode};
use crate::present::people;
use crate::views::{MinimalAsk, MinimalRoles};

/// The smallest set of roles that covers the tasks, within what the workspace has
/// settled unless somebody asks otherwise.
pub async fn minimal_roles(desk: &Desk, ask: MinimalAsk) -> Result<MinimalRoles, AppError> {
    let here = desk.here().await?;
    let policies = here.store().policies().await?;
    let tasks = ask.tasks.iter().map(|code| task(code)).collect::<Result<Vec<Task>, _>>()?;
    let bounds = Bounds {
        one_per_category: ask.one_role_per_category.unwrap_or(policies.one_role_per_category),
        only: ask.guest.then_some(policies.guest_roles),
    };
    let found = tokio::task::spawn_blocking(move || minimal(&tasks, &bounds)).await?;
    match found {
        Ok(found) => Ok(people::minimal(&found)),
        Err(unreachable) => {
            let tasks: Vec<&str> = unreachable.tasks.iter().map(|task| task.code()).collect();
            let message = if tasks.is_empty() {
                "no one person can hold roles for all of these tasks within these rules".to_owned()
            } else {
                format!("no role within these rules is good for {}", tasks.join(", "))
            };
            let error = AppError::new(ErrorCode::TasksUnreachable, message);
            Err(if tasks.is_empty() { error } else { error.about(tasks.join(", ")) })
        }
    }
}
