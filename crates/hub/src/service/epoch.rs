//! A hub that was restored from a backup says so, and somebody takes note of it.

use desk_core::access::Task;
use desk_wire::protocol::{Head, ProblemCode};
use uuid::Uuid;

use super::error::HubResult;
use super::load::standing;
use super::{Caller, Hub, let_in};
use crate::db::PastEpoch;

impl Hub {
    /// Begins a new epoch, unconfirmed: for a workspace whose log may have lost its
    /// end. Devices stop until somebody who may has taken note.
    pub async fn new_epoch(&self, workspace: Uuid) -> HubResult<[u8; 16]> {
        let mut tx = self.db.begin(workspace).await?;
        let mut row = tx.workspace().await?.ok_or(ProblemCode::NotFound)?;
        row.past.push(PastEpoch { epoch: row.epoch, last_seq: row.head_seq });
        row.epoch = self.random();
        row.epoch_confirmed = false;
        tx.put_workspace(&row).await?;
        tx.commit().await?;
        Ok(row.epoch)
    }

    /// Somebody who may decide about devices has taken note of the new epoch.
    pub async fn confirm_epoch(&self, caller: &Caller, epoch: [u8; 16]) -> HubResult<Head> {
        let mut tx = self.db.begin(caller.workspace).await?;
        let (mut row, _) = let_in(&mut *tx, caller).await?;
        let standing = standing(&mut *tx, caller.user).await?;
        standing.actor.may(Task::DeskDevices).map_err(|_| ProblemCode::NotAllowed)?;
        if row.epoch != epoch {
            return Err(ProblemCode::NotFound.into());
        }
        row.epoch_confirmed = true;
        tx.put_workspace(&row).await?;
        tx.commit().await?;
        Ok(self.head(caller.workspace, &row))
    }
}
