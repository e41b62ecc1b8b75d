//! Imported price lists, and which of them are in force.

use desk_core::ids::{PriceListId, UserId};
use desk_core::price_list::{ListStanding, Market, PriceListHead, current_lists};
use jiff::Timestamp;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::error::StoreError;
use crate::file::Store;
use crate::sql::{parse, unsigned, uuid};

/// A list as it was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedList {
    pub id: PriceListId,
    pub head: PriceListHead,
    pub file_name: String,
    pub rows: u64,
    pub rows_refused: u64,
    pub imported_by: UserId,
    pub imported_by_name: String,
    pub imported_at: Timestamp,
    /// Whether it is the one in force for its kind, market and currency.
    pub current: bool,
    list_no: i64,
    /// Which of two lists came later, the same on every device: the hub's order, and
    /// behind it what no hub has numbered yet, as it was imported here.
    arrival: u64,
}

/// A list that the catalog shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListInForce {
    pub id: PriceListId,
    pub head: PriceListHead,
    pub(crate) list_no: i64,
    /// The market of which alone the catalog shows anything, where the list holds
    /// several.
    pub(crate) only: Option<Market>,
}

impl ImportedList {
    pub(crate) const fn list_no(&self) -> i64 {
        self.list_no
    }
}

impl ListInForce {
    pub(crate) fn only_code(&self) -> Option<String> {
        self.only.map(|market| market.to_string())
    }
}

/// Whether an offer of a list has a price in the market `only`; where that is
/// null, the whole list is of one market. `offer` is a row of list_offer.
pub(crate) fn sold(offer: &str, only: &str) -> String {
    format!(
        "({only} is null or exists (select 1 from price_row sold \
           where sold.offer_no = {offer}.offer_no and {}))",
        in_market("sold", only)
    )
}

/// Whether a price is for the market `only`, as one without a market is for every one.
pub(crate) fn in_market(price: &str, only: &str) -> String {
    format!("coalesce({price}.market, {only}) = {only}")
}

/// Above every number that a hub gives.
const NOT_NUMBERED: u64 = 1 << 62;

const LISTS: &str = "select l.id, l.kind, l.market, l.currency, l.month, l.preview, \
     l.file_name, l.source_sha256, l.rows, l.rows_refused, l.imported_by, l.imported_at, \
     c.list_no, u.display_name, b.seq as born \
     from price_list l \
     join list_content c on c.list_id = l.id and c.live = 1 \
     left join field_seq b on b.entity_type = 3 and b.entity_id = l.id and b.field = 65535 \
     left join app_user u on u.id = l.imported_by \
     where l._deleted = 0 \
     order by l.month desc, coalesce(b.seq, 9223372036854775807) desc, c.list_no desc";

impl Store {
    /// Every list that was not removed, the newest month first.
    pub async fn imported_lists(&self) -> Result<Vec<ImportedList>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        imported(&mut connection).await
    }

    /// The lists that the catalog of `market` shows; without one, those of the
    /// workspace's own market.
    pub async fn lists_in_force(
        &self,
        market: Option<Market>,
    ) -> Result<Vec<ListInForce>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        let home = crate::facts::home_market(&mut connection).await?;
        in_force(&mut connection, market.or(home)).await
    }
}

/// The current lists of `market`, and those that hold several markets; the newest
/// first.
pub(crate) async fn in_force(
    connection: &mut SqliteConnection,
    market: Option<Market>,
) -> Result<Vec<ListInForce>, StoreError> {
    Ok(imported(connection)
        .await?
        .into_iter()
        .filter(|list| list.current)
        .filter(|list| list.head.market.is_none() || list.head.market == market)
        .map(|list| ListInForce {
            only: market.filter(|_| list.head.market.is_none()),
            id: list.id,
            head: list.head,
            list_no: list.list_no,
        })
        .collect())
}

pub(crate) async fn imported(
    connection: &mut SqliteConnection,
) -> Result<Vec<ImportedList>, StoreError> {
    let mut lists = sqlx::query(LISTS)
        .fetch_all(connection)
        .await?
        .iter()
        .map(list_of)
        .collect::<Result<Vec<_>, _>>()?;
    let standings: Vec<ListStanding> = lists
        .iter()
        .map(|list| ListStanding { id: list.id, head: list.head.clone(), arrival: list.arrival })
        .collect();
    let current = current_lists(&standings);
    for list in &mut lists {
        list.current = current.contains(&list.id);
    }
    Ok(lists)
}

fn list_of(row: &SqliteRow) -> Result<ImportedList, StoreError> {
    const TABLE: &str = "price_list";
    let text = |column: &str| -> Result<String, StoreError> { Ok(row.try_get(column)?) };
    let optional =
        |column: &str| -> Result<Option<String>, StoreError> { Ok(row.try_get(column)?) };
    let number = |column: &str| -> Result<u64, StoreError> {
        unsigned(TABLE, row.try_get::<i64, _>(column)?)
    };
    let sha256: Vec<u8> = row.try_get("source_sha256")?;
    let imported_at: i64 = row.try_get("imported_at")?;
    let list_no: i64 = row.try_get("list_no")?;
    Ok(ImportedList {
        id: PriceListId::new(uuid(TABLE, &row.try_get::<Vec<u8>, _>("id")?)?),
        head: PriceListHead {
            kind: parse(TABLE, &text("kind")?)?,
            market: optional("market")?.map(|code| parse(TABLE, &code)).transpose()?,
            currency: optional("currency")?.map(|code| parse(TABLE, &code)).transpose()?,
            month: parse(TABLE, &text("month")?)?,
            preview: row.try_get("preview")?,
            source_sha256: sha256
                .try_into()
                .map_err(|_| StoreError::nonsense(TABLE, "a hash has a wrong length"))?,
        },
        file_name: text("file_name")?,
        rows: number("rows")?,
        rows_refused: number("rows_refused")?,
        imported_by: UserId::new(uuid(TABLE, &row.try_get::<Vec<u8>, _>("imported_by")?)?),
        imported_by_name: optional("display_name")?.unwrap_or_default(),
        imported_at: Timestamp::from_millisecond(imported_at)
            .map_err(|why| StoreError::nonsense(TABLE, why))?,
        current: false,
        list_no,
        arrival: match row.try_get::<Option<i64>, _>("born")? {
            Some(seq) => unsigned(TABLE, seq)?,
            None => NOT_NUMBERED.saturating_add(unsigned(TABLE, list_no)?),
        },
    })
}
