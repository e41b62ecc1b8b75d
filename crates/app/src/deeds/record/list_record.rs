use std::collections::HashMap;

use super::MOST;
use crate::desk::{Desk, Here};
use crate::error::AppError;
use crate::present;
use crate::views::{PageQuery, RecordPage};

/// Who did what, the newest first: without a hub what this device did, with one
/// what everybody did.
pub async fn list_record(desk: &Desk, ask: PageQuery) -> Result<RecordPage, AppError> {
    let here = desk.here().await?;
    here.actor.record_reader()?;
    if here.store().head().await?.is_some() {
        return everybody(&here, ask).await;
    }
    let (total, entries) = here.store().record(ask.offset, ask.limit.min(MOST)).await?;
    Ok(RecordPage {
        total: present::count(total),
        entries: entries
            .into_iter()
            .map(|entry| present::record_entry(&here.actor, entry))
            .collect(),
    })
}

async fn everybody(here: &Here<'_>, ask: PageQuery) -> Result<RecordPage, AppError> {
    let (total, entries) = here.store().history(ask.offset, ask.limit.min(MOST)).await?;
    let this = here.store().device();
    let names: HashMap<_, _> =
        here.store().devices().await?.into_iter().map(|one| (one.id.uuid(), one.name)).collect();
    Ok(RecordPage {
        total: present::count(total),
        entries: entries
            .into_iter()
            .map(|entry| {
                let others = entry.device != this.uuid();
                let name = others.then(|| names.get(&entry.device).cloned().unwrap_or_default());
                present::history_entry(&here.actor, name, entry)
            })
            .collect(),
    })
}
