use desk_core::access::{Grant, Role, Task, grant, grant_without_role, who_can as able, who_may};

use super::{MOST, task};
use crate::desk::Desk;
use crate::error::AppError;
use crate::present::{self, people};
use crate::views::{TaskRef, WhoCan, WhoCanLine};

/// Who can do a task, wholly or in part.
pub async fn who_can(desk: &Desk, ask: TaskRef) -> Result<WhoCan, AppError> {
    let here = desk.here().await?;
    here.actor.may(Task::UsersView)?;
    let task = task(&ask.task)?;
    let everybody = grant_without_role(task) != Grant::None;
    let roles: Vec<Role> =
        Role::ALL.into_iter().filter(|role| grant(*role, task) != Grant::None).collect();
    let held = if everybody { None } else { Some(roles.as_slice()) };
    let (total, holders) = here.store().holders(held, MOST).await?;
    let able = able(task, holders.iter().enumerate().map(|(at, one)| (at, &one.roles)));
    let people = able.iter().filter_map(|(at, reach)| {
        let one = holders.get(*at)?;
        let by = one.roles.iter().filter(|role| grant(**role, task) == *reach);
        Some(WhoCanLine {
            user: one.id.to_string(),
            name: one.display_name.clone(),
            user_name: one.user_name.clone(),
            reach: people::reach(*reach),
            by: people::codes(by),
        })
    });
    Ok(WhoCan {
        task: task.code().to_owned(),
        title: task.title().to_owned(),
        everybody,
        roles: people::codes(&who_may(task)),
        total: present::count(total),
        people: people.collect(),
    })
}
