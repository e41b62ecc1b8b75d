use desk_core::command::Command;

use super::device_id;
use super::list_devices::devices;
use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{DeviceRef, Devices};

/// Shuts a device out, for good. It gets and gives nothing more from the moment
/// the hub agrees; what is on its disk stays there.
pub async fn revoke_device(desk: &Desk, ask: DeviceRef) -> Result<Devices, AppError> {
    let here = desk.here().await?;
    let command = Command::RevokeDevice { device: device_id(&ask.device)? };
    let right = command.right(&here.actor)?;
    let mut tx = here.begin_write().await?;
    tx.execute(&command, &right).await?;
    here.commit(tx).await?;
    devices(&here).await
}
