//! The running hub: its folder, its key, its certificate, its door.

mod certificate;
mod clock;
mod folder;
mod key;
mod listen;
mod owner;
mod random;
mod room;
mod signals;
mod stall;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use desk_core::moment::Clock;
use ed25519_dalek::SigningKey;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::Hub;
use crate::auth::{OwnerInvitationError, RateLimits};
use crate::db::sqlite::SqliteDb;
use crate::db::{Database, DbError};
use crate::http::{App, router};

pub use certificate::{Certificate, CertificateFiles};
pub use clock::{SystemClock, new_id, now_ms};
pub use folder::{Folder, Held, make_private_folder, open_to_others, write_private};
pub use key::hub_key;
pub use owner::{OwnerInvitation, invite_owner};
pub use random::SystemRandom;
pub use signals::told_to_end;

/// How a hub is to run.
#[derive(Debug, Clone)]
pub struct ServeOptions {
    pub data_dir: PathBuf,
    pub listen: SocketAddr,
    /// What invitations name; where it listens, when there are none.
    pub addresses: Vec<String>,
    /// The hub's own, when none is given.
    pub certificate: Option<CertificateFiles>,
    pub metrics_for_all: bool,
}

/// Why there is no hub.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error(transparent)]
    Io(#[from] std::io::Error),
    #[error("{path} is in use by another hub", path = .path.display())]
    InUse { path: PathBuf },
    #[error("there is no hub in {path}", path = .path.display())]
    NoHub { path: PathBuf },
    #[error("{path} does not hold the hub's key", path = .path.display())]
    Key { path: PathBuf },
    #[error("{path} does not hold a certificate, or not its key", path = .path.display())]
    Certificate { path: PathBuf },
    #[error("the certificate could not be made")]
    MakeCertificate(#[from] rcgen::Error),
    #[error("the certificate cannot be used")]
    Tls(#[from] tokio_rustls::rustls::Error),
    #[error("{listen} cannot be listened on: {cause}")]
    Listen { listen: SocketAddr, cause: std::io::Error },
    #[error("{address} is no address of a hub: it begins with https://")]
    Address { address: String },
    #[error(
        "the hub has not run here yet, so it does not know its address: name it with --address"
    )]
    NoAddress,
    #[error("the system gave no random bytes")]
    Random(#[from] getrandom::Error),
    #[error(transparent)]
    Invitation(#[from] OwnerInvitationError),
    #[error(transparent)]
    Database(#[from] DbError),
    #[error(transparent)]
    Wire(#[from] desk_wire::WireError),
    #[error("the metrics could not be set up")]
    Metrics(#[from] metrics_exporter_prometheus::BuildError),
}

/// A hub that is about to serve.
#[derive(Debug)]
pub struct Ready {
    /// Where it is reached, as invitations name it.
    pub address: String,
    /// For whoever opens a workspace next; `None` when one was opened already.
    pub invitation: Option<OwnerInvitation>,
    listener: TcpListener,
    certificate: Certificate,
    app: Arc<App>,
    database: Arc<SqliteDb>,
    end: watch::Sender<bool>,
    _held: Held,
}

/// Seconds, by which times are sorted.
const BUCKETS: &[f64] = &[0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 30.0];
const SWEEP: Duration = Duration::from_secs(60);

/// Makes what is missing and opens everything; nothing is served yet.
pub async fn prepare(options: ServeOptions) -> Result<Ready, ServeError> {
    for address in &options.addresses {
        if !address.starts_with("https://") || address.len() < 9 {
            return Err(ServeError::Address { address: address.clone() });
        }
    }
    let folder = Folder::make(&options.data_dir)?;
    let held = folder.hold()?;
    let key = hub_key(&folder)?;
    let listener = TcpListener::bind(options.listen)
        .await
        .map_err(|cause| ServeError::Listen { listen: options.listen, cause })?;
    let listen = listener.local_addr()?;
    let addresses = match options.addresses {
        given if !given.is_empty() => given,
        _ => vec![format!("https://{listen}")],
    };
    let files = match options.certificate {
        Some(files) => files,
        None => CertificateFiles::own(&folder, listen, &addresses)?,
    };
    let certificate = files.read()?;
    owner::write_down(&folder, &addresses, certificate.fingerprint)?;

    let database = Arc::new(SqliteDb::open(&folder.database()).await?);
    folder::close_to_others(&folder.database())?;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::default());
    let hub = self::hub(&database, &key, &clock);
    let invitation = owner::first(&*database, &key, &folder, &*clock).await?;
    let (end, ending) = watch::channel(false);
    let app = Arc::new(App {
        hub: Arc::new(hub),
        database: Arc::clone(&database) as Arc<dyn Database>,
        key,
        clock,
        limits: RateLimits::default(),
        ending,
        metrics: metrics_handle()?,
        metrics_for_all: options.metrics_for_all,
    });
    let address = addresses.into_iter().next().unwrap_or_default();
    Ok(Ready { address, invitation, listener, certificate, app, database, end, _held: held })
}

/// The hub over its database.
pub fn hub(database: &Arc<SqliteDb>, key: &SigningKey, clock: &Arc<dyn Clock>) -> Hub {
    let database = Arc::clone(database) as Arc<dyn Database>;
    Hub::new(database, key.clone(), Arc::clone(clock), Arc::new(SystemRandom))
}

/// One recorder a process, however many hubs a test starts in it.
fn metrics_handle() -> Result<PrometheusHandle, ServeError> {
    let recorder = PrometheusBuilder::new().set_buckets(BUCKETS)?.build_recorder();
    let handle = recorder.handle();
    // Another hub of this process was first; its counts go on.
    let _ = metrics::set_global_recorder(recorder);
    Ok(handle)
}

impl Ready {
    /// Serves until `ending`; what was acknowledged by then is on disk.
    pub async fn serve(self, ending: impl Future<Output = ()>) -> Result<(), ServeError> {
        let Self { listener, certificate, app, database, end, .. } = &self;
        let sweeper = tokio::spawn(sweep(Arc::clone(app)));
        let routes = router(Arc::clone(app));
        let told = async {
            ending.await;
            tracing::info!("ending");
            end.send_replace(true);
        };
        tracing::info!("serving");
        listen::listen(listener, Arc::clone(&certificate.tls), routes, told).await;
        sweeper.abort();
        // The last one out writes the journal back into the file.
        database.close().await;
        tracing::info!("ended");
        Ok(())
    }
}

async fn sweep(app: Arc<App>) {
    let mut every = tokio::time::interval(SWEEP);
    loop {
        every.tick().await;
        app.limits.sweep();
        tidy(&app).await;
        app.metrics.run_upkeep();
    }
}

/// Snapshots and pages, behind the back of whoever works.
async fn tidy(app: &App) {
    let Ok(workspaces) = app.database.workspaces().await else { return };
    for workspace in workspaces {
        if let Err(cause) = app.hub.tidy(workspace).await {
            tracing::error!(%workspace, %cause, "a workspace could not be tidied");
        }
    }
}
