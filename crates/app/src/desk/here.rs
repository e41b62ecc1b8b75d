//! Where a deed happens: the open workspace and who works in it.

use std::collections::BTreeSet;
use std::sync::Arc;

use desk_core::access::Actor;
use desk_core::ids::GroupId;
use desk_core::schema::EntityType;
use desk_store::{Deed, Store, WriteTx};

use super::{Desk, OpenFile};
use crate::error::AppError;
use crate::views::{Event, Tag};

/// The open workspace, and the person with the roles the workspace gives them.
pub(crate) struct Here<'d> {
    pub(crate) desk: &'d Desk,
    pub(crate) file: Arc<OpenFile>,
    pub(crate) actor: Actor,
}

impl Desk {
    pub(crate) async fn here(&self) -> Result<Here<'_>, AppError> {
        let file = self.open.read().await.clone().ok_or_else(Self::no_workspace)?;
        // Roles are read for every deed: a change of them counts at once.
        let user = file.store.user();
        let people = file.store.people().await?;
        let roles = people.into_iter().find(|one| one.id == user).map(|one| one.roles);
        let actor = Actor::new(user, roles.unwrap_or_default());
        Ok(Here { desk: self, file, actor })
    }
}

impl Here<'_> {
    pub(crate) fn store(&self) -> &Store {
        &self.file.store
    }

    /// Opens the door for one deed.
    pub(crate) async fn begin_write(&self) -> Result<WriteTx<'_>, AppError> {
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
        Ok(())
    }
}

/// What screens refetch when records of these types changed.
fn tags_of(touched: &BTreeSet<EntityType>) -> Vec<Tag> {
    let mut tags = BTreeSet::from([Tag::State, Tag::Undo, Tag::Outbox, Tag::Record]);
    for entity in touched {
        match entity {
            EntityType::Workspace => tags.extend([Tag::Catalog, Tag::Featured]),
            EntityType::User | EntityType::Device | EntityType::Conflict => {}
            EntityType::PriceList => tags.extend([Tag::PriceLists, Tag::Catalog, Tag::Featured]),
            EntityType::FeaturedOffer => tags.extend([Tag::Featured, Tag::Catalog]),
        }
    }
    tags.into_iter().collect()
}
