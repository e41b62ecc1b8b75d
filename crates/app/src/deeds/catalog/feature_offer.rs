use desk_core::command::Command;

use super::{offer_id, place};
use crate::desk::Desk;
use crate::error::AppError;
use crate::present;
use crate::views::{FeatureOffer, FeaturedOffers};

/// Puts an offer among the featured ones.
pub async fn feature_offer(desk: &Desk, ask: FeatureOffer) -> Result<FeaturedOffers, AppError> {
    let here = desk.here().await?;
    let editor = here.actor.catalog_editor()?;
    let offer = offer_id(&ask.offer_id)?;
    // Kept with the offer, for the day the list no longer has it.
    let found = here.store().offer(&offer, None).await?;
    let title = found.first().map_or_else(|| offer.to_string(), |one| one.title.clone());

    let mut tx = here.begin_write().await?;
    let place = place(&tx.featured().await?, &offer, ask.position)?;
    tx.execute(&Command::FeatureOffer { offer, title, place }, &editor).await?;
    let view = present::featured(tx.featured().await?);
    here.commit(tx).await?;
    Ok(view)
}
