//! A command that was entered before, run again on what is true by now.

use desk_agree::{FieldKey, RecordKey};
use desk_core::access::Right;
use desk_core::command::Command;
use desk_core::decide::{Refusal, decide};
use desk_core::facts::OfferStanding;
use desk_wire::WireValue;
use sqlx::sqlite::SqliteConnection;

use super::rows::{Patch, Records};
use crate::error::StoreError;
use crate::facts;
use crate::round::Round;

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
    let mut facts = facts::load(&mut *connection, &command.needs(), Round::default()).await?;
    facts.offer = OfferStanding::NotJudgedHere;
    let decision = match decide(&facts, right, command) {
        Ok(decision) => decision,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut records = Records::of(&decision.changes);
    let mut asked = Round::default();
    records.ask(&mut asked);
    for row in asked.ask(&mut *connection).await? {
        records.take(&row)?;
    }
    let patches = records.apply(&decision.changes)?;
    let mut round = Round::default();
    records.write(&mut round)?;
    round.write(connection).await?;
    Ok(Ok(patches.into_iter().map(Written::from).collect()))
}

impl From<Patch> for Written {
    fn from(patch: Patch) -> Self {
        Self {
            key: FieldKey {
                record: RecordKey::new(patch.entity, patch.id.uuid()),
                field: patch.field,
                member: patch.member,
            },
            old: WireValue::from(&patch.old),
            new: WireValue::from(&patch.new),
        }
    }
}
