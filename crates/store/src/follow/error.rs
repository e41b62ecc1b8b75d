//! Why an answer of the hub was not taken.

use desk_wire::{PackError, WireError};

use crate::error::StoreError;

/// Nothing of the answer is in the file, and nothing of ours is lost.
#[derive(Debug, thiserror::Error)]
pub enum FollowError {
    /// The answer does not begin where we stand.
    #[error("the hub's events begin at {first}, and {wanted} was wanted")]
    Gap { first: u64, wanted: u64 },
    /// The events are not those that the head was signed for.
    #[error("the hub's events are not those that it signed")]
    BrokenChain,
    /// The hub was restored from a backup, or is another one.
    #[error("the hub was restored from a backup")]
    EpochChanged,
    /// The hub says it received commands from us that we did not make.
    #[error("the hub has something else under our number {device_seq}")]
    NotOurs { device_seq: u64 },
    /// We hold something else than the hub: begin again from a snapshot.
    #[error("this desktop and the hub hold different data")]
    Diverged,
    /// A piece of a snapshot is not the one that was promised.
    #[error("a piece of the snapshot is not the one that was promised")]
    WrongChunk,
    /// The pieces are not all there yet.
    #[error("{missing} pieces of the snapshot are missing")]
    Incomplete { missing: u64 },
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for FollowError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<WireError> for FollowError {
    fn from(error: WireError) -> Self {
        Self::Store(error.into())
    }
}

pub(super) fn unpacked(table: &'static str) -> impl Fn(PackError) -> StoreError {
    move |why| StoreError::nonsense(table, why)
}
