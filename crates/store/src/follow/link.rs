//! Which hub the workspace has, and how far it was followed.

use desk_wire::protocol::{Cursor, Head};
use jiff::Timestamp;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::error::StoreError;
use crate::file::Store;

/// The hub of a workspace, as far as this device is concerned.
#[derive(Clone, PartialEq, Eq)]
pub struct HubLink {
    /// `https://host:port`, the most reachable first.
    pub addresses: Vec<String>,
    /// SHA-256 of the hub's certificate.
    pub certificate: [u8; 32],
    pub hub_key: [u8; 32],
    pub state: LinkState,
    /// The device's signing key, where the system has no keychain.
    pub device_key: Option<[u8; 32]>,
    pub refresh_token: Option<[u8; 32]>,
    pub last_sync_at: Option<Timestamp>,
    /// What became of the last sync, as a code.
    pub last_result: Option<String>,
    /// The hub's clock less ours.
    pub clock_offset_ms: i64,
}

/// Whether we talk to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkState {
    Active,
    /// Until a person decides; why, as a code.
    Stopped(String),
}

// It holds secrets, and a debug print ends in a log.
impl std::fmt::Debug for HubLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HubLink").field("state", &self.state).finish_non_exhaustive()
    }
}

impl Store {
    /// `None` where the workspace has no hub.
    pub async fn link(&self) -> Result<Option<HubLink>, StoreError> {
        let row = sqlx::query("select * from hub_link").fetch_optional(&self.readers).await?;
        row.as_ref().map(link_of).transpose()
    }

    /// The workspace has this hub from now on, or the hub this address, state or
    /// token.
    pub async fn set_link(&self, link: &HubLink) -> Result<(), StoreError> {
        write_link(&mut *self.writer.acquire().await?, link).await
    }

    /// Whether we talk to it, and nothing else of it: a token may change meanwhile.
    pub async fn set_link_state(&self, state: &LinkState) -> Result<(), StoreError> {
        let (state, reason) = words_of(state);
        sqlx::query("update hub_link set state = ?, reason = ?")
            .bind(state)
            .bind(reason)
            .execute(&mut *self.writer.acquire().await?)
            .await?;
        Ok(())
    }

    /// The hub gave a new refresh token for the old one: kept before it is used.
    pub async fn keep_refresh_token(&self, token: &[u8; 32]) -> Result<(), StoreError> {
        sqlx::query("update hub_link set refresh_token = ?")
            .bind(token.to_vec())
            .execute(&mut *self.writer.acquire().await?)
            .await?;
        Ok(())
    }

    /// How the last sync went. When one last went well stays known after that.
    pub async fn note_sync(
        &self,
        at: Timestamp,
        result: &str,
        clock_offset_ms: i64,
    ) -> Result<(), StoreError> {
        let statement = "update hub_link set last_sync_at = iif(?2 = 'ok', ?1, last_sync_at), \
                         last_result = ?2, clock_offset = ?3";
        sqlx::query(statement)
            .bind(at.as_millisecond())
            .bind(result)
            .bind(clock_offset_ms)
            .execute(&mut *self.writer.acquire().await?)
            .await?;
        Ok(())
    }

    /// The workspace has no hub any more. What waits goes on waiting, and what
    /// was confirmed stays.
    pub async fn unlink(&self) -> Result<(), StoreError> {
        sqlx::query(
            "delete from hub_link; update outbox set status = 'pending' where status = 'in_flight'",
        )
        .execute(&mut *self.writer.acquire().await?)
        .await?;
        Ok(())
    }

    /// How far the hub was followed; `None` before anything was received.
    pub async fn cursor(&self) -> Result<Option<Cursor>, StoreError> {
        let head = self.head().await?;
        Ok(head.map(|head| Cursor { seq: head.seq, hash: head.hash, epoch: head.epoch }))
    }

    /// The same, as the hub signed it.
    pub async fn head(&self) -> Result<Option<Head>, StoreError> {
        head(&mut *self.readers.acquire().await?).await
    }

