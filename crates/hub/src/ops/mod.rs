//! What whoever runs a hub does with it, beside letting it run.

mod archive;
mod backup;
mod check;
mod compact;
mod doctor;
mod export;
mod import;
mod restore;
mod sign_in_again;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use desk_core::moment::Clock;
use uuid::Uuid;

use crate::db::DbError;
use crate::db::sqlite::SqliteDb;
use crate::serve::{Folder, OwnerInvitation, ServeError, SystemClock, hub, hub_key};
use crate::{Hub, HubError, serve};

pub use archive::Proof;
pub use backup::{BackupMade, backup};
pub use check::{Report, verify};
pub use compact::compact;
pub use doctor::{Doctor, Finding, doctor};
pub use export::export;
pub use import::import;
pub use restore::{Restored, restore};

/// Why it was not done.
#[derive(Debug, thiserror::Error)]
pub enum OpsError {
    #[error(transparent)]
    Serve(#[from] ServeError),
    #[error(transparent)]
    Hub(#[from] HubError),
    #[error(transparent)]
    Database(#[from] DbError),
    #[error(transparent)]
    Io(#[from] std::io::Error),
    #[error("the system gave no random bytes")]
    Random(#[from] getrandom::Error),
    #[error("{path} is not empty", path = .path.display())]
    NotEmpty { path: PathBuf },
    #[error("workspace {workspace} is in this hub already")]
    AlreadyThere { workspace: Uuid },
    #[error("there is no workspace {workspace} in this hub")]
    NoWorkspace { workspace: Uuid },
    #[error("{path} is damaged or is not what it should be: {what}", path = .path.display())]
    Damaged { path: PathBuf, what: String },
    #[error("{path} was made by a newer version of the program", path = .path.display())]
    Newer { path: PathBuf },
}

/// A hub's files, opened beside whatever serves them.
pub(crate) struct Open {
    pub(crate) folder: Folder,
    pub(crate) database: Arc<SqliteDb>,
    pub(crate) hub: Hub,
    pub(crate) clock: Arc<dyn Clock>,
}

impl Open {
    /// A folder that has a hub in it.
    pub(crate) async fn existing(data_dir: &Path) -> Result<Self, OpsError> {
        Self::at(Folder::existing(data_dir)?).await
    }

    pub(crate) async fn at(folder: Folder) -> Result<Self, OpsError> {
        let key = hub_key(&folder)?;
        let database = Arc::new(SqliteDb::open(&folder.database()).await?);
        let clock: Arc<dyn Clock> = Arc::new(SystemClock::default());
        let hub = hub(&database, &key, &clock);
        Ok(Self { folder, database, hub, clock })
    }

    pub(crate) async fn close(self) {
        self.database.close().await;
    }
}

/// An invitation that opens one more workspace.
pub async fn invite_owner(
    data_dir: &Path,
    addresses: &[String],
) -> Result<OwnerInvitation, OpsError> {
    let open = Open::existing(data_dir).await?;
    let key = hub_key(&open.folder)?;
    let made =
        serve::invite_owner(&*open.database, &key, &open.folder, addresses, &*open.clock).await;
    open.close().await;
    Ok(made?)
}
