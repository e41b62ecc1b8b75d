//! `desk catalog featured`, `feature`, `unfeature` and `move`: each answers with
//! the featured offers as they stand then.

use desk_app::deeds::catalog::{feature_offer, list_featured, move_featured, unfeature_offer};
use desk_app::views::{
    FeatureOffer, FeaturedOfferView, FeaturedOffers, MoveFeatured, Nothing, OfferRef,
};
use serde::Serialize;

use crate::args::{FeatureArgs, MoveArgs};
use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::Shell;
use crate::table::table;

#[derive(Serialize)]
struct Featured {
    featured: Vec<Offer>,
    limit: u32,
}

#[derive(Serialize)]
struct Offer {
    position: u32,
    offer_id: String,
    title: String,
    segment: Option<String>,
    vanished: bool,
}

pub(crate) async fn list(shell: &Shell) -> Result<Answer, Failure> {
    let featured =
        shell.in_workspace(async |desk| Ok(list_featured(desk, Nothing {}).await?)).await?;
    answer(shell, featured)
}

pub(crate) async fn feature(shell: &Shell, args: FeatureArgs) -> Result<Answer, Failure> {
    let ask = FeatureOffer { offer_id: args.id, position: args.at };
    let featured = shell.in_workspace(async |desk| Ok(feature_offer(desk, ask).await?)).await?;
    answer(shell, featured)
}

pub(crate) async fn unfeature(shell: &Shell, offer_id: String) -> Result<Answer, Failure> {
    let ask = OfferRef { offer_id };
    let featured = shell.in_workspace(async |desk| Ok(unfeature_offer(desk, ask).await?)).await?;
    answer(shell, featured)
}

pub(crate) async fn move_to(shell: &Shell, args: MoveArgs) -> Result<Answer, Failure> {
    let ask = MoveFeatured { offer_id: args.id, to: args.to };
    let featured = shell.in_workspace(async |desk| Ok(move_featured(desk, ask).await?)).await?;
    answer(shell, featured)
}

impl From<FeaturedOfferView> for Offer {
    fn from(offer: FeaturedOfferView) -> Self {
        Self {
            position: offer.position,
            offer_id: offer.offer_id,
            title: offer.title,
            segment: offer.segment,
            vanished: offer.vanished,
        }
    }
}

fn answer(shell: &Shell, offers: FeaturedOffers) -> Result<Answer, Failure> {
    let featured: Vec<Offer> = offers.featured.into_iter().map(Offer::from).collect();
    let (heads, words) = (&shell.texts.heads, &shell.texts.words);
    let text = if featured.is_empty() {
        shell.texts.done.not_featured_any.to_owned()
    } else {
        let rows = featured.iter().map(|offer| {
            [
                offer.position.to_string(),
                offer.title.clone(),
                words.segment(offer.segment.as_deref()),
                offer.offer_id.clone(),
                (if offer.vanished { words.vanished } else { "" }).to_owned(),
            ]
        });
        let columns = [heads.number, heads.title, heads.segment, heads.offer, heads.remarks];
        table(columns, &[0], rows)
    };
    Answer::new(Featured { featured, limit: offers.limit }, text)
}
