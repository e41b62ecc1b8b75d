//! The catalog and the offers on top of it.

mod export_catalog;
mod feature_offer;
mod list_choices;
mod list_featured;
mod move_featured;
mod search_catalog;
mod show_offer;
mod unfeature_offer;

pub use export_catalog::export_catalog;
pub use feature_offer::feature_offer;
pub use list_choices::list_choices;
pub use list_featured::list_featured;
pub use move_featured::move_featured;
pub use search_catalog::{bare_search, search_catalog};
pub use show_offer::show_offer;
pub use unfeature_offer::unfeature_offer;

use desk_core::command::Place;
use desk_core::ids::OfferId;
use desk_store::FeaturedNow;

use crate::error::{AppError, ErrorCode};

/// Reads an offer's id as a person or a screen gives it.
fn offer_id(text: &str) -> Result<OfferId, AppError> {
    text.parse().map_err(|bad: desk_core::ids::BadId| {
        AppError::new(ErrorCode::BadOfferId, bad.to_string()).about(text)
    })
}

/// The place at `position` (from 1) among the others; `None` is the end.
fn place(
    featured: &[FeaturedNow],
    moving: &OfferId,
    position: Option<u32>,
) -> Result<Place, AppError> {
    let others: Vec<OfferId> = featured
        .iter()
        .map(|one| one.featured.offer.clone())
        .filter(|offer| offer != moving)
        .collect();
    let index = match position {
        None => others.len(),
        Some(position) => position
            .checked_sub(1)
            .and_then(|index| usize::try_from(index).ok())
            .filter(|index| *index <= others.len())
            .ok_or_else(|| {
                AppError::new(
                    ErrorCode::BadPosition,
                    format!("positions go from 1 to {}", others.len() + 1),
                )
                .about(position)
            })?,
    };
    Ok(Place::at(&others, index))
}
