use std::sync::Arc;

use desk_core::access::Task;
use desk_sync::enrol::publish;

use super::hub_status::status;
use crate::desk::{Desk, hub_ports};
use crate::error::AppError;
use crate::views::{HubStatus, PublishTo};

/// Brings the workspace to a hub that does not have it. From then on the hub
/// decides what counts, and work goes on as before.
pub async fn publish_workspace(desk: &Desk, ask: PublishTo) -> Result<HubStatus, AppError> {
    let (file, published) = {
        let here = desk.here().await?;
        here.actor.may(Task::DeskDevices)?;
        let name = super::device_name(&ask.device_name)?;
        let ports = hub_ports(&desk.ports).await;
        let store = &here.file.store;
        (Arc::clone(&here.file), publish(store, &ports, &ask.invitation, &name).await?)
    };
    if let Some(swap) = published.swap {
        desk.bench.swap(&file.store, swap).await?;
    }
    super::follow_from_now_on(desk).await;
    status(&desk.here().await?).await
}
