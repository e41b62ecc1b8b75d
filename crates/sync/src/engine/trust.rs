//! Whether the hub's word is the hub's, and follows from what it said before.

use desk_core::ids::WorkspaceId;
use desk_wire::protocol::{Cursor, Head, SyncAnswer, head_message};

use crate::key::signed_by;

/// Whether the pinned key signed this end of the chain.
pub(crate) fn head_is_signed(workspace: WorkspaceId, hub_key: &[u8; 32], head: &Head) -> bool {
    let at = Cursor { seq: head.seq, hash: head.hash, epoch: head.epoch };
    signed_by(hub_key, &head_message(workspace.uuid(), &at), &head.signature)
}

/// Whether an answer's events lead from where we stand to the signed end.
pub(super) fn extends(before: Option<&Cursor>, answer: &SyncAnswer) -> bool {
    let (seq, hash) = before.map_or((0, [0; 32]), |at| (at.seq, at.hash));
    before.is_none_or(|at| at.epoch == answer.head.epoch)
        && Some(answer.page.first) == seq.checked_add(1)
        && answer.page.first.checked_add(answer.page.events.len() as u64)
            == answer.head.seq.checked_add(1)
        && answer.page.chain_hash(hash) == answer.head.hash
}
