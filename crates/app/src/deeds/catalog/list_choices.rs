use crate::desk::Desk;
use crate::error::AppError;
use crate::present;
use crate::views::{CatalogChoices, Nothing};

/// What the catalog can be narrowed down to.
pub async fn list_choices(desk: &Desk, _: Nothing) -> Result<CatalogChoices, AppError> {
    let here = desk.here().await?;
    here.actor.catalog_viewer()?;
    Ok(present::choices(here.store().catalog_choices().await?))
}
