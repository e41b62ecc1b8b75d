//! The offers on top of the catalog.

use desk_core::featured::Featured;
use desk_core::price_list::Segment;
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Row};

use super::lists::{in_force, sold};
use crate::error::StoreError;
use crate::file::Store;
use crate::sql::parse;
use crate::write::WriteTx;

/// A featured offer and what the lists in force say of it.
#[derive(Debug, Clone)]
pub struct FeaturedNow {
    pub featured: Featured,
    pub segment: Option<Segment>,
    /// No list in force has it; it keeps its place until somebody removes it.
    pub vanished: bool,
}

impl Store {
    /// The featured offers in order.
    pub async fn featured(&self) -> Result<Vec<FeaturedNow>, StoreError> {
        let mut tx = self.readers.begin().await?;
        now(&mut tx).await
    }
}

impl WriteTx<'_> {
    /// The featured offers in order, with what this write did to them.
    pub async fn featured(&mut self) -> Result<Vec<FeaturedNow>, StoreError> {
        now(self.connection().await?).await
    }
}

async fn now(connection: &mut SqliteConnection) -> Result<Vec<FeaturedNow>, StoreError> {
    let home = crate::facts::home_market(connection).await?;
    let lists = in_force(connection, home).await?;
    let mut all = Vec::new();
    for featured in in_order(connection).await? {
        let mut segment = None;
        for list in &lists {
            let found: Option<i64> = sqlx::query_scalar(AssertSqlSafe(format!(
                "select min(o.segment) from list_offer o \
                 where o.offer = ?1 and o.list_no = ?2 and {}",
                sold("o", "?3")
            )))
            .bind(featured.offer.to_string())
            .bind(list.list_no)
            .bind(list.only_code())
            .fetch_one(&mut *connection)
            .await?;
            segment = segment.or(found);
        }
        all.push(FeaturedNow {
            featured,
            vanished: segment.is_none(),
            segment: segment.map(super::catalog::segment_of).transpose()?.flatten(),
        });
    }
    Ok(all)
}

/// By key; two devices may have made the same key, then by offer.
pub(crate) async fn in_order(
    connection: &mut SqliteConnection,
) -> Result<Vec<Featured>, StoreError> {
    sqlx::query(
        "select offer, title, order_key from featured_offer where _deleted = 0 \
         order by order_key, offer",
    )
    .fetch_all(connection)
    .await?
    .iter()
    .map(|row| {
        Ok(Featured {
            offer: parse("featured_offer", row.try_get("offer")?)?,
            title: row.try_get("title")?,
            order_key: row.try_get("order_key")?,
        })
    })
    .collect()
}
