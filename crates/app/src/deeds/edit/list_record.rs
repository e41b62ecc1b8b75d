use desk_core::schema::Scope;

use super::MOST;
use crate::desk::Desk;
use crate::error::AppError;
use crate::present;
use crate::views::{PageQuery, RecordPage};

/// Who did what, the newest first.
pub async fn list_record(desk: &Desk, ask: PageQuery) -> Result<RecordPage, AppError> {
    let here = desk.here().await?;
    here.actor.record_reader()?;
    let (total, entries) = here.store().record(ask.offset, ask.limit.min(MOST)).await?;
    Ok(RecordPage {
        total: present::count(total),
        entries: entries
            .into_iter()
            .map(|mut entry| {
                // The record shows that something changed to whoever may read it,
                // and what it was only to whoever may see the field.
                let all = entry.changes.len();
                entry.changes.retain(|change| match change.scope {
                    Scope::Everyone => true,
                    Scope::Holders(task) => here.actor.may(task).is_ok(),
                });
                if entry.changes.len() < all {
                    entry.command.subject.clear();
                }
                present::record_entry(entry)
            })
            .collect(),
    })
}
