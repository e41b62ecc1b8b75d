//! The catalog: offers of the lists in force, page by page, and one offer whole.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use desk_core::ids::{OfferId, PriceListId};
use desk_core::price_list::{BillingPlan, Currency, Marker, Market, Segment, Term};
use jiff::Timestamp;
use rust_decimal::Decimal;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row};

use super::lists::{ListInForce, in_force, in_market, sold};
use super::narrow::{CatalogOrder, Narrow};
use super::several::LastFound;
use super::{page, several};
use crate::error::StoreError;
use crate::file::Store;
use crate::sql::{parse, unsigned, uuid};
use crate::staging::{Detail, segment_order};

/// What to look for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CatalogAsk {
    /// As typed; empty means everything.
    pub search: String,
    pub segment: Option<Segment>,
    /// Another market than the workspace's own.
    pub market: Option<Market>,
    pub narrow: Narrow,
    pub order: CatalogOrder,
    pub offset: u32,
    pub limit: u32,
}

/// One page of what was found.
#[derive(Debug, Clone, Default)]
pub struct CatalogAnswer {
    pub groups: Vec<SegmentTally>,
    pub offers: Vec<FoundOffer>,
    pub market: Option<Market>,
    pub lists: Vec<ListInForce>,
}

/// How many of the offers found are of a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SegmentTally {
    pub segment: Option<Segment>,
    pub count: u64,
}

/// An offer among others.
#[derive(Debug, Clone)]
pub struct FoundOffer {
    pub offer: OfferId,
    pub title: String,
    pub product_title: String,
    pub publisher: String,
    pub segment: Option<Segment>,
    pub trial: bool,
    pub add_on: Option<bool>,
    pub featured: bool,
    pub prices: Vec<ShortPrice>,
    offer_no: i64,
}

/// What a price comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShortPrice {
    pub term: Term,
    pub billing: BillingPlan,
    pub currency: Currency,
    pub unit_price: Decimal,
    pub retail_price: Option<Decimal>,
}

/// An offer as one list has it, whole.
#[derive(Debug, Clone)]
pub struct OfferInList {
    pub list: PriceListId,
    pub title: String,
    pub product_title: String,
    pub publisher: String,
    pub description: String,
    pub segment: Option<Segment>,
    pub trial: bool,
    pub add_on: Option<bool>,
    /// Every price of it carries the marker `delete`.
    pub ends: bool,
    pub prices: Vec<OfferPrice>,
}

/// Everything a list says of one price.
#[derive(Debug, Clone)]
pub struct OfferPrice {
    pub short: ShortPrice,
    pub line: u64,
    /// `None` where it is for every market with its currency.
    pub market: Option<Market>,
    pub tier_min: Option<String>,
    pub tier_max: Option<String>,
    pub starts: Option<Timestamp>,
    pub ends: Option<Timestamp>,
    pub marker: Option<Marker>,
    pub tags: Vec<String>,
    pub unit_of_measure: String,
    pub previous: Vec<(String, String)>,
    pub extra: Vec<(String, String)>,
}

/// How an offer stands in one list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Standing {
    pub(crate) ends: bool,
    pub(crate) add_on: Option<bool>,
}

impl Store {
    /// A page of the catalog.
    pub async fn catalog(&self, ask: &CatalogAsk) -> Result<CatalogAnswer, StoreError> {
        let mut tx = self.readers.begin().await?;
        let home = crate::facts::home_market(&mut tx).await?;
        let market = ask.market.or(home);
        let lists = in_force(&mut tx, market).await?;
        let page = page::find(&mut tx, ask, &lists, &self.last_found).await?;
        let mut answer = CatalogAnswer { market, lists, ..CatalogAnswer::default() };
        for (segment, count) in page.tallies {
            let count = unsigned("list_offer", count)?;
            answer.groups.push(SegmentTally { segment: segment_of(segment)?, count });
        }
        answer.offers = page.rows.iter().map(found_of).collect::<Result<_, _>>()?;
        add_prices(&mut tx, &ask.narrow, &answer.lists, &mut answer.offers).await?;
        Ok(answer)
    }

    /// How long the queries of a page take by themselves: what a search costs at
    /// the least. For `cargo xtask bench`.
    pub async fn catalog_floor(&self, ask: &CatalogAsk) -> Result<Duration, StoreError> {
        let lists = self.lists_in_force(ask.market).await?;
        let mut connection = self.readers.acquire().await?;
        let began = Instant::now();
        page::find(&mut connection, ask, &lists, &LastFound::default()).await?;
        Ok(began.elapsed())
    }

