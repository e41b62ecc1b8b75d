use desk_core::command::Command;

use super::offer_id;
use crate::desk::Desk;
use crate::error::{AppError, ErrorCode};
use crate::present;
use crate::views::{FeaturedOffers, OfferRef};

/// Takes an offer away from the featured ones.
pub async fn unfeature_offer(desk: &Desk, ask: OfferRef) -> Result<FeaturedOffers, AppError> {
    let here = desk.here().await?;
    let editor = here.actor.catalog_editor()?;
    let offer = offer_id(&ask.offer_id)?;

    let mut tx = here.begin_write().await?;
    let outcome = tx.execute(&Command::UnfeatureOffer { offer: offer.clone() }, &editor).await?;
    if outcome == desk_store::Outcome::AlreadySo {
        let message = format!("{offer} is not featured");
        return Err(AppError::new(ErrorCode::OfferNotFeatured, message).about(offer));
    }
    let view = present::featured(tx.featured().await?);
    here.commit(tx).await?;
    Ok(view)
}
