//! A workspace goes to a hub that does not have it yet.

use std::sync::Arc;

use desk_store::Store;
use desk_wire::protocol::Join;

use super::invitation::opened;
use super::shelf::MemoryShelf;
use super::{EnrolError, OwnKey, address_of, is_meant, link_of, own_key, seed};
use crate::doors::{Credentials, TokenShelf};
use crate::engine::{Become, Swap};
use crate::ports::Ports;

/// The workspace has a hub; a sync hands over what waits.
#[derive(Debug)]
pub struct Published {
    /// What must be done with the file before that sync.
    pub swap: Option<Swap>,
}

/// Brings the workspace to the hub that invited its owner.
///
/// Where nothing was ever confirmed by a hub, everything goes up as commands, from
/// the first. A workspace that was on another hub brings its confirmed state
/// along, and its device becomes another one: the old numbers are spent.
///
/// # Errors
/// Nothing has changed then. An invitation that was used up by a try whose answer
/// was lost is good for trying again on this machine.
pub async fn publish(
    store: &Arc<Store>,
    ports: &Ports,
    text: &str,
    device_name: &str,
) -> Result<Published, EnrolError> {
    let (invitation, said) = opened(text)?;
    if store.link().await?.is_some() {
        return Err(EnrolError::HasHub);
    }
    if said.workspace().is_some() {
        return Err(EnrolError::ForJoining);
    }
    if said.user().is_some_and(|user| user != store.user().uuid()) {
        return Err(EnrolError::OtherUser);
    }
    let has_state = !store.confirmed_rows(None, 1).await?.is_empty();
    if has_state {
        seed::sees_everything(store).await?;
    }
    let (workspace, settled) = (store.workspace(), store.own_numbers().await?.settled());
    let anew = has_state || settled > 0;
    let device = if anew { super::join::device_for(said.id()) } else { store.device() };
    let OwnKey { key, in_file } = own_key(ports, workspace, device).await?;
    let join = Join::new(
        (said.id(), invitation.secret),
        workspace.uuid(),
        store.user().uuid(),
        (device.uuid(), key.public()),
        device_name.to_owned(),
        settled,
    );
    let address = address_of(&invitation);
    let joined = ports.doors.join(&address, &key, &join).await?;
    is_meant(&joined, workspace)?;
    let shelf = Arc::new(MemoryShelf::new(joined.tokens.refresh));
    if has_state {
        let credentials = Credentials {
            workspace,
            device,
            key,
            shelf: Arc::clone(&shelf) as Arc<dyn TokenShelf>,
        };
        let hub = ports.doors.open(&address, credentials)?;
        seed::bring(store, hub.as_ref()).await?;
    }
    let link = link_of(&invitation, said.hub_key, in_file, shelf.newest());
    if anew {
        let swap = Swap::Become(Become { device, link: Box::new(link), anew: true });
        return Ok(Published { swap: Some(swap) });
    }
    store.set_link(&link).await?;
    Ok(Published { swap: None })
}
