use std::time::Duration;

use desk_core::price_list::{Market, Segment};
use desk_store::CatalogAsk;

use crate::desk::Desk;
use crate::error::{AppError, ErrorCode};
use crate::present;
use crate::views::{CatalogPage, CatalogQuery};

/// The most that one page may hold: screens never get an array of everything.
const MOST: u32 = 500;

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

fn understood(ask: CatalogQuery) -> Result<CatalogAsk, AppError> {
    let bad = |code, text: &str, why: String| AppError::new(code, why).about(text);
    let segment = ask
        .segment
        .map(|text| {
            text.parse::<Segment>()
                .map_err(|why| bad(ErrorCode::BadCorrection, &text, why.to_string()))
        })
        .transpose()?;
    let market = ask
        .market
        .map(|text| {
            text.parse::<Market>().map_err(|why| bad(ErrorCode::BadMarket, &text, why.to_string()))
        })
        .transpose()?;
    Ok(CatalogAsk {
        search: ask.search,
        segment,
        market,
        offset: ask.offset,
        limit: ask.limit.min(MOST),
    })
}
