use super::MOST;
use crate::desk::Desk;
use crate::error::AppError;
use crate::present;
use crate::views::{PageQuery, RefusedCommands};

/// Changes of this device that were not accepted and that nobody has looked
/// after yet.
pub async fn list_refused(desk: &Desk, ask: PageQuery) -> Result<RefusedCommands, AppError> {
    let here = desk.here().await?;
    let (total, commands) = here.store().refused(ask.offset, ask.limit.min(MOST)).await?;
    Ok(RefusedCommands {
        total: present::count(total),
        commands: commands.into_iter().map(|one| present::refused(&here.actor, one)).collect(),
    })
}
