//! Whether what this file keeps of the past is what was written: the device's own
//! commands, each chained to the one before it, and the hub's events as they came.
//!
//! What is found is named by number, so that a person can look at it. A page that is
//! damaged is known by its first and last number: what lies between cannot be told apart.

mod events;
mod own;

use std::collections::HashMap;

use desk_wire::Outcome;
use jiff::Timestamp;
use uuid::Uuid;

use crate::error::StoreError;
use crate::file::Store;

/// What was checked, and what does not fit: the first of each log comes first.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// This device's own commands.
    pub commands: u64,
    /// Events of the hub that are kept here.
    pub events: u64,
    /// Events before or between them that are not: the device began from a snapshot.
    pub events_elsewhere: u64,
    /// The end of the device's own chain: its number and hash.
    pub end: (u64, [u8; 32]),
    pub faults: Vec<Fault>,
}

/// Where it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Log {
    /// Numbers are the device's.
    Commands,
    /// Numbers are the hub's.
    Events,
}

/// Something that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub log: Log,
    pub first: u64,
    /// The same as `first` where it is one.
    pub last: u64,
    pub wrong: Wrong,
    /// When it was made and by whom, as far as that can be read.
    pub made_at: Option<Timestamp>,
    pub author: Option<Uuid>,
}

/// What does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wrong {
    /// It does not follow from the one before it.
    Chain,
    Unreadable,
    /// There is none of that number.
    Missing,
    /// What stands beside a command is not what the command says of itself.
    Label,
    /// What the hub is said to have decided is not what its event says.
    Verdict,
    /// The chain does not end where it should.
    End,
}

impl Wrong {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Chain => "own_chain",
            Self::Unreadable => "unreadable",
            Self::Missing => "missing",
            Self::Label => "label",
            Self::Verdict => "verdict",
            Self::End => "end",
        }
    }
}

/// What the hub's events say of this device's commands, by their numbers.
type Verdicts = HashMap<u64, (u64, Outcome)>;

/// Told how much of how much is checked; answers whether to go on.
pub type Watch<'w> = &'w mut (dyn FnMut(u64, u64) -> bool + Send);

/// How far a check is.
struct Course<'w> {
    watch: Watch<'w>,
    done: u64,
    all: u64,
}

impl Course<'_> {
    fn goes_on(&mut self, more: u64) -> bool {
        self.done += more;
        (self.watch)(self.done, self.all)
    }
}

impl Store {
    /// Goes through all of it; `None` when it was stopped.
    ///
    /// # Errors
    /// When the file cannot be read at all. What can be read and does not fit stands in
    /// the answer.
    pub async fn check_kept(&self, watch: Watch<'_>) -> Result<Option<Kept>, StoreError> {
        let mut tx = self.readers.begin().await?;
        let all: i64 = sqlx::query_scalar(
            "select (select count(*) from outbox) \
               + (select coalesce(sum(last_seq - first_seq + 1), 0) from done_page) \
               + (select coalesce(sum(last - first + 1), 0) from event_page)",
        )
        .fetch_one(&mut *tx)
        .await?;
        let all = u64::try_from(all).unwrap_or(0);
        let mut course = Course { watch, done: 0, all };
        let mut kept = Kept::default();
        let device = self.device.uuid();
        let Some(verdicts) = events::check(&mut tx, device, &mut kept, &mut course).await? else {
            return Ok(None);
        };
        if !own::check(&mut tx, (device, &verdicts), &mut kept, &mut course).await? {
            return Ok(None);
        }
        kept.faults.sort_by_key(|fault| (fault.log, fault.first));
        Ok(Some(kept))
    }
}

impl Kept {
    fn fault(&mut self, log: Log, (first, last): (u64, u64), wrong: Wrong) -> &mut Fault {
        let first = first.max(1);
        let last = last.max(first);
        self.faults.push(Fault { log, first, last, wrong, made_at: None, author: None });
        let newest = self.faults.len() - 1;
        &mut self.faults[newest]
    }
}
