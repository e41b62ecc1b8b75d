//! Goes on without the hub.

use desk_store::Store;

use super::EnrolError;
use crate::ports::Ports;

/// Everything confirmed stays, and everything that waits goes on waiting. The
/// hub is not asked: one that cannot be reached must not keep anybody. Whoever
/// stays there revokes the device.
pub async fn leave(store: &Store, ports: &Ports) -> Result<(), EnrolError> {
    store.unlink().await?;
    // The key signs nothing any more. Should it stay, it opens nothing either.
    if let Err(error) = ports.keys.forget(store.workspace(), store.device()).await {
        tracing::warn!(cause = %crate::engine::causes(&error), "a device's key was not forgotten");
    }
    Ok(())
}
