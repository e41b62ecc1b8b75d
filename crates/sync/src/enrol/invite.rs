//! What somebody who is in does for the others.

use std::time::Duration;

use desk_core::ids::UserId;
use desk_wire::protocol::{Invitation, Message, NewInvitation, Statement};

use super::EnrolError;
use crate::engine::{Ctx, SyncError};
use crate::ports::random;

/// Makes an invitation for a device of `user`, good once and until `valid_for` is
/// over by the hub's clock. Returns the text to hand over.
///
/// # Errors
/// When the hub cannot be reached, or says that this person may not.
pub async fn invite(ctx: &Ctx, user: UserId, valid_for: Duration) -> Result<String, EnrolError> {
    let link = ctx.store.link().await?.ok_or(SyncError::NoHub)?;
    let secret = random(ctx.ports.chance.as_ref());
    let now = ctx.ports.clock.now().wall.as_millisecond();
    let valid_ms = i64::try_from(valid_for.as_millis()).unwrap_or(i64::MAX);
    let statement = Statement::new(
        ctx.ports.ids.next(),
        (Some(ctx.store.workspace().uuid()), Some(user.uuid())),
        &secret,
        now.saturating_add(link.clock_offset_ms).saturating_add(valid_ms),
        ctx.hub_key,
        Some(ctx.store.device().uuid()),
    )
    .to_bytes()?;
    let signature = ctx.key.sign(&Statement::message(&statement));
    let new = NewInvitation { statement: statement.clone(), signature };
    ctx.hub.invite(&new).await?;
    let invitation = Invitation {
        addresses: link.addresses,
        certificate: link.certificate,
        statement,
        signature,
        secret,
    };
    Ok(invitation.to_text()?)
}

/// An owner has seen that the hub was restored from a backup: everybody follows
/// it from there, and what it lost is handed over again.
pub async fn confirm_restored_hub(ctx: &Ctx, epoch: [u8; 16]) -> Result<(), EnrolError> {
    Ok(ctx.hub.confirm_epoch(epoch).await?)
}