    /// What comes next has another chain: the workspace moves to another hub, or
    /// a person accepted that the hub was restored. What is confirmed stays.
    pub async fn forget_head(&self) -> Result<(), StoreError> {
        sqlx::query("delete from hub_head").execute(&mut *self.writer.acquire().await?).await?;
        Ok(())
    }
}

/// The one row that says which hub it is.
pub(crate) async fn write_link(
    connection: &mut SqliteConnection,
    link: &HubLink,
) -> Result<(), StoreError> {
    let (state, reason) = words_of(&link.state);
    sqlx::query(
        "insert or replace into hub_link \
         (only, addresses, certificate, hub_key, state, reason, device_key, refresh_token, \
          last_sync_at, last_result, clock_offset) \
         values (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(link.addresses.join("\n"))
    .bind(link.certificate.to_vec())
    .bind(link.hub_key.to_vec())
    .bind(state)
    .bind(reason)
    .bind(link.device_key.map(|key| key.to_vec()))
    .bind(link.refresh_token.map(|token| token.to_vec()))
    .bind(link.last_sync_at.map(Timestamp::as_millisecond))
    .bind(&link.last_result)
    .bind(link.clock_offset_ms)
    .execute(connection)
    .await?;
    Ok(())
}

fn words_of(state: &LinkState) -> (&'static str, Option<&String>) {
    match state {
        LinkState::Active => ("active", None),
        LinkState::Stopped(reason) => ("stopped", Some(reason)),
    }
}

pub(crate) async fn is_linked(connection: &mut SqliteConnection) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar("select exists (select 1 from hub_link)").fetch_one(connection).await?)
}

pub(crate) async fn head(connection: &mut SqliteConnection) -> Result<Option<Head>, StoreError> {
    let row = sqlx::query("select seq, hash, epoch, signature from hub_head")
        .fetch_optional(connection)
        .await?;
    row.map(|row| {
        Ok(Head {
            seq: crate::sql::unsigned("hub_head", row.try_get(0)?)?,
            hash: array(&row, "hash")?,
            epoch: array(&row, "epoch")?,
            signature: array(&row, "signature")?,
        })
    })
    .transpose()
}

pub(super) async fn set_head(
    connection: &mut SqliteConnection,
    head: &Head,
) -> Result<(), StoreError> {
    sqlx::query(
        "insert or replace into hub_head (only, seq, hash, epoch, signature) values (1, ?, ?, ?, ?)",
    )
    .bind(crate::sql::signed(head.seq))
    .bind(head.hash.to_vec())
    .bind(head.epoch.to_vec())
    .bind(head.signature.to_vec())
    .execute(connection)
    .await?;
    Ok(())
}

fn link_of(row: &SqliteRow) -> Result<HubLink, StoreError> {
    let optional = |column: &str| -> Result<Option<[u8; 32]>, StoreError> {
        row.try_get::<Option<Vec<u8>>, _>(column)?
            .map(|bytes| {
                bytes.try_into().map_err(|_| StoreError::nonsense("hub_link", "a wrong length"))
            })
            .transpose()
    };
    let at: Option<i64> = row.try_get("last_sync_at")?;
    let state: &str = row.try_get("state")?;
    Ok(HubLink {
        addresses: row.try_get::<&str, _>("addresses")?.lines().map(str::to_owned).collect(),
        certificate: array(row, "certificate")?,
        hub_key: array(row, "hub_key")?,
        state: if state == "active" {
            LinkState::Active
        } else {
            LinkState::Stopped(row.try_get::<Option<String>, _>("reason")?.unwrap_or_default())
        },
        device_key: optional("device_key")?,
        refresh_token: optional("refresh_token")?,
        last_sync_at: at
            .map(Timestamp::from_millisecond)
            .transpose()
            .map_err(|why| StoreError::nonsense("hub_link", why))?,
        last_result: row.try_get("last_result")?,
        clock_offset_ms: row.try_get("clock_offset")?,
    })
}

pub(super) fn array<const N: usize>(row: &SqliteRow, column: &str) -> Result<[u8; N], StoreError> {
    row.try_get::<Vec<u8>, _>(column)?
        .try_into()
        .map_err(|_| StoreError::nonsense("hub", format!("{column} has a wrong length")))
}
