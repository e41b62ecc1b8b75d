use crate::desk::{Desk, Here};
use crate::error::AppError;
use crate::present;
use crate::views::{Nothing, PriceLists};

/// The imported lists, the newest month first.
pub async fn list_price_lists(desk: &Desk, _ask: Nothing) -> Result<PriceLists, AppError> {
    let here = desk.here().await?;
    here.actor.price_list_viewer()?;
    lists(&here).await
}

pub(super) async fn lists(here: &Here<'_>) -> Result<PriceLists, AppError> {
    let lists = here.store().imported_lists().await?;
    Ok(PriceLists { lists: lists.into_iter().map(present::price_list).collect() })
}
