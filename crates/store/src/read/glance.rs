//! What the frame around every screen shows, and what a backup holds, in one look.

use desk_core::price_list::{Market, Month};
use sqlx::Row;

use crate::error::StoreError;
use crate::file::Store;
use crate::sql::{parse, unsigned};
use crate::write::{Direction, StepLabel};

/// A workspace at a glance.
#[derive(Debug, Clone)]
pub struct Glance {
    pub home_market: Option<Market>,
    /// Commands that wait for a hub.
    pub waiting: u64,
    pub users: u64,
    pub price_lists: u64,
    pub newest_month: Option<Month>,
    /// The device's last command.
    pub last_seq: u64,
}

impl Store {
    pub async fn glance(&self) -> Result<Glance, StoreError> {
        let mut tx = self.readers.begin().await?;
        let home_market = crate::facts::home_market(&mut tx).await?;
        let row = sqlx::query(
            "select (select count(*) from outbox where status in ('pending', 'in_flight', 'deferred')), \
                    (select count(*) from app_user where _deleted = 0), \
                    (select count(*) from price_list where _deleted = 0), \
                    (select max(month) from price_list where _deleted = 0), \
                    (select last_seq from own_chain)",
        )
        .fetch_one(&mut *tx)
        .await?;
        let month: Option<String> = row.try_get(3)?;
        Ok(Glance {
            home_market,
            waiting: unsigned("outbox", row.try_get(0)?)?,
            users: unsigned("app_user", row.try_get(1)?)?,
            price_lists: unsigned("price_list", row.try_get(2)?)?,
            newest_month: month.map(|month| parse("price_list", &month)).transpose()?,
            last_seq: unsigned("outbox", row.try_get(4)?)?,
        })
    }

    /// What undo, or redo, would reverse.
    pub async fn next_step(&self, direction: Direction) -> Result<Option<StepLabel>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        let next = crate::write::next_step(&mut connection, direction).await?;
        Ok(next.map(|(_, _, label)| label))
    }
}
