use super::offer_id;
use crate::desk::Desk;
use crate::error::{AppError, ErrorCode};
use crate::present;
use crate::views::{OfferDetail, OfferRef};

/// One offer with everything the lists in force say of it.
pub async fn show_offer(desk: &Desk, ask: OfferRef) -> Result<OfferDetail, AppError> {
    let here = desk.here().await?;
    here.actor.price_list_viewer()?;
    let offer = offer_id(&ask.offer_id)?;
    let found = here.store().offer(&offer, None).await?;
    let all_lists = here.store().lists_with(&offer).await?;
    let featured = here.store().featured().await?;
    present::offer(&offer, found, &all_lists, &featured).ok_or_else(|| {
        let message = format!("{offer} is not in a current price list");
        AppError::new(ErrorCode::OfferNotInList, message).about(&offer)
    })
}
