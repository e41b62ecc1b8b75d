//! The one door for writes.
//!
//! **Invariant:** no record changes but through [`WriteTx::execute`], and what it
//! writes stands in one transaction: the rows, the outbox, the confirmed
//! values underneath and the device's chain. Nothing is announced
//! before it is on disk.

mod books;
mod discard;
mod ground;
mod rerun;
mod rows;
mod seen;
mod together;
mod undo;

use std::collections::BTreeSet;

use desk_core::access::Right;
use desk_core::change::Change;
use desk_core::command::Command;
use desk_core::decide::{Refusal, decide};
use desk_core::facts::OfferStanding;
use desk_core::ids::{GroupId, PriceListId, UserId};
use desk_core::moment::{Ids, Moment};
use desk_core::schema::EntityType;
use sqlx::sqlite::SqliteConnection;

use ground::Ground;
pub(crate) use rerun::{Written, rerun};
pub(crate) use undo::next as next_step;
pub use undo::{Direction, Step, StepLabel};

use crate::error::{ExecuteError, StoreError};
use crate::facts;
use crate::file::Store;
use crate::round::Round;
use crate::staging::StagedList;
use crate::writer::Writing;

/// One deed: who does it, when, and under which id its commands belong
/// together. A deed is one undo step.
#[derive(Debug, Clone, Copy)]
pub struct Deed {
    pub group: GroupId,
    pub author: UserId,
    pub moment: Moment,
}

/// An open write. Dropping it without [`WriteTx::commit`] leaves no trace.
pub struct WriteTx<'s> {
    tx: Writing,
    store: &'s Store,
    ids: &'s dyn Ids,
    deed: Deed,
    /// What would reverse the commands so far, in their order.
    inverses: Vec<(Command, StepLabel)>,
    touched: BTreeSet<EntityType>,
    replaying: bool,
    /// Whether a command stands in the books already.
    entered: bool,
    /// What is to be said next, before anything else: at first that a write begins,
    /// then what the last command writes. For most deeds that goes to the file
    /// together with their undo step.
    held: Round,
}

/// What became of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Everything was as asked already; nothing was written.
    AlreadySo,
}

/// What a write changed, once it is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    pub touched: BTreeSet<EntityType>,
}

impl Store {
    /// Opens the door. Waits for another write, never for a read.
    ///
    /// # Errors
    /// [`StoreError::NewerVersion`] when the file can only be looked at.
    pub async fn begin_write<'s>(
        &'s self,
        deed: Deed,
        ids: &'s dyn Ids,
    ) -> Result<WriteTx<'s>, StoreError> {
        if self.is_read_only() {
            return Err(StoreError::NewerVersion);
        }
        let (tx, held) = self.writer.about_to_begin().await?;
        Ok(WriteTx {
            tx,
            store: self,
            ids,
            deed,
            inverses: Vec::new(),
            touched: BTreeSet::new(),
            replaying: false,
            entered: false,
            held,
        })
    }
}

impl WriteTx<'_> {
    /// Decides and writes one command.
    ///
    /// # Errors
    /// What the rules say, or what the file says. After an error from the file
    /// the write cannot be committed sensibly; drop it.
    pub async fn execute(
        &mut self,
        command: &Command,
        right: &Right,
    ) -> Result<Outcome, ExecuteError> {
        if right.user() != self.deed.author {
            return Err(Refusal::WrongRight.into());
        }
        let mut facts =
            facts::load(&mut self.tx, &command.needs(), std::mem::take(&mut self.held)).await?;
        if self.replaying {
            // A reversal brings back what stood here before. An offer that has
            // vanished since keeps its place, so it may come back to it too.
            facts.offer = OfferStanding::NotJudgedHere;
        }
        let decision = decide(&facts, right, command)?;
        if decision.changes.is_empty() {
            return Ok(Outcome::AlreadySo);
        }
        let mut ground = Ground::load(&mut self.tx, &decision.changes).await?;
        let written = ground.records.apply(&decision.changes)?;
        if written.is_empty() {
            // The rows say so already.
            return Ok(Outcome::AlreadySo);
        }
        let label = StepLabel {
            code: command.code().to_owned(),
            subject: undo::subject(&mut self.tx, command, &facts).await?,
        };
        let mut round = Round::default();
        ground.records.write(&mut round)?;
        self.enter(command, &label, &ground, &written, &mut round)?;
        self.held = round;
        self.touched.extend(decision.changes.iter().map(Change::entity));
        if let Some(inverse) = decision.inverse {
            self.inverses.push((inverse, label));
        }
        Ok(Outcome::Done)
    }

    /// Makes the staged rows those of `list`, in this very transaction.
    pub async fn adopt_rows(
        &mut self,
        staged: &StagedList,
        list: PriceListId,
    ) -> Result<(), StoreError> {
        staged.adopt(self.connection().await?, list).await
    }

    /// Writes everything to disk. What it returns may be announced.
    pub async fn commit(mut self) -> Result<Committed, StoreError> {
        if !self.replaying {
            undo::record_step(&self.deed, &self.inverses, &mut self.held)?;
        }
        self.tx.commit_with(self.held).await?;
        Ok(Committed { touched: self.touched })
    }

    /// The transaction, with everything that was executed so far.
    pub(crate) async fn connection(&mut self) -> Result<&mut SqliteConnection, StoreError> {
        std::mem::take(&mut self.held).write(&mut self.tx).await?;
        Ok(&mut self.tx)
    }
}

impl std::fmt::Debug for WriteTx<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WriteTx").field("deed", &self.deed).finish_non_exhaustive()
    }
}
