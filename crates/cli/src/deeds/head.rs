//! The newest event that the hub signed, as the JSON forms give it.

use desk_app::views::SignedHead;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Head {
    seq: u32,
    hash: String,
    signature: String,
    hub_key: String,
}

impl From<SignedHead> for Head {
    fn from(head: SignedHead) -> Self {
        Self { seq: head.seq, hash: head.hash, signature: head.signature, hub_key: head.hub_key }
    }
}
