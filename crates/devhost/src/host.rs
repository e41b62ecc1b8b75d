//! The desk behind the HTTP, and the routes to it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{any, get, post};
use desk_app::system::{SettingsFile, SystemClock, SystemIds};
use desk_app::{AppError, Desk, Hubs, KeyFileAccess, Locks, Ports, deeds};
use desk_secrets::{
    AbsentKeychain, Keychain, MemoryKeychain, NoPresence, OsKeychain, OsRandomness, Randomness,
};
use tempfile::TempDir;
use tokio::runtime::Handle;
use tower_http::services::ServeDir;

use crate::args::{Args, KeychainChoice};
use crate::files::{Folders, SavesInFolder};
use crate::guard::{self, Door};
use crate::news::News;
use crate::refusal::Refusal;
use crate::{DevhostError, calls, files, news};

/// A request is a few words; only `/upload` takes more.
const CALL_LIMIT: usize = 1 << 20;

pub(crate) struct Host {
    desk: Arc<Desk>,
    news: News,
    port: u16,
    pub(crate) token: String,
    pub(crate) folders: Folders,
    /// Gone with this process, and what was uploaded and saved with it.
    _folder: TempDir,
}

impl Host {
    pub(crate) fn start(args: &Args, port: u16) -> Result<Self, DevhostError> {
        std::fs::create_dir_all(&args.data_dir)?;
        let root = std::path::absolute(&args.data_dir)?;
        let folder = tempfile::Builder::new().prefix("devhost-").tempdir_in(&root)?;
        let folders = Folders::make(folder.path())?;
        let news = News::default();
        let ports = Ports {
            clock: Arc::new(SystemClock::default()),
            ids: Arc::new(SystemIds),
            randomness: Arc::new(Mutex::new(OsRandomness)),
            keychain: keychain(args.keychain),
            settings: Arc::new(SettingsFile::new(root.join(SettingsFile::NAME))),
            picker: Arc::new(SavesInFolder(folders.clone())),
            announce: Arc::new(news.clone()),
            hubs: Hubs::in_background(),
            locks: Locks::of_a_window(Arc::new(NoPresence)),
        };
        let key_file = match (&args.key_file, &args.passphrase_file) {
            (Some(key_file), Some(passphrase)) => Some(key_file_access(key_file, passphrase)?),
            _ => None,
        };
        let mut token = [0; 32];
        OsRandomness.fill(&mut token);
        let desk = Arc::new(Desk::new(ports, root, key_file));
        Ok(Self { desk, news, port, token: hex::encode(token), folders, _folder: folder })
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/?token={}", self.port, self.token)
    }

    pub(crate) fn news(&self) -> News {
        self.news.clone()
    }

    pub(crate) fn desk(&self) -> &Desk {
        &self.desk
    }

    /// Does a deed on a thread of its own: it looks into folders and files while
    /// it goes, and must not hold up the others.
    pub(crate) async fn call<Ask, Answer>(
        &self,
        deed: impl AsyncFnOnce(&Desk, Ask) -> Result<Answer, AppError> + Send + 'static,
        ask: Ask,
    ) -> Result<Answer, Refusal>
    where
        Ask: Send + 'static,
        Answer: Send + 'static,
    {
        let desk = Arc::clone(&self.desk);
        let doing =
            tokio::task::spawn_blocking(move || Handle::current().block_on(deed(&desk, ask)));
        Ok(doing.await.map_err(|_| Refusal::at_fault())??)
    }

    /// Like the desktop program does at its start.
    pub(crate) async fn open_last(&self) {
        let opening = async |desk: &Desk, ()| deeds::workspace::open_last(desk).await;
        if self.call(opening, ()).await.is_err() {
            tracing::warn!("no workspace opened by itself");
        }
    }

    pub(crate) async fn close(&self) -> Result<(), AppError> {
        self.desk.close().await
    }
}

pub(crate) fn router(host: &Arc<Host>, ui: &Path) -> Result<Router, DevhostError> {
    let door = Arc::new(Door::new(host.port)?);
    let behind_the_token = calls::routes()
        .route("/call/{*unknown}", any(calls::unknown))
        .route("/events", get(news::stream))
        .layer(DefaultBodyLimit::max(CALL_LIMIT))
        .route("/upload", post(files::upload))
        .route("/saved/{name}", get(files::saved))
        .route_layer(from_fn_with_state(Arc::clone(host), guard::check_token))
        .with_state(Arc::clone(host));
    Ok(behind_the_token
        .fallback_service(ServeDir::new(ui))
        .layer(from_fn_with_state(door, guard::check_host)))
}

fn keychain(choice: KeychainChoice) -> Arc<dyn Keychain> {
    match choice {
        KeychainChoice::Memory => Arc::new(MemoryKeychain::new()),
        KeychainChoice::Os => Arc::new(OsKeychain::new()),
        KeychainChoice::Absent => Arc::new(AbsentKeychain),
    }
}

fn key_file_access(key_file: &Path, passphrase: &Path) -> Result<KeyFileAccess, DevhostError> {
    let passphrase = desk_app::system::passphrase_in(passphrase)
        .map_err(|cause| DevhostError::Passphrase { path: passphrase.to_owned(), cause })?;
    Ok(KeyFileAccess { path: PathBuf::from(key_file), passphrase })
}
