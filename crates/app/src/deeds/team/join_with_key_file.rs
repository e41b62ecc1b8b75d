use desk_sync::enrol;

use super::begin_join::{open_joined, rejoin, workspace_of};
use crate::deeds::workspace::create_with_key_file::keys_in_file;
use crate::deeds::workspace::new_name;
use crate::desk::{Desk, JoinWithKeyFile, Joining, join_workspace};
use crate::error::AppError;
use crate::views::AppState;
use desk_secrets::Slots;

/// Joins a workspace whose passphrase slot will lie in the key file that the
/// program was started with. One that is open here joins again.
pub async fn join_with_key_file(desk: &Desk, ask: JoinWithKeyFile) -> Result<AppState, AppError> {
    let said = enrol::read_invitation(&ask.invitation)?;
    let id = workspace_of(&said)?;
    let mut joining = Joining {
        id,
        name: ask.name,
        colour: ask.colour,
        device_name: super::device_name(&ask.device_name)?,
        invitation: ask.invitation,
    };
    if desk.folders.of(id).path().exists() {
        return rejoin(desk, &joining).await;
    }
    joining.name = new_name(desk, &joining.name)?;
    let data_key = keys_in_file(desk, id).await?;
    join_workspace(desk, &joining, &data_key, Slots::new(id.to_string())).await?;
    open_joined(desk, id, data_key).await
}
