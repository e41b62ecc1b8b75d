use desk_core::ids::WorkspaceId;
use desk_secrets::DataKey;
use desk_store::{HubLink, LinkState};
use desk_sync::enrol::{self, Invited};

use crate::deeds::state::app_state;
use crate::deeds::workspace::begin_workspace::{keep, keys, passphrase};
use crate::deeds::workspace::{new_name, open_made};
use crate::desk::{Desk, Draft, Here, Joining, hub_ports};
use crate::error::{AppError, ErrorCode};
use crate::views::{AppState, BeginJoin, BegunWorkspace, Nothing};

/// First step of coming to a workspace that is on a hub: a draft, as for a new
/// one. Where the workspace is here already it keeps its keys, and the recovery
/// key of the answer is empty: the second step follows at once.
pub async fn begin_join(desk: &Desk, ask: BeginJoin) -> Result<BegunWorkspace, AppError> {
    let said = enrol::read_invitation(&ask.invitation)?;
    let id = workspace_of(&said)?;
    let device_name = super::device_name(&ask.device_name)?;
    let mut joining =
        Joining { id, name: ask.name, colour: ask.colour, device_name, invitation: ask.invitation };
    if desk.folders.of(id).path().exists() {
        may_rejoin(desk, &said, id).await?;
        let draft = keep(desk, Draft::Rejoin { joining }).await;
        return Ok(BegunWorkspace { draft, recovery_key: String::new() });
    }
    joining.name = new_name(desk, &joining.name)?;
    let passphrase = passphrase(desk, ask.passphrase).await?;
    let (keys, recovery_key) = keys(desk, passphrase);
    let draft = keep(desk, Draft::Join { joining, keys }).await;
    Ok(BegunWorkspace { draft, recovery_key })
}

/// The workspace that an invitation is for.
pub(super) fn workspace_of(said: &Invited) -> Result<WorkspaceId, AppError> {
    said.workspace.ok_or_else(|| {
        let message = "the invitation is for bringing a workspace, not for joining one";
        AppError::new(ErrorCode::InvitationInvalid, message).about("for_publishing")
    })
}

/// A workspace that is here joins again when its hub shut this device out, or is
/// another one. What waits comes along, so it has to be open.
async fn may_rejoin(desk: &Desk, said: &Invited, id: WorkspaceId) -> Result<(), AppError> {
    let here = open_here(desk, id).await?;
    let link = here.store().link().await?;
    if link.is_some_and(|link| works(&link, said)) {
        let message = "the workspace is on this hub already";
        return Err(AppError::new(ErrorCode::AlreadyOnHub, message));
    }
    Ok(())
}

/// Whether the sign-in with this very hub is a good one.
fn works(link: &HubLink, said: &Invited) -> bool {
    let keyless = link.last_result.as_deref() == Some("key_missing");
    link.state == LinkState::Active && link.certificate == said.certificate && !keyless
}

async fn open_here(desk: &Desk, id: WorkspaceId) -> Result<Here<'_>, AppError> {
    match desk.here().await {
        Ok(here) if here.file.id == id => Ok(here),
        Ok(_) | Err(_) => {
            let message = "this workspace is on this computer already; open it, then join";
            Err(AppError::new(ErrorCode::WorkspaceHere, message).about(id))
        }
    }
}

/// The workspace that is here becomes another device of the hub, and everything
/// that waits goes with it. A copy of the file as it was is kept.
pub(crate) async fn rejoin(desk: &Desk, joining: &Joining) -> Result<AppState, AppError> {
    let (file, swap) = {
        let here = open_here(desk, joining.id).await?;
        here.store().copy_into(&here.file.folder.backups()).await?;
        let ports = hub_ports(&desk.ports).await;
        let swap =
            enrol::rejoin(here.store(), &ports, &joining.invitation, &joining.device_name).await?;
        (std::sync::Arc::clone(&here.file), swap)
    };
    desk.bench.swap(&file.store, swap).await?;
    super::follow_from_now_on(desk).await;
    app_state(desk, Nothing {}).await
}

/// Opens what was joined a moment ago, and fetches what the snapshot does not
/// hold: the rows of its price lists.
pub(crate) async fn open_joined(
    desk: &Desk,
    id: WorkspaceId,
    data_key: DataKey,
) -> Result<AppState, AppError> {
    open_made(desk, id, data_key).await?;
    super::follow_from_now_on(desk).await;
    app_state(desk, Nothing {}).await
}
