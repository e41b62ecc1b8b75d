use super::MOST;
use crate::desk::Desk;
use crate::error::AppError;
use crate::present;
use crate::views::{Outbox, PageQuery};

/// The changes that wait for a hub, the oldest first.
pub async fn list_outbox(desk: &Desk, ask: PageQuery) -> Result<Outbox, AppError> {
    let here = desk.here().await?;
    let (total, waiting) = here.store().waiting(ask.offset, ask.limit.min(MOST)).await?;
    let counts = here.store().waiting_counts().await?;
    Ok(Outbox {
        total: present::count(total),
        in_flight: present::count(counts.in_flight),
        deferred: present::count(counts.deferred),
        foreseen: present::count(counts.foreseen),
        commands: waiting.into_iter().map(present::waiting).collect(),
    })
}
