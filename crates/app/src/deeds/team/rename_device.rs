use desk_core::command::Command;

use super::device_id;
use super::list_devices::devices;
use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{Devices, RenameDevice};

/// Gives a device another name.
pub async fn rename_device(desk: &Desk, ask: RenameDevice) -> Result<Devices, AppError> {
    let here = desk.here().await?;
    let command = Command::RenameDevice { device: device_id(&ask.device)?, name: ask.name };
    let right = command.right(&here.actor)?;
    let mut tx = here.begin_write().await?;
    tx.execute(&command, &right).await?;
    here.commit(tx).await?;
    devices(&here).await
}
