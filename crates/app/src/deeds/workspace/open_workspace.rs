use desk_core::ids::WorkspaceId;
use desk_secrets::DataKey;

use super::workspace_id;
use crate::deeds::state::app_state;
use crate::desk::{Desk, Key};
use crate::error::{AppError, ErrorCode};
use crate::views::{AppState, Nothing, OpenWorkspace, SlotKind};

/// Opens a workspace, in place of the one that is open. Wrong tries slow it down as they
/// do at the lock, or closing the program would be a way around that.
pub async fn open_workspace(desk: &Desk, ask: OpenWorkspace) -> Result<AppState, AppError> {
    let id = workspace_id(&ask.id)?;
    let key = Key::try_from(ask.unlock)?;
    if key.is_of_the_person() {
        desk.try_typed(id, desk.open_file(id, key)).await?;
    } else {
        desk.open_file(id, key).await?;
    }
    app_state(desk, Nothing {}).await
}

/// Opens a workspace with the key file that the program was started with.
pub async fn open_with_key_file(desk: &Desk, id: &str) -> Result<AppState, AppError> {
    desk.open_file(workspace_id(id)?, Key::InFile).await?;
    app_state(desk, Nothing {}).await
}

/// Closes the workspace that is open.
pub async fn close_workspace(desk: &Desk, _ask: Nothing) -> Result<AppState, AppError> {
    desk.close_open_file().await?;
    app_state(desk, Nothing {}).await
}

/// When the program starts: opens the only workspace, or the last one, where
/// that needs nobody. Otherwise the person is asked, and told why if it is for
/// another reason than a key.
pub async fn open_last(desk: &Desk) -> Result<AppState, AppError> {
    let all = desk.folders.list();
    let last = desk.ports.settings.last_workspace();
    let chosen = all
        .iter()
        .find(|(id, _, _)| last.as_deref() == Some(id.to_string().as_str()))
        .or(if all.len() == 1 { all.first() } else { None });
    if let Some((id, _, cover)) = chosen {
        let key = match &desk.key_file {
            Some(_) => Some(Key::InFile),
            None => cover.slot_kinds().contains(&SlotKind::Keychain).then_some(Key::Keychain),
        };
        if let Some(key) = key
            && let Err(error) = desk.open_file(*id, key).await
        {
            let needs_somebody =
                matches!(error.code(), ErrorCode::WrongKey | ErrorCode::KeychainUnavailable);
            if !needs_somebody {
                return Err(error);
            }
        }
    }
    app_state(desk, Nothing {}).await
}

/// Opens what was made a moment ago; its key is still in hand.
pub(crate) async fn open_made(
    desk: &Desk,
    id: WorkspaceId,
    data_key: DataKey,
) -> Result<AppState, AppError> {
    desk.open_file(id, Key::InHand(data_key)).await?;
    app_state(desk, Nothing {}).await
}
