//! The sums over everything confirmed.

use desk_agree::Digests;
use desk_wire::ScopeDigest;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use super::link::array;
use crate::error::StoreError;
use crate::file::Store;

impl Store {
    /// What we hold of what the hub confirmed, as sums.
    pub async fn digests(&self) -> Result<Vec<ScopeDigest>, StoreError> {
        Ok(load(&mut *self.readers.acquire().await?).await?.to_wire())
    }
}

pub(super) async fn load(connection: &mut SqliteConnection) -> Result<Digests, StoreError> {
    let rows = sqlx::query("select scope, digest from hub_digest").fetch_all(connection).await?;
    let digests: Vec<ScopeDigest> = rows
        .iter()
        .map(|row| Ok(ScopeDigest { scope: row.try_get("scope")?, digest: array(row, "digest")? }))
        .collect::<Result<_, StoreError>>()?;
    Ok(Digests::from_wire(&digests))
}

pub(super) async fn save(
    connection: &mut SqliteConnection,
    digests: &Digests,
) -> Result<(), StoreError> {
    sqlx::query("delete from hub_digest").execute(&mut *connection).await?;
    for one in digests.to_wire() {
        sqlx::query("insert into hub_digest (scope, digest) values (?, ?)")
            .bind(one.scope)
            .bind(one.digest.to_vec())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
