//! The whole record, checked by this desktop alone: that the hub's chain is
//! unbroken up to the head it signed, and that it invented neither a command nor
//! a device. What may not be seen here is counted, never passed over.

mod checker;
mod devices;
mod meant;
#[cfg(test)]
mod tests;

use desk_wire::protocol::{Head, ProblemCode};

use crate::api::HubError;
use crate::engine::{Ctx, SyncError, head_is_signed};
use checker::Checker;

/// What was checked, and what was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordProof {
    /// The end of the chain that everything was checked against.
    pub head: Option<Head>,
    /// The first event that was looked at; more than 1 where what came before is
    /// in the hub's archive.
    pub from: u64,
    pub events: u64,
    /// Commands whose bytes belong to their event.
    pub commands: u64,
    /// Ends of devices' chains whose signature is the device's.
    pub receipts: u64,
    /// Ends of chains that the commands themselves come to.
    pub chains: u64,
    /// Devices that were let in by one that was there, or by the hub for the owner.
    pub devices: u64,
    /// Events whose body may not be seen here: they are in the chain, and no more
    /// is known of them.
    pub hidden: u64,
    /// Commands whose bytes may not be seen here.
    pub commands_unseen: u64,
    /// Receipts of devices that were let in before the first event.
    pub receipts_unchecked: u64,
    /// Where something does not fit, by event.
    pub faults: Vec<(u64, Fault)>,
}

/// What does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The events do not lead to the head that the hub signed.
    Chain,
    /// The head is not signed by the hub's key.
    Head,
    /// An event cannot be read.
    Unreadable,
    /// A receipt is not signed by its device.
    Receipt,
    /// The commands do not come to the chain that their device signed.
    Commands,
    /// A command is not the one its event tells of, or there is none behind it.
    OtherCommand,
    /// A device was let in by nobody who may.
    Device,
}

impl Fault {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Chain => "chain",
            Self::Head => "head",
            Self::Unreadable => "unreadable",
            Self::Receipt => "receipt",
            Self::Commands => "commands",
            Self::OtherCommand => "other_command",
            Self::Device => "device",
        }
    }
}

impl RecordProof {
    /// Whether everything that could be seen fits.
    pub fn is_good(&self) -> bool {
        self.faults.is_empty()
    }
}

/// Told how much of how much is checked; answers whether to go on.
pub type Watch<'w> = &'w mut (dyn FnMut(u64, u64) -> bool + Send);

/// Reads the record from the hub and checks it up to where this desktop stands; `None`
/// when it was stopped.
///
/// # Errors
/// When the hub cannot be asked. What does not fit stands in the proof.
pub async fn verify_record(ctx: &Ctx, watch: Watch<'_>) -> Result<Option<RecordProof>, SyncError> {
    let Some(head) = ctx.store.head().await? else { return Ok(Some(RecordProof::default())) };
    let workspace = ctx.store.workspace();
    let mut checker = Checker::new(workspace, ctx.hub_key);
    if !head_is_signed(workspace, &ctx.hub_key, &head) {
        checker.fault(head.seq, Fault::Head);
    }
    // Not everybody may read the commands; the rest is checked all the same.
    let mut commands = true;
    let mut next = 1;
    while next <= head.seq {
        let answer = match ctx.hub.events(next, head.seq, commands).await {
            Err(error) if commands && error.code() == Some(ProblemCode::NotAllowed) => {
                commands = false;
                continue;
            }
            other => other?,
        };
        if answer.page.events.is_empty() || answer.page.first < next {
            return Err(HubError::nonsense("a page of the record without events").into());
        }
        // Only the beginning may be missing: it is in the archive.
        if next > 1 && answer.page.first != next {
            checker.fault(next, Fault::Chain);
        }
        next = answer.page.next();
        checker.page(&answer, commands);
        if !watch(next - 1, head.seq) {
            return Ok(None);
        }
    }
    let mut proof = checker.finish(head);
    proof.faults.sort_by_key(|(seq, _)| *seq);
    Ok(Some(proof))
}
