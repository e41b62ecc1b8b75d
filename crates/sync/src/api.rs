//! What a desktop asks of a hub. Production speaks HTTP ([`crate::http`]); the
//! simulation answers from the hub's own service.

use async_trait::async_trait;
use desk_wire::protocol::{
    EventsAnswer, Fork, Manifest, Message, NewInvitation, Problem, ProblemCode, Seed, SyncAnswer,
    SyncRequest, TokenAnswer,
};
use serde::{Deserialize, Serialize};

/// How much of a blob a hub has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlobStatus {
    /// So many bytes, as they travel; 0 for none.
    Part(u64),
    Whole,
}

/// A piece of a blob on its way down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlobPiece {
    pub bytes: Vec<u8>,
    /// Whether it ends here.
    pub last: bool,
}

/// A device, as the hub knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceSeen {
    #[serde(with = "serde_bytes")]
    pub device: [u8; 16],
    #[serde(with = "serde_bytes")]
    pub user: [u8; 16],
    pub name: String,
    /// The event up to which it has followed.
    pub cursor_seq: u64,
    /// Its last number that arrived.
    pub device_seq: u64,
    pub app_version: String,
    pub enrolled_ms: i64,
    pub seen_ms: i64,
    pub revoked_ms: Option<i64>,
    pub suspended: bool,
}

/// As they travel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Devices {
    pub devices: Vec<DeviceSeen>,
}

impl Message for Devices {
    const NAME: &'static str = "devices";
}

/// One thing that a hub says by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Poke {
    /// There is news, up to this event where it says so. A poke may be lost or
    /// come twice: it only says "look".
    News { seq: Option<u64> },
    /// It is still there.
    Alive,
}

/// Pokes as they come. Dropping it hangs up.
#[async_trait]
pub trait Pokes: Send {
    /// # Errors
    /// When the hub hung up or is silent for too long.
    async fn next(&mut self) -> Result<Poke, HubError>;
}

/// A hub, as one device of one workspace reaches it.
#[async_trait]
pub trait HubApi: Send + Sync {
    async fn sync(&self, request: &SyncRequest) -> Result<SyncAnswer, HubError>;

    /// What the newest snapshot is made of.
    async fn manifest(&self) -> Result<Manifest, HubError>;

    /// A piece of a snapshot, as it travels.
    async fn chunk(&self, hash: &[u8; 32]) -> Result<Vec<u8>, HubError>;

    /// Begins the workspace there from chunks that were uploaded as blobs.
    async fn seed(&self, seed: &Seed) -> Result<(), HubError>;

    async fn blob_status(&self, hash: &[u8; 32]) -> Result<BlobStatus, HubError>;

    /// Adds a piece behind `offset` bytes of a blob that travels as `total` bytes.
    async fn blob_put(
        &self,
        hash: &[u8; 32],
        (offset, total): (u64, u64),
        piece: &[u8],
    ) -> Result<BlobStatus, HubError>;

    /// What follows `offset` bytes of a blob, as much as one answer carries.
    async fn blob_get(&self, hash: &[u8; 32], offset: u64) -> Result<BlobPiece, HubError>;

    /// The events from one number to another, with the commands behind them
    /// where asked for. May answer fewer than asked.
    async fn events(&self, from: u64, to: u64, commands: bool) -> Result<EventsAnswer, HubError>;

    /// The devices that follow the workspace, as the hub knows them.
    async fn devices(&self) -> Result<Vec<DeviceSeen>, HubError>;

    /// Leaves a signed statement for whoever brings its secret.
    async fn invite(&self, invitation: &NewInvitation) -> Result<(), HubError>;

    /// A device that found itself copied becomes another. The answer's tokens are
    /// the new device's.
    async fn fork(&self, fork: &Fork) -> Result<TokenAnswer, HubError>;

    /// An owner has seen that the hub was restored.
    async fn confirm_epoch(&self, epoch: [u8; 16]) -> Result<(), HubError>;

    /// Listens.
    async fn pokes(&self) -> Result<Box<dyn Pokes>, HubError>;

    /// Bytes sent and received so far.
    fn traffic(&self) -> Traffic {
        Traffic::default()
    }
}

/// Bytes of bodies, as they travelled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Traffic {
    pub up: u64,
    pub down: u64,
}

/// Why there is no answer to go on with.
#[derive(Debug, thiserror::Error)]
pub enum HubError {
    /// The hub says no, and why.
    #[error("the hub says {}", .0.code.code())]
    Problem(Problem),
    /// No address answers, or the connection broke.
    #[error("the hub cannot be reached")]
    Unreachable(#[source] Option<Cause>),
    /// Somebody answers, but with another certificate than the invitation names.
    #[error("whoever answers at the hub's address is not the hub of the invitation")]
    Untrusted,
    /// An answer that makes no sense, or a larger one than any may be.
    #[error("the hub's answer makes no sense: {what}")]
    Garbled {
        what: &'static str,
        #[source]
        cause: Option<Cause>,
    },
    /// Something on this machine, such as the file that keeps the tokens.
    #[error("{what}")]
    Here {
        what: &'static str,
        #[source]
        cause: Cause,
    },
}

/// What is behind an error. Never holds a secret.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

impl HubError {
    pub(crate) fn garbled(what: &'static str, cause: impl Into<Cause>) -> Self {
        Self::Garbled { what, cause: Some(cause.into()) }
    }

    pub(crate) const fn nonsense(what: &'static str) -> Self {
        Self::Garbled { what, cause: None }
    }

    /// What the hub said, if it said anything.
    pub const fn code(&self) -> Option<ProblemCode> {
        match self {
            Self::Problem(problem) => Some(problem.code),
            Self::Unreachable(_) | Self::Untrusted | Self::Garbled { .. } | Self::Here { .. } => {
                None
            }
        }
    }
}

impl From<Problem> for HubError {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<ProblemCode> for HubError {
    fn from(code: ProblemCode) -> Self {
        Self::Problem(Problem::new(code))
    }
}
