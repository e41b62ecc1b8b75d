//! What a sync needs from the machine it runs on, so that tests and the
//! simulation bring their own.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use desk_core::moment::{Clock, Ids};
use desk_secrets::Randomness;

use crate::doors::Doors;
use crate::key::KeyPlace;

/// Bytes nobody can guess.
pub trait Chance: Send + Sync {
    fn fill(&self, bytes: &mut [u8]);
}

/// A source of randomness that is shared.
impl<R: Randomness + Send> Chance for Mutex<R> {
    fn fill(&self, bytes: &mut [u8]) {
        self.lock().unwrap_or_else(PoisonError::into_inner).fill(bytes);
    }
}

pub(crate) fn random<const N: usize>(chance: &dyn Chance) -> [u8; N] {
    let mut bytes = [0; N];
    chance.fill(&mut bytes);
    bytes
}

/// Waiting.
#[async_trait]
pub trait Rest: Send + Sync {
    async fn rest(&self, duration: Duration);
}

/// Waits as long as it takes.
#[derive(Debug, Clone, Copy, Default)]
pub struct TokioRest;

#[async_trait]
impl Rest for TokioRest {
    async fn rest(&self, duration: Duration) {
        tokio::time::sleep(duration).await;
    }
}

/// All of them.
#[derive(Clone)]
pub struct Ports {
    pub clock: Arc<dyn Clock>,
    pub ids: Arc<dyn Ids>,
    pub chance: Arc<dyn Chance>,
    pub rest: Arc<dyn Rest>,
    /// Where this device's key lies.
    pub keys: KeyPlace,
    pub doors: Arc<dyn Doors>,
}

impl std::fmt::Debug for Ports {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ports").field("keys", &self.keys).finish_non_exhaustive()
    }
}
