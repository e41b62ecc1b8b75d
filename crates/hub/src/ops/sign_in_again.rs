//! Devices exchange their refresh tokens all the time. A hub that was restored,
//! or took a workspace in, does not know the newest ones; so each device may sign
//! in once more with its key alone.

use desk_core::moment::Clock;
use uuid::Uuid;

use crate::auth::once_by_key;
use crate::db::{Database, DbResult, RefreshRow};
use crate::serve::{new_id, now_ms};

/// Lets every device of the workspace in once, and voids its invitations: one
/// that looks unused may have been used since.
pub(super) async fn sign_in_again(
    database: &dyn Database,
    workspace: Uuid,
    clock: &dyn Clock,
) -> DbResult<()> {
    let devices = database.read(workspace).await?.devices().await?;
    for device in &devices {
        database.drop_refresh(workspace, device.id).await?;
    }
    let mut tx = database.begin(workspace).await?;
    for device in devices.iter().filter(|device| device.revoked_ms.is_none()) {
        tx.put_refresh(&RefreshRow {
            hash: once_by_key(workspace, device.id),
            workspace,
            device: device.id,
            family: new_id(),
            issued_ms: now_ms(clock),
            used_ms: None,
            successor: None,
        })
        .await?;
    }
    tx.commit().await?;
    void_invitations(database, Some(workspace)).await
}

pub(super) async fn void_invitations(
    database: &dyn Database,
    workspace: Option<Uuid>,
) -> DbResult<()> {
    for invite in database.invites(workspace).await? {
        if invite.used_ms.is_none() {
            database.drop_invite(invite.id).await?;
        }
    }
    Ok(())
}
