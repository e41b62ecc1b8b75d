//! Several commands of one deed that are done all or none, while the deed goes on.

use desk_core::access::Right;
use desk_core::command::Command;

use super::WriteTx;
use crate::error::{ExecuteError, StoreError};

impl WriteTx<'_> {
    /// Where the rules refuse one of them, none of them was; what was executed before
    /// stays.
    ///
    /// # Errors
    /// As [`WriteTx::execute`].
    pub async fn execute_together(
        &mut self,
        commands: &[(Command, Right)],
    ) -> Result<(), ExecuteError> {
        // One is done wholly or not at all anyway.
        if let [(command, right)] = commands {
            return self.execute(command, right).await.map(drop);
        }
        let (inverses, entered) = (self.inverses.len(), self.entered);
        let touched = self.touched.clone();
        // Said in one breath with what is asked or written next.
        self.held.say("savepoint together");
        for (command, right) in commands {
            let done = self.execute(command, right).await;
            if let Err(ExecuteError::Refused(refusal)) = done {
                self.take_back().await?;
                self.inverses.truncate(inverses);
                (self.touched, self.entered) = (touched, entered);
                return Err(refusal.into());
            }
            done?;
        }
        self.held.say("release together");
        Ok(())
    }

    async fn take_back(&mut self) -> Result<(), StoreError> {
        let connection = self.connection().await?;
        sqlx::query("rollback to together; release together").execute(connection).await?;
        Ok(())
    }
}
