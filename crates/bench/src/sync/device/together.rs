//! The device and its hub.

use std::sync::Arc;
use std::time::Duration;

use desk_core::access::Role;
use desk_core::command::Command;
use desk_core::ids::UserId;
use desk_core::user_field::UserField;
use desk_sync::engine::{Ctx, Swap, sync_now};
use desk_sync::enrol::{self, NewFile};

use super::super::asked::Told;
use super::super::clock::Stopwatch;
use super::super::work;
use super::Device;
use crate::problem::Problem;

/// The number of the record that is the other administrator's.
const BEN: u64 = u64::MAX;

impl Device {
    pub(super) async fn publish(&mut self, invitation: &str) -> Result<Told, Problem> {
        let published =
            enrol::publish(self.store()?, &self.ports, invitation, "One desktop").await?;
        if let Some(swap) = published.swap {
            self.carry_out(swap).await?;
        }
        self.sync().await
    }

    /// Another administrator, on a device of theirs. They join the workspace first.
    pub(super) async fn invite(&mut self) -> Result<Told, Problem> {
        let ben = UserId::new(work::id(BEN));
        if self.store()?.actor_roles(ben).await?.is_empty() {
            let details = vec![(UserField::DisplayName, "Ben".to_owned())];
            let add = Command::AddUser { user: ben, details, roles: vec![Role::GlobalAdmin] };
            let actor = self.actor().await?;
            let right = add.right(&actor).map_err(|_| Problem::Right)?;
            let mut tx =
                self.store()?.begin_write(self.deed(actor.user()), &*self.ports.ids).await?;
            tx.execute(&add, &right).await?;
            tx.commit().await?;
            self.sync().await?;
        }
        let text = enrol::invite(&self.ctx().await?, ben, Duration::from_secs(3_600)).await?;
        Ok(Told { text, ..Told::default() })
    }

    /// From the invitation to everything that there is.
    pub(super) async fn join(&mut self, invitation: &str) -> Result<Told, Problem> {
        let watch = Stopwatch::start();
        let file = NewFile {
            path: self.path(),
            key: Self::file_key(),
            opening: self.opening(),
            device_name: "Another desktop".to_owned(),
        };
        enrol::join(&self.ports, invitation, &file).await?;
        self.open().await?;
        let told = self.sync().await?;
        Ok(Told { seconds: watch.told().seconds, processor: watch.told().processor, ..told })
    }

    /// With a connection of its own: a device that was offline has none.
    async fn ctx(&self) -> Result<Ctx, Problem> {
        let store = Arc::clone(self.store()?);
        Ok(Ctx::of(store, Self::file_key(), self.ports.clone()).await?)
    }

    async fn carry_out(&mut self, swap: Swap) -> Result<(), Problem> {
        self.close().await?;
        swap.carry_out(&self.path(), &Self::file_key(), &self.opening()).await?;
        self.open().await
    }

    pub(super) async fn sync(&mut self) -> Result<Told, Problem> {
        let watch = Stopwatch::start();
        let mut told = Told::default();
        loop {
            let report = sync_now(&self.ctx().await?).await?;
            told.round_trips += report.round_trips;
            told.conflicts += report.conflicts;
            told.count += report.pushed;
            if let Some(stop) = report.stopped {
                return Err(Problem::Wrong(format!("the sync stopped: {}", stop.code())));
            }
            if report.rejected > 0 {
                return Err(Problem::Wrong(format!("{} edits were refused", report.rejected)));
            }
            let Some(swap) = report.swap else { break };
            self.carry_out(swap).await?;
        }
        Ok(Told { seconds: watch.told().seconds, processor: watch.told().processor, ..told })
    }
}
