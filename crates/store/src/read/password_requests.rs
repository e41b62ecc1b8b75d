//! Requests that somebody gets a new password.

use desk_core::ids::{PasswordRequestId, UserId};
use desk_core::passwords::RequestState;
use jiff::Timestamp;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::error::StoreError;
use crate::file::Store;
use crate::sql::{parse, uuid};

const TABLE: &str = "password_request";

/// A request, with the names of those it is about.
#[derive(Debug, Clone)]
pub struct RequestSeen {
    pub id: PasswordRequestId,
    pub user: UserId,
    pub user_label: String,
    pub asked_by: String,
    pub asked_at: Option<Timestamp>,
    pub state: RequestState,
    pub settled_by: Option<String>,
    pub settled_at: Option<Timestamp>,
}

impl Store {
    /// Those about one person, or about anybody; the newest first, and of anybody those
    /// that wait before the others.
    pub async fn password_requests(
        &self,
        about: Option<UserId>,
        limit: u32,
    ) -> Result<Vec<RequestSeen>, StoreError> {
        sqlx::query(
            "select r.id, r.user, r.asked_at, r.state, r.settled_at, \
               u.display_name as user_label, a.display_name as asked_by, \
               s.display_name as settled_by \
             from password_request r join app_user u on u.id = r.user \
               left join app_user a on a.id = r.asked_by \
               left join app_user s on s.id = r.settled_by \
             where r._deleted = 0 and (?1 is null or r.user = ?1) \
               and r.state in ('waiting', 'done', 'withdrawn') \
             order by r.state <> 'waiting', r.asked_at desc, r.id desc limit ?2",
        )
        .bind(about.map(|user| user.uuid().as_bytes().to_vec()))
        .bind(limit)
        .fetch_all(&self.readers)
        .await?
        .iter()
        .map(request)
        .collect()
    }
}

fn request(row: &SqliteRow) -> Result<RequestSeen, StoreError> {
    let at = |column| -> Result<Option<Timestamp>, StoreError> {
        let ms: Option<i64> = row.try_get(column)?;
        Ok(ms.and_then(|ms| Timestamp::from_millisecond(ms).ok()))
    };
    let name = |column| -> Result<Option<String>, StoreError> { Ok(row.try_get(column)?) };
    Ok(RequestSeen {
        id: PasswordRequestId::new(uuid(TABLE, row.try_get("id")?)?),
        user: UserId::new(uuid(TABLE, row.try_get("user")?)?),
        user_label: name("user_label")?.unwrap_or_default(),
        asked_by: name("asked_by")?.unwrap_or_default(),
        asked_at: at("asked_at")?,
        state: parse(TABLE, row.try_get("state")?)?,
        settled_by: name("settled_by")?,
        settled_at: at("settled_at")?,
    })
}
