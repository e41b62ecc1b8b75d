//! A page of several lists in force, of one that holds several markets, or of what is
//! narrowed down or in another order than the catalog's own. The same offer may stand in two lists and is one line of the catalog, that of the
//! newest list, and an offer of another market is none; so here every offer that
//! is found has to be looked at. One statement does it, and the search runs once.

use serde_json::json;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row};

use super::catalog::CatalogAsk;
use super::lists::{ListInForce, in_market, sold};
use super::narrow::Narrow;
use super::page::{COLUMNS, Page};
use crate::error::StoreError;
use crate::staging::segment_order;

pub(super) async fn find(
    connection: &mut SqliteConnection,
    ask: &CatalogAsk,
    words: Option<&str>,
    lists: &[ListInForce],
) -> Result<Page, StoreError> {
    let query = sqlx::query(AssertSqlSafe(statement(words.is_some(), ask)))
        .bind(words.unwrap_or_default())
        .bind(ask.segment.map(|segment| segment_order(Some(segment))))
        .bind(ask.limit)
        .bind(ask.offset)
        .bind(as_value(lists));
    let rows = ask.narrow.bind(query).fetch_all(connection).await?;
    let mut page = Page::default();
    for row in rows {
        match row.try_get::<Option<i64>, _>("tally")? {
            Some(count) => page.tallies.push((row.try_get("segment")?, count)),
            None => page.rows.push(row),
        }
    }
    Ok(page)
}

/// What the offers of a page cost in all of `lists`, the newest list first, as far as
/// it was asked for.
/// `numbers` are those of the page, as JSON.
pub(super) async fn prices(
    connection: &mut SqliteConnection,
    narrow: &Narrow,
    lists: &[ListInForce],
    numbers: String,
) -> Result<Vec<SqliteRow>, StoreError> {
    let statement = format!(
        "with {FORCE} \
         select o.offer_no, f.rank, \
           p.term, p.billing, p.currency, p.unit_price, p.retail_price \
         from json_each(?1) page cross join list_offer o on o.offer_no = page.value \
           cross join force f \
           cross join list_offer s on s.offer = o.offer and s.list_no = f.list_no \
             and s.segment = o.segment \
           cross join price_row p on p.offer_no = s.offer_no \
         where (f.only is null or {}) and {} order by f.rank, p.row_no",
        in_market("p", "f.only"),
        Narrow::price("p")
    );
    let query = sqlx::query(AssertSqlSafe(statement));
    let query = query.bind(numbers).bind(None::<i64>).bind(0).bind(0).bind(as_value(lists));
    Ok(narrow.bind(query).fetch_all(connection).await?)
}

/// The lists in force from the fifth value of a statement; the newest has rank 0.
const FORCE: &str = "force as materialized (select key as rank, value ->> 0 as list_no, \
     value ->> 1 as only from json_each(?5))";

fn as_value(lists: &[ListInForce]) -> String {
    let lists: Vec<_> = lists.iter().map(|list| json!([list.list_no, list.only_code()])).collect();
    json!(lists).to_string()
}

fn statement(searched: bool, ask: &CatalogAsk) -> String {
    let (from, matches) = if searched {
        (
            "offer_search s cross join list_offer o on o.offer_no = s.rowid \
             cross join force f on f.list_no = o.list_no",
            "offer_search match ?1",
        )
    } else {
        ("force f cross join list_offer o on o.list_no = f.list_no", "?1 = ''")
    };
    let narrow = ask.narrow.offer("o", "f.only");
    let (key, way) = (ask.order.key("o", "f.only"), ask.order.direction());
    let (here, newer) = (sold("o", "f.only"), sold("e", "g.only"));
    format!(
        "with {FORCE}, \
         hit as materialized (select o.offer_no, o.segment, {key} as place from {from} \
           where {matches} and (?2 is null or o.segment = ?2) and {here} \
           and {narrow} and not exists (select 1 from force g \
             cross join list_offer e on e.offer = o.offer and e.list_no = g.list_no \
             where g.rank < f.rank and e.segment = o.segment and {newer})), \
         page as (select offer_no, segment, place from hit \
           order by segment, place {way}, offer_no limit ?3 offset ?4) \
         select segment, null as offer_no, null as offer, null as sku_title, \
           null as product_title, null as trial, null as add_on, null as featured, \
           count(*) as tally from hit group by segment \
         union all \
         select * from (select {COLUMNS}, null as tally \
           from page p join list_offer o on o.offer_no = p.offer_no \
           order by p.segment, p.place {way}, p.offer_no)"
    )
}
