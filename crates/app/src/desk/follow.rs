//! Exchanging with the hub: when asked, and by itself.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use desk_store::LinkState;
use desk_sync::api::Cause;
use desk_sync::background::{Background, Host, quick_sync_at_closing, sync_until_still};
use desk_sync::engine::{Ctx, Report, Swap, SyncError};
use tokio::task::JoinHandle;

use super::bench::Bench;
use super::connection::{of_report, of_state};
use super::here::tags_of;
use super::hub_ports;
use crate::error::{AppError, ErrorCode};
use crate::views::{Connection, Event, Tag};

/// Nobody waits longer than this for a window to close.
const QUICK: Duration = Duration::from_secs(2);

/// The exchange that goes on by itself, as long as this lives.
pub(super) struct Following {
    background: Background,
    telling: JoinHandle<()>,
}

impl Drop for Following {
    fn drop(&mut self) {
        self.telling.abort();
    }
}

/// The program, as the exchange sees it.
struct Hosting(Arc<Bench>);

#[async_trait]
impl Host for Hosting {
    async fn here(&self) -> Result<Option<Ctx>, SyncError> {
        self.0.line().await
    }

    async fn swap(&self, swap: Swap) -> Result<(), Cause> {
        let Some(file) = self.0.file().await else { return Ok(()) };
        Ok(self.0.swap(&file.store, swap).await?)
    }

    fn synced(&self, report: &Report) {
        self.0.tell(report);
    }
}

impl Bench {
    /// The line to the hub of the open workspace; `None` without one.
    pub(crate) async fn line(&self) -> Result<Option<Ctx>, SyncError> {
        let Some(file) = self.file().await else { return Ok(None) };
        let mut line = self.line.lock().await;
        if let Some(ctx) = line.as_ref().filter(|ctx| Arc::ptr_eq(&ctx.store, &file.store)) {
            return Ok(Some(ctx.clone()));
        }
        if file.store.link().await?.is_none() || file.store.is_read_only() {
            return Ok(None);
        }
        let ports = hub_ports(&self.ports).await;
        let ctx = Ctx::of(Arc::clone(&file.store), file.file_key.clone(), ports).await?;
        *line = Some(ctx.clone());
        Ok(Some(ctx))
    }

    /// The hub of the open workspace, for a deed that asks it something.
    pub(crate) async fn hub(&self) -> Result<Ctx, AppError> {
        let no_hub = || AppError::new(ErrorCode::NoHub, "the workspace has no hub");
        self.line().await?.ok_or_else(no_hub)
    }

    /// Exchanges everything with the hub, whatever that takes.
    ///
    /// # Errors
    /// Only what is wrong on this side; why a hub did not do it stands in the
    /// report.
    pub(crate) async fn exchange(self: &Arc<Self>) -> Result<Report, AppError> {
        self.hub().await?;
        self.show(Connection::Syncing);
        match sync_until_still(&Hosting(Arc::clone(self))).await {
            Ok(report) => Ok(report),
            Err(error) => {
                self.show(Connection::Stopped);
                Err(error.into())
            }
        }
    }

    /// Looks for news by itself from now on, and at once.
    pub(crate) async fn follow(self: &Arc<Self>) {
        if !self.ports.hubs.in_background {
            return;
        }
        if let Some(following) = &*self.following() {
            following.background.now();
            return;
        }
        let ports = hub_ports(&self.ports).await;
        let background = Background::start(Arc::new(Hosting(Arc::clone(self))), ports);
        let mut state = background.state();
        let bench = Arc::downgrade(self);
        let telling = tokio::spawn(async move {
            while state.changed().await.is_ok() {
                let now = of_state(&state.borrow_and_update());
                let Some(bench) = bench.upgrade() else { return };
                bench.show(now);
            }
        });
        *self.following() = Some(Following { background, telling });
    }

    /// Something was edited here.
    pub(crate) fn committed(&self) {
        if let Some(following) = &*self.following() {
            following.background.committed();
        }
    }

    /// Stops looking. What was under way counts as lost on the way, which every
    /// exchange allows for.
    pub(crate) async fn stop_following(&self) {
        drop(self.following().take());
        *self.line.lock().await = None;
    }

    /// The workspace is closed: hands over what waits, if that is quick.
    pub(crate) async fn hand_over_and_stop(&self) {
        let followed = self.following().take().is_some();
        let connected = self.connection().connection == Some(Connection::Connected);
        if followed
            && connected
            && let Ok(Some(ctx)) = self.line().await
            && waits(&ctx).await
        {
            let ports = ctx.ports.clone();
            // What did not go up in time goes up the next time.
            let _ = quick_sync_at_closing(&ctx, &ports, QUICK).await;
        }
        *self.line.lock().await = None;
    }

    fn following(&self) -> std::sync::MutexGuard<'_, Option<Following>> {
        self.following.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says what came, and only what came.
    fn tell(&self, report: &Report) {
        let quiet = report.touched.is_empty() && report.pushed == 0 && report.pulled == 0;
        let mut tags = if quiet { Vec::new() } else { tags_of(&report.touched) };
        tags.push(Tag::Hub);
        self.ports.announce.announce(Event::Changed { tags });
        self.show(of_report(report));
    }
}

async fn waits(ctx: &Ctx) -> bool {
    let active = ctx.store.link().await.ok().flatten();
    let active = active.is_some_and(|link| link.state == LinkState::Active);
    active && ctx.store.glance().await.is_ok_and(|glance| glance.waiting > 0)
}
