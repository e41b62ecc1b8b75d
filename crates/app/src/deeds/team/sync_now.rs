use super::hub_status::status;
use crate::desk::{Desk, stopped};
use crate::error::{AppError, ErrorCode};
use crate::present;
use crate::views::{Nothing, SyncReport};

/// Exchanges everything with the hub, now. What was not accepted and what
/// conflicts is part of the answer; an exchange that did not come to its end is
/// an error. Everybody hands over their own work, so no right is asked for.
pub async fn sync_now(desk: &Desk, _ask: Nothing) -> Result<SyncReport, AppError> {
    let is_read_only = {
        let here = desk.here().await?;
        if here.store().link().await?.is_none() {
            return Err(AppError::new(ErrorCode::NoHub, "the workspace has no hub"));
        }
        here.store().is_read_only()
    };
    if is_read_only {
        let message = "a newer version wrote this workspace; it can be looked at, not changed";
        return Err(AppError::new(ErrorCode::ReadOnly, message));
    }
    // No turn is held here: the file may have to be closed on the way.
    let report = desk.bench.exchange().await?;
    if let Some(stop) = report.stopped {
        return Err(stopped(stop));
    }
    let here = desk.here().await?;
    let status = status(&here).await?;
    Ok(SyncReport {
        pushed: present::count(report.pushed),
        pulled: present::count(report.pulled),
        conflicts: present::count(report.conflicts),
        rejected: present::count(report.rejected),
        head: status.head.clone(),
        state_digest: report.state_digest,
        status,
    })
}
