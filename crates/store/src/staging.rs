//! Big writes in small steps: an import fills a list that nobody sees, and one
//! short transaction of the door makes it visible. Other edits never wait for it.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use desk_core::ids::PriceListId;
use desk_core::price_list::{Marker, Market, PriceRow, Segment, Tier};
use serde::{Deserialize, Serialize};
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteConnection};
use sqlx::{AssertSqlSafe, Connection, Sqlite};

use crate::choices::Choices;
use crate::connect::Connecting;
use crate::error::StoreError;
use crate::file::Store;
use crate::search_words::{folded, without_ligatures};
use crate::sql::signed;

/// Rows a transaction of the staging writes; between two of them an edit gets in.
pub const STAGING_BATCH: usize = 2_000;

/// Rows one statement writes: SQLite takes 32,766 values at once.
const ROWS_PER_INSERT: usize = 500;

/// Where offers stand whose list does not say a segment.
pub(crate) const NO_SEGMENT: i64 = 9;

/// An import under way, on a connection of its own.
#[derive(Debug)]
pub struct Staging {
    connection: SqliteConnection,
    list_no: i64,
    offers: HashMap<OfferKey, OfferEntry>,
    choices: Choices,
    next_row: i64,
    rows: u64,
}

/// What an offer is known by inside a list. The same SKU may stand in two
/// segments.
#[derive(Debug, PartialEq, Eq, Hash)]
struct OfferKey {
    offer: desk_core::ids::OfferId,
    segment: Option<Segment>,
}

#[derive(Debug, Clone, Copy)]
struct OfferEntry {
    offer_no: i64,
    ends: bool,
}

/// An offer that the list names for the first time.
struct NewOffer<'a> {
    offer_no: i64,
    row: &'a PriceRow,
    ends: bool,
}

/// The numbers of a list's offers, and of a segment's among them: the search
/// index knows nothing else of an offer, and can tell both from its number.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Numbers {
    pub(crate) first: i64,
    pub(crate) last: i64,
}

impl Numbers {
    pub(crate) const PER_SEGMENT: i64 = 100_000_000_000;
    pub(crate) const PER_LIST: i64 = 10 * Self::PER_SEGMENT;

    pub(crate) const fn of(list_no: i64, segment: Option<i64>) -> Self {
        let list = list_no.saturating_mul(Self::PER_LIST);
        let (first, count) = match segment {
            None => (list, Self::PER_LIST),
            Some(segment) => (list + segment * Self::PER_SEGMENT, Self::PER_SEGMENT),
        };
        Self { first, last: first + count - 1 }
    }

    /// The segment of the offer with this number.
    pub(crate) const fn segment(offer_no: i64) -> i64 {
        offer_no / Self::PER_SEGMENT % 10
    }
}

/// Rows that are complete and that nobody sees yet.
#[derive(Debug, Clone, Copy)]
pub struct StagedList {
    list_no: i64,
    pub rows: u64,
    pub offers: u64,
    /// Hash of the blob that they were read from, if they were.
    pub(crate) rows_blob: Option<[u8; 32]>,
}

/// What has no column of its own.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Detail {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) tier_min: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) tier_max: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) tags: Vec<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) unit: String,
    #[serde(skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    pub(crate) previous: std::collections::BTreeMap<String, String>,
    #[serde(skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    pub(crate) extra: std::collections::BTreeMap<String, String>,
}

impl Store {
    /// Begins an import.
    ///
    /// # Errors
    /// [`StoreError::NewerVersion`] when the file can only be looked at.
    pub async fn begin_staging(&self) -> Result<Staging, StoreError> {
        if self.is_read_only() {
            return Err(StoreError::NewerVersion);
        }
        let mut connection = staging(&self.path, &self.key).connect().await?;
        let list_no: i64 =
            sqlx::query_scalar("insert into list_content default values returning list_no")
                .fetch_one(&mut connection)
                .await?;
        Ok(Staging {
            connection,
            list_no,
            offers: HashMap::new(),
            choices: Choices::default(),
            next_row: Numbers::of(list_no, None).first,
            rows: 0,
        })
    }

