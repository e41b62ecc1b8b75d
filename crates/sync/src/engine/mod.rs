//! One sync: hand over what waits, take what was decided, until both sides hold
//! the same. [`crate::machine`] says what comes next; here it is done.

mod bootstrap;
mod fork;
mod rounds;
mod rows;
#[cfg(test)]
mod rows_tests;
mod swap;
#[cfg(test)]
mod tests;
mod trust;
mod turn;
mod upload;

use std::collections::BTreeSet;
use std::pin::Pin;
use std::sync::Arc;

use desk_core::schema::EntityType;
use desk_store::{FileKey, FollowError, HubLink, LinkState, Store, StoreError};
use desk_wire::protocol::Head;

use crate::api::{HubApi, HubError};
use crate::doors::{Credentials, HubAddress};
use crate::key::{DeviceKey, KeyError};
use crate::machine::{At, Machine, Own, Step, Stop};
use crate::ports::Ports;

pub(crate) use bootstrap::{Unfilled, fill};
use rounds::Asked;
pub(crate) use swap::Become;
pub use swap::{Swap, SwapError};
pub(crate) use trust::head_is_signed;
pub use turn::{Turn, TurnError};
pub(crate) use upload::{UploadError, upload_rows};

/// A workspace with its hub, as this device.
#[derive(Clone)]
pub struct Ctx {
    pub store: Arc<Store>,
    pub hub: Arc<dyn HubApi>,
    pub key: DeviceKey,
    pub hub_key: [u8; 32],
    /// Of the workspace's file, for one that is filled beside it.
    pub file_key: FileKey,
    pub ports: Ports,
}

impl std::fmt::Debug for Ctx {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ctx").field("store", &self.store).finish_non_exhaustive()
    }
}

/// What went wrong on this side. What the hub does or says never ends here.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// The workspace has no hub.
    #[error("the workspace has no hub")]
    NoHub,
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Turn(#[from] TurnError),
    /// The way to the hub could not even be made.
    #[error(transparent)]
    Hub(#[from] HubError),
}

impl From<desk_wire::WireError> for SyncError {
    fn from(error: desk_wire::WireError) -> Self {
        Self::Store(error.into())
    }
}

/// What a sync did.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Commands of ours that the hub decided about.
    pub pushed: u64,
    /// Events that came, ours among them.
    pub pulled: u64,
    /// Conflicts that arose.
    pub conflicts: u64,
    /// Commands of ours that were not accepted.
    pub rejected: u64,
    /// Where we stand now.
    pub head: Option<Head>,
    /// Hex, over the sums of everything confirmed that we may see.
    pub state_digest: String,
    pub round_trips: u64,
    pub bytes_up: u64,
    pub bytes_down: u64,
    /// Price lists whose rows came.
    pub lists: u64,
    /// The record types of which something is seen differently now.
    pub touched: BTreeSet<EntityType>,
    /// Why it ended before both sides agreed.
    pub stopped: Option<Stop>,
    /// What must be done with the file before the next sync; then sync again.
    pub swap: Option<Swap>,
}

impl Report {
    /// This one and the next, which went on where it had to leave off.
    #[must_use]
    pub fn and_then(self, next: Self) -> Self {
        Self {
            pushed: self.pushed + next.pushed,
            pulled: self.pulled + next.pulled,
            conflicts: self.conflicts + next.conflicts,
            rejected: self.rejected + next.rejected,
            round_trips: self.round_trips + next.round_trips,
            bytes_up: self.bytes_up + next.bytes_up,
            bytes_down: self.bytes_down + next.bytes_down,
            lists: self.lists + next.lists,
            // A whole file may have taken another's place.
            touched: EntityType::ALL.into(),
            ..next
        }
    }
}

impl Ctx {
    /// Speaks with the hub that the workspace has.
    ///
    /// # Errors
    /// [`SyncError::NoHub`]; [`SyncError::Key`] when the device's key is not here.
    pub async fn of(store: Arc<Store>, file_key: FileKey, ports: Ports) -> Result<Self, SyncError> {
        let link = store.link().await?.ok_or(SyncError::NoHub)?;
        let in_file = link.device_key.map(|key| desk_secrets::Secret::new(key.to_vec()));
        let key = ports.keys.find(store.workspace(), store.device(), in_file.as_ref()).await?;
        let credentials = Credentials {
            workspace: store.workspace(),
            device: store.device(),
            key: key.clone(),
            shelf: Arc::clone(&store) as Arc<dyn crate::doors::TokenShelf>,
        };
        let hub = ports.doors.open(&address_of(&link), credentials)?;
        Ok(Self { store, hub, key, hub_key: link.hub_key, file_key, ports })
    }
}

pub(crate) fn address_of(link: &HubLink) -> HubAddress {
    HubAddress { addresses: link.addresses.clone(), certificate: link.certificate }
}

/// Hands over and takes until nothing waits and nothing more comes, then fetches
/// the rows of lists that came without. One at a time for each file, whoever asks.
///
/// A report with [`Report::swap`] asks for the file to be closed; see there.
///
/// # Errors
/// Only what is wrong on this side; why a hub did not do it stands in the report.
pub fn sync_now(ctx: &Ctx) -> Pin<Box<dyn Future<Output = Result<Report, SyncError>> + Send + '_>> {
    // In a box: it is the root of a deep tree of futures.
    Box::pin(async move {
        let _turn = Turn::take(ctx.store.path()).await?;
        let before = ctx.hub.traffic();
        let mut run = Run::new(ctx);
        run.go().await?;
        let mut report = run.report;
        let after = ctx.hub.traffic();
        report.bytes_up = after.up.saturating_sub(before.up);
        report.bytes_down = after.down.saturating_sub(before.down);
        report.head = ctx.store.head().await?;
        report.state_digest = state_digest(&ctx.store).await?;
        note(ctx, &report, run.clock_offset_ms).await?;
        Ok(report)
    })
}

