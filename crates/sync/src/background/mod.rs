//! Synchronises by itself: on news from the hub, after edits, now and then, and
//! when asked. Nothing here ever holds up a window.

mod pace;
mod state;

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;

use crate::api::{Cause, Poke, Pokes};
use crate::engine::{Ctx, Report, Swap, SyncError, causes, sync_now};
use crate::machine::Stop;
use crate::ports::Ports;
use pace::{Pace, backoff};

pub use state::ConnectionState;

/// The program around: it has the file, and may close and open it.
#[async_trait]
pub trait Host: Send + Sync {
    /// The open workspace with its hub; the same as long as it is open, so that a
    /// connection and its token are used again. `None` without a hub.
    async fn here(&self) -> Result<Option<Ctx>, SyncError>;

    /// Closes the file, has [`Swap::carry_out`] done, and opens the file again.
    async fn swap(&self, swap: Swap) -> Result<(), Cause>;

    /// A sync ended: whatever it touched is seen differently now.
    fn synced(&self, report: &Report);
}

/// As often as one sync may ask for the file to be closed.
const SWAPS: usize = 3;

/// Synchronises until neither side has more, closing and opening the file where
/// that is needed.
///
/// # Errors
/// As [`sync_now`]; and [`SyncError::NoHub`].
pub async fn sync_until_still(host: &dyn Host) -> Result<Report, SyncError> {
    let mut whole: Option<Report> = None;
    for _ in 0..=SWAPS {
        let ctx = host.here().await?.ok_or(SyncError::NoHub)?;
        let mut report = sync_now(&ctx).await?;
        // Nobody may hold the file any more when it is closed.
        drop(ctx);
        let swap = report.swap.take();
        let mut report = match whole.take() {
            Some(before) => before.and_then(report),
            None => report,
        };
        let Some(swap) = swap else {
            host.synced(&report);
            return Ok(report);
        };
        if let Err(cause) = host.swap(swap).await {
            tracing::error!(cause = %causes(cause.as_ref()), "the file could not be exchanged");
            report.stopped = Some(Stop::Here);
            host.synced(&report);
            return Ok(report);
        }
        whole = Some(report);
    }
    let mut report = whole.unwrap_or_default();
    report.stopped = Some(Stop::NoProgress);
    host.synced(&report);
    Ok(report)
}

/// What waits is handed over when the program ends, if that is quick. What is not
/// goes up the next time.
pub async fn quick_sync_at_closing(ctx: &Ctx, ports: &Ports, most: Duration) -> Option<Report> {
    tokio::select! {
        report = sync_now(ctx) => report.ok(),
        () = ports.rest.rest(most) => None,
    }
}

/// A task that synchronises. Dropped, it ends between two awaits: whatever was
/// under way counts as lost on the way, which every sync allows for.
#[derive(Debug)]
pub struct Background {
    signals: Arc<Signals>,
    state: watch::Receiver<ConnectionState>,
    task: JoinHandle<()>,
}

#[derive(Debug, Default)]
struct Signals {
    now: Notify,
    committed: Notify,
}

impl Background {
    pub fn start(host: Arc<dyn Host>, ports: Ports) -> Self {
        let signals = Arc::new(Signals::default());
        let (tell, state) = watch::channel(ConnectionState::LocalOnly);
        let work = Work { host, ports, signals: Arc::clone(&signals), tell, pokes: None };
        Self { signals, state, task: tokio::spawn(work.run()) }
    }

    /// Something was edited here.
    pub fn committed(&self) {
        self.signals.committed.notify_one();
    }

    /// Somebody wants it now, or came to a hub, or left one.
    pub fn now(&self) {
        self.signals.now.notify_one();
    }

    pub fn state(&self) -> watch::Receiver<ConnectionState> {
        self.state.clone()
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        self.task.abort();
    }
}

struct Work {
    host: Arc<dyn Host>,
    ports: Ports,
    signals: Arc<Signals>,
    tell: watch::Sender<ConnectionState>,
    pokes: Option<Box<dyn Pokes>>,
}

