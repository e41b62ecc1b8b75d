//! A device comes to a workspace that is on a hub.

use std::path::PathBuf;
use std::sync::Arc;

use desk_core::ids::{DeviceId, UserId, WorkspaceId, derived};
use desk_core::schema::{EntityType, device};
use desk_store::{FileKey, NewWorkspace, Opening, Store};
use desk_wire::WireValue;
use desk_wire::protocol::{Invitation, Join, Statement};
use uuid::Uuid;

use super::invitation::{is_signed_by, opened};
use super::shelf::MemoryShelf;
use super::{EnrolError, OwnKey, address_of, is_meant, link_of, own_key};
use crate::doors::{Credentials, TokenShelf};
use crate::engine::{Become, Swap, Unfilled, fill, head_is_signed};
use crate::ports::Ports;

/// Where the workspace will be.
#[derive(Debug, Clone)]
pub struct NewFile {
    /// Of a file that is not there yet, or that was begun by a try that broke off.
    pub path: PathBuf,
    pub key: FileKey,
    pub opening: Opening,
    pub device_name: String,
}

/// The workspace is here; it is opened like any other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JoinedFile {
    pub workspace: WorkspaceId,
    pub device: DeviceId,
    pub user: UserId,
}

/// The device that an invitation makes. The same each time, so that a try that
/// broke off is taken up by the next one: the hub knows it again by its key.
pub(super) fn device_for(invitation: Uuid) -> DeviceId {
    DeviceId::new(derived("invited-device", &[invitation.as_bytes()]))
}

/// Whom an invitation lets in where.
fn meant(said: &Statement) -> Result<(WorkspaceId, UserId), EnrolError> {
    let (Some(workspace), Some(user)) = (said.workspace(), said.user()) else {
        return Err(EnrolError::ForPublishing);
    };
    Ok((WorkspaceId::new(workspace), UserId::new(user)))
}

/// Joins with a new file, filled from a snapshot.
///
/// # Errors
/// The file that was begun stays where going on makes sense: the next try, with
/// the same invitation and path, goes on there.
pub async fn join(ports: &Ports, text: &str, file: &NewFile) -> Result<JoinedFile, EnrolError> {
    let (invitation, said) = opened(text)?;
    let (workspace, user) = meant(&said)?;
    let device = device_for(said.id());
    let OwnKey { key, in_file } = own_key(ports, workspace, device).await?;
    let join = Join::new(
        (said.id(), invitation.secret),
        workspace.uuid(),
        user.uuid(),
        (device.uuid(), key.public()),
        file.device_name.clone(),
        0,
    );
    let address = address_of(&invitation);
    let joined = ports.doors.join(&address, &key, &join).await?;
    is_meant(&joined, workspace)?;
    let shelf = Arc::new(MemoryShelf::new(joined.tokens.refresh));
    let credentials =
        Credentials { workspace, device, key, shelf: Arc::clone(&shelf) as Arc<dyn TokenShelf> };
    let hub = ports.doors.open(&address, credentials)?;
    let manifest = hub.manifest().await?;
    if !head_is_signed(workspace, &said.hub_key, &manifest.head) {
        return Err(EnrolError::Forged);
    }
    let new = NewWorkspace { workspace, device, user };
    match fill(hub.as_ref(), &file.path, &file.key, new, manifest).await {
        Ok(()) => {}
        Err(Unfilled::Hub(error)) => return Err(error.into()),
        Err(Unfilled::Misfit(_)) => return Err(EnrolError::Forged),
        Err(Unfilled::Here(error)) => return Err(error.into()),
    }
    let store = Store::open(&file.path, &file.key, &file.opening).await?.store;
    let link = link_of(&invitation, said.hub_key, in_file, shelf.newest());
    let done = settle(&store, &invitation, &said, &link).await;
    store.close().await?;
    done?;
    Ok(JoinedFile { workspace, device, user })
}

/// The last check: whoever signed the invitation is a device of this workspace.
async fn settle(
    store: &Store,
    invitation: &Invitation,
    said: &Statement,
    link: &desk_store::HubLink,
) -> Result<(), EnrolError> {
    if let Some(inviter) = said.inviter() {
        let key = key_of(store, DeviceId::new(inviter)).await?;
        if !key.is_some_and(|key| is_signed_by(invitation, &key)) {
            return Err(EnrolError::NotGenuine);
        }
    }
    Ok(store.set_link(link).await?)
}

/// The public key of a device, as its record says.
async fn key_of(store: &Store, wanted: DeviceId) -> Result<Option<[u8; 32]>, EnrolError> {
    const AT_ONCE: u32 = 200;
    let kind = EntityType::Device.number();
    let mut after = Some((kind.saturating_sub(1), Uuid::max()));
    loop {
        let rows = store.confirmed_rows(after, AT_ONCE).await?;
        let Some((_, last)) = rows.last() else { return Ok(None) };
        after = Some((last.entity_type, last.entity()));
        let past = last.entity_type > kind;
        let found = rows
            .into_iter()
            .find(|(_, row)| row.entity_type == kind && row.entity() == wanted.uuid());
        if let Some((_, row)) = found {
            let key = row.fields.into_iter().find(|(field, _)| *field == device::KEY.number);
            return Ok(match key {
                Some((_, WireValue::Bytes(key))) => key.try_into().ok(),
                Some(_) | None => None,
            });
        }
        if past {
            return Ok(None);
        }
    }
}

/// Joins again with the workspace that is here: after this device was shut out,
/// or with a hub that was made anew. It becomes a new device, and everything that
/// waits goes with it.
///
/// The returned change is made while the file is closed; then comes a sync.
pub async fn rejoin(
    store: &Store,
    ports: &Ports,
    text: &str,
    device_name: &str,
) -> Result<Swap, EnrolError> {
    let (invitation, said) = opened(text)?;
    let (workspace, user) = meant(&said)?;
    if workspace != store.workspace() {
        return Err(EnrolError::OtherWorkspace);
    }
    if user != store.user() {
        return Err(EnrolError::OtherUser);
    }
    if let Some(inviter) = said.inviter()
        && let Some(key) = key_of(store, DeviceId::new(inviter)).await?
        && !is_signed_by(&invitation, &key)
    {
        return Err(EnrolError::NotGenuine);
    }
    let known = store.link().await?.map(|link| link.hub_key);
    let device = device_for(said.id());
    let OwnKey { key, in_file } = own_key(ports, workspace, device).await?;
    let join = Join::new(
        (said.id(), invitation.secret),
        workspace.uuid(),
        user.uuid(),
        (device.uuid(), key.public()),
        device_name.to_owned(),
        store.own_numbers().await?.settled(),
    );
    let joined = ports.doors.join(&address_of(&invitation), &key, &join).await?;
    is_meant(&joined, workspace)?;
    let link = link_of(&invitation, said.hub_key, in_file, joined.tokens.refresh);
    // With the same hub the place in its chain is still good.
    let anew = known != Some(said.hub_key);
    Ok(Swap::Become(Become { device, link: Box::new(link), anew }))
}
