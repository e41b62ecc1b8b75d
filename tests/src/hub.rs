use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use desk_core::moment::Clock;
use desk_hub::db::Database as _;
use desk_hub::db::sqlite::SqliteDb;
use desk_hub::ops::{self, Report};
use desk_hub::serve::{Folder, ServeOptions, SystemClock, hub, hub_key, prepare};
use tempfile::TempDir;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use uuid::Uuid;

use crate::line::Line;

/// The real hub: its server over TLS on this machine, on a disk of its own.
#[derive(Debug)]
pub struct Hub {
    disk: TempDir,
    /// The line that desktops call on; it stays when the hub goes.
    pub line: Line,
    /// For whoever brings the first workspace.
    pub invitation: String,
    running: Option<Running>,
}

#[derive(Debug)]
struct Running {
    end: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Hub {
    pub async fn new() -> Self {
        let here = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
        let line = Line::new().await;
        let mut hub = Self { disk: here.unwrap(), line, invitation: String::new(), running: None };
        hub.start().await;
        hub
    }

    /// Where it keeps everything.
    pub fn data(&self) -> PathBuf {
        self.disk.path().join("hub")
    }

    pub fn database(&self) -> PathBuf {
        self.data().join("hub.sqlite")
    }

    pub async fn start(&mut self) {
        let listen = SocketAddr::from(([127, 0, 0, 1], free_port()));
        let options = ServeOptions {
            data_dir: self.data(),
            listen,
            addresses: vec![format!("https://{}", self.line.at)],
            certificate: None,
            metrics_for_all: false,
        };
        let ready = prepare(options).await.unwrap();
        if let Some(invitation) = &ready.invitation {
            self.invitation = invitation.text.clone();
        }
        self.line.lead_to(listen);
        let (end, ending) = oneshot::channel::<()>();
        let task = tokio::spawn(async move {
            let ending = async {
                let _ = ending.await;
            };
            ready.serve(ending).await.unwrap();
        });
        self.running = Some(Running { end, task });
    }

    /// Ends it; what it acknowledged is on disk.
    pub async fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            let _ = running.end.send(());
            running.task.await.unwrap();
        }
    }

    /// For one more workspace.
    pub async fn invite_owner(&self) -> String {
        ops::invite_owner(&self.data(), &[]).await.unwrap().text
    }

    pub async fn back_up(&self, name: &str) -> PathBuf {
        let target = self.disk.path().join(name);
        ops::backup(&self.data(), &target).await.unwrap();
        target
    }

    /// In place of what it has; what came after the backup is gone.
    pub async fn restore(&mut self, backup: &Path) {
        self.stop().await;
        ops::restore(backup, &self.data(), true).await.unwrap();
        self.start().await;
    }

    pub async fn verify(&self) -> Report {
        ops::verify(&self.data()).await.unwrap()
    }

    /// A fresh snapshot, and the log before it is not handed out one by one any
    /// more.
    pub async fn forget_the_log(&self) {
        ops::compact(&self.data()).await.unwrap();
        let folder = Folder::existing(&self.data()).unwrap();
        let key = hub_key(&folder).unwrap();
        let database = Arc::new(SqliteDb::open(&folder.database()).await.unwrap());
        let clock: Arc<dyn Clock> = Arc::new(SystemClock::default());
        let service = hub(&database, &key, &clock);
        for workspace in database.workspaces().await.unwrap() {
            service.compact(workspace, Some(u64::MAX)).await.unwrap();
        }
        database.close().await;
    }

    pub async fn workspaces(&self) -> Vec<Uuid> {
        let database = SqliteDb::open(&self.database()).await.unwrap();
        let workspaces = database.workspaces().await.unwrap();
        database.close().await;
        workspaces
    }
}

/// One that was free a moment ago.
fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}
