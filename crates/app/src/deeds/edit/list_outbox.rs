use crate::desk::Desk;
use crate::error::AppError;
use crate::present;
use crate::views::{Nothing, Outbox};

/// The changes that wait for a hub, the oldest first.
pub async fn list_outbox(desk: &Desk, _ask: Nothing) -> Result<Outbox, AppError> {
    let here = desk.here().await?;
    let waiting = here.store().waiting().await?;
    Ok(Outbox { commands: waiting.into_iter().map(present::waiting).collect() })
}
