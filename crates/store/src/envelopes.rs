//! What is known of the envelopes that were sealed on this computer. They are this
//! device's own and no records; what is in them, and what opens them, is not here.

use desk_core::ids::UserId;
use jiff::Timestamp;
use sqlx::Row;
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Sqlite, query};
use uuid::Uuid;

use crate::error::StoreError;
use crate::file::Store;
use crate::sql::uuid;

const TABLE: &str = "envelope";

const COLUMNS: &str = "select e.id, e.user, u.display_name, e.sealed_at, e.expires_at, \
    e.opens_most, e.opens_left, e.handed_to, e.handed_at, e.ended_at, e.ended_why \
    from envelope e left join app_user u on u.id = e.user";

/// An envelope as it was last seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    pub id: Uuid,
    pub user: UserId,
    /// `None` where nobody knows the person here any more.
    pub user_label: Option<String>,
    pub sealed_at: Timestamp,
    pub expires_at: Timestamp,
    pub opens_most: u8,
    pub opens_left: u8,
    pub handed: Option<(String, Timestamp)>,
    pub ended: Option<(EnvelopeEnd, Timestamp)>,
}

/// Why an envelope cannot be opened any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnvelopeEnd {
    /// As often as it could be.
    Opened,
    Expired,
    Wiped,
    /// Its file, or its key, is not on this computer.
    Lost,
}

impl EnvelopeEnd {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Expired => "expired",
            Self::Wiped => "wiped",
            Self::Lost => "lost",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Opened, Self::Expired, Self::Wiped, Self::Lost]
            .into_iter()
            .find(|end| end.code() == code)
    }
}

/// An envelope that is about to be sealed.
#[derive(Debug, Clone, Copy)]
pub struct NewEnvelope {
    pub id: Uuid,
    pub user: UserId,
    pub sealed_at: Timestamp,
    pub expires_at: Timestamp,
    pub opens: u8,
}

impl Store {
    /// # Errors
    /// [`StoreError::NewerVersion`] when the file can only be looked at.
    pub async fn add_envelope(&self, new: NewEnvelope) -> Result<(), StoreError> {
        self.on_envelopes(
            query(
                "insert into envelope (id, user, sealed_at, expires_at, opens_most, opens_left) \
                 values (?1, ?2, ?3, ?4, ?5, ?5)",
            )
            .bind(new.id.as_bytes().to_vec())
            .bind(new.user.uuid().as_bytes().to_vec())
            .bind(new.sealed_at.as_millisecond())
            .bind(new.expires_at.as_millisecond())
            .bind(new.opens),
        )
        .await
    }

    /// For one that was never sealed after all.
    ///
    /// # Errors
    /// [`StoreError::NewerVersion`] when the file can only be looked at.
    pub async fn drop_envelope(&self, id: Uuid) -> Result<(), StoreError> {
        self.on_envelopes(query("delete from envelope where id = ?").bind(id.as_bytes().to_vec()))
            .await
    }

    /// It was opened, and so many openings are left.
    ///
    /// # Errors
    /// [`StoreError::NewerVersion`] when the file can only be looked at.
    pub async fn envelope_opened(
        &self,
        id: Uuid,
        left: u8,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.on_envelopes(
            query(
                "update envelope set opens_left = ?2, \
                   ended_at = case when ?2 = 0 then coalesce(ended_at, ?3) else ended_at end, \
                   ended_why = case when ?2 = 0 then coalesce(ended_why, ?4) else ended_why end \
                 where id = ?1",
            )
            .bind(id.as_bytes().to_vec())
            .bind(left)
            .bind(at.as_millisecond())
            .bind(EnvelopeEnd::Opened.code()),
        )
        .await
    }

    /// Notes to whom it was handed; whoever notes it again means it otherwise.
    ///
    /// # Errors
    /// [`StoreError::NewerVersion`] when the file can only be looked at.
    pub async fn envelope_handed(
        &self,
        id: Uuid,
        to: &str,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.on_envelopes(
            query("update envelope set handed_to = ?2, handed_at = ?3 where id = ?1")
                .bind(id.as_bytes().to_vec())
                .bind(to.to_owned())
                .bind(at.as_millisecond()),
        )
        .await
    }

    /// It cannot be opened any more. What ended before stays ended for its reason.
    ///
    /// # Errors
    /// [`StoreError::NewerVersion`] when the file can only be looked at.
    pub async fn envelope_ended(
        &self,
        id: Uuid,
        why: EnvelopeEnd,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.on_envelopes(
            query(
                "update envelope set opens_left = 0, ended_at = ?2, ended_why = ?3 \
                 where id = ?1 and ended_at is null",
            )
            .bind(id.as_bytes().to_vec())
            .bind(at.as_millisecond())
            .bind(why.code()),
        )
        .await
    }

    /// Those that can be opened, the one that expires first at the top, and after them
    /// those that ended, the last one first.
    pub async fn envelopes(&self, limit: u32) -> Result<Vec<Envelope>, StoreError> {
        let statement = format!(
            "{COLUMNS} order by e.ended_at is not null, e.ended_at desc, e.expires_at, e.id limit ?"
        );
        query(sqlx::AssertSqlSafe(statement))
            .bind(limit)
            .fetch_all(&self.readers)
            .await?
            .iter()
            .map(envelope_of)
            .collect()
    }

    pub async fn envelope(&self, id: Uuid) -> Result<Option<Envelope>, StoreError> {
        query(sqlx::AssertSqlSafe(format!("{COLUMNS} where e.id = ?")))
            .bind(id.as_bytes().to_vec())
            .fetch_optional(&self.readers)
            .await?
            .as_ref()
            .map(envelope_of)
            .transpose()
    }

    async fn on_envelopes(
        &self,
        statement: Query<'_, Sqlite, SqliteArguments>,
    ) -> Result<(), StoreError> {
        if self.is_read_only() {
            return Err(StoreError::NewerVersion);
        }
        let mut tx = self.writer.begin().await?;
        statement.execute(&mut *tx).await?;
        tx.commit().await
    }
}

fn envelope_of(row: &SqliteRow) -> Result<Envelope, StoreError> {
    let moment = |column: &str| -> Result<Option<Timestamp>, StoreError> {
        let ms: Option<i64> = row.try_get(column)?;
        ms.map(Timestamp::from_millisecond)
            .transpose()
            .map_err(|why| StoreError::nonsense(TABLE, why))
    };
    let known = |at: Option<Timestamp>| at.ok_or_else(|| StoreError::nonsense(TABLE, "no time"));
    let handed_to: Option<String> = row.try_get("handed_to")?;
    let ended_why: Option<String> = row.try_get("ended_why")?;
    let ended = ended_why.as_deref().and_then(EnvelopeEnd::from_code);
    Ok(Envelope {
        id: uuid(TABLE, row.try_get("id")?)?,
        user: UserId::new(uuid(TABLE, row.try_get("user")?)?),
        user_label: row.try_get("display_name")?,
        sealed_at: known(moment("sealed_at")?)?,
        expires_at: known(moment("expires_at")?)?,
        opens_most: row.try_get("opens_most")?,
        opens_left: row.try_get("opens_left")?,
        handed: handed_to.zip(moment("handed_at")?),
        ended: ended.zip(moment("ended_at")?),
    })
}
