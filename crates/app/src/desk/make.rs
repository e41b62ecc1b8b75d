//! Making a workspace: in a folder that is none yet, and whole or not at all.

use desk_core::access::Right;
use desk_core::command::Command;
use desk_core::ids::{DeviceId, GroupId, UserId, WorkspaceId};
use desk_core::price_list::Market;
use desk_secrets::{DataKey, Slots};
use desk_store::{Deed, FileKey, NewWorkspace, Store};

use super::{Cover, Desk, Folder};
use crate::error::AppError;
use crate::views::Colour;

/// What a workspace is made from.
#[derive(Debug, Clone)]
pub(crate) struct Making {
    pub(crate) id: WorkspaceId,
    pub(crate) name: String,
    pub(crate) colour: Colour,
    pub(crate) user_name: String,
    pub(crate) home_market: Option<Market>,
}

/// For a shell that was started with a key file: no keychain and no recovery key
/// is involved, the passphrase slot in the file opens the workspace.
#[derive(Debug, Clone)]
pub struct CreateWithKeyFile {
    pub name: String,
    pub colour: Colour,
    pub user_name: String,
    /// Two letters.
    pub home_market: Option<String>,
}

/// Makes the workspace. `slots` open `data_key`.
pub(crate) async fn make_workspace(
    desk: &Desk,
    making: &Making,
    data_key: &DataKey,
    slots: Slots,
) -> Result<(), AppError> {
    let unfinished = desk.folders.unfinished(making.id)?;
    let made = fill(desk, making, data_key, slots, &unfinished).await;
    match made {
        Ok(()) => unfinished.finish(&desk.folders.of(making.id)),
        Err(error) => {
            unfinished.drop_unfinished();
            Err(error)
        }
    }
}

async fn fill(
    desk: &Desk,
    making: &Making,
    data_key: &DataKey,
    slots: Slots,
    folder: &Folder,
) -> Result<(), AppError> {
    let ids = &desk.ports.ids;
    let founder = UserId::new(ids.next());
    let new =
        NewWorkspace { workspace: making.id, device: DeviceId::new(ids.next()), user: founder };
    let store = Store::create(&folder.database(), &FileKey::new(data_key.expose()), new).await?;
    let found = Command::FoundWorkspace {
        workspace: making.id,
        founder,
        display_name: making.user_name.clone(),
    };
    let deed = || Deed {
        group: GroupId::new(ids.next()),
        author: founder,
        moment: desk.ports.clock.now(),
    };
    let mut tx = store.begin_write(deed(), &**ids).await?;
    tx.execute(&found, &Right::founding(founder)).await?;
    tx.commit().await?;
    if making.home_market.is_some() {
        let admin = desk_core::access::Actor::new(founder, [desk_core::access::Role::GlobalAdmin]);
        let set = Command::SetHomeMarket { workspace: making.id, market: making.home_market };
        let mut tx = store.begin_write(deed(), &**ids).await?;
        tx.execute(&set, &admin.settings_editor()?).await?;
        tx.commit().await?;
    }
    store.close().await?;
    let cover = Cover::new(making.name.clone(), making.colour, slots);
    folder.write_cover(&cover.made_at(desk.ports.clock.now().wall))
}
