use super::{not_found, shown, view_id};
use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{Event, SavedViewRef, SavedViews, Tag};

/// Takes a saved view away.
pub async fn delete_view(desk: &Desk, ask: SavedViewRef) -> Result<SavedViews, AppError> {
    let here = desk.here().await?;
    here.may_edit().await?;
    if !here.store().delete_view(view_id(&ask.id)?).await? {
        return Err(not_found(&ask.id));
    }
    desk.announce(Event::Changed { tags: vec![Tag::Views] });
    Ok(shown(here.store().saved_views().await?))
}
