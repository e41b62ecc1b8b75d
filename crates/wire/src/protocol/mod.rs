//! What desktops and hubs say to each other (docs/sync-protocol.md). CBOR, and
//! zstd around whatever is large.

mod enrol;
mod exchange;
mod problem;
mod signed;
mod snapshot;

pub use enrol::{
    Enrolment, Fork, Invitation, InvitationProblem, Join, Joined, NewInvitation, Statement,
    TokenAnswer, TokenRequest,
};
pub use exchange::{
    Cursor, EventsAnswer, Head, Known, Limits, Page, SignedChain, SyncAnswer, SyncRequest,
};
pub use problem::{NewEpoch, Problem, ProblemCode};
pub use signed::{chain_message, head_message, proof_message};
pub use snapshot::{Chunk, Manifest, Pile, RecordRow, Seed};

use crate::{WireError, decode, encode};

/// The version of the conversation. A hub answers an older one as long as it can.
pub const PROTOCOL: u16 = 1;

/// Something that travels by itself.
pub trait Message: serde::Serialize + serde::de::DeserializeOwned {
    /// What it is called in an error.
    const NAME: &'static str;

    fn to_bytes(&self) -> Result<Vec<u8>, WireError> {
        encode(Self::NAME, self)
    }

    /// # Errors
    /// When the bytes are not such a message.
    fn from_bytes(bytes: &[u8]) -> Result<Self, WireError> {
        decode(Self::NAME, bytes)
    }
}

macro_rules! messages {
    ($($name:ident $text:literal),* $(,)?) => {$(
        impl Message for $name {
            const NAME: &'static str = $text;
        }
    )*};
}
messages!(
    SyncRequest "sync request", SyncAnswer "sync answer", EventsAnswer "page of events",
    Page "page", Problem "problem", Manifest "manifest", Seed "seed", Join "join", Joined "answer to a join",
    Fork "fork", NewInvitation "new invitation", TokenRequest "token request",
    TokenAnswer "token answer", Statement "statement", Enrolment "enrolment", RecordRow "record",
);
