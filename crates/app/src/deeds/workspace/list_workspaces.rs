use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{Nothing, WorkspaceCard, WorkspaceList};

/// The workspaces on this computer, as far as can be told without their keys.
pub async fn list_workspaces(desk: &Desk, _ask: Nothing) -> Result<WorkspaceList, AppError> {
    let last = desk.ports.settings.last_workspace();
    let workspaces = desk
        .folders
        .list()
        .into_iter()
        .map(|(id, _, cover)| WorkspaceCard {
            id: id.to_string(),
            slots: cover.slot_kinds(),
            name: cover.name,
            colour: cover.colour,
            last_opened: last.as_deref() == Some(id.to_string().as_str()),
        })
        .collect();
    Ok(WorkspaceList { workspaces })
}
