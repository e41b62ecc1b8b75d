use super::{command_id, no_such_command};
use crate::desk::Desk;
use crate::error::AppError;
use crate::present;
use crate::views::{CommandRef, RefusedCommand};

/// No call of a screen: one change that waits or was not accepted, field by
/// field, for the terminal.
pub async fn show_command(desk: &Desk, ask: CommandRef) -> Result<RefusedCommand, AppError> {
    let here = desk.here().await?;
    let id = command_id(&ask.command)?;
    let held = here.store().held_command(id).await?.ok_or_else(|| no_such_command(id))?;
    Ok(present::held(&here.actor, held))
}
