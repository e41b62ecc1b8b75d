use desk_core::command::Command;
use desk_wire::CommandRecord;
use uuid::Uuid;

use super::{command_id, no_such_command, not_refused};
use crate::desk::{Desk, Here};
use crate::error::{AppError, ErrorCode};
use crate::views::{CommandRef, Nothing};

/// Asks for the same once more, as a fresh change on what is true by now. The
/// refused one is put away in the same moment.
pub async fn retry_command(desk: &Desk, ask: CommandRef) -> Result<Nothing, AppError> {
    let here = desk.here().await?;
    let id = command_id(&ask.command)?;
    let command = intent(&here, id).await?.asked_at(desk.ports.clock.now().wall);
    let right = command.right(&here.actor)?;

    let mut tx = here.begin_write().await?;
    tx.execute(&command, &right).await?;
    if !tx.discard_refused(id).await? {
        return Err(not_refused(id));
    }
    here.commit(tx).await?;
    Ok(Nothing {})
}

/// What was asked for.
async fn intent(here: &Here<'_>, id: Uuid) -> Result<Command, AppError> {
    let Some(refused) = here.store().refused_command(id).await? else {
        return Err(no_such_command(id));
    };
    let unreadable = || {
        let message = "a newer version of the program made this change";
        AppError::new(ErrorCode::ReadOnly, message).about(id)
    };
    let record = CommandRecord::from_bytes(&refused.record).map_err(|_| unreadable())?;
    record.command().map_err(|_| unreadable())
}
