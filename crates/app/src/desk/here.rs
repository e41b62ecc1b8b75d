//! Where a deed happens: the open workspace and who works in it.

use std::collections::BTreeSet;
use std::sync::Arc;

use desk_core::access::Actor;
use desk_core::ids::GroupId;
use desk_core::schema::EntityType;
use desk_store::{Deed, LinkState, Store, WriteTx};
use desk_sync::machine::Stop;

use super::bench::Turn;
use super::{Desk, OpenFile};
use crate::error::{AppError, ErrorCode};
use crate::views::{Event, Tag};

/// The open workspace, and the person with the roles the workspace gives them.
pub(crate) struct Here<'d> {
    pub(crate) desk: &'d Desk,
    pub(crate) file: Arc<OpenFile>,
    pub(crate) actor: Actor,
    /// Nobody closes the file under a deed to put another in its place.
    _turn: Turn,
}

impl Desk {
    pub(crate) async fn here(&self) -> Result<Here<'_>, AppError> {
        let turn = self.bench.turn().await;
        let file = self.bench.file().await.ok_or_else(Self::no_workspace)?;
        // Roles are read for every deed: a change of them counts at once, where there
        // is a hub once it has said yes.
        let user = file.store.user();
        let actor = Actor::new(user, file.store.actor_roles(user).await?);
        Ok(Here { desk: self, file, actor, _turn: turn })
    }
}

impl Here<'_> {
    pub(crate) fn store(&self) -> &Store {
        &self.file.store
    }

    /// Whether anything may be changed here. What the door itself refuses is not
    /// asked again.
    pub(crate) async fn may_edit(&self) -> Result<(), AppError> {
        if is_revoked(self.store()).await? {
            let message = "the hub shut this device out; what was edited now would never be sent";
            return Err(AppError::new(ErrorCode::DeviceRevoked, message));
        }
        Ok(())
    }

    /// Opens the door for one deed.
    pub(crate) async fn begin_write(&self) -> Result<WriteTx<'_>, AppError> {
        self.may_edit().await?;
        let deed = Deed {
            group: GroupId::new(self.desk.ports.ids.next()),
            author: self.actor.user(),
            moment: self.desk.ports.clock.now(),
        };
        Ok(self.store().begin_write(deed, &*self.desk.ports.ids).await?)
    }

    /// Writes to disk, then tells.
    pub(crate) async fn commit(&self, tx: WriteTx<'_>) -> Result<(), AppError> {
        let committed = tx.commit().await?;
        self.desk.announce(Event::Changed { tags: tags_of(&committed.touched) });
        self.desk.bench.committed();
        Ok(())
    }
}

/// Whether the workspace's hub shut this device out.
pub(crate) async fn is_revoked(store: &Store) -> Result<bool, AppError> {
    let link = store.link().await?;
    let revoked = LinkState::Stopped(Stop::Revoked.code().to_owned());
    Ok(link.is_some_and(|link| link.state == revoked))
}

/// What screens refetch when records of these types changed.
pub(crate) fn tags_of(touched: &BTreeSet<EntityType>) -> Vec<Tag> {
    let mut tags = BTreeSet::from([Tag::State, Tag::Undo, Tag::Outbox, Tag::Record]);
    for entity in touched {
        match entity {
            EntityType::Workspace => tags.extend([Tag::Catalog, Tag::Featured, Tag::People]),
            EntityType::User | EntityType::RoleTemplate | EntityType::PasswordRequest => {
                tags.extend([Tag::People]);
            }
            EntityType::ProfileField | EntityType::BillingField => tags.extend([Tag::Account]),
            EntityType::Device => tags.extend([Tag::Devices]),
            EntityType::Conflict => tags.extend([Tag::Conflicts]),
            EntityType::PriceList => tags.extend([Tag::PriceLists, Tag::Catalog, Tag::Featured]),
            EntityType::FeaturedOffer => tags.extend([Tag::Featured, Tag::Catalog]),
        }
    }
    tags.into_iter().collect()
}
