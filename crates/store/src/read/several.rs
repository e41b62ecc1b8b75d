//! A page of several lists in force. The same offer may stand in two of them and
//! is one line of the catalog, so here every offer that is found has to be looked
//! at; one statement does it, and the search runs once.

use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Row};

use super::catalog::CatalogAsk;
use super::lists::ListInForce;
use super::page::{COLUMNS, Page};
use crate::error::StoreError;
use crate::staging::segment_order;

pub(super) async fn find(
    connection: &mut SqliteConnection,
    ask: &CatalogAsk,
    words: Option<&str>,
    lists: &[ListInForce],
) -> Result<Page, StoreError> {
    let rows = sqlx::query(AssertSqlSafe(statement(words.is_some(), lists)))
        .bind(words.unwrap_or_default())
        .bind(ask.segment.map(|segment| segment_order(Some(segment))))
        .bind(ask.limit)
        .bind(ask.offset)
        .fetch_all(connection)
        .await?;
    let mut page = Page::default();
    for row in rows {
        match row.try_get::<Option<i64>, _>("tally")? {
            Some(count) => page.tallies.push((row.try_get("segment")?, count)),
            None => page.rows.push(row),
        }
    }
    Ok(page)
}

fn statement(searched: bool, lists: &[ListInForce]) -> String {
    let numbers: Vec<String> = lists.iter().map(|list| list.list_no.to_string()).collect();
    let numbers = numbers.join(", ");
    let (from, matches) = if searched {
        ("offer_search s join list_offer o on o.offer_no = s.rowid", "offer_search match ?1 and ")
    } else {
        ("list_offer o", "?1 = '' and ")
    };
    format!(
        "with hit as materialized (select o.offer_no, o.segment, o.title_key from {from} \
           where {matches}o.list_no in ({numbers}) and (?2 is null or o.segment = ?2) \
           and not exists (select 1 from list_offer e where e.offer = o.offer \
             and e.segment = o.segment and e.list_no in ({numbers}) \
             and e.list_no < o.list_no)), \
         page as (select offer_no, segment, title_key from hit \
           order by segment, title_key, offer_no limit ?3 offset ?4) \
         select segment, null as offer_no, null as offer, null as sku_title, \
           null as product_title, null as trial, null as add_on, null as featured, \
           count(*) as tally from hit group by segment \
         union all \
         select * from (select {COLUMNS}, null as tally \
           from page p join list_offer o on o.offer_no = p.offer_no \
           order by p.segment, p.title_key, p.offer_no)"
    )
}
