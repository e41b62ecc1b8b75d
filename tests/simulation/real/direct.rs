//! The real engine speaks to the real hub without a wire in between, over a
//! connection that loses things.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use async_trait::async_trait;
use desk_hub::{Caller, Hub};
use desk_sync::api::{BlobPiece, BlobStatus, DeviceSeen, HubApi, HubError, Pokes};
use desk_wire::protocol::{
    EventsAnswer, Fork, Manifest, NewInvitation, ProblemCode, Seed, SyncAnswer, SyncRequest,
    TokenAnswer,
};

use crate::chance::Chance;

pub(crate) struct Direct {
    pub(crate) hub: Arc<Hub>,
    pub(crate) caller: Caller,
    pub(crate) chance: Arc<Chance>,
    /// One request in so many is lost, or its answer; 0 for none.
    pub(crate) faults: AtomicUsize,
}

impl Direct {
    /// Whether something is lost now: the request, or only the answer.
    fn lost(&self) -> bool {
        let faults = self.faults.load(Ordering::SeqCst);
        faults > 0 && self.chance.one_in(faults)
    }

    fn request(&self) -> Result<(), HubError> {
        if self.lost() { Err(HubError::Unreachable(None)) } else { Ok(()) }
    }

    fn answer<T>(&self, answer: Result<T, desk_hub::HubError>) -> Result<T, HubError> {
        if self.lost() {
            return Err(HubError::Unreachable(None));
        }
        answer.map_err(|error| HubError::Problem(error.problem()))
    }
}

const fn status(status: desk_hub::service::BlobStatus) -> BlobStatus {
    if status.complete { BlobStatus::Whole } else { BlobStatus::Part(status.have) }
}

#[async_trait]
impl HubApi for Direct {
    async fn sync(&self, request: &SyncRequest) -> Result<SyncAnswer, HubError> {
        self.request()?;
        let answer = self.hub.sync(&self.caller, request.clone()).await;
        self.answer(answer)
    }

    async fn manifest(&self) -> Result<Manifest, HubError> {
        self.request()?;
        let manifest = self.hub.manifest(&self.caller).await;
        self.answer(manifest)
    }

    async fn chunk(&self, hash: &[u8; 32]) -> Result<Vec<u8>, HubError> {
        self.request()?;
        let chunk = self.hub.chunk(&self.caller, *hash).await;
        self.answer(chunk)
    }

    async fn seed(&self, _seed: &Seed) -> Result<(), HubError> {
        Err(ProblemCode::AlreadyThere.into())
    }

    async fn blob_status(&self, hash: &[u8; 32]) -> Result<BlobStatus, HubError> {
        self.request()?;
        let now = self.hub.blob_status(&self.caller, *hash).await;
        self.answer(now).map(status)
    }

    async fn blob_put(
        &self,
        hash: &[u8; 32],
        (offset, total): (u64, u64),
        piece: &[u8],
    ) -> Result<BlobStatus, HubError> {
        self.request()?;
        let last = offset + piece.len() as u64 == total;
        let now = self.hub.blob_put(&self.caller, *hash, offset, piece, last).await;
        self.answer(now).map(status)
    }

    async fn blob_get(&self, hash: &[u8; 32], offset: u64) -> Result<BlobPiece, HubError> {
        self.request()?;
        let piece = self.hub.blob_get(&self.caller, *hash, offset).await;
        self.answer(piece).map(|piece| BlobPiece {
            last: piece.from + piece.bytes.len() as u64 >= piece.total,
            bytes: piece.bytes,
        })
    }

    async fn events(&self, from: u64, to: u64, commands: bool) -> Result<EventsAnswer, HubError> {
        let events = self.hub.events(&self.caller, from, to, commands).await;
        self.answer(events)
    }

    async fn devices(&self) -> Result<Vec<DeviceSeen>, HubError> {
        Ok(Vec::new())
    }

    async fn invite(&self, _invitation: &NewInvitation) -> Result<(), HubError> {
        Err(ProblemCode::NotAllowed.into())
    }

    async fn fork(&self, _fork: &Fork) -> Result<TokenAnswer, HubError> {
        Err(ProblemCode::NotAllowed.into())
    }

    async fn confirm_epoch(&self, _epoch: [u8; 16]) -> Result<(), HubError> {
        Err(ProblemCode::NotAllowed.into())
    }

    async fn pokes(&self) -> Result<Box<dyn Pokes>, HubError> {
        Err(HubError::Unreachable(None))
    }
}
