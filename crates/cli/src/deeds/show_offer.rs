//! `desk catalog show`: everything the list says of an offer, and what it does
//! not say as unknown.

use desk_app::deeds::catalog::show_offer;
use desk_app::views::{NamedText, OfferDetail, OfferRef, PriceView};
use serde::Serialize;

use crate::failure::Failure;
use crate::out::Answer;
use crate::plain;
use crate::shell::Shell;
use crate::table::{named, parts, table};

#[derive(Serialize)]
struct Offer {
    offer_id: String,
    title: String,
    product_title: String,
    publisher: String,
    description: String,
    segment: Option<String>,
    /// No list that is read yet says it.
    product_family: Option<String>,
    trial: bool,
    add_on: Option<bool>,
    featured: bool,
    tags: Vec<String>,
    terms: Vec<Term>,
    lists: Vec<String>,
}

#[derive(Serialize)]
struct Term {
    term: String,
    billing: String,
    market: Option<String>,
    currency: String,
    unit_price: String,
    retail_price: Option<String>,
    margin: Option<String>,
    margin_percent: Option<String>,
    tier_min: Option<String>,
    tier_max: Option<String>,
    starts: Option<String>,
    ends: Option<String>,
    marker: Option<String>,
    unit_of_measure: String,
    previous: Vec<Named>,
    extra: Vec<Named>,
}

#[derive(Serialize)]
struct Named {
    name: String,
    text: String,
}

pub(crate) async fn show(shell: &Shell, offer_id: String) -> Result<Answer, Failure> {
    let ask = OfferRef { offer_id };
    let offer = shell.in_workspace(async |desk| Ok(show_offer(desk, ask).await?)).await?;
    let offer = Offer::from(offer);
    let text = page(shell, &offer);
    Answer::new(offer, text)
}

impl From<OfferDetail> for Offer {
    fn from(offer: OfferDetail) -> Self {
        Self {
            offer_id: offer.offer_id,
            title: offer.title,
            product_title: offer.product_title,
            publisher: offer.publisher,
            description: offer.description,
            segment: offer.segment,
            product_family: None,
            trial: offer.trial,
            add_on: offer.add_on,
            featured: offer.featured,
            tags: offer.tags,
            terms: offer.prices.into_iter().map(Term::from).collect(),
            lists: offer.lists,
        }
    }
}

impl From<PriceView> for Term {
    fn from(price: PriceView) -> Self {
        Self {
            term: price.term,
            billing: price.billing,
            market: price.market,
            currency: price.currency,
            unit_price: price.unit_price,
            retail_price: price.retail_price,
            margin: price.margin,
            margin_percent: price.margin_percent,
            tier_min: price.tier_min,
            tier_max: price.tier_max,
            starts: price.starts,
            ends: price.ends,
            marker: price.marker,
            unit_of_measure: price.unit_of_measure,
            previous: price.previous.into_iter().map(Named::from).collect(),
            extra: price.extra.into_iter().map(Named::from).collect(),
        }
    }
}

impl From<NamedText> for Named {
    fn from(named: NamedText) -> Self {
        Self { name: named.name, text: named.text }
    }
}

fn page(shell: &Shell, offer: &Offer) -> String {
    let (labels, words) = (&shell.texts.labels, &shell.texts.words);
    let values = [
        (shell.texts.heads.offer, offer.offer_id.clone()),
        (labels.product, offer.product_title.clone()),
        (labels.publisher, offer.publisher.clone()),
        (labels.segment, words.segment(offer.segment.as_deref())),
        (labels.family, offer.product_family.clone().unwrap_or_else(|| words.unknown.to_owned())),
        (labels.trial, words.yes_no(Some(offer.trial)).to_owned()),
        (labels.add_on, words.yes_no(offer.add_on).to_owned()),
        (labels.featured, words.yes_no(Some(offer.featured)).to_owned()),
        (labels.tags, offer.tags.join(", ")),
        (labels.description, offer.description.clone()),
        (labels.lists, offer.lists.join(", ")),
    ];
    let title = plain::line(&offer.title).into_owned();
    parts([title, named(shell.texts, &values), prices(shell, &offer.terms)])
}

fn prices(shell: &Shell, terms: &[Term]) -> String {
    let (heads, words) = (&shell.texts.heads, &shell.texts.words);
    let columns = [
        heads.term,
        heads.billing,
        heads.market,
        heads.price,
        heads.retail,
        heads.margin,
        heads.valid_from,
        heads.valid_to,
        heads.marker,
    ];
    let said = |text: &Option<String>| text.clone().unwrap_or_default();
    let rows = terms.iter().map(|price| {
        let margin = match (&price.margin, &price.margin_percent) {
            (Some(margin), Some(percent)) => format!("{margin} ({percent} %)"),
            (margin, _) => said(margin),
        };
        [
            words.term(&price.term),
            words.billing(&price.billing),
            said(&price.market),
            format!("{} {}", price.unit_price, price.currency),
            said(&price.retail_price),
            margin,
            said(&price.starts),
            said(&price.ends),
            words.marker(price.marker.as_deref()),
        ]
    });
    table(columns, &[3, 4, 5], rows)
}
