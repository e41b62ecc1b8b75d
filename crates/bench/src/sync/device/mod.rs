//! A device: the workspace's file, the door and the conversation with the hub, as
//! the program has them, without a window.

mod edits;
mod look;
mod together;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use desk_app::system::{SystemClock, SystemIds};
use desk_core::access::{Actor, Right};
use desk_core::command::Command;
use desk_core::ids::{DeviceId, GroupId, UserId, WorkspaceId};

use desk_secrets::OsRandomness;
use desk_store::{Deed, FileKey, NewWorkspace, Opening, Store};
use desk_sync::doors::HttpDoors;
use desk_sync::key::KeyPlace;
use desk_sync::ports::{Ports, TokioRest};

use super::asked::{Ask, Told, Works};
use super::work::{Clash, Side};
use crate::encrypted::KEY;
use crate::machine;
use crate::problem::Problem;

const FILE: &str = "workspace.db";

pub(in crate::sync) struct Device {
    folder: PathBuf,
    ports: Ports,
    store: Option<Arc<Store>>,
}

impl Device {
    pub(in crate::sync) fn new(folder: &Path) -> Self {
        let ports = Ports {
            clock: Arc::new(SystemClock::default()),
            ids: Arc::new(SystemIds),
            chance: Arc::new(Mutex::new(OsRandomness)),
            rest: Arc::new(TokioRest),
            keys: KeyPlace::File,
            doors: Arc::new(HttpDoors),
        };
        Self { folder: folder.to_owned(), ports, store: None }
    }

    fn path(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    fn file_key() -> FileKey {
        FileKey::new(&KEY)
    }

    fn opening(&self) -> Opening {
        Opening { backups: self.folder.join("backups") }
    }

    fn store(&self) -> Result<&Arc<Store>, Problem> {
        self.store.as_ref().ok_or(Problem::NothingMeasured)
    }

    /// The workspace with its founder.
    async fn found(&mut self) -> Result<Told, Problem> {
        let ids = &self.ports.ids;
        let (workspace, founder) = (WorkspaceId::new(ids.next()), UserId::new(ids.next()));
        let new = NewWorkspace { workspace, device: DeviceId::new(ids.next()), user: founder };
        let store = Store::create(&self.path(), &Self::file_key(), new).await?;
        let display_name = "Ada".to_owned();
        let found = Command::FoundWorkspace { workspace, founder, display_name };
        let mut tx = store.begin_write(self.deed(founder), &**ids).await?;
        tx.execute(&found, &Right::founding(founder)).await?;
        tx.commit().await?;
        self.store = Some(Arc::new(store));
        Ok(Told::default())
    }

    fn deed(&self, author: UserId) -> Deed {
        let group = GroupId::new(self.ports.ids.next());
        Deed { group, author, moment: self.ports.clock.now() }
    }

    /// Who acts, with the roles as they stand: read before every deed, as the
    /// program does.
    async fn actor(&self) -> Result<Actor, Problem> {
        let store = self.store()?;
        let user = store.user();
        Ok(Actor::new(user, store.actor_roles(user).await?))
    }

    async fn close(&mut self) -> Result<(), Problem> {
        if let Some(store) = self.store.take() {
            store.close().await?;
        }
        Ok(())
    }

    async fn open(&mut self) -> Result<(), Problem> {
        let opened = Store::open(&self.path(), &Self::file_key(), &self.opening()).await?;
        self.store = Some(Arc::new(opened.store));
        Ok(())
    }
}

impl Works for Device {
    async fn work(&mut self, ask: Ask) -> Result<Told, Problem> {
        match ask {
            Ask::Found => self.found().await,
            Ask::Publish { invitation } => self.publish(&invitation).await,
            Ask::Create { records } => self.create(records).await,
            Ask::Edit { records, from, edits } => self.edit(records, from, edits).await,
            Ask::Invite => self.invite().await,
            Ask::Join { invitation } => self.join(&invitation).await,
            Ask::Sync => self.sync().await,
            Ask::Clash { side, records, same_field, same_record, apart } => {
                let side = if side == 0 { Side::One } else { Side::Other };
                self.clash(side, records, Clash { same_field, same_record, apart }).await
            }
            Ask::Grow { records, from, edits } => self.grow(records, from, edits).await,
            Ask::State => self.state().await,
            Ask::Losses { records, same_field, same_record, apart } => {
                self.losses(records, Clash { same_field, same_record, apart }).await
            }
            Ask::Memory => Ok(Told { peak_memory: machine::peak_memory(), ..Told::default() }),
            Ask::Close => self.close().await.map(|()| Told::default()),
            ask @ (Ask::FloorPush { .. } | Ask::FloorBoot { .. }) => {
                Err(Problem::Role(format!("{ask:?} of a device")))
            }
        }
    }
}
