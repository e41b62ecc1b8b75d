use super::MOST;
use crate::desk::Desk;
use crate::error::AppError;
use crate::present;
use crate::views::{ConflictQuery, Conflicts};

/// Two changes of one field, and what stands now: those that wait for a decision,
/// then those that settled themselves and can be decided otherwise; with
/// `settled`, the others behind them. Everybody sees that there are some.
pub async fn list_conflicts(desk: &Desk, ask: ConflictQuery) -> Result<Conflicts, AppError> {
    let here = desk.here().await?;
    let tally = here.store().conflict_tally().await?;
    let total = present::count(if ask.settled { tally.total } else { tally.open + tally.auto });
    let limit = ask.limit.min(MOST).min(total.saturating_sub(ask.offset));
    let (_, conflicts) = here.store().conflicts(ask.offset, limit).await?;
    Ok(Conflicts {
        total,
        open: present::count(tally.open),
        conflicts: conflicts.into_iter().map(|one| present::conflict(&here.actor, one)).collect(),
    })
}