    /// One offer, once for every list in force and segment that has it.
    pub async fn offer(
        &self,
        offer: &OfferId,
        market: Option<Market>,
    ) -> Result<Vec<OfferInList>, StoreError> {
        let mut tx = self.readers.begin().await?;
        let home = crate::facts::home_market(&mut tx).await?;
        let lists = in_force(&mut tx, market.or(home)).await?;
        let mut found = Vec::new();
        for list in &lists {
            let rows = sqlx::query(
                "select * from list_offer where offer = ? and list_no = ? order by segment",
            )
            .bind(offer.to_string())
            .bind(list.list_no)
            .fetch_all(&mut *tx)
            .await?;
            for row in &rows {
                found.push(whole_offer(&mut tx, list, row).await?);
            }
        }
        found.retain(|offer| !offer.prices.is_empty());
        Ok(found)
    }
}

impl Store {
    /// Every list that has the offer, whether it is in force or not.
    pub async fn lists_with(&self, offer: &OfferId) -> Result<Vec<PriceListId>, StoreError> {
        let ids: Vec<Vec<u8>> = sqlx::query_scalar(
            "select distinct c.list_id from list_offer o \
             join list_content c on c.list_no = o.list_no and c.live = 1 where o.offer = ?",
        )
        .bind(offer.to_string())
        .fetch_all(&self.readers)
        .await?;
        ids.iter().map(|id| Ok(PriceListId::new(uuid("list_content", id)?))).collect()
    }
}

/// How an offer stands in each of `lists` that has it.
pub(crate) async fn standings(
    connection: &mut SqliteConnection,
    lists: &[ListInForce],
    offer: &OfferId,
) -> Result<Vec<Standing>, StoreError> {
    let mut found = Vec::new();
    for list in lists {
        let rows = sqlx::query(AssertSqlSafe(format!(
            "select o.add_on, o.ends or ?3 is not null and not exists ( \
               select 1 from price_row p where p.offer_no = o.offer_no \
                 and {} and p.marker is not ?4) as ends \
             from list_offer o where o.offer = ?1 and o.list_no = ?2 and {}",
            in_market("p", "?3"),
            sold("o", "?3")
        )))
        .bind(offer.to_string())
        .bind(list.list_no)
        .bind(list.only_code())
        .bind(Marker::Delete.code())
        .fetch_all(&mut *connection)
        .await?;
        for row in &rows {
            found.push(Standing { ends: row.try_get("ends")?, add_on: row.try_get("add_on")? });
        }
    }
    Ok(found)
}

fn found_of(row: &SqliteRow) -> Result<FoundOffer, StoreError> {
    let product_title: String = row.try_get("product_title")?;
    let sku_title: String = row.try_get("sku_title")?;
    Ok(FoundOffer {
        offer: parse("list_offer", &row.try_get::<String, _>("offer")?)?,
        title: if sku_title.is_empty() { product_title.clone() } else { sku_title },
        product_title,
        publisher: row.try_get("publisher")?,
        segment: segment_of(row.try_get("segment")?)?,
        trial: row.try_get("trial")?,
        add_on: row.try_get("add_on")?,
        featured: row.try_get("featured")?,
        prices: Vec::new(),
        offer_no: row.try_get("offer_no")?,
    })
}

/// Adds to each offer what it costs, the shortest term first. Of two lists that
/// price it in one currency, the newer one tells.
async fn add_prices(
    connection: &mut SqliteConnection,
    narrow: &Narrow,
    lists: &[ListInForce],
    offers: &mut [FoundOffer],
) -> Result<(), StoreError> {
    if offers.is_empty() {
        return Ok(());
    }
    let places: HashMap<i64, usize> =
        offers.iter().enumerate().map(|(at, offer)| (offer.offer_no, at)).collect();
    // As one value, so that the statement is the same for every page.
    let numbers: Vec<String> = offers.iter().map(|offer| offer.offer_no.to_string()).collect();
    let numbers = format!("[{}]", numbers.join(","));
    let rows = match lists {
        [ListInForce { only: None, .. }] if narrow.asks_nothing() => {
            sqlx::query(
                "select p.offer_no, 0 as rank, \
                   p.term, p.billing, p.currency, p.unit_price, p.retail_price \
                 from json_each(?1) page cross join price_row p on p.offer_no = page.value \
                 order by p.row_no",
            )
            .bind(numbers)
            .fetch_all(connection)
            .await?
        }
        lists => several::prices(connection, narrow, lists, numbers).await?,
    };
    let mut told_by: HashMap<(usize, Currency), i64> = HashMap::new();
    for row in &rows {
        let Some(at) = places.get(&row.try_get::<i64, _>("offer_no")?) else { continue };
        let Some(offer) = offers.get_mut(*at) else { continue };
        let (price, rank) = (short_price(row)?, row.try_get("rank")?);
        if *told_by.entry((*at, price.currency)).or_insert(rank) == rank {
            offer.prices.push(price);
        }
    }
    for offer in offers {
        offer.prices.sort_by_key(price_order);
        offer.prices.dedup();
    }
    Ok(())
}

