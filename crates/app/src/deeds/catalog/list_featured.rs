use crate::desk::Desk;
use crate::error::AppError;
use crate::present;
use crate::views::{FeaturedOffers, Nothing};

/// The featured offers, in order.
pub async fn list_featured(desk: &Desk, _ask: Nothing) -> Result<FeaturedOffers, AppError> {
    let here = desk.here().await?;
    here.actor.catalog_viewer()?;
    Ok(present::featured(here.store().featured().await?))
}
