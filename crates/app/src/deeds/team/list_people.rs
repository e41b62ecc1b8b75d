use desk_core::access::Task;

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
    Ok(present::people(here.store().members().await?, here.store().user()))
}
