use super::shown;
use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{Nothing, SavedViews};

/// The views that the person saved here.
pub async fn list_views(desk: &Desk, _ask: Nothing) -> Result<SavedViews, AppError> {
    let here = desk.here().await?;
    Ok(shown(here.store().saved_views().await?))
}
