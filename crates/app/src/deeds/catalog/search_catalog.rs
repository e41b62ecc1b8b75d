use std::fmt::Display;
use std::str::FromStr;
use std::time::Duration;

use desk_core::price_list::{Market, Segment};
use desk_store::{CatalogAsk, Narrow, OrderBy};

use crate::desk::Desk;
use crate::error::{AppError, ErrorCode};
use crate::present;
use crate::views::{CatalogNarrow, CatalogOrder, CatalogOrderBy, CatalogPage, CatalogQuery};

/// The most that one page may hold: screens never get an array of everything.
pub(super) const MOST: u32 = 500;

/// A page of the catalog: everything, or what a search finds.
pub async fn search_catalog(desk: &Desk, ask: CatalogQuery) -> Result<CatalogPage, AppError> {
    let here = desk.here().await?;
    here.actor.catalog_viewer()?;
    let answer = here.store().catalog(&understood(ask)?).await?;
    Ok(present::catalog(answer))
}

/// No deed: what the query of the page takes by itself, on the connections that
/// the deed uses. For `cargo xtask bench`.
pub async fn bare_search(desk: &Desk, ask: CatalogQuery) -> Result<Duration, AppError> {
    let here = desk.here().await?;
    Ok(here.store().catalog_floor(&understood(ask)?).await?)
}

pub(super) fn understood(ask: CatalogQuery) -> Result<CatalogAsk, AppError> {
    let segment = asked::<Segment>(ask.segment, ErrorCode::BadFilter)?;
    let market = asked::<Market>(ask.market, ErrorCode::BadMarket)?;
    Ok(CatalogAsk {
        search: ask.search,
        segment,
        market,
        narrow: narrow(ask.narrow)?,
        order: order(ask.order),
        offset: ask.offset,
        limit: ask.limit.min(MOST),
    })
}

fn narrow(ask: CatalogNarrow) -> Result<Narrow, AppError> {
    Ok(Narrow {
        term: asked(ask.term, ErrorCode::BadFilter)?,
        billing: asked(ask.billing, ErrorCode::BadFilter)?,
        currency: asked(ask.currency, ErrorCode::BadFilter)?,
        price_from: asked(ask.price_from, ErrorCode::BadFilter)?,
        price_to: asked(ask.price_to, ErrorCode::BadFilter)?,
        trial: ask.trial,
    })
}

const fn order(ask: CatalogOrder) -> desk_store::CatalogOrder {
    let by = match ask.by {
        CatalogOrderBy::Title => OrderBy::Title,
        CatalogOrderBy::Offer => OrderBy::Offer,
        CatalogOrderBy::Price => OrderBy::Price,
    };
    desk_store::CatalogOrder { by, descending: ask.descending }
}

fn asked<T>(text: Option<String>, otherwise: ErrorCode) -> Result<Option<T>, AppError>
where
    T: FromStr<Err: Display>,
{
    text.map(|text| {
        text.parse().map_err(|why: T::Err| AppError::new(otherwise, why.to_string()).about(&text))
    })
    .transpose()
}
