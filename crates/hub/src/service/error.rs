//! Why the hub did not do what was asked.

use desk_wire::protocol::{NewEpoch, Problem, ProblemCode};
use desk_wire::{PackError, WireError};
use uuid::Uuid;

use crate::db::DbError;

#[derive(Debug, thiserror::Error)]
pub enum HubError {
    /// The device is told what, and acts on it.
    #[error("{}", .0.code.code())]
    Problem(Problem),
    #[error(transparent)]
    Db(#[from] DbError),
    #[error("something does not write down or read")]
    Wire(#[from] WireError),
    #[error("a page does not unpack")]
    Pack(#[from] PackError),
    /// What the hub keeps contradicts itself.
    #[error("the hub's state is damaged: {0}")]
    Damaged(String),
    /// A rule of ours broke on a command. It is counted, and after a few times the
    /// command is set aside.
    #[error("the judgement of command {command} broke")]
    Judgement { command: Uuid },
}

pub type HubResult<T> = Result<T, HubError>;

impl HubError {
    /// What travels back.
    pub fn problem(&self) -> Problem {
        match self {
            Self::Problem(problem) => problem.clone(),
            Self::Db(DbError::Engine(_)) => {
                Problem { retry_after: Some(5), ..Problem::new(ProblemCode::Unavailable) }
            }
            Self::Judgement { .. } => {
                Problem { retry_after: Some(1), ..Problem::new(ProblemCode::Internal) }
            }
            Self::Db(DbError::Row { .. }) | Self::Wire(_) | Self::Pack(_) | Self::Damaged(_) => {
                Problem::new(ProblemCode::Internal)
            }
        }
    }

    pub(super) fn expect(device_seq: u64) -> Self {
        let problem = Problem::new(ProblemCode::ExpectDeviceSeq);
        Self::Problem(Problem { expect: Some(device_seq), ..problem })
    }

    pub(super) fn epoch(epoch: [u8; 16], confirmed: bool, from_seq: u64) -> Self {
        let problem = Problem::new(ProblemCode::EpochChanged);
        Self::Problem(Problem { epoch: Some(NewEpoch { epoch, confirmed, from_seq }), ..problem })
    }
}

impl From<ProblemCode> for HubError {
    fn from(code: ProblemCode) -> Self {
        Self::Problem(Problem::new(code))
    }
}
