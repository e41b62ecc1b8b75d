//! The devices that edit the workspace.

use desk_core::devices::REVOKED;
use desk_core::ids::{DeviceId, UserId};
use desk_core::schema::{EntityType, device};
use jiff::Timestamp;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::error::StoreError;
use crate::file::Store;
use crate::sql::uuid;

const TABLE: &str = "device";

/// A device and whose it is.
#[derive(Debug, Clone)]
pub struct Enrolled {
    pub id: DeviceId,
    pub name: String,
    pub user: Option<UserId>,
    pub user_name: String,
    pub revoked: bool,
    /// It was revoked here and no hub has confirmed it.
    pub revoke_waits: bool,
    pub enrolled_at: Option<Timestamp>,
}

impl Store {
    /// Every device that was ever let in, by name; those that were shut out last.
    pub async fn devices(&self) -> Result<Vec<Enrolled>, StoreError> {
        sqlx::query(
            "select d.id, d.name, d.user, d.state, d.enrolled_at, u.display_name, \
               exists (select 1 from dirty w where w.entity_type = ? and w.entity_id = d.id \
                 and w.field = ?) as waits \
             from device d left join app_user u on u.id = d.user \
             where d._deleted = 0 order by d.state = ?, lower(d.name), d.id",
        )
        .bind(EntityType::Device.number())
        .bind(device::STATE.number)
        .bind(REVOKED)
        .fetch_all(&self.readers)
        .await?
        .iter()
        .map(enrolled)
        .collect()
    }
}

fn enrolled(row: &SqliteRow) -> Result<Enrolled, StoreError> {
    let state_revoked = row.try_get::<Option<&str>, _>("state")? == Some(REVOKED);
    let waits: bool = row.try_get("waits")?;
    let at: Option<i64> = row.try_get("enrolled_at")?;
    let user: Option<Vec<u8>> = row.try_get("user")?;
    Ok(Enrolled {
        id: DeviceId::new(uuid(TABLE, &row.try_get::<Vec<u8>, _>("id")?)?),
        name: row.try_get::<Option<String>, _>("name")?.unwrap_or_default(),
        user: user.map(|id| uuid(TABLE, &id)).transpose()?.map(UserId::new),
        user_name: row.try_get::<Option<String>, _>("display_name")?.unwrap_or_default(),
        revoked: state_revoked && !waits,
        revoke_waits: state_revoked && waits,
        enrolled_at: at
            .map(Timestamp::from_millisecond)
            .transpose()
            .map_err(|why| StoreError::nonsense(TABLE, why))?,
    })
}
