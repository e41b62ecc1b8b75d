use std::time::Duration;

use crate::desk::{Desk, Here};
use crate::error::AppError;
use crate::present;
use crate::views::{Devices, Nothing};

const PATIENCE: Duration = Duration::from_secs(2);

/// The devices that edit the workspace, and those that were shut out. Whoever
/// works here may know whose devices do.
pub async fn list_devices(desk: &Desk, _ask: Nothing) -> Result<Devices, AppError> {
    devices(&desk.here().await?).await
}

pub(super) async fn devices(here: &Here<'_>) -> Result<Devices, AppError> {
    let store = here.store();
    let mut devices = present::devices(store.devices().await?, store.device());
    if store.link().await?.is_some() {
        for (id, seen) in last_seen(here.desk).await {
            if let Some(device) = devices.devices.iter_mut().find(|one| one.id == id) {
                device.last_seen = Some(seen);
            }
        }
    }
    Ok(devices)
}

/// When the hub last heard of each, if it can be asked at once: a list of devices
/// waits for nobody.
async fn last_seen(desk: &Desk) -> Vec<(String, String)> {
    let asked = async { desk.bench.hub().await.ok()?.hub.devices().await.ok() };
    let Ok(Some(seen)) = tokio::time::timeout(PATIENCE, asked).await else { return Vec::new() };
    seen.into_iter()
        .filter_map(|one| {
            let at = jiff::Timestamp::from_millisecond(one.seen_ms).ok()?;
            Some((uuid::Uuid::from_bytes(one.device).to_string(), at.to_string()))
        })
        .collect()
}
