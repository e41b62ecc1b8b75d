//! How a device comes to a hub: over HTTP, or in a simulation.

use std::sync::Arc;

use async_trait::async_trait;
use desk_core::ids::{DeviceId, WorkspaceId};
use desk_wire::protocol::{Join, Joined};

use crate::api::{Cause, HubApi, HubError};
use crate::http::{self, HttpHub};
use crate::key::DeviceKey;

/// Where a hub is, and which one it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HubAddress {
    /// `https://host:port`, the most reachable first.
    pub addresses: Vec<String>,
    /// SHA-256 of its certificate.
    pub certificate: [u8; 32],
}

/// Keeps the refresh token.
#[async_trait]
pub trait TokenShelf: Send + Sync {
    async fn refresh_token(&self) -> Result<Option<[u8; 32]>, Cause>;

    /// Must be on disk when it returns: the hub forgets the one before as soon as
    /// this one was used.
    async fn keep_refresh_token(&self, token: &[u8; 32]) -> Result<(), Cause>;
}

#[async_trait]
impl TokenShelf for desk_store::Store {
    async fn refresh_token(&self) -> Result<Option<[u8; 32]>, Cause> {
        Ok(self.link().await?.and_then(|link| link.refresh_token))
    }

    async fn keep_refresh_token(&self, token: &[u8; 32]) -> Result<(), Cause> {
        Ok(Self::keep_refresh_token(self, token).await?)
    }
}

/// As whom a device speaks.
#[derive(Clone)]
pub struct Credentials {
    pub workspace: WorkspaceId,
    pub device: DeviceId,
    pub key: DeviceKey,
    /// Where the refresh token lies.
    pub shelf: Arc<dyn TokenShelf>,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials").field("device", &self.device).finish_non_exhaustive()
    }
}

/// The way to hubs.
#[async_trait]
pub trait Doors: Send + Sync {
    /// A device asks to be let in.
    async fn join(&self, at: &HubAddress, key: &DeviceKey, join: &Join)
    -> Result<Joined, HubError>;

    /// A hub, as a device that was let in reaches it.
    fn open(&self, at: &HubAddress, as_whom: Credentials) -> Result<Arc<dyn HubApi>, HubError>;
}

/// Hubs on the network.
#[derive(Debug, Clone, Copy, Default)]
pub struct HttpDoors;

#[async_trait]
impl Doors for HttpDoors {
    async fn join(
        &self,
        at: &HubAddress,
        key: &DeviceKey,
        join: &Join,
    ) -> Result<Joined, HubError> {
        http::join(at, key, join).await
    }

    fn open(&self, at: &HubAddress, as_whom: Credentials) -> Result<Arc<dyn HubApi>, HubError> {
        Ok(Arc::new(HttpHub::new(at, as_whom)?))
    }
}