    /// Leaves no trace of rows that were complete and were not wanted after all.
    pub async fn discard_staged(&self, staged: StagedList) -> Result<(), StoreError> {
        let mut connection = staging(&self.path, &self.key).connect().await?;
        clear(&mut connection, staged.list_no).await?;
        connection.close().await?;
        Ok(())
    }

    /// Clears away what imports left that never finished, and the rows of lists
    /// that were imported anew.
    pub(crate) async fn sweep_unfinished(&self) -> Result<bool, StoreError> {
        let left: Vec<i64> = sqlx::query_scalar("select list_no from list_content where live = 0")
            .fetch_all(&mut *self.writer.acquire().await?)
            .await?;
        if left.is_empty() {
            return Ok(false);
        }
        let mut connection = staging(&self.path, &self.key).connect().await?;
        for list_no in left {
            clear(&mut connection, list_no).await?;
        }
        connection.close().await?;
        Ok(true)
    }
}

/// Rows of a killed import are worth nothing, so they need not survive a power
/// cut one by one: the transaction that makes them visible is a full one. More
/// memory and fewer checkpoints save a third of the work on a long list, whose
/// indexes are written all over.
fn staging(path: &std::path::Path, key: &crate::key::FileKey) -> Connecting {
    Connecting::to(path, key)
        .set("synchronous", "normal")
        .set("cache_size", "-32768")
        .set("wal_autocheckpoint", "4000")
}

impl Staging {
    /// Writes a chunk of rows, in one transaction.
    pub async fn stage(&mut self, rows: &[PriceRow]) -> Result<(), StoreError> {
        let known = signed(self.offers.len() as u64);
        let mut new: Vec<NewOffer<'_>> = Vec::new();
        let mut numbers = Vec::with_capacity(rows.len());
        let mut sold = Vec::new();
        for row in rows {
            let key = OfferKey { offer: row.offer.clone(), segment: row.segment };
            let entry = self.offers.entry(key).or_insert_with(|| {
                let segment = Numbers::of(self.list_no, Some(segment_order(row.segment)));
                let offer_no = segment.first + known + signed(new.len() as u64);
                new.push(NewOffer { offer_no, row, ends: true });
                OfferEntry { offer_no, ends: true }
            });
            if entry.ends && row.marker != Some(Marker::Delete) {
                entry.ends = false;
                let place = entry.offer_no % Numbers::PER_SEGMENT - known;
                match usize::try_from(place).ok().and_then(|place| new.get_mut(place)) {
                    Some(offer) => offer.ends = false,
                    None => sold.push(entry.offer_no),
                }
            }
            numbers.push(entry.offer_no);
            self.choices.see(row);
        }
        // The search index writes out what it has when a number is not the next.
        new.sort_unstable_by_key(|offer| offer.offer_no);
        let mut tx = self.connection.begin_with("begin immediate").await?;
        insert_offers(&mut tx, self.list_no, &new).await?;
        mark_sold(&mut tx, &sold).await?;
        insert_prices(&mut tx, self.next_row, &numbers, rows).await?;
        tx.commit().await?;
        self.next_row += signed(rows.len() as u64);
        self.rows += rows.len() as u64;
        Ok(())
    }

