use desk_store::HubLink;

use crate::desk::{Desk, Here, remembered};
use crate::error::AppError;
use crate::present;
use crate::views::{HubStatus, Nothing};

/// A clock that is off by less matters to nobody.
const CLOCK_MATTERS_MINUTES: i64 = 5;

/// How the workspace stands with its hub. Whoever works here may know.
pub async fn hub_status(desk: &Desk, _ask: Nothing) -> Result<HubStatus, AppError> {
    status(&desk.here().await?).await
}

pub(super) async fn status(here: &Here<'_>) -> Result<HubStatus, AppError> {
    let store = here.store();
    let link = store.link().await?;
    let seen = here.desk.bench.connection();
    // What the file remembers counts where this run has seen nothing yet, and
    // where the file knows of an end that this run does not.
    let connection = match (seen.connection, &link) {
        (Some(connection), Some(link)) if !is_stopped(link) => connection,
        (_, link) => remembered(link.as_ref()),
    };
    let glance = store.glance().await?;
    let (refused, _) = store.refused(0, 0).await?;
    let devices = store.devices().await?;
    let own = devices.into_iter().find(|one| one.id == store.device());
    let head = match &link {
        Some(link) => store.head().await?.map(|head| present::signed_head(&head, link)),
        None => None,
    };
    Ok(HubStatus {
        connection,
        since: seen.since.map(|at| at.to_string()),
        address: link.as_ref().and_then(|link| link.addresses.first().cloned()),
        last_sync: link.as_ref().and_then(|link| link.last_sync_at).map(|at| at.to_string()),
        device_name: link.as_ref().and(own).map(|own| own.name),
        waiting: present::count(glance.waiting),
        refused: present::count(refused),
        conflicts: present::count(store.conflict_tally().await?.open),
        head,
        clock_off_minutes: link.and_then(|link| clock_off(link.clock_offset_ms)),
    })
}

fn is_stopped(link: &HubLink) -> bool {
    link.state != desk_store::LinkState::Active
}

/// How far this clock is ahead of the hub's.
fn clock_off(hub_less_ours_ms: i64) -> Option<i32> {
    let minutes = hub_less_ours_ms.checked_neg()? / 60_000;
    (minutes.abs() >= CLOCK_MATTERS_MINUTES)
        .then(|| i32::try_from(minutes).unwrap_or(if minutes > 0 { i32::MAX } else { i32::MIN }))
}
