//! What an invitation says, before anybody acts on it.

use desk_core::ids::{DeviceId, UserId, WorkspaceId};
use desk_wire::protocol::{Invitation, Statement};
use jiff::Timestamp;

use super::EnrolError;
use crate::key::signed_by;

/// For a person to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// `https://host:port`, the most reachable first.
    pub addresses: Vec<String>,
    /// `None`: for whoever brings a workspace.
    pub workspace: Option<WorkspaceId>,
    pub user: Option<UserId>,
    /// Who let the new device in; `None` for the hub itself.
    pub inviter: Option<DeviceId>,
    pub expires: Timestamp,
    /// SHA-256 of the hub's certificate, to compare with what the hub shows.
    pub certificate: [u8; 32],
}

/// Reads an invitation. What the hub itself signed is verified here; what a
/// device signed is verified once its record is there.
pub fn read_invitation(text: &str) -> Result<Invited, EnrolError> {
    let (invitation, said) = opened(text)?;
    Ok(Invited {
        addresses: invitation.addresses,
        workspace: said.workspace().map(WorkspaceId::new),
        user: said.user().map(UserId::new),
        inviter: said.inviter().map(DeviceId::new),
        expires: Timestamp::from_millisecond(said.expires_ms)
            .map_err(|_| EnrolError::NotGenuine)?,
        certificate: invitation.certificate,
    })
}

pub(super) fn opened(text: &str) -> Result<(Invitation, Statement), EnrolError> {
    let invitation = Invitation::from_text(text)?;
    let said = invitation.said().map_err(|_| EnrolError::NotGenuine)?;
    let by_hub = said.inviter().is_none();
    let its_secret = said.secret_hash == *blake3::hash(&invitation.secret).as_bytes();
    if !its_secret || (by_hub && !is_signed_by(&invitation, &said.hub_key)) {
        return Err(EnrolError::NotGenuine);
    }
    Ok((invitation, said))
}

pub(super) fn is_signed_by(invitation: &Invitation, key: &[u8; 32]) -> bool {
    signed_by(key, &Statement::message(&invitation.statement), &invitation.signature)
}
