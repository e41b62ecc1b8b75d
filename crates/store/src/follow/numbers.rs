//! The device's own numbers, as far as this file has the commands behind them.

use sqlx::Row;

use crate::error::StoreError;
use crate::file::Store;
use crate::sql::unsigned;

/// Which of the device's commands are in this file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnNumbers {
    /// The first that is kept here; one more than `last` when none is.
    pub first: u64,
    /// The last that was given.
    pub last: u64,
    /// The first that waits to be handed over.
    pub first_waiting: Option<u64>,
    /// The first that the hub has and keeps waiting.
    pub first_deferred: Option<u64>,
}

impl OwnNumbers {
    /// The last number that will not be handed over any more.
    pub fn settled(&self) -> u64 {
        let first = [self.first_waiting, self.first_deferred].into_iter().flatten().min();
        first.map_or(self.last, |first| first.saturating_sub(1))
    }
}

impl Store {
    /// The first of our commands that was judged behind event `seq`: a restored hub,
    /// whose log parted from ours there, may not know of it.
    pub async fn first_judged_behind(&self, seq: u64) -> Result<Option<u64>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        let kept: Option<i64> =
            sqlx::query_scalar("select min(device_seq) from outbox where event_seq > ?")
                .bind(crate::sql::signed(seq))
                .fetch_one(&mut *connection)
                .await?;
        let kept = kept.map(|number| unsigned("outbox", number)).transpose()?;
        let done = super::done_between(&mut connection, 0, u64::MAX).await?;
        let done = done.iter().filter(|one| one.event_seq > seq).map(|one| one.device_seq).min();
        Ok([kept, done].into_iter().flatten().min())
    }

    pub async fn own_numbers(&self) -> Result<OwnNumbers, StoreError> {
        const TABLE: &str = "own_chain";
        let row = sqlx::query(
            "select last_seq, \
               (select min(n) from (select min(device_seq) as n from outbox \
                 union all select min(first_seq) from done_page)) as first, \
               (select min(device_seq) from outbox where status in ('pending', 'in_flight')) \
                 as waiting, \
               (select min(device_seq) from outbox where status = 'deferred') as deferred \
             from own_chain",
        )
        .fetch_one(&self.readers)
        .await?;
        let last = unsigned(TABLE, row.try_get("last_seq")?)?;
        let number = |column: &str| -> Result<Option<u64>, StoreError> {
            row.try_get::<Option<i64>, _>(column)?.map(|n| unsigned(TABLE, n)).transpose()
        };
        let first = number("first")?.unwrap_or(last + 1);
        let (first_waiting, first_deferred) = (number("waiting")?, number("deferred")?);
        Ok(OwnNumbers { first, last, first_waiting, first_deferred })
    }
}
