//! How one row becomes a person of the workspace.

use desk_core::command::Command;
use desk_core::ids::UserId;
use desk_core::people::Origin;
use desk_core::user_field::UserField;
use desk_files::people::PersonRow;
use desk_files::{RefusedRow, RowProblem};
use desk_store::{ExecuteError, WriteTx};

use super::known::{Known, folded};
use crate::desk::{CameIn, Here};
use crate::error::AppError;

/// The rows that came in so far.
#[derive(Debug, Default)]
pub(super) struct Entries {
    /// Intents that somebody gets an account.
    pub(super) created: u64,
    /// People whom the directory has.
    pub(super) observed: u64,
    /// Rows that a rule refused.
    pub(super) refused: Vec<RefusedRow>,
    pub(super) came_in: CameIn,
}

/// Done, or the rule that refused.
type Ruled = Result<(), AppError>;

impl Entries {
    /// Brings a row in, by the rules that hold for whoever types it in. A rule refuses the
    /// row; an error of the file ends the import.
    pub(super) async fn take(
        &mut self,
        here: &Here<'_>,
        tx: &mut WriteTx<'_>,
        known: &Known,
        row: PersonRow,
    ) -> Result<(), AppError> {
        let existing = row.existing;
        let ruled = match known.find(&row).filter(|_| existing) {
            Some(user) => seen_again(here, tx, user, &row).await?,
            None => added(here, tx, &row).await?,
        };
        match ruled {
            Ok(()) if existing => self.observed += 1,
            Ok(()) => {
                self.created += 1;
                self.came_in.created.insert(folded(&row));
            }
            Err(rule) => self.refuse(row, &rule),
        }
        Ok(())
    }

    fn refuse(&mut self, row: PersonRow, rule: &AppError) {
        let (name, said) = (rule.code().as_str(), rule.to_string());
        self.came_in.against.insert((row.sheet.clone(), row.line), (name, said.clone()));
        self.refused.push(RefusedRow {
            sheet: row.sheet,
            line: row.line,
            column: None,
            cell: None,
            problem: RowProblem::AgainstRule { rule: name, said },
        });
    }
}

/// Somebody who is not here yet: as the directory has them, or an intent.
async fn added(here: &Here<'_>, tx: &mut WriteTx<'_>, row: &PersonRow) -> Result<Ruled, AppError> {
    let user = UserId::new(here.desk.ports.ids.next());
    let keeps_out = Command::SetUserState { user, active: false };
    let blocked = row.sign_in_blocked == Some(true);
    if blocked
        && !row.existing
        && let Err(denied) = keeps_out.right(&here.actor)
    {
        // An account that may sign in is not what the file asks for.
        return Ok(Err(denied.into()));
    }
    let details = details(row);
    let mut row = vec![Command::AddUser { user, details, roles: Vec::new() }];
    row.extend(Some(keeps_out).filter(|keeps_out| blocked && keeps_out.right(&here.actor).is_ok()));
    tried(here, tx, row).await
}

/// Somebody who is here, as the directory has them now. Who may not keep people out and
/// let them in leaves that as it is.
async fn seen_again(
    here: &Here<'_>,
    tx: &mut WriteTx<'_>,
    user: UserId,
    row: &PersonRow,
) -> Result<Ruled, AppError> {
    let state = row.sign_in_blocked.map(|blocked| Command::SetUserState { user, active: !blocked });
    let seen = details(row).into_iter().map(|(field, text)| (field, Some(text))).collect();
    let mut row = vec![Command::ObserveUser { user, seen }];
    row.extend(state.filter(|state| state.right(&here.actor).is_ok()));
    tried(here, tx, row).await
}

/// What is kept of a row. Roles are given where roles are given, and an address has no
/// place in a person's record.
fn details(row: &PersonRow) -> Vec<(UserField, String)> {
    let mut details: Vec<_> =
        row.fields.iter().map(|(field, text)| (*field, text.clone())).collect();
    details.extend(row.user_type.map(|kind| (UserField::UserType, kind.code().to_owned())));
    if row.existing {
        details.extend(row.directory_id.clone().map(|id| (UserField::DirectoryId, id)));
        details.push((UserField::Origin, Origin::Observed.code().to_owned()));
    }
    details
}

/// All that a row asks for, or nothing of it.
async fn tried(
    here: &Here<'_>,
    tx: &mut WriteTx<'_>,
    row: Vec<Command>,
) -> Result<Ruled, AppError> {
    let mut together = Vec::with_capacity(row.len());
    for command in row {
        match command.right(&here.actor) {
            Ok(right) => together.push((command, right)),
            Err(denied) => return Ok(Err(denied.into())),
        }
    }
    match tx.execute_together(&together).await {
        Ok(()) => Ok(Ok(())),
        Err(ExecuteError::Refused(refusal)) => Ok(Err(refusal.into())),
        Err(other) => Err(other.into()),
    }
}
