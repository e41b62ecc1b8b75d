//! A page of several lists in force, of one that holds several markets, or of what is
//! narrowed down or in another order than the catalog's own. The same offer may stand in
//! two lists and is one line of the catalog, that of the newest list, and an offer of
//! another market is none; so here every offer that is found has to be looked at. One
//! statement does it, in the order of the offers' numbers, and the search runs once; its
//! answer is kept for the next page.

use std::sync::{Arc, Mutex};

use serde_json::json;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Row};

use super::catalog::CatalogAsk;
use super::lists::{ListInForce, in_market, sold};
use super::narrow::Narrow;
use super::page::{COLUMNS, Page};
use crate::error::StoreError;
use crate::staging::{Numbers, segment_order};

/// The last answer: the numbers of all that was found, in order. The rows of a list
/// never change, so it stays true for as long as the same lists are asked the same.
#[derive(Debug, Default)]
pub(crate) struct LastFound(Mutex<Option<Answered>>);

#[derive(Debug)]
struct Answered {
    ask: CatalogAsk,
    lists: String,
    numbers: Arc<[i64]>,
}

impl LastFound {
    fn get(&self, ask: &CatalogAsk, lists: &str) -> Option<Arc<[i64]>> {
        let kept = self.0.lock().ok()?;
        let answered = kept.as_ref().filter(|it| it.ask == *ask && it.lists == lists)?;
        Some(Arc::clone(&answered.numbers))
    }

    fn keep(&self, ask: CatalogAsk, lists: String, numbers: &Arc<[i64]>) {
        if let Ok(mut kept) = self.0.lock() {
            *kept = Some(Answered { ask, lists, numbers: Arc::clone(numbers) });
        }
    }
}

pub(super) async fn find(
    connection: &mut SqliteConnection,
    ask: &CatalogAsk,
    words: Option<&str>,
    lists: &[ListInForce],
    last: &LastFound,
) -> Result<Page, StoreError> {
    let lists = as_value(lists);
    let whole = CatalogAsk { offset: 0, limit: 0, ..ask.clone() };
    let numbers = match last.get(&whole, &lists) {
        Some(numbers) => numbers,
        None => {
            let numbers: Arc<[i64]> = all(connection, ask, words, &lists).await?.into();
            last.keep(whole, lists, &numbers);
            numbers
        }
    };
    let from = usize::try_from(ask.offset).unwrap_or(usize::MAX).min(numbers.len());
    let to = from.saturating_add(usize::try_from(ask.limit).unwrap_or(usize::MAX));
    let page = json!(numbers[from..to.min(numbers.len())]).to_string();
    let statement = format!(
        "select {COLUMNS} from json_each(?) n cross join list_offer o on o.offer_no = n.value \
         order by n.key"
    );
    let rows = sqlx::query(AssertSqlSafe(statement)).bind(page).fetch_all(connection).await?;
    Ok(Page { tallies: tallies(&numbers), rows })
}

/// How many of each segment there are; they stand by segment.
fn tallies(numbers: &[i64]) -> Vec<(i64, i64)> {
    numbers
        .chunk_by(|one, next| Numbers::segment(*one) == Numbers::segment(*next))
        .filter_map(|chunk| {
            Some((Numbers::segment(*chunk.first()?), crate::sql::signed(chunk.len() as u64)))
        })
        .collect()
}

/// The numbers of all that is found.
async fn all(
    connection: &mut SqliteConnection,
    ask: &CatalogAsk,
    words: Option<&str>,
    lists: &str,
) -> Result<Vec<i64>, StoreError> {
    let query = sqlx::query(AssertSqlSafe(statement(words.is_some(), ask)))
        .bind(words.unwrap_or_default())
        .bind(ask.segment.map(|segment| segment_order(Some(segment))))
        .bind(Numbers::PER_LIST)
        .bind(None::<i64>)
        .bind(lists);
    // As one value: a row for each of hundreds of thousands takes longer than to find them.
    let row = ask.narrow.bind(query).fetch_one(connection).await?;
    serde_json::from_str(row.try_get("numbers")?)
        .map_err(|why| StoreError::nonsense("list_offer", why))
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
        (
            "force f cross join list_offer o \
             on o.offer_no between f.list_no * ?3 and (f.list_no + 1) * ?3 - 1",
            "?1 = ''",
        )
    };
    let fits = |offer: &str, only: &str| {
        format!("{} and {}", sold(offer, only), ask.narrow.offer(offer, only))
    };
    let (here, newer) = (fits("o", "f.only"), fits("e", "g.only"));
    let (key, way) = (ask.order.key("o", "f.only"), ask.order.direction());
    format!(
        "with {FORCE} \
         select json_group_array(offer_no order by segment, place {way}, offer_no) as numbers \
         from (select o.offer_no, o.segment, {key} as place from {from} \
           where {matches} and (?2 is null or o.segment = ?2) and {here} \
           and not exists (select 1 from force g \
             cross join list_offer e on e.offer = o.offer and e.list_no = g.list_no \
             where g.rank < f.rank and e.segment = o.segment and {newer}))"
    )
}
