//! What became of commands that come a second time.

use desk_wire::protocol::Known;
use desk_wire::{CommandEvent, EventBody, Outcome};

use super::error::HubResult;
use super::pages::events_of;
use crate::db::{CommandRow, WorkspaceRead};

/// The outcomes of those numbers whose events lie at or before the device's place:
/// it began from a snapshot, and will not read them any more.
pub(super) async fn known(
    tx: &mut dyn WorkspaceRead,
    numbers: &[CommandRow],
    cursor: u64,
) -> HubResult<Vec<Known>> {
    let mut known = Vec::new();
    for row in numbers.iter().filter(|row| row.event_seq <= cursor) {
        let why = match row.outcome {
            // What was done needs no reason, and no page to be looked up.
            Outcome::Applied | Outcome::Merged | Outcome::Noop | Outcome::Conflict => None,
            Outcome::Rejected | Outcome::Deferred | Outcome::Quarantined => {
                told_before(tx, row).await?.and_then(|event| event.why)
            }
        };
        let CommandRow { device_seq, outcome, event_seq, .. } = *row;
        known.push(Known { device_seq, outcome, why, event_seq });
    }
    Ok(known)
}

/// The event that says what became of a command.
pub(super) async fn told_before(
    tx: &mut dyn WorkspaceRead,
    row: &CommandRow,
) -> HubResult<Option<CommandEvent>> {
    let kept = tx.event_pages(row.event_seq, 1).await?.pop();
    let Some(kept) = kept.filter(|page| page.first <= row.event_seq) else {
        return Ok(None);
    };
    let at = usize::try_from(row.event_seq - kept.first).unwrap_or(usize::MAX);
    let body = match events_of(&kept)?.events.get(at) {
        Some(event) => event.body.body()?,
        None => None,
    };
    Ok(match body {
        Some(EventBody::Command(event)) if event.command() == row.id => Some(*event),
        Some(EventBody::Command(_) | EventBody::Receipt(_) | EventBody::Seeded(_)) | None => None,
    })
}
