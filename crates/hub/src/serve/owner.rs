//! Invitations for whoever opens a workspace.

use desk_core::moment::Clock;
use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};

use super::folder::{Folder, write_private};
use super::{ServeError, now_ms};
use crate::auth::owner_invitation;
use crate::db::Database;

/// An invitation as it is shown, once.
pub struct OwnerInvitation {
    pub text: String,
    pub expires_ms: i64,
}

impl std::fmt::Debug for OwnerInvitation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OwnerInvitation")
    }
}

/// How the hub that runs here is reached: nothing secret.
#[derive(Debug, Serialize, Deserialize)]
struct Reached {
    addresses: Vec<String>,
    certificate: String,
}

pub(super) fn write_down(
    folder: &Folder,
    addresses: &[String],
    certificate: [u8; 32],
) -> Result<(), ServeError> {
    let reached = Reached { addresses: addresses.to_vec(), certificate: hex::encode(certificate) };
    let text = serde_json::to_vec(&reached).map_err(std::io::Error::other)?;
    Ok(write_private(&folder.addresses(), &text)?)
}

/// At a start: a new one as long as nobody has opened a workspace. Those of
/// earlier starts that nobody used are void, as nobody may remember them.
pub(super) async fn first(
    database: &dyn Database,
    key: &SigningKey,
    folder: &Folder,
    clock: &dyn Clock,
) -> Result<Option<OwnerInvitation>, ServeError> {
    if !database.workspaces().await?.is_empty() {
        return Ok(None);
    }
    for old in database.invites(None).await? {
        if old.used_ms.is_none() {
            database.drop_invite(old.id).await?;
        }
    }
    invite_owner(database, key, folder, &[], clock).await.map(Some)
}

/// One more, for one more workspace. `addresses` instead of those that the hub
/// last served on.
pub async fn invite_owner(
    database: &dyn Database,
    key: &SigningKey,
    folder: &Folder,
    addresses: &[String],
    clock: &dyn Clock,
) -> Result<OwnerInvitation, ServeError> {
    let text = std::fs::read(folder.addresses()).map_err(|_| ServeError::NoAddress)?;
    let reached: Reached = serde_json::from_slice(&text).map_err(|_| ServeError::NoAddress)?;
    let mut certificate = [0; 32];
    hex::decode_to_slice(&reached.certificate, &mut certificate)
        .map_err(|_| ServeError::NoAddress)?;
    let addresses = if addresses.is_empty() { reached.addresses } else { addresses.to_vec() };
    let (invitation, row) = owner_invitation(key, addresses, certificate, now_ms(clock))?;
    database.put_invite(&row).await?;
    Ok(OwnerInvitation { text: invitation.to_text()?, expires_ms: row.expires_ms })
}