impl Work {
    async fn run(mut self) {
        let mut failures = 0;
        loop {
            let pace = self.turn().await;
            failures = if matches!(pace, Pace::Retry { .. }) { failures + 1 } else { 0 };
            self.wait(pace, failures).await;
        }
    }

    /// One sync, and how to go on after it.
    async fn turn(&mut self) -> Pace {
        let ctx = match self.host.here().await {
            Ok(Some(ctx)) => ctx,
            Ok(None) => {
                self.pokes = None;
                self.say(ConnectionState::LocalOnly);
                return Pace::Asked;
            }
            Err(error) => return self.failed(&error),
        };
        // Listened to from before the sync, so that nothing falls in between.
        if self.pokes.is_none() {
            self.pokes = ctx.hub.pokes().await.ok();
        }
        drop(ctx);
        self.say(ConnectionState::Syncing);
        match sync_until_still(self.host.as_ref()).await {
            Ok(report) => {
                if report.stopped.is_some() || report.round_trips == 0 {
                    self.pokes = None;
                }
                let now = self.ports.clock.now().wall;
                let before = self.tell.borrow().clone();
                self.say(ConnectionState::after(report.stopped, &before, now));
                Pace::after(report.stopped)
            }
            Err(error) => self.failed(&error),
        }
    }

    fn failed(&mut self, error: &SyncError) -> Pace {
        tracing::error!(cause = %causes(error), "a sync failed on this side");
        self.pokes = None;
        let stop = match error {
            SyncError::Key(crate::key::KeyError::Missing | crate::key::KeyError::Damaged) => {
                Stop::KeyMissing
            }
            SyncError::Key(crate::key::KeyError::Keychain(_) | crate::key::KeyError::Gone)
            | SyncError::NoHub
            | SyncError::Store(_)
            | SyncError::Turn(_)
            | SyncError::Hub(_) => Stop::Here,
        };
        self.say(ConnectionState::Stopped(stop));
        Pace::after(Some(stop))
    }

    fn say(&self, state: ConnectionState) {
        self.tell.send_if_modified(|now| {
            let changed = *now != state;
            // What is under way remembers since when nobody answered.
            if let ConnectionState::Syncing = state
                && let ConnectionState::Offline { .. } = now
            {
                return false;
            }
            *now = state;
            changed
        });
    }

    async fn wait(&mut self, pace: Pace, failures: u32) {
        let rest = Arc::clone(&self.ports.rest);
        let signals = Arc::clone(&self.signals);
        match pace {
            Pace::Asked => signals.now.notified().await,
            Pace::Retry { after } => {
                let wait = backoff(failures, self.ports.chance.as_ref());
                tokio::select! {
                    () = rest.rest(after.map_or(wait, |after| after.max(wait))) => {}
                    () = signals.now.notified() => {}
                }
            }
            Pace::Slowly => tokio::select! {
                () = rest.rest(pace::SLOWLY) => {}
                () = signals.now.notified() => {}
            },
            Pace::Listening => {
                tokio::select! {
                    () = rest.rest(pace::POLL) => {}
                    () = signals.now.notified() => {}
                    () = signals.committed.notified() => rest.rest(pace::DEBOUNCE).await,
                    () = self.news() => {}
                }
            }
        }
    }

    /// Until the hub has something that is not here. Without a line to it, never:
    /// then it is asked now and then.
    async fn news(&mut self) {
        let host = Arc::clone(&self.host);
        while let Some(pokes) = self.pokes.as_mut() {
            match pokes.next().await {
                Ok(Poke::Alive) => {}
                Ok(Poke::News { seq: None }) => return,
                Ok(Poke::News { seq: Some(seq) }) => {
                    if !is_here(host.as_ref(), seq).await {
                        return;
                    }
                }
                // The next turn listens anew, if anybody answers.
                Err(_) => {
                    self.pokes = None;
                    return;
                }
            }
        }
        std::future::pending().await
    }
}

async fn is_here(host: &dyn Host, seq: u64) -> bool {
    let Ok(Some(ctx)) = host.here().await else { return false };
    matches!(ctx.store.cursor().await, Ok(Some(at)) if at.seq >= seq)
}
