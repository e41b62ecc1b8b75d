//! The hub over HTTP (docs/hub-openapi.yaml).

mod answer;
mod blob;
mod call;
mod doors;
mod gate;
mod invite;
mod metric;
mod plain;
mod record;
mod router;
mod routes;
mod stream;

use std::sync::Arc;

use desk_core::moment::Clock;
use ed25519_dalek::SigningKey;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::sync::watch;

use crate::Hub;
use crate::auth::RateLimits;
use crate::db::Database;

pub use answer::{MESSAGE_TYPE, PROBLEM_TYPE};
pub use blob::{COMPLETE, HAVE};
pub use call::Peer;
pub use router::router;
pub use routes::{Access, Route};

/// What every request needs.
pub struct App {
    pub hub: Arc<Hub>,
    pub database: Arc<dyn Database>,
    /// The hub's own, which signs tokens.
    pub key: SigningKey,
    pub clock: Arc<dyn Clock>,
    pub limits: RateLimits,
    /// Becomes true when the hub is told to end, so that streams do too.
    pub ending: watch::Receiver<bool>,
    pub metrics: PrometheusHandle,
    /// Whether other machines may read the metrics.
    pub metrics_for_all: bool,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").finish_non_exhaustive()
    }
}

impl App {
    pub(crate) fn now_ms(&self) -> i64 {
        self.clock.now().wall.as_millisecond()
    }
}
