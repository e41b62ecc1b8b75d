//! Which offers stand on a page of the catalog, and how many there are.
//!
//! A list may have hundreds of thousands of offers and a letter may find half of
//! them, so nothing here touches the rows of all that are found: they are counted
//! by their numbers alone, and the page is read in the order of an index.

use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row, Sqlite};

use super::catalog::CatalogAsk;
use super::lists::ListInForce;
use super::narrow::CatalogOrder;
use super::several::{self, LastFound};
use crate::error::StoreError;
use crate::search_words::match_expression;
use crate::staging::{Numbers, segment_order};

/// Found, but not yet read.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Per segment, in the catalog's order.
    pub(super) tallies: Vec<(i64, i64)>,
    pub(super) rows: Vec<SqliteRow>,
}

/// Fewer offers than this are fetched and put in order; among more, walking the
/// list in order meets enough of them soon.
const FEW: i64 = 400;

/// The columns that a page is read from; `o` is the offer.
pub(super) const COLUMNS: &str = "o.segment, o.offer_no, o.offer, o.sku_title, o.product_title, \
     o.publisher, o.trial, o.add_on, \
     exists (select 1 from featured_offer f where f.offer = o.offer and f._deleted = 0) \
       as featured";

pub(super) async fn find(
    connection: &mut SqliteConnection,
    ask: &CatalogAsk,
    lists: &[ListInForce],
    last: &LastFound,
) -> Result<Page, StoreError> {
    let words = match_expression(&ask.search);
    if words.is_none() && !ask.search.trim().is_empty() {
        // Only signs were typed: no offer has them as a word.
        return Ok(Page::default());
    }
    let plain = ask.narrow.asks_nothing() && ask.order == CatalogOrder::default();
    let list = match lists {
        [list @ ListInForce { only: None, .. }] if plain => list,
        _ => return several::find(connection, ask, words.as_deref(), lists, last).await,
    };
    let only = ask.segment.map(|segment| segment_order(Some(segment)));
    let tallies = tallies(connection, list.list_no, words.as_deref(), only).await?;
    let mut rows = Vec::new();
    let (mut skip, mut wanted) = (i64::from(ask.offset), i64::from(ask.limit));
    for (segment, count) in &tallies {
        if wanted > 0 && skip < *count {
            let part = Part { list: list.list_no, segment: *segment, count: *count, skip, wanted };
            let found = part.rows(connection, words.as_deref()).await?;
            wanted -= crate::sql::signed(found.len() as u64);
            rows.extend(found);
        }
        skip = (skip - count).max(0);
    }
    Ok(Page { tallies, rows })
}

/// How many offers of each segment are found.
async fn tallies(
    connection: &mut SqliteConnection,
    list: i64,
    words: Option<&str>,
    only: Option<i64>,
) -> Result<Vec<(i64, i64)>, StoreError> {
    let rows = match words {
        None => {
            sqlx::query(
                "select segment, offers from list_segment \
                 where list_no = ?1 and (?2 is null or segment = ?2) order by segment",
            )
            .bind(list)
            .bind(only)
            .fetch_all(connection)
            .await?
        }
        Some(words) => {
            let numbers = Numbers::of(list, only);
            sqlx::query(AssertSqlSafe(format!(
                "select rowid / {} % 10 as segment, count(*) as offers from offer_search \
                 where offer_search match ? and rowid between ? and ? group by 1 order by 1",
                Numbers::PER_SEGMENT
            )))
            .bind(words)
            .bind(numbers.first)
            .bind(numbers.last)
            .fetch_all(connection)
            .await?
        }
    };
    rows.iter().map(|row| Ok((row.try_get("segment")?, row.try_get("offers")?))).collect()
}

/// What a page takes from one segment of a list.
struct Part {
    list: i64,
    segment: i64,
    /// How many are found in it.
    count: i64,
    skip: i64,
    wanted: i64,
}

impl Part {
    async fn rows(
        &self,
        connection: &mut SqliteConnection,
        words: Option<&str>,
    ) -> Result<Vec<SqliteRow>, StoreError> {
        const MATCH: &str = "offer_search match ?1 and rowid between ?2 and ?3";
        const PAGE: &str = "order by o.title_key, o.offer_no limit ?4 offset ?5";
        const IN_ORDER: &str = "list_offer o indexed by list_offer_in_order \
             where o.list_no = ?6 and o.segment = ?7";
        let statement = match words {
            None => format!("select {COLUMNS} from {IN_ORDER} {PAGE}"),
            Some(_) if self.count <= FEW => format!(
                "select {COLUMNS} from (select rowid from offer_search where {MATCH}) s \
                 cross join list_offer o on o.offer_no = s.rowid {PAGE}"
            ),
            // The sign keeps SQLite from looking for each that is found.
            Some(_) => format!(
                "select {COLUMNS} from {IN_ORDER} \
                 and +o.offer_no in (select rowid from offer_search where {MATCH}) {PAGE}"
            ),
        };
        let query = self.bind(sqlx::query(AssertSqlSafe(statement)), words);
        Ok(query.fetch_all(connection).await?)
    }

    fn bind<'q>(
        &self,
        query: Query<'q, Sqlite, SqliteArguments>,
        words: Option<&'q str>,
    ) -> Query<'q, Sqlite, SqliteArguments> {
        let numbers = Numbers::of(self.list, Some(self.segment));
        query
            .bind(words)
            .bind(numbers.first)
            .bind(numbers.last)
            .bind(self.wanted)
            .bind(self.skip)
            .bind(self.list)
            .bind(self.segment)
    }
}
