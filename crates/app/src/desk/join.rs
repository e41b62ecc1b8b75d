//! Bringing a workspace here from its hub: in a folder that is none yet, and
//! whole or not at all.

use desk_core::ids::WorkspaceId;
use desk_secrets::{DataKey, Slots};
use desk_store::{FileKey, Opening};
use desk_sync::enrol::{NewFile, join};

use super::{Cover, Desk, hub_ports};
use crate::error::AppError;
use crate::views::Colour;

/// What a workspace is joined with.
#[derive(Clone)]
pub(crate) struct Joining {
    pub(crate) id: WorkspaceId,
    pub(crate) name: String,
    pub(crate) colour: Colour,
    pub(crate) device_name: String,
    /// Whoever has it is let in.
    pub(crate) invitation: String,
}

/// For a shell that was started with a key file, as
/// [`CreateWithKeyFile`](super::CreateWithKeyFile) is.
#[derive(Clone)]
pub struct JoinWithKeyFile {
    pub invitation: String,
    pub name: String,
    pub colour: Colour,
    pub device_name: String,
}

impl std::fmt::Debug for JoinWithKeyFile {
    /// Holds a secret: says its name only.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("JoinWithKeyFile")
    }
}

/// Joins. `slots` open `data_key`. What a try that broke off has fetched is kept
/// for the next one with the same key.
pub(crate) async fn join_workspace(
    desk: &Desk,
    joining: &Joining,
    data_key: &DataKey,
    slots: Slots,
) -> Result<(), AppError> {
    let folder = desk.folders.begun(joining.id)?;
    let ports = hub_ports(&desk.ports).await;
    let file = NewFile {
        path: folder.database(),
        key: FileKey::new(data_key.expose()),
        opening: Opening { backups: folder.backups() },
        device_name: joining.device_name.clone(),
    };
    join(&ports, &joining.invitation, &file).await?;
    let cover = Cover::new(joining.name.clone(), joining.colour, slots);
    folder.write_cover(&cover.made_at(desk.ports.clock.now().wall))?;
    folder.finish(&desk.folders.of(joining.id))
}
