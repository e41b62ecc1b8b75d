//! Who is who: tokens, proofs, invitations, and how often one may try.

mod access;
mod invitation;
mod limits;
mod proof;
mod refresh;
mod right;

pub use access::{ACCESS_MS, AccessToken};
pub use invitation::{
    INVITATION_MS, Meant, OWNER_INVITATION_MS, OwnerInvitationError, checked, owner_invitation,
};
pub use limits::{FAILURES, LOCKED_OUT, RateLimits, Wait};
pub use proof::{HEADER as PROOF_HEADER, Proven};
pub use refresh::{IDLE_MS, NewSignIn, once_by_key, refresh_hash, sign_in};
pub use right::actor;
