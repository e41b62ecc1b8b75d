//! Makes the blob of a list again from its rows.

use desk_core::ids::PriceListId;
use desk_core::price_list::Segment;
use desk_wire::{OfferPart, PricePart, RowsSum, RowsWriter};
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use tokio::sync::mpsc;

use crate::error::StoreError;
use crate::file::Store;
use crate::read::catalog::segment_of;
use crate::sql::unsigned;
use crate::staging::{Detail, Numbers};

/// Rows that are read at once. Between two readings nobody's checkpoint waits,
/// however slowly the blob is taken.
const PAGE: i64 = 250;

/// A chunk of the blob holds about this much.
const CHUNK: usize = 64 * 1024;

impl Store {
    /// Sends the blob of a list into `out`, chunk by chunk, and returns what it
    /// comes to: the same as when the list was imported.
    ///
    /// # Errors
    /// When the list has no rows, or nobody takes them.
    pub async fn write_list_rows(
        &self,
        list: PriceListId,
        out: mpsc::Sender<Vec<u8>>,
    ) -> Result<RowsSum, StoreError> {
        let list_no: Option<i64> =
            sqlx::query_scalar("select list_no from list_content where list_id = ? and live = 1")
                .bind(list.uuid().as_bytes().as_slice())
                .fetch_optional(&self.readers)
                .await?;
        let list_no =
            list_no.ok_or_else(|| StoreError::nonsense("list_content", "a list has no rows"))?;
        let Numbers { first, last } = Numbers::of(list_no, None);
        let mut next = first;
        let mut writer = RowsWriter::new(Vec::with_capacity(2 * CHUNK));
        loop {
            let (prices, offers) = {
                let mut tx = self.readers.begin().await?;
                let prices = prices_from(&mut tx, next, last).await?;
                let offers = offers_new_in(&mut tx, &prices, writer.offers()).await?;
                (prices, offers)
            };
            let Some(end) = prices.last() else { break };
            next = end.try_get::<i64, _>("row_no")? + 1;
            let mut offers = offers.iter();
            for price in &prices {
                let index = index_of(price)?;
                if index == writer.offers() {
                    let offer = offers.next();
                    let offer =
                        offer.ok_or_else(|| StoreError::nonsense("list_offer", "one is gone"))?;
                    write_offer(&mut writer, offer)?;
                }
                write_price(&mut writer, price, index)?;
                if writer.out().len() >= CHUNK {
                    send(&out, std::mem::take(writer.out())).await?;
                }
            }
        }
        let rest = std::mem::take(writer.out());
        if !rest.is_empty() {
            send(&out, rest).await?;
        }
        Ok(writer.sum())
    }
}

async fn prices_from(
    connection: &mut SqliteConnection,
    next: i64,
    last: i64,
) -> Result<Vec<SqliteRow>, StoreError> {
    let rows =
        sqlx::query("select * from price_row where row_no between ? and ? order by row_no limit ?")
            .bind(next)
            .bind(last)
            .bind(PAGE)
            .fetch_all(connection)
            .await?;
    Ok(rows)
}

/// The offers that come for the first time in `prices`, in their order.
async fn offers_new_in(
    connection: &mut SqliteConnection,
    prices: &[SqliteRow],
    known: u32,
) -> Result<Vec<SqliteRow>, StoreError> {
    let mut numbers = Vec::new();
    let mut next = known;
    for price in prices {
        if index_of(price)? == next {
            numbers.push(price.try_get::<i64, _>("offer_no")?.to_string());
            next += 1;
        }
    }
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let rows = sqlx::query(
        "select o.* from json_each(?) n cross join list_offer o on o.offer_no = n.value \
         order by n.key",
    )
    .bind(format!("[{}]", numbers.join(",")))
    .fetch_all(connection)
    .await?;
    Ok(rows)
}

/// How many offers of the list came before the one of `price`: its number tells.
fn index_of(price: &SqliteRow) -> Result<u32, StoreError> {
    let offer_no: i64 = price.try_get("offer_no")?;
    u32::try_from(offer_no % Numbers::PER_SEGMENT)
        .map_err(|why| StoreError::nonsense("price_row", why))
}

fn write_offer(writer: &mut RowsWriter<Vec<u8>>, row: &SqliteRow) -> Result<(), StoreError> {
    let text =
        |column: &str| -> Result<_, StoreError> { Ok(row.try_get::<&str, _>(column)?.into()) };
    let part = OfferPart {
        offer: text("offer")?,
        segment: segment_of(row.try_get("segment")?)?.map(Segment::code).map(Into::into),
        product_title: text("product_title")?,
        sku_title: text("sku_title")?,
        publisher: text("publisher")?,
        description: text("description")?,
        trial: row.try_get("trial")?,
        add_on: row.try_get("add_on")?,
    };
    Ok(writer.offer(&part)?)
}

fn write_price(
    writer: &mut RowsWriter<Vec<u8>>,
    row: &SqliteRow,
    offer: u32,
) -> Result<(), StoreError> {
    const TABLE: &str = "price_row";
    let text =
        |column: &str| -> Result<_, StoreError> { Ok(row.try_get::<&str, _>(column)?.into()) };
    let optional = |column: &str| -> Result<_, StoreError> {
        Ok(row.try_get::<Option<&str>, _>(column)?.map(Into::into))
    };
    let detail: Detail = match row.try_get::<Option<&str>, _>("detail")? {
        Some(json) => serde_json::from_str(json).map_err(|why| StoreError::nonsense(TABLE, why))?,
        None => Detail::default(),
    };
    let part = PricePart {
        offer,
        line: unsigned(TABLE, row.try_get("line")?)?,
        term: text("term")?,
        billing: text("billing")?,
        market: optional("market")?,
        currency: text("currency")?,
        unit_price: text("unit_price")?,
        retail_price: optional("retail_price")?,
        starts: row.try_get("starts")?,
        ends: row.try_get("ends")?,
        marker: optional("marker")?,
        tier_min: detail.tier_min.map(Into::into),
        tier_max: detail.tier_max.map(Into::into),
        tags: detail.tags.into(),
        unit: detail.unit.into(),
        previous: std::borrow::Cow::Owned(detail.previous),
        extra: std::borrow::Cow::Owned(detail.extra),
    };
    Ok(writer.price(&part)?)
}

async fn send(out: &mpsc::Sender<Vec<u8>>, chunk: Vec<u8>) -> Result<(), StoreError> {
    out.send(chunk).await.map_err(|_| std::io::Error::from(std::io::ErrorKind::BrokenPipe))?;
    Ok(())
}