fn price_order(price: &ShortPrice) -> (Currency, u32, BillingPlan) {
    (price.currency, price.term.months().unwrap_or(u32::MAX), price.billing)
}

fn short_price(row: &SqliteRow) -> Result<ShortPrice, StoreError> {
    const TABLE: &str = "price_row";
    let retail: Option<String> = row.try_get("retail_price")?;
    Ok(ShortPrice {
        term: parse(TABLE, row.try_get("term")?)?,
        billing: parse(TABLE, row.try_get("billing")?)?,
        currency: parse(TABLE, row.try_get("currency")?)?,
        unit_price: parse(TABLE, row.try_get("unit_price")?)?,
        retail_price: retail.map(|price| parse(TABLE, &price)).transpose()?,
    })
}

async fn whole_offer(
    connection: &mut SqliteConnection,
    list: &ListInForce,
    row: &SqliteRow,
) -> Result<OfferInList, StoreError> {
    let prices = sqlx::query(AssertSqlSafe(format!(
        "select p.* from price_row p where p.offer_no = ?1 and (?2 is null or {}) \
         order by p.row_no",
        in_market("p", "?2")
    )))
    .bind(row.try_get::<i64, _>("offer_no")?)
    .bind(list.only_code())
    .fetch_all(connection)
    .await?;
    let mut prices = prices.iter().map(price_of).collect::<Result<Vec<_>, _>>()?;
    prices.sort_by_key(|price| (price_order(&price.short), price.line));
    let product_title: String = row.try_get("product_title")?;
    let sku_title: String = row.try_get("sku_title")?;
    Ok(OfferInList {
        list: list.id,
        title: if sku_title.is_empty() { product_title.clone() } else { sku_title },
        product_title,
        publisher: row.try_get("publisher")?,
        description: row.try_get("description")?,
        segment: segment_of(row.try_get("segment")?)?,
        trial: row.try_get("trial")?,
        add_on: row.try_get("add_on")?,
        ends: prices.iter().all(|price| price.marker == Some(Marker::Delete)),
        prices,
    })
}

fn price_of(row: &SqliteRow) -> Result<OfferPrice, StoreError> {
    const TABLE: &str = "price_row";
    let instant = |column: &str| -> Result<Option<Timestamp>, StoreError> {
        row.try_get::<Option<i64>, _>(column)?
            .map(|second| {
                Timestamp::from_second(second).map_err(|why| StoreError::nonsense(TABLE, why))
            })
            .transpose()
    };
    let marker: Option<String> = row.try_get("marker")?;
    let market: Option<String> = row.try_get("market")?;
    let detail: Option<String> = row.try_get("detail")?;
    let detail: Detail = match detail {
        Some(json) => {
            serde_json::from_str(&json).map_err(|why| StoreError::nonsense(TABLE, why))?
        }
        None => Detail::default(),
    };
    Ok(OfferPrice {
        short: short_price(row)?,
        line: unsigned(TABLE, row.try_get("line")?)?,
        market: market.map(|market| parse(TABLE, &market)).transpose()?,
        tier_min: detail.tier_min,
        tier_max: detail.tier_max,
        starts: instant("starts")?,
        ends: instant("ends")?,
        marker: marker.map(|marker| parse(TABLE, &marker)).transpose()?,
        tags: detail.tags,
        unit_of_measure: detail.unit,
        previous: detail.previous.into_iter().collect(),
        extra: detail.extra.into_iter().collect(),
    })
}

pub(crate) fn segment_of(order: i64) -> Result<Option<Segment>, StoreError> {
    if order == crate::staging::NO_SEGMENT {
        return Ok(None);
    }
    Segment::ALL
        .into_iter()
        .find(|segment| segment_order(Some(*segment)) == order)
        .map(Some)
        .ok_or_else(|| StoreError::nonsense("list_offer", format!("segment {order}")))
}
