//! The company's own account: what is wanted of its profiles, what Microsoft holds, and
//! what is left to be done.

mod carry_over;
mod check_profile;
mod observe_profile;
mod set_fields;
mod show_account;
mod show_checklist;

pub use carry_over::carry_over;
pub use check_profile::{check_profile, checked};
pub use observe_profile::{observe_fields, observe_profile};
pub use set_fields::set_fields;
pub use show_account::show_account;
pub use show_checklist::show_checklist;

use desk_core::access::Task;
use desk_core::account::{AccountField, AccountRecord};
use desk_core::command::Command;
use desk_core::schema::{EntityType, Scope, scope_of};
use desk_files::profile::ProfileProblem;

use crate::desk::Here;
use crate::error::{AppError, ErrorCode};

/// The types of record that the person may see: a billing admin the billing profile alone.
///
/// # Errors
/// [`ErrorCode::NotAllowed`] when it is none.
fn visible(here: &Here<'_>) -> Result<Vec<EntityType>, AppError> {
    let sees = |entity: &EntityType| match scope_of(*entity) {
        Scope::Everyone => true,
        Scope::Holders(task) => here.actor.may(task).is_ok(),
    };
    here.actor.may_ask(Task::AccountViewProfiles)?;
    Ok(AccountRecord::TYPES.into_iter().filter(sees).collect())
}

fn field(code: &str) -> Result<AccountField, AppError> {
    code.parse().map_err(|bad: desk_core::account::UnknownAccountField| {
        AppError::new(ErrorCode::AccountFieldNotFound, bad.to_string()).about(code)
    })
}

/// Some commands as one step, by the right that each takes.
async fn perform(here: &Here<'_>, commands: &[Command]) -> Result<(), AppError> {
    let rights: Result<Vec<_>, _> =
        commands.iter().map(|command| command.right(&here.actor)).collect();
    let rights = rights?;
    let mut tx = here.begin_write().await?;
    for (command, right) in commands.iter().zip(&rights) {
        tx.execute(command, right).await?;
    }
    here.commit(tx).await
}

/// The first of what keeps a file from being a profile.
fn bad_file(problems: &[ProfileProblem]) -> AppError {
    let first = problems.first();
    let error = AppError::new(
        ErrorCode::BadProfileFile,
        first.map_or_else(|| "it is no profile".to_owned(), ToString::to_string),
    );
    match first {
        Some(first) if !first.field.is_empty() => {
            error.about(format!("{} {}", first.field, first.fault.code()))
        }
        Some(first) => error.about(first.fault.code()),
        None => error,
    }
}
