use super::{MOST, asked};
use crate::desk::Desk;
use crate::error::AppError;
use crate::present;
use crate::views::{RecordPage, RecordQuery};

/// Who did what, the newest first: without a hub what this device did, with one what
/// everybody did. All of it, or what fits.
pub async fn list_record(desk: &Desk, ask: RecordQuery) -> Result<RecordPage, AppError> {
    let here = desk.here().await?;
    here.actor.record_reader()?;
    let filter = asked::understood(ask.filter)?;
    let sees = |scope| present::may_see(&here.actor, scope);
    let piece = (ask.offset, ask.limit.min(MOST));
    let page = here.store().history(&filter, &sees, piece).await?;
    let this = here.store().device().uuid();
    Ok(RecordPage {
        total: page.total.map(present::count),
        more: page.more,
        has_hub: here.store().link().await?.is_some(),
        entries: page
            .entries
            .into_iter()
            .map(|entry| present::history_entry(this, &page.names, entry))
            .collect(),
    })
}
