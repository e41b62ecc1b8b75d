use desk_core::command::Command;
use desk_core::conflicts::Choice;
use desk_core::ids::ConflictId;
use desk_core::value::Value;

use crate::desk::{Desk, Here};
use crate::error::{AppError, ErrorClass, ErrorCode};
use crate::views::{ConflictChoice, ConflictFailed, ConflictsResolved, ResolveConflicts};

/// Decides many conflicts one way. Each is a deed of its own with its own right:
/// one that cannot be decided keeps none of the others back.
pub async fn resolve_conflicts(
    desk: &Desk,
    ask: ResolveConflicts,
) -> Result<ConflictsResolved, AppError> {
    let here = desk.here().await?;
    here.may_edit().await?;
    let choice = match ask.choice {
        ConflictChoice::Theirs => Choice::Theirs,
        ConflictChoice::Mine => Choice::Mine,
        ConflictChoice::Value => Choice::Value(
            ask.value.filter(|text| !text.trim().is_empty()).map_or(Value::Absent, Value::Text),
        ),
    };
    let mut done = ConflictsResolved { resolved: 0, failed: Vec::new() };
    for id in ask.conflicts {
        match resolve(&here, &id, choice.clone()).await {
            Ok(()) => done.resolved += 1,
            // The file itself says no: the next one would fare no better.
            Err(error) if is_of_the_file(&error) => return Err(error),
            Err(error) => done.failed.push(ConflictFailed { id, error: error.body() }),
        }
    }
    Ok(done)
}

async fn resolve(here: &Here<'_>, id: &str, choice: Choice) -> Result<(), AppError> {
    let unknown =
        || AppError::new(ErrorCode::ConflictNotFound, "there is no such conflict").about(id);
    let conflict: ConflictId = id.parse().map_err(|_| unknown())?;
    let about = here.store().conflict(conflict).await?.ok_or_else(unknown)?;
    // About a record type of a newer version: nothing can be decided here.
    let subject = about.subject_type.ok_or_else(unknown)?;
    let field = about.field_number;
    let command = Command::ResolveConflict { conflict, subject, field, choice };
    let right = command.right(&here.actor)?;
    let mut tx = here.begin_write().await?;
    tx.execute(&command, &right).await?;
    here.commit(tx).await
}

fn is_of_the_file(error: &AppError) -> bool {
    match error.code().class() {
        ErrorClass::CannotOpen | ErrorClass::Internal => true,
        ErrorClass::Usage
        | ErrorClass::Refused
        | ErrorClass::BadInput
        | ErrorClass::NotAllowed
        | ErrorClass::Cancelled => false,
    }
}
