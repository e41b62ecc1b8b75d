use desk_core::command::Command;

use super::{offer_id, place};
use crate::desk::Desk;
use crate::error::AppError;
use crate::present;
use crate::views::{FeaturedOffers, MoveFeatured};

/// Moves a featured offer to another place. What is kept is the intent, by its
/// neighbours, so it still means something after others have moved.
pub async fn move_featured(desk: &Desk, ask: MoveFeatured) -> Result<FeaturedOffers, AppError> {
    let here = desk.here().await?;
    let editor = here.actor.catalog_editor()?;
    let offer = offer_id(&ask.offer_id)?;

    let mut tx = here.begin_write().await?;
    let place = place(&tx.featured().await?, &offer, Some(ask.to))?;
    tx.execute(&Command::MoveFeatured { offer, place }, &editor).await?;
    let view = present::featured(tx.featured().await?);
    here.commit(tx).await?;
    Ok(view)
}
