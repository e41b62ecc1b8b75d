use desk_core::access::Task;
use desk_sync::enrol;
use desk_sync::machine::Stop;

use super::hub_status::status;
use crate::desk::{Desk, stopped};
use crate::error::AppError;
use crate::views::{HubStatus, Nothing};

/// Somebody who may has seen that the hub was restored from a backup: everybody
/// follows it from there, and hands over again what it lost.
pub async fn confirm_restored_hub(desk: &Desk, _ask: Nothing) -> Result<HubStatus, AppError> {
    desk.here().await?.actor.may(Task::DeskDevices)?;
    match desk.bench.exchange().await?.stopped {
        Some(Stop::HubRestored { epoch }) => {
            let hub = desk.bench.hub().await?;
            enrol::confirm_restored_hub(&hub, epoch).await?;
            if let Some(stop) = desk.bench.exchange().await?.stopped {
                return Err(stopped(stop));
            }
        }
        // Somebody else confirmed it meanwhile, or it never was restored.
        None => {}
        Some(stop) => return Err(stopped(stop)),
    }
    status(&desk.here().await?).await
}
