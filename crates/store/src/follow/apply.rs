//! An answer of the hub, taken in one transaction: all of it or nothing.

use std::collections::BTreeSet;

use desk_agree::{Digests, sabotage};
use desk_core::ids::ConflictId;
use desk_core::schema::EntityType;
use desk_wire::protocol::{Head, SyncAnswer};
use desk_wire::{Outcome, Receipt, Seeded};
use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteConnection;
use uuid::Uuid;

use super::course::Course;
use super::done::DoneCommand;
use super::error::FollowError;
use super::slice::{SLICE, Slice};
use super::{BIRTH, digests, done, link, pages};
use crate::error::StoreError;
use crate::file::Store;
use crate::list_rows::ListWithoutRows;
use crate::sql::signed;

/// What an answer brought.
#[derive(Debug, Clone, Default)]
pub struct Applied {
    /// The record types of which something is seen differently now.
    pub touched: BTreeSet<EntityType>,
    /// Events that came.
    pub pulled: u64,
    /// What became of commands of ours, in the hub's order.
    pub settled: Vec<Settled>,
    pub new_conflicts: Vec<ConflictId>,
    /// Lists whose rows have to be fetched.
    pub lists_without_rows: Vec<ListWithoutRows>,
    /// Whether what waits had to be run again.
    pub rerun: bool,
}

/// A command of ours and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    pub command_id: Uuid,
    pub device_seq: u64,
    pub outcome: Outcome,
}

impl Store {
    /// Takes what the hub decided. The head's signature was verified before.
    ///
    /// # Errors
    /// [`FollowError`]; then nothing of the answer is in the file.
    pub async fn apply_answer(&self, answer: &SyncAnswer) -> Result<Applied, FollowError> {
        if self.is_read_only() {
            return Err(StoreError::NewerVersion.into());
        }
        let mut tx = self.writer.begin().await?;
        let mut applied = apply(&mut tx, self.device.uuid(), answer).await?;
        tx.commit().await?;
        if applied.touched.contains(&EntityType::PriceList) {
            applied.lists_without_rows = self.lists_without_rows().await?;
        }
        Ok(applied)
    }
}

async fn apply(
    connection: &mut SqliteConnection,
    device: Uuid,
    answer: &SyncAnswer,
) -> Result<Applied, FollowError> {
    let before = link::head(connection).await?;
    continues(before.as_ref(), answer)?;
    let mut course = Course::new(device, digests::load(connection).await?);
    course.learn(connection, &answer.known).await?;
    let mut first = answer.page.first;
    for events in answer.page.events.chunks(SLICE) {
        let slice = Slice::read(first, events)?;
        first += events.len() as u64;
        for receipt in slice.receipts.iter().filter(|receipt| receipt.device() == device) {
            check_receipt(connection, receipt, &course.done).await?;
        }
        if let Some((seq, seeded)) = &slice.seeded {
            begin_numbers(connection, *seq, &course.sums, seeded).await?;
        }
        course.follow(connection, slice.told).await?;
    }
    course.run_again(connection).await?;
    let Course { sums, mut applied, mut done, commands, .. } = course;
    applied.pulled = answer.page.events.len() as u64;
    if !answer.more && !answer.digests.is_empty() && Digests::from_wire(&answer.digests) != sums {
        return Err(FollowError::Diverged);
    }
    digests::save(connection, &sums).await?;
    done.sort_by_key(|one| one.device_seq);
    done::keep(connection, &done).await?;
    drop(done);
    let hash = before.map_or([0; 32], |head| head.hash);
    pages::keep(connection, &answer.page, &hash, commands).await?;
    if !sabotage::broken(sabotage::Rule::Cursor) {
        link::set_head(connection, &answer.head).await?;
    }
    Ok(applied)
}

/// The answer begins where we stand and is what the head was signed for.
fn continues(before: Option<&Head>, answer: &SyncAnswer) -> Result<(), FollowError> {
    if before.is_some_and(|before| before.epoch != answer.head.epoch) {
        return Err(FollowError::EpochChanged);
    }
    let (seq, hash) = before.map_or((0, [0; 32]), |head| (head.seq, head.hash));
    if answer.page.first != seq + 1 {
        return Err(FollowError::Gap { first: answer.page.first, wanted: seq + 1 });
    }
    if answer.head.seq + 1 != answer.page.next() || answer.head.hash != answer.page.chain_hash(hash)
    {
        return Err(FollowError::BrokenChain);
    }
    Ok(())
}

/// That our commands stand there as we made them; `done` are those that have left the
/// outbox and are in no page yet.
async fn check_receipt(
    connection: &mut SqliteConnection,
    receipt: &Receipt,
    done: &[DoneCommand],
) -> Result<(), FollowError> {
    let just_done = done.iter().rev().find(|one| one.device_seq == receipt.device_seq);
    let ours = match just_done {
        Some(done) => Some(done.chain),
        None => done::chain_behind(connection, receipt.device_seq).await?,
    };
    if ours.is_some_and(|ours| ours != receipt.chain) {
        return Err(FollowError::NotOurs { device_seq: receipt.device_seq });
    }
    Ok(())
}

/// The workspace began on this hub from what we hold: its numbers begin anew.
async fn begin_numbers(
    connection: &mut SqliteConnection,
    seq: u64,
    sums: &Digests,
    seeded: &Seeded,
) -> Result<(), FollowError> {
    if Digests::from_wire(&seeded.digests) != *sums {
        return Err(FollowError::Diverged);
    }
    sqlx::query(AssertSqlSafe(format!(
        "delete from field_seq where field <> {BIRTH}; update field_seq set seq = ?"
    )))
    .bind(signed(seq))
    .execute(connection)
    .await?;
    Ok(())
}
