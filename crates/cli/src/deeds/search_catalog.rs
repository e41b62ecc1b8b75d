//! `desk catalog search`

use desk_app::Desk;
use desk_app::deeds::catalog::search_catalog;
use desk_app::views::{
    CatalogNarrow, CatalogOrder, CatalogPage, CatalogQuery, OfferLine, TermPrice,
};
use serde::Serialize;

use crate::args::SearchArgs;
use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::Shell;
use crate::table::{parts, table};

/// The most that a deed gives at once.
const PAGE: u32 = 500;

#[derive(Serialize)]
struct Found {
    total: u32,
    market: Option<String>,
    month: Option<String>,
    segments: Vec<Segment>,
    offers: Vec<Offer>,
}

#[derive(Serialize)]
struct Segment {
    segment: Option<String>,
    count: u32,
}

#[derive(Serialize)]
struct Offer {
    offer_id: String,
    title: String,
    product_title: String,
    segment: Option<String>,
    trial: bool,
    add_on: Option<bool>,
    featured: bool,
    terms: Vec<Term>,
}

#[derive(Serialize)]
struct Term {
    term: String,
    billing: String,
    currency: String,
    unit_price: String,
    retail_price: Option<String>,
}

pub(crate) async fn search(shell: &Shell, args: SearchArgs) -> Result<Answer, Failure> {
    let search = args.text.join(" ");
    let (offset, limit) = (args.offset, args.limit);
    let query = CatalogQuery {
        search: search.clone(),
        segment: args.segment.map(|segment| segment.code().to_owned()),
        market: args.market,
        narrow: CatalogNarrow {
            term: args.term,
            billing: args.billing,
            currency: args.currency,
            price_from: args.price_from,
            price_to: args.price_to,
            trial: args.trial.then_some(true).or(args.no_trial.then_some(false)),
        },
        order: CatalogOrder { by: args.order.into(), descending: args.descending },
        offset,
        limit,
    };
    let found = shell.in_workspace(async |desk| pages(desk, query).await).await?;
    let found = Found::from(found);
    let text = text(shell, &found, &search, offset);
    Answer::new(found, text)
}

/// Goes on from page to page until there are as many as were asked for.
async fn pages(desk: &Desk, query: CatalogQuery) -> Result<CatalogPage, Failure> {
    let wanted = query.limit;
    let first = CatalogQuery { limit: wanted.min(PAGE), ..query.clone() };
    let mut all = search_catalog(desk, first).await?;
    loop {
        let here = u32::try_from(all.offers.len()).unwrap_or(u32::MAX);
        let missing = wanted.saturating_sub(here);
        let ask = CatalogQuery {
            offset: query.offset.saturating_add(here),
            limit: missing.min(PAGE),
            ..query.clone()
        };
        if missing == 0 || ask.offset >= all.total {
            return Ok(all);
        }
        let next = search_catalog(desk, ask).await?.offers;
        if next.is_empty() {
            return Ok(all);
        }
        all.offers.extend(next);
    }
}

impl From<CatalogPage> for Found {
    fn from(page: CatalogPage) -> Self {
        let segments = page.groups.into_iter();
        Self {
            total: page.total,
            market: page.market,
            month: page.month,
            segments: segments
                .map(|one| Segment { segment: one.segment, count: one.count })
                .collect(),
            offers: page.offers.into_iter().map(Offer::from).collect(),
        }
    }
}

impl From<OfferLine> for Offer {
    fn from(offer: OfferLine) -> Self {
        Self {
            offer_id: offer.offer_id,
            title: offer.title,
            product_title: offer.product_title,
            segment: offer.segment,
            trial: offer.trial,
            add_on: offer.add_on,
            featured: offer.featured,
            terms: offer.terms.into_iter().map(Term::from).collect(),
        }
    }
}

impl From<TermPrice> for Term {
    fn from(price: TermPrice) -> Self {
        Self {
            term: price.term,
            billing: price.billing,
            currency: price.currency,
            unit_price: price.unit_price,
            retail_price: price.retail_price,
        }
    }
}

fn text(shell: &Shell, found: &Found, search: &str, offset: u32) -> String {
    let (heads, words, done) = (&shell.texts.heads, &shell.texts.words, &shell.texts.done);
    if found.offers.is_empty() {
        return (done.nothing_found)(search);
    }
    let rows = found.offers.iter().map(|offer| {
        let remarks = [
            (offer.trial, words.trial),
            (offer.add_on == Some(true), words.add_on),
            (offer.featured, words.featured),
        ];
        let remarks: Vec<_> =
            remarks.into_iter().filter_map(|(so, word)| so.then_some(word)).collect();
        let from = offer.terms.first().map(|price| {
            format!("{} {}, {}", price.unit_price, price.currency, words.term(&price.term))
        });
        [
            offer.offer_id.clone(),
            offer.title.clone(),
            words.segment(offer.segment.as_deref()),
            from.unwrap_or_default(),
            remarks.join(", "),
        ]
    });
    let offers =
        table([heads.offer, heads.title, heads.segment, heads.from, heads.remarks], &[], rows);
    let shown = u32::try_from(found.offers.len()).unwrap_or(u32::MAX);
    let next = offset.saturating_add(shown);
    let rest = next < found.total;
    parts([
        offers,
        if rest { (done.shown)(shown, found.total, next) } else { (done.found)(found.total) },
    ])
}
