use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use desk_sync::api::{BlobPiece, BlobStatus, DeviceSeen, HubApi, HubError, Pokes};
use desk_sync::doors::{Credentials, Doors, HttpDoors, HubAddress};
use desk_sync::key::DeviceKey;
use desk_wire::protocol::{
    EventsAnswer, Fork, Join, Joined, Manifest, NewInvitation, Seed, SyncAnswer, SyncRequest,
    TokenAnswer,
};

/// Which half of a call is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// The hub never heard of it.
    Question,
    /// The hub did it, and nobody here hears so.
    Answer,
}

/// The way of a desktop to its hub: over the network, until somebody breaks it.
#[derive(Debug, Default)]
pub struct Way(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    /// How many calls go well before the one that does not.
    left: Option<(u64, Moment)>,
    broken: bool,
}

impl Way {
    /// From here on `calls` go well; of the next one `lost` is lost, and then
    /// nothing goes any more.
    pub fn break_after(&self, calls: u64, lost: Moment) {
        *self.state() = State { left: Some((calls, lost)), broken: false };
    }

    /// Everything goes again. Whether it had come to the break.
    pub fn mend(&self) -> bool {
        std::mem::take(&mut *self.state()).broken
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a call; what of it is lost.
    fn next(&self) -> Option<Moment> {
        let mut state = self.state();
        if state.broken {
            return Some(Moment::Question);
        }
        match &mut state.left {
            Some((0, lost)) => {
                let lost = *lost;
                state.broken = true;
                Some(lost)
            }
            Some((calls, _)) => {
                *calls -= 1;
                None
            }
            None => None,
        }
    }

    async fn go<T>(&self, call: impl Future<Output = Result<T, HubError>>) -> Result<T, HubError> {
        match self.next() {
            None => call.await,
            Some(Moment::Question) => Err(HubError::Unreachable(None)),
            Some(Moment::Answer) => {
                call.await?;
                Err(HubError::Unreachable(None))
            }
        }
    }
}

#[async_trait]
impl Doors for Way {
    async fn join(
        &self,
        at: &HubAddress,
        key: &DeviceKey,
        join: &Join,
    ) -> Result<Joined, HubError> {
        self.go(HttpDoors.join(at, key, join)).await
    }

    fn open(&self, at: &HubAddress, as_whom: Credentials) -> Result<Arc<dyn HubApi>, HubError> {
        let hub = HttpDoors.open(at, as_whom)?;
        Ok(Arc::new(Beyond { way: Self(Arc::clone(&self.0)), hub }))
    }
}

/// The hub at the other end.
struct Beyond {
    way: Way,
    hub: Arc<dyn HubApi>,
}

#[async_trait]
impl HubApi for Beyond {
    async fn sync(&self, request: &SyncRequest) -> Result<SyncAnswer, HubError> {
        self.way.go(self.hub.sync(request)).await
    }

    async fn manifest(&self) -> Result<Manifest, HubError> {
        self.way.go(self.hub.manifest()).await
    }

    async fn chunk(&self, hash: &[u8; 32]) -> Result<Vec<u8>, HubError> {
        self.way.go(self.hub.chunk(hash)).await
    }

    async fn seed(&self, seed: &Seed) -> Result<(), HubError> {
        self.way.go(self.hub.seed(seed)).await
    }

    async fn blob_status(&self, hash: &[u8; 32]) -> Result<BlobStatus, HubError> {
        self.way.go(self.hub.blob_status(hash)).await
    }

    async fn blob_put(
        &self,
        hash: &[u8; 32],
        place: (u64, u64),
        piece: &[u8],
    ) -> Result<BlobStatus, HubError> {
        self.way.go(self.hub.blob_put(hash, place, piece)).await
    }

    async fn blob_get(&self, hash: &[u8; 32], offset: u64) -> Result<BlobPiece, HubError> {
        self.way.go(self.hub.blob_get(hash, offset)).await
    }

    async fn events(&self, from: u64, to: u64, commands: bool) -> Result<EventsAnswer, HubError> {
        self.way.go(self.hub.events(from, to, commands)).await
    }

    async fn devices(&self) -> Result<Vec<DeviceSeen>, HubError> {
        self.way.go(self.hub.devices()).await
    }

    async fn invite(&self, invitation: &NewInvitation) -> Result<(), HubError> {
        self.way.go(self.hub.invite(invitation)).await
    }

    async fn fork(&self, fork: &Fork) -> Result<TokenAnswer, HubError> {
        self.way.go(self.hub.fork(fork)).await
    }

    async fn confirm_epoch(&self, epoch: [u8; 16]) -> Result<(), HubError> {
        self.way.go(self.hub.confirm_epoch(epoch)).await
    }

    async fn pokes(&self) -> Result<Box<dyn Pokes>, HubError> {
        self.way.go(self.hub.pokes()).await
    }
}
