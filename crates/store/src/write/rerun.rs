//! A command that was entered before, run again on what is true by now.

use desk_agree::{FieldKey, RecordKey};
use desk_core::access::Right;
use desk_core::command::Command;
use desk_core::decide::{Refusal, decide};
use desk_core::facts::OfferStanding;
use desk_wire::WireValue;
use sqlx::sqlite::SqliteConnection;

use super::rows;
use crate::error::StoreError;
use crate::facts;

/// A field that a command changed, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) key: FieldKey,
    pub(crate) old: WireValue,
    pub(crate) new: WireValue,
}

/// Writes the rows, and nothing else: the books know the command already.
///
/// Whether an offer can be sold is not asked again, as the hub does not ask.
pub(crate) async fn rerun(
    connection: &mut SqliteConnection,
    command: &Command,
    right: &Right,
) -> Result<Result<Vec<Written>, Refusal>, StoreError> {
    let mut facts = facts::load(&mut *connection, &command.needs()).await?;
    facts.offer = OfferStanding::NotJudgedHere;
    let decision = match decide(&facts, right, command) {
        Ok(decision) => decision,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut written = Vec::with_capacity(decision.changes.len());
    for change in &decision.changes {
        if let Some(patch) = rows::write(&mut *connection, change).await? {
            written.push(Written {
                key: FieldKey {
                    record: RecordKey::new(patch.entity, patch.id.uuid()),
                    field: patch.field,
                    member: patch.member,
                },
                old: WireValue::from(&patch.old),
                new: WireValue::from(&patch.new),
            });
        }
    }
    Ok(Ok(written))
}
