//! Small pages put together: alone they compress badly.

use std::sync::PoisonError;

use desk_wire::protocol::{Page, ProblemCode};
use uuid::Uuid;

use super::Hub;
use super::error::HubResult;
use super::pages::{
    PAGE_BYTES, Press, command_page, commands_of, event_page, events_of, unpacked_bytes,
};
use crate::db::{CommandPage, EventPage, WorkspaceTx};

/// Events or commands in one page that was put together.
const ENTRIES: u64 = 1_000;
/// Larger pages stay as they are: one that was put together has to open again.
const MERGED_BYTES: usize = PAGE_BYTES / 4;
/// Pages looked at under one lock.
const AT_ONCE: usize = 64;

impl Hub {
    /// Puts small pages together. With `before`, devices are no longer given events
    /// before that one by one; they stay in the log for the record. A device that
    /// begins must still find a snapshot, so the newest is the limit.
    pub async fn compact(&self, workspace: Uuid, before: Option<u64>) -> HubResult<()> {
        self.merge_behind(workspace, 0).await?;
        let Some(before) = before else {
            return Ok(());
        };
        let mut tx = self.db.begin(workspace).await?;
        let mut row = tx.workspace().await?.ok_or(ProblemCode::NotFound)?;
        row.min_seq = row.min_seq.max(before.min(row.snapshot_seq + 1));
        tx.put_workspace(&row).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Puts together the small pages that have come since the last time: a long log
    /// is not read again for a little that is new.
    pub async fn merge_new(&self, workspace: Uuid) -> HubResult<()> {
        let merged = || self.merged.lock().unwrap_or_else(PoisonError::into_inner);
        let before = merged().get(&workspace).copied().unwrap_or(0);
        let head = self.merge_behind(workspace, before).await?;
        merged().insert(workspace, head);
        Ok(())
    }

    /// Puts together the small pages behind that event, up to the head that it tells.
    async fn merge_behind(&self, workspace: Uuid, before: u64) -> HubResult<u64> {
        let head = self.db.read(workspace).await?.workspace().await?;
        let head = head.ok_or(ProblemCode::NotFound)?.head_seq;
        let mut from = first_of_last(head.saturating_sub(before), head);
        loop {
            let mut tx = self.db.begin(workspace).await?;
            let pages = tx.event_pages(from, AT_ONCE).await?;
            let Some(last) = pages.last() else {
                break;
            };
            let whole = pages.len() < AT_ONCE;
            // The last run may go on in the next round.
            from = if whole { last.last + 1 } else { last.first };
            for run in runs(&pages, |page| (page.first, page.last)) {
                merge_events(&mut *tx, run).await?;
            }
            tx.commit().await?;
            if whole {
                break;
            }
        }
        let mut tx = self.db.begin(workspace).await?;
        // No device can have handed over more commands than there are events, those
        // included that came while events were merged.
        let now = tx.workspace().await?.ok_or(ProblemCode::NotFound)?;
        let new = now.head_seq.saturating_sub(before);
        for device in tx.devices().await? {
            let from = first_of_last(new, device.last_seq);
            let pages = tx.command_pages(device.id, from, device.last_seq).await?;
            for run in runs(&pages, |page| (page.first, page.last)) {
                merge_commands(&mut *tx, run).await?;
            }
        }
        tx.commit().await?;
        Ok(head)
    }
}

/// Where the last `many` of `all` begin, and the page before them, which may have room.
fn first_of_last(many: u64, all: u64) -> u64 {
    all.saturating_sub(many.saturating_add(ENTRIES)).max(1)
}

/// Neighbours that together are small enough for one page.
fn runs<T>(pages: &[T], bounds: impl Fn(&T) -> (u64, u64)) -> Vec<&[T]> {
    let mut runs = Vec::new();
    let mut start = 0;
    for (at, page) in pages.iter().enumerate() {
        let first = pages.get(start).map_or(0, |page| bounds(page).0);
        if at > start && bounds(page).1 - first + 1 > ENTRIES {
            runs.extend(pages.get(start..at));
            start = at;
        }
    }
    runs.extend(pages.get(start..));
    runs.retain(|run| run.len() > 1);
    runs
}

async fn merge_events(tx: &mut dyn WorkspaceTx, run: &[EventPage]) -> HubResult<()> {
    let (Some(first), Some(last)) = (run.first(), run.last()) else {
        return Ok(());
    };
    let mut page = Page { first: first.first, events: Vec::new() };
    let mut bytes = 0;
    for kept in run {
        bytes += unpacked_bytes(&kept.packed)?;
        if bytes > MERGED_BYTES {
            return Ok(());
        }
        page.events.extend(events_of(kept)?.events);
    }
    let merged = event_page(&page, first.before, Press::Hard)?;
    tx.drop_event_pages(first.first, last.last).await?;
    tx.add_event_page(&merged).await?;
    Ok(())
}

async fn merge_commands(tx: &mut dyn WorkspaceTx, run: &[CommandPage]) -> HubResult<()> {
    let (Some(first), Some(last)) = (run.first(), run.last()) else {
        return Ok(());
    };
    let mut commands = Vec::new();
    let mut bytes = 0;
    for kept in run {
        bytes += unpacked_bytes(&kept.packed)?;
        if bytes > MERGED_BYTES {
            return Ok(());
        }
        commands.extend(commands_of(kept)?);
    }
    let start = (first.first, first.before);
    let merged = command_page(first.device, start, &commands, Press::Hard)?;
    tx.drop_command_pages(first.device, first.first, last.last).await?;
    tx.add_command_page(&merged).await?;
    Ok(())
}
