use crate::desk::Desk;
use crate::error::AppError;
use crate::present;
use crate::views::{RecordPage, RecordQuery};

/// The most that one page may hold.
const MOST: u32 = 500;

/// Who did what, the newest first.
pub async fn list_record(desk: &Desk, ask: RecordQuery) -> Result<RecordPage, AppError> {
    let here = desk.here().await?;
    here.actor.record_reader()?;
    let (total, entries) = here.store().record(ask.offset, ask.limit.min(MOST)).await?;
    Ok(RecordPage {
        total: present::count(total),
        entries: entries.into_iter().map(present::record_entry).collect(),
    })
}
