//! What a write sees of people and their rules, with everything that it executed so far.

use std::collections::BTreeSet;

use desk_core::facts::UserFacts;
use desk_core::ids::UserId;
use desk_core::policies::Policies;

use super::WriteTx;
use crate::error::StoreError;
use crate::facts::{self, people};
use crate::round::Round;

impl WriteTx<'_> {
    /// How a person stands; `None` when there was never one.
    pub async fn person(&mut self, user: UserId) -> Result<Option<UserFacts>, StoreError> {
        people::person(self.connection().await?, user, Round::default()).await
    }

    /// The global admins who are active and not removed.
    pub async fn active_admins(&mut self) -> Result<BTreeSet<UserId>, StoreError> {
        people::active_admins(self.connection().await?).await
    }

    /// What the workspace has settled about roles.
    pub async fn policies(&mut self) -> Result<Policies, StoreError> {
        facts::policies(self.connection().await?).await
    }
}