    /// Everything is there; the door may make it visible.
    pub async fn finish(mut self) -> Result<StagedList, StoreError> {
        let mut tallies: BTreeMap<i64, i64> = BTreeMap::new();
        for key in self.offers.keys() {
            *tallies.entry(segment_order(key.segment)).or_default() += 1;
        }
        let mut tx = self.connection.begin_with("begin immediate").await?;
        for (segment, offers) in tallies {
            sqlx::query("insert into list_segment (list_no, segment, offers) values (?, ?, ?)")
                .bind(self.list_no)
                .bind(segment)
                .bind(offers)
                .execute(&mut *tx)
                .await?;
        }
        for (field, code) in self.choices.all() {
            sqlx::query("insert into list_choice (list_no, field, code) values (?, ?, ?)")
                .bind(self.list_no)
                .bind(field)
                .bind(code)
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        let staged = StagedList {
            list_no: self.list_no,
            rows: self.rows,
            offers: self.offers.len() as u64,
            rows_blob: None,
        };
        self.connection.close().await?;
        Ok(staged)
    }

    /// Leaves no trace.
    pub async fn discard(mut self) -> Result<(), StoreError> {
        clear(&mut self.connection, self.list_no).await?;
        self.connection.close().await?;
        Ok(())
    }
}

impl StagedList {
    pub(crate) async fn adopt(
        &self,
        connection: &mut SqliteConnection,
        list: PriceListId,
    ) -> Result<(), StoreError> {
        let id = list.uuid().as_bytes().to_vec();
        // Rows of an earlier reading of the same list go at the next opening.
        sqlx::query("update list_content set live = 0, list_id = null where list_id = ?")
            .bind(id.clone())
            .execute(&mut *connection)
            .await?;
        let adopted =
            sqlx::query("update list_content set live = 1, list_id = ? where list_no = ?")
                .bind(id)
                .bind(self.list_no)
                .execute(&mut *connection)
                .await?
                .rows_affected();
        let offers: i64 = sqlx::query_scalar("select count(*) from list_offer where list_no = ?")
            .bind(self.list_no)
            .fetch_one(connection)
            .await?;
        // A list must never become visible with less than was staged.
        if adopted != 1 || offers != signed(self.offers) {
            return Err(StoreError::nonsense("list_content", "a staged list is not whole"));
        }
        Ok(())
    }
}

async fn insert_offers(
    connection: &mut SqliteConnection,
    list_no: i64,
    offers: &[NewOffer<'_>],
) -> Result<(), StoreError> {
    for chunk in offers.chunks(ROWS_PER_INSERT) {
        let statement = insert_statement(
            "list_offer (offer_no, list_no, offer, segment, title_key, product_title, sku_title, \
             publisher, description, trial, add_on, ends)",
            12,
            chunk.len(),
        );
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for NewOffer { offer_no, row, ends } in chunk {
            let title = title_of(row);
            query = query
                .bind(*offer_no)
                .bind(list_no)
                .bind(row.offer.to_string())
                .bind(segment_order(row.segment))
                .bind(folded(title))
                .bind(row.product_title.as_str())
                .bind(row.sku_title.as_str())
                .bind(row.publisher.as_str())
                .bind(row.description.as_str())
                .bind(row.trial)
                .bind(row.add_on)
                .bind(*ends);
        }
        query.execute(&mut *connection).await?;
        let statement = insert_statement("offer_search (rowid, words)", 2, chunk.len());
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for NewOffer { offer_no, row, .. } in chunk {
            query = query.bind(*offer_no).bind(words_of(row));
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

async fn mark_sold(connection: &mut SqliteConnection, offers: &[i64]) -> Result<(), StoreError> {
    for chunk in offers.chunks(ROWS_PER_INSERT) {
        let marks = vec!["?"; chunk.len()].join(", ");
        let statement = format!("update list_offer set ends = 0 where offer_no in ({marks})");
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for offer_no in chunk {
            query = query.bind(*offer_no);
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

async fn insert_prices(
    connection: &mut SqliteConnection,
    first: i64,
    offers: &[i64],
    rows: &[PriceRow],
) -> Result<(), StoreError> {
    let mut row_no = first;
    for (offers, rows) in offers.chunks(ROWS_PER_INSERT).zip(rows.chunks(ROWS_PER_INSERT)) {
        let statement = insert_statement(
            "price_row (row_no, offer_no, line, term, billing, market, currency, unit_price, \
             retail_price, starts, ends, marker, detail)",
            13,
            rows.len(),
        );
        let mut query = sqlx::query(AssertSqlSafe(statement));
        for (offer_no, row) in offers.iter().zip(rows) {
            query = bind_price(query.bind(row_no).bind(*offer_no), row)?;
            row_no += 1;
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

fn bind_price<'q>(
    query: Query<'q, Sqlite, SqliteArguments>,
    row: &'q PriceRow,
) -> Result<Query<'q, Sqlite, SqliteArguments>, StoreError> {
    Ok(query
        .bind(signed(row.line))
        .bind(row.term.as_str())
        .bind(row.billing.code())
        .bind(row.market.as_ref().map(Market::as_str))
        .bind(row.currency.as_str())
        .bind(row.unit_price.to_string())
        .bind(row.retail_price.map(|price| price.to_string()))
        .bind(row.starts.map(jiff::Timestamp::as_second))
        .bind(row.ends.map(jiff::Timestamp::as_second))
        .bind(row.marker.map(Marker::code))
        .bind(detail_of(row)?))
}

fn detail_of(row: &PriceRow) -> Result<Option<String>, StoreError> {
    let bound = |tier: Option<&Tier>, end: fn(&Tier) -> Option<rust_decimal::Decimal>| {
        tier.and_then(end).map(|number| number.to_string())
    };
    let detail = Detail {
        tier_min: bound(row.tier.as_ref(), |tier| tier.min),
        tier_max: bound(row.tier.as_ref(), |tier| tier.max),
        tags: row.tags.clone(),
        unit: row.unit_of_measure.clone(),
        previous: row.previous.clone(),
        extra: row.extra.clone(),
    };
    if detail == Detail::default() {
        return Ok(None);
    }
    serde_json::to_string(&detail).map(Some).map_err(|why| StoreError::nonsense("price_row", why))
}

/// A SKU without a title of its own goes by its product's.
fn title_of(row: &PriceRow) -> &str {
    if row.sku_title.is_empty() { &row.product_title } else { &row.sku_title }
}

fn words_of(row: &PriceRow) -> String {
    let mut words = String::with_capacity(row.description.len() + 160);
    // Writing into a string cannot fail.
    let _ =
        write!(words, "{} {} {} {}", row.sku_title, row.product_title, row.offer, row.description);
    match without_ligatures(&words) {
        Cow::Borrowed(_) => words,
        Cow::Owned(plain) => plain,
    }
}

pub(crate) const fn segment_order(segment: Option<Segment>) -> i64 {
    match segment {
        Some(Segment::Commercial) => 0,
        Some(Segment::Education) => 1,
        Some(Segment::Nonprofit) => 2,
        Some(Segment::Government) => 3,
        None => NO_SEGMENT,
    }
}

fn insert_statement(into: &str, columns: usize, rows: usize) -> String {
    let one = format!("({})", vec!["?"; columns].join(", "));
    format!("insert into {into} values {}", vec![one.as_str(); rows].join(", "))
}

/// Clears a list that is not live, in steps that let edits in between.
async fn clear(connection: &mut SqliteConnection, list_no: i64) -> Result<(), StoreError> {
    const STEP: i64 = 1_000;
    let live: Option<bool> = sqlx::query_scalar("select live from list_content where list_no = ?")
        .bind(list_no)
        .fetch_optional(&mut *connection)
        .await?;
    if live == Some(true) {
        return Ok(());
    }
    loop {
        let mut tx = connection.begin_with("begin immediate").await?;
        let offers: Vec<i64> =
            sqlx::query_scalar("select offer_no from list_offer where list_no = ? limit ?")
                .bind(list_no)
                .bind(STEP)
                .fetch_all(&mut *tx)
                .await?;
        if offers.is_empty() {
            for statement in [
                "delete from list_segment where list_no = ?",
                "delete from list_choice where list_no = ?",
                "delete from list_content where list_no = ? and live = 0",
            ] {
                sqlx::query(statement).bind(list_no).execute(&mut *tx).await?;
            }
            tx.commit().await?;
            return Ok(());
        }
        let marks = vec!["?"; offers.len()].join(", ");
        for statement in [
            format!("delete from price_row where offer_no in ({marks})"),
            format!("delete from offer_search where rowid in ({marks})"),
            format!("delete from list_offer where offer_no in ({marks})"),
        ] {
            let mut query = sqlx::query(AssertSqlSafe(statement));
            for offer_no in &offers {
                query = query.bind(*offer_no);
            }
            query.execute(&mut *tx).await?;
        }
        tx.commit().await?;
    }
}
