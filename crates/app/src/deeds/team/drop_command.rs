use super::{command_id, no_such_command, not_refused};
use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{CommandRef, Nothing};

/// Puts away a change that was not accepted. It stays in the record. Nobody but
/// this device knows it as its own, so no right is asked for.
pub async fn drop_command(desk: &Desk, ask: CommandRef) -> Result<Nothing, AppError> {
    let here = desk.here().await?;
    let id = command_id(&ask.command)?;
    if here.store().refused_command(id).await?.is_none() {
        return Err(no_such_command(id));
    }
    let mut tx = here.begin_write().await?;
    if !tx.discard_refused(id).await? {
        return Err(not_refused(id));
    }
    here.commit(tx).await?;
    Ok(Nothing {})
}
