//! What a hub does, whoever asks over whichever wire.

mod blobs;
mod compact;
mod enrol;
mod epoch;
mod error;
mod header;
mod known;
mod ledger;
mod load;
mod log;
mod pages;
mod pull;
mod push;
mod seed;
mod snapshot;
mod sync;
mod verify;
mod waiting;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use desk_core::moment::Clock;
use desk_wire::protocol::{Cursor, Head, Limits, ProblemCode, head_message};
use ed25519_dalek::{Signer, SigningKey};
use tokio::sync::broadcast;
use uuid::Uuid;

use crate::db::{Database, DeviceRow, WorkspaceRead, WorkspaceRow};

pub use blobs::{BlobPiece, BlobStatus};
pub use enrol::{Enrol, Enrolled};
pub use error::{HubError, HubResult};
pub use log::{DeviceSeen, Devices};
pub use pages::events_of;
pub use verify::Fault;

/// Chance. Salts and epochs come from here, so that a story can be told twice.
pub trait Random: Send + Sync {
    fn fill(&self, bytes: &mut [u8]);
}

/// Who asks, after they have shown it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caller {
    pub workspace: Uuid,
    pub device: Uuid,
    pub user: Uuid,
}

/// The judge; another one only to see what happens when it breaks.
type Judge = fn(
    &mut desk_agree::State,
    &desk_agree::Sender,
    &desk_wire::CommandRecord,
    u64,
    i64,
) -> desk_agree::Judged;

/// The end of a workspace's chain, as listeners hear of it.
pub type Poke = (u64, [u8; 32]);

/// A hub.
pub struct Hub {
    db: Arc<dyn Database>,
    key: SigningKey,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    pokes: Mutex<HashMap<Uuid, broadcast::Sender<Poke>>>,
    judge: Judge,
    /// Held by whoever makes a snapshot because one is needed.
    snapshots: tokio::sync::Mutex<()>,
    /// The event of each workspace up to which small pages were put together since
    /// this process began.
    merged: Mutex<HashMap<Uuid, u64>>,
    /// Events in one answer.
    page_events: usize,
}

impl fmt::Debug for Hub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hub").field("db", &self.db).finish_non_exhaustive()
    }
}

impl Hub {
    pub fn new(
        db: Arc<dyn Database>,
        key: SigningKey,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
    ) -> Self {
        Self {
            db,
            key,
            clock,
            random,
            pokes: Mutex::default(),
            judge: desk_agree::judge,
            snapshots: tokio::sync::Mutex::default(),
            merged: Mutex::default(),
            page_events: Limits::EVENTS,
        }
    }

    /// With another judge, for tests of a judge that breaks.
    #[doc(hidden)]
    #[must_use]
    pub fn with_judge(self, judge: Judge) -> Self {
        Self { judge, ..self }
    }

    /// With fewer events in an answer than [`Limits::EVENTS`].
    #[must_use]
    pub fn with_page_events(self, page_events: usize) -> Self {
        Self { page_events: page_events.clamp(1, Limits::EVENTS), ..self }
    }

    pub const fn db(&self) -> &Arc<dyn Database> {
        &self.db
    }

    /// The hub's public key (Ed25519).
    pub fn public_key(&self) -> [u8; 32] {
        self.key.verifying_key().to_bytes()
    }

    /// Signs with the hub's key, such as the first invitation.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }

    /// The hub's clock, in milliseconds.
    pub fn now_ms(&self) -> i64 {
        self.clock.now().wall.as_millisecond()
    }

    /// Hears of every new end of the workspace's chain.
    pub fn subscribe(&self, workspace: Uuid) -> broadcast::Receiver<Poke> {
        let mut pokes = self.pokes.lock().unwrap_or_else(PoisonError::into_inner);
        // Whoever lags needs only the newest.
        pokes.entry(workspace).or_insert_with(|| broadcast::channel(16).0).subscribe()
    }

    fn poke(&self, workspace: Uuid, row: &WorkspaceRow) {
        let mut pokes = self.pokes.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sender) = pokes.get(&workspace)
            && sender.send((row.head_seq, row.head_hash)).is_err()
        {
            pokes.remove(&workspace);
        }
    }

    fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.random.fill(&mut bytes);
        bytes
    }

    fn signed_head(&self, workspace: Uuid, at: Cursor) -> Head {
        let signature = self.sign(&head_message(workspace, &at));
        Head { seq: at.seq, hash: at.hash, epoch: at.epoch, signature }
    }

    /// The end of the chain as it stands in `row`.
    fn head(&self, workspace: Uuid, row: &WorkspaceRow) -> Head {
        let at = Cursor { seq: row.head_seq, hash: row.head_hash, epoch: row.epoch };
        self.signed_head(workspace, at)
    }
}

/// The caller's workspace and device, if the device may take part.
async fn let_in(
    tx: &mut dyn WorkspaceRead,
    caller: &Caller,
) -> HubResult<(WorkspaceRow, DeviceRow)> {
    let row = tx.workspace().await?.ok_or(ProblemCode::NotFound)?;
    let device = tx.device(caller.device).await?.ok_or(ProblemCode::Unauthorised)?;
    if device.user != caller.user {
        return Err(ProblemCode::Unauthorised.into());
    }
    if device.revoked_ms.is_some() {
        return Err(ProblemCode::DeviceRevoked.into());
    }
    if device.suspended {
        return Err(ProblemCode::NotAllowed.into());
    }
    Ok((row, device))
}
