use super::{free_name, workspace_name};
use crate::deeds::state::app_state;
use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{AppState, ChangeCover, Event, Nothing, Tag};

/// Gives the open workspace another name or colour on this computer. Both stand
/// outside the encryption, others keep theirs, so no right is asked for.
pub async fn change_cover(desk: &Desk, ask: ChangeCover) -> Result<AppState, AppError> {
    let here = desk.here().await?;
    let name = ask.name.as_deref().map(workspace_name).transpose()?;
    here.file.folder.change_cover(|cover| {
        if let Some(name) = name {
            free_name(desk, &name, Some(here.file.id))?;
            cover.name = name;
        }
        cover.colour = ask.colour.unwrap_or(cover.colour);
        Ok(())
    })?;
    desk.announce(Event::Changed { tags: vec![Tag::State, Tag::Workspaces] });
    app_state(desk, Nothing {}).await
}
