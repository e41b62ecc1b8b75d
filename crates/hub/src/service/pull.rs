//! What happened since a device's place in the chain, as far as it may see it.

use desk_agree::sabotage;
use desk_wire::protocol::{Cursor, Known, Limits, Page, ProblemCode};
use desk_wire::{Event, EventBody, Payload};
use uuid::Uuid;

use super::error::{HubError, HubResult};
use super::pages::events_of;
use crate::db::{WorkspaceRead, WorkspaceRow};

/// What an event takes in a message beside its body.
const FRAME: usize = 48;

/// A stretch of the log, and the chain behind it.
pub(super) struct Stretch {
    pub(super) page: Page,
    pub(super) hash: [u8; 32],
    pub(super) more: bool,
    /// What became of the reader's own commands, where it may not see the event.
    pub(super) own: Vec<Known>,
}

/// Who reads, and how much at once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'r> {
    pub(super) device: Uuid,
    pub(super) scopes: &'r [u16],
    pub(super) most: usize,
}

/// The chain's hash behind event `seq`; `None` when the log is not that long.
pub(super) async fn hash_at(
    tx: &mut dyn WorkspaceRead,
    row: &WorkspaceRow,
    seq: u64,
) -> HubResult<Option<[u8; 32]>> {
    if seq == row.head_seq {
        return Ok(Some(row.head_hash));
    }
    if seq > row.head_seq {
        return Ok(None);
    }
    let kept = tx.event_pages(seq + 1, 1).await?.pop().ok_or_else(|| missing(seq + 1))?;
    if kept.first == seq + 1 {
        return Ok(Some(kept.before));
    }
    let mut page = events_of(&kept)?;
    page.events.truncate(usize::try_from(seq + 1 - kept.first).unwrap_or(usize::MAX));
    Ok(Some(page.chain_hash(kept.before)))
}

/// # Errors
/// [`ProblemCode::CursorUnknown`] when the device's place is not in our chain.
pub(super) async fn check_place(
    tx: &mut dyn WorkspaceRead,
    row: &WorkspaceRow,
    cursor: Option<&Cursor>,
) -> HubResult<()> {
    match cursor {
        Some(cursor) if hash_at(tx, row, cursor.seq).await? != Some(cursor.hash) => {
            Err(ProblemCode::CursorUnknown.into())
        }
        Some(_) | None => Ok(()),
    }
}

/// The events from `first` on, as many as one message may carry. A group is never
/// split; bodies outside the scopes are hidden.
pub(super) async fn stretch(
    tx: &mut dyn WorkspaceRead,
    row: &WorkspaceRow,
    first: u64,
    up_to: u64,
    reader: Reader<'_>,
) -> HubResult<Stretch> {
    let up_to = up_to.min(row.head_seq);
    let mut page = Page { first, events: Vec::new() };
    let mut hash = hash_at(tx, row, first - 1).await?.ok_or_else(|| missing(first))?;
    let mut own = Vec::new();
    let mut bytes = 0;
    while page.next() <= up_to {
        let from = page.next();
        let kept = tx.event_pages(from, 1).await?.pop().ok_or_else(|| missing(from))?;
        let skip = usize::try_from(from.saturating_sub(kept.first)).unwrap_or(usize::MAX);
        for event in events_of(&kept)?.events.into_iter().skip(skip) {
            let within = page.events.last().is_some_and(|last| last.more_of_group)
                && !sabotage::broken(sabotage::Rule::GroupEnd);
            let full = page.events.len() >= reader.most || bytes >= Limits::EVENT_BYTES;
            if !within && (full || page.next() > up_to) {
                let more = page.next() <= row.head_seq;
                return Ok(Stretch { page, hash, more, own });
            }
            hash = event.chain_hash(&hash, page.next());
            let event = if reader.scopes.contains(&event.scope) {
                event
            } else {
                own.extend(own_outcome(&event, page.next(), reader.device)?);
                event.hidden()
            };
            bytes += weight(&event);
            page.events.push(event);
        }
    }
    let more = page.next() <= row.head_seq;
    Ok(Stretch { page, hash, more, own })
}

/// Whoever made a command hears what became of it, even where what it came to is
/// for others' eyes only.
fn own_outcome(event: &Event, event_seq: u64, device: Uuid) -> HubResult<Option<Known>> {
    Ok(match event.body.body()? {
        Some(EventBody::Command(command)) if command.device() == device => Some(Known {
            device_seq: command.device_seq,
            outcome: command.outcome,
            why: command.why,
            event_seq,
        }),
        Some(EventBody::Command(_) | EventBody::Receipt(_) | EventBody::Seeded(_)) | None => None,
    })
}

const fn weight(event: &Event) -> usize {
    FRAME
        + match &event.body {
            Payload::Open { bytes, .. } => bytes.len(),
            Payload::Hidden(hash) => hash.len(),
        }
}

fn missing(seq: u64) -> HubError {
    HubError::Damaged(format!("event {seq} is missing"))
}
