//! Coming to a hub, letting others in, and leaving.

mod invitation;
mod invite;
mod join;
mod leave;
mod publish;
mod seed;
mod shelf;
#[cfg(test)]
mod tests;

use desk_core::ids::{DeviceId, WorkspaceId};
use desk_store::{FollowError, HubLink, LinkState, StoreError};
use desk_wire::protocol::{Invitation, InvitationProblem, Joined};

use crate::api::HubError;
use crate::doors::HubAddress;
use crate::engine::SyncError;
use crate::key::{DeviceKey, KeyError};
use crate::ports::Ports;

pub use invitation::{Invited, read_invitation};
pub use invite::{confirm_restored_hub, invite};
pub use join::{JoinedFile, NewFile, join, rejoin};
pub use leave::leave;
pub use publish::{Published, publish};

/// Why a device did not come to a hub, or could not let another in.
#[derive(Debug, thiserror::Error)]
pub enum EnrolError {
    #[error(transparent)]
    Invitation(#[from] InvitationProblem),
    /// Somebody changed it, or nobody who may has signed it.
    #[error("the invitation is not signed by whoever it says")]
    NotGenuine,
    /// It is for joining a workspace that is on the hub already.
    #[error("the invitation is for joining a workspace, not for bringing one")]
    ForJoining,
    /// It is for bringing a workspace.
    #[error("the invitation is for bringing a workspace, not for joining one")]
    ForPublishing,
    #[error("the invitation is for another workspace")]
    OtherWorkspace,
    #[error("the invitation is for another person")]
    OtherUser,
    /// The workspace has a hub; it leaves that one first.
    #[error("the workspace has a hub already")]
    HasHub,
    /// What this person may not see would stay behind.
    #[error("only somebody who sees the whole workspace can move it to another hub")]
    NotEverything,
    /// What came from the hub is not what it signed, or does not sum up.
    #[error("what came from the hub is not what it signed")]
    Forged,
    #[error(transparent)]
    Hub(#[from] HubError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Sync(#[from] SyncError),
}

impl From<desk_wire::WireError> for EnrolError {
    fn from(error: desk_wire::WireError) -> Self {
        Self::Store(error.into())
    }
}

impl From<crate::engine::UploadError> for EnrolError {
    fn from(error: crate::engine::UploadError) -> Self {
        match error {
            crate::engine::UploadError::Hub(error) => Self::Hub(error),
            crate::engine::UploadError::Store(error) => Self::Store(error),
        }
    }
}

impl From<FollowError> for EnrolError {
    fn from(error: FollowError) -> Self {
        match error {
            FollowError::Store(error) => Self::Store(error),
            FollowError::Gap { .. }
            | FollowError::BrokenChain
            | FollowError::EpochChanged
            | FollowError::NotOurs { .. }
            | FollowError::Diverged
            | FollowError::WrongChunk
            | FollowError::Incomplete { .. } => Self::Forged,
        }
    }
}

/// A device's key, and the bytes that the workspace file has to keep of it.
struct OwnKey {
    key: DeviceKey,
    in_file: Option<[u8; 32]>,
}

/// The key that was made for this device before, if something broke off then;
/// otherwise a new one, kept before anybody hears of it.
async fn own_key(
    ports: &Ports,
    workspace: WorkspaceId,
    device: DeviceId,
) -> Result<OwnKey, KeyError> {
    let key = match ports.keys.find(workspace, device, None).await {
        Ok(key) => return Ok(OwnKey { key, in_file: None }),
        Err(KeyError::Missing | KeyError::Damaged) => DeviceKey::generate(ports.chance.as_ref()),
        Err(error @ (KeyError::Keychain(_) | KeyError::Gone)) => return Err(error),
    };
    let kept = ports.keys.keep(workspace, device, &key).await?;
    let in_file = kept.and_then(|secret| secret.expose().try_into().ok());
    Ok(OwnKey { key, in_file })
}

fn address_of(invitation: &Invitation) -> HubAddress {
    HubAddress { addresses: invitation.addresses.clone(), certificate: invitation.certificate }
}

/// The hub as the workspace's file keeps it.
fn link_of(
    invitation: &Invitation,
    hub_key: [u8; 32],
    in_file: Option<[u8; 32]>,
    refresh: [u8; 32],
) -> HubLink {
    HubLink {
        addresses: invitation.addresses.clone(),
        certificate: invitation.certificate,
        hub_key,
        state: LinkState::Active,
        device_key: in_file,
        refresh_token: Some(refresh),
        last_sync_at: None,
        last_result: None,
        clock_offset_ms: 0,
    }
}

/// Whether the hub let in whom we meant.
fn is_meant(joined: &Joined, workspace: WorkspaceId) -> Result<(), EnrolError> {
    if joined.workspace() == workspace.uuid() { Ok(()) } else { Err(EnrolError::Forged) }
}
