//! What the rules would say, also where nothing may be written.

use desk_core::access::Right;
use desk_core::command::Command;
use desk_core::decide::{Refusal, decide};

use crate::error::StoreError;
use crate::facts;
use crate::file::Store;
use crate::round::Round;

impl Store {
    /// Each command by itself, on what is so now. Nothing is written.
    pub async fn would_refuse(
        &self,
        commands: &[(Command, Right)],
    ) -> Result<Vec<Option<Refusal>>, StoreError> {
        let mut tx = self.readers.begin().await?;
        let mut told = Vec::with_capacity(commands.len());
        for (command, right) in commands {
            let facts = facts::load(&mut tx, &command.needs(), Round::default()).await?;
            told.push(decide(&facts, right, command).err());
        }
        Ok(told)
    }
}
