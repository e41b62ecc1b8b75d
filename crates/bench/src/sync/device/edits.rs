//! Editing, through the one door.

use desk_core::command::Command;
use desk_core::ids::UserId;
use desk_store::Outcome;

use super::super::asked::Told;
use super::super::clock::Stopwatch;
use super::super::work::{self, Clash, Edit, FIELDS, Side};
use super::Device;
use crate::problem::Problem;
use crate::stats::percentile;

/// Edits of one deed where there shall only be many.
const AT_ONCE: usize = 2_000;

impl Device {
    /// One deed, as the import of a file is.
    pub(super) async fn create(&self, records: u64) -> Result<Told, Problem> {
        let watch = Stopwatch::start();
        let actor = self.actor().await?;
        let mut tx = self.store()?.begin_write(self.deed(actor.user()), &*self.ports.ids).await?;
        for number in 0..records {
            let work::Record { id, texts } = work::record(number);
            let details = FIELDS.into_iter().zip(texts).collect();
            let add = Command::AddUser { user: UserId::new(id), details, roles: Vec::new() };
            let right = add.right(&actor).map_err(|_| Problem::Right)?;
            tx.execute(&add, &right).await?;
        }
        tx.commit().await?;
        Ok(watch.told())
    }

    /// Each a deed of its own, on disk before the next begins.
    async fn each(&self, edits: Vec<Edit>) -> Result<Told, Problem> {
        let mut each = Vec::with_capacity(edits.len());
        let watch = Stopwatch::start();
        for edit in &edits {
            let one = Stopwatch::start();
            let command = command(edit)?;
            let actor = self.actor().await?;
            let right = command.right(&actor).map_err(|_| Problem::Right)?;
            let mut tx =
                self.store()?.begin_write(self.deed(actor.user()), &*self.ports.ids).await?;
            if tx.execute(&command, &right).await? != Outcome::Done {
                return Err(Problem::Wrong(format!(
                    "the edit of record {} did nothing",
                    edit.record
                )));
            }
            tx.commit().await?;
            each.push(one.told().seconds);
        }
        Ok(Told { slow_edit: percentile(&each, 99)?, count: edits.len() as u64, ..watch.told() })
    }

    pub(super) async fn edit(&self, records: u64, from: u64, edits: u64) -> Result<Told, Problem> {
        self.each(work::edits(records, from, edits).collect()).await
    }

    pub(super) async fn clash(
        &self,
        side: Side,
        records: u64,
        clash: Clash,
    ) -> Result<Told, Problem> {
        self.each(work::clash(side, records, clash).collect()).await
    }

    /// Many edits, quickly, handed over in between.
    pub(super) async fn grow(
        &mut self,
        records: u64,
        from: u64,
        edits: u64,
    ) -> Result<Told, Problem> {
        let watch = Stopwatch::start();
        let all: Vec<Edit> = work::edits(records, from, edits).collect();
        for (at, chunk) in all.chunks(AT_ONCE).enumerate() {
            let actor = self.actor().await?;
            let mut tx =
                self.store()?.begin_write(self.deed(actor.user()), &*self.ports.ids).await?;
            for edit in chunk {
                let command = command(edit)?;
                let right = command.right(&actor).map_err(|_| Problem::Right)?;
                tx.execute(&command, &right).await?;
            }
            tx.commit().await?;
            if at % 5 == 4 {
                self.sync().await?;
            }
        }
        self.sync().await?;
        Ok(watch.told())
    }
}

fn command(edit: &Edit) -> Result<Command, Problem> {
    let field = FIELDS.get(edit.field).copied().ok_or(Problem::NothingMeasured)?;
    let user = UserId::new(work::id(edit.record));
    Ok(Command::EditUser { user, edits: vec![(field, Some(edit.text.clone()))] })
}