/// Hex over the sums of everything confirmed: the same wherever the same is
/// confirmed and may be seen.
pub async fn state_digest(store: &Store) -> Result<String, StoreError> {
    let mut hasher = blake3::Hasher::new_derive_key("partner-desk 2026 shown digest");
    for one in store.digests().await? {
        hasher.update(&one.scope.to_le_bytes());
        hasher.update(&one.digest);
    }
    Ok(hasher.finalize().to_hex().to_string())
}

/// How it went, for the next time and for whoever looks.
async fn note(ctx: &Ctx, report: &Report, offset: Option<i64>) -> Result<(), StoreError> {
    let Some(link) = ctx.store.link().await? else { return Ok(()) };
    let state = match report.stopped {
        Some(stop) if stop.ends_link() => LinkState::Stopped(stop.code().to_owned()),
        // Somebody let the device in again.
        None => LinkState::Active,
        Some(_) => link.state.clone(),
    };
    if state != link.state {
        ctx.store.set_link_state(&state).await?;
    }
    let result = report.stopped.map_or("ok", Stop::code);
    let offset = offset.unwrap_or(link.clock_offset_ms);
    ctx.store.note_sync(ctx.ports.clock.now().wall, result, offset).await
}

/// A sync under way.
struct Run<'a> {
    ctx: &'a Ctx,
    machine: Machine,
    report: Report,
    /// Lists whose rows the hub has, as far as this sync knows.
    uploaded: BTreeSet<[u8; 32]>,
    clock_offset_ms: Option<i64>,
    /// The hub was restored, and what it told behind this event may never have been.
    told_after: Option<u64>,
    /// What the hub said to the question that was put while its last answer was
    /// written down.
    ahead: Option<Result<Asked, Failed>>,
}

/// How a step ended.
enum Ended {
    Next(Step),
    /// The file must be closed first.
    Swap(Swap),
}

/// What a step may fail with: the hub's doing, or ours.
enum Failed {
    Hub(At, HubError),
    Here(SyncError),
}

impl<E: Into<SyncError>> From<E> for Failed {
    fn from(error: E) -> Self {
        Self::Here(error.into())
    }
}

impl<'a> Run<'a> {
    fn new(ctx: &'a Ctx) -> Self {
        Self {
            ctx,
            machine: Machine::default(),
            report: Report::default(),
            uploaded: BTreeSet::new(),
            clock_offset_ms: None,
            told_after: None,
            ahead: None,
        }
    }

    async fn go(&mut self) -> Result<(), SyncError> {
        let mut step = self.first_step().await?;
        loop {
            if !matches!(step, Step::Round) {
                // It was asked from a place where we no longer are.
                self.ahead = None;
            }
            let done = match step {
                Step::Round | Step::Smaller | Step::Skip => self.round().await,
                Step::Resend { from } => self.resend(from).await,
                Step::Fork => self.fork().await,
                Step::Bootstrap => self.bootstrap().await,
                Step::Done => match self.fetch_rows().await? {
                    Some(stop) => {
                        self.report.stopped = Some(stop);
                        return Ok(());
                    }
                    None => {
                        self.ctx.store.tidy().await?;
                        return Ok(());
                    }
                },
                Step::Stop(stop) => {
                    self.report.stopped = Some(stop);
                    return Ok(());
                }
            };
            step = match done {
                Ok(Ended::Next(step)) => step,
                Ok(Ended::Swap(swap)) => {
                    self.report.swap = Some(swap);
                    return Ok(());
                }
                Err(Failed::Hub(at, error)) => self.refused(at, &error).await?,
                Err(Failed::Here(error)) => return Err(error),
            };
        }
    }

    /// Something confirmed that no place in the hub's chain stands for came from
    /// elsewhere: then the hub's own state is taken first, and what waits goes on
    /// top of it.
    async fn first_step(&mut self) -> Result<Step, StoreError> {
        let store = &self.ctx.store;
        let from_elsewhere =
            store.cursor().await?.is_none() && !store.confirmed_rows(None, 1).await?.is_empty();
        Ok(if from_elsewhere { self.machine.begin_anew() } else { Step::Round })
    }

    /// What the hub would not do, logged once, and what is done about it.
    async fn refused(&mut self, at: At, error: &HubError) -> Result<Step, StoreError> {
        let numbers = self.ctx.store.own_numbers().await?;
        let own = Own { first: numbers.first, last: numbers.last };
        if let HubError::Problem(problem) = error
            && let Some(new) = problem.epoch
        {
            self.told_after = Some(new.from_seq);
        }
        let step = self.machine.failed(at, error, own);
        tracing::info!(?at, cause = %causes(error), ?step, "the hub did not do it");
        Ok(step)
    }

    async fn resend(&mut self, from: u64) -> Result<Ended, Failed> {
        self.ctx.store.resend_from(from).await?;
        Ok(Ended::Next(Step::Round))
    }
}

/// An error with what is behind it, on one line.
pub(crate) fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        next = cause.source();
    }
    text
}

/// What the file says of an answer: the hub's fault, or ours.
fn misfit(error: FollowError) -> Result<crate::machine::Misfit, StoreError> {
    use crate::machine::Misfit;
    match error {
        FollowError::Gap { .. }
        | FollowError::BrokenChain
        | FollowError::EpochChanged
        | FollowError::WrongChunk
        | FollowError::Incomplete { .. } => Ok(Misfit::Forged),
        FollowError::NotOurs { .. } => Ok(Misfit::NotOurs),
        FollowError::Diverged => Ok(Misfit::Diverged),
        FollowError::Store(error) => Err(error),
    }
}
