use crate::desk::{Desk, Here};
use crate::error::AppError;
use crate::present;
use crate::views::{Devices, Nothing};

/// The devices that edit the workspace, and those that were shut out. Whoever
/// works here may know whose devices do.
pub async fn list_devices(desk: &Desk, _ask: Nothing) -> Result<Devices, AppError> {
    devices(&desk.here().await?).await
}

pub(super) async fn devices(here: &Here<'_>) -> Result<Devices, AppError> {
    let store = here.store();
    Ok(present::devices(store.devices().await?, store.device()))
}
