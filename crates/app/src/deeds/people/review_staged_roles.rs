use std::collections::BTreeMap;

use desk_core::access::{Role, Task};
use desk_core::command::Command;
use desk_core::facts::UserFacts;
use desk_core::warning;
use desk_store::{ExecuteError, WriteTx};

use super::staged_roles::batch;
use crate::desk::{Desk, Here};
use crate::error::AppError;
use crate::present;
use crate::views::{Nothing, StagedRefusal, StagedReview, StagedWarning};

/// What committing everything that is staged would say: the same commands in the same
/// order, by the same rules, in a write that is dropped. Whoever is refused is left out
/// and the others are tried on, so that the first refusal is the commit's own, and
/// without those who are refused it goes through.
pub async fn review_staged_roles(desk: &Desk, _ask: Nothing) -> Result<StagedReview, AppError> {
    let here = desk.here().await?;
    here.actor.may(Task::UsersView)?;
    let me = here.actor.user();
    let mut tx = here.begin_write().await?;
    let staged = tx.staged_roles().await?;
    let people: BTreeMap<_, _> = staged.iter().map(|one| (one.user, one)).collect();
    let policies = tx.policies().await?;
    let admins = tx.active_admins().await?.len();
    let mut review = StagedReview::default();
    for change in batch(me, &staged) {
        let (Some(one), Some(command)) = (people.get(&change.user), change.command()) else {
            continue;
        };
        review.people += 1;
        let user = || (one.user.to_string(), one.display_name.clone());
        let before = tx.person(one.user).await?.unwrap_or_default();
        if let Some((role, why)) = refused(&here, &mut tx, &command).await? {
            let (role, (user, name)) = (role.map(|role| role.code().to_owned()), user());
            review.refused.push(StagedRefusal { user, name, role, why: why.told() });
            continue;
        }
        let after = UserFacts { roles: one.after(), ..before.clone() };
        for told in warning::of_change(&before, &after, one.user == me, &policies) {
            let (user, name) = user();
            let warning = present::people::warning(told);
            review.warnings.push(StagedWarning { user: Some(user), name: Some(name), warning });
        }
    }
    let then = tx.active_admins().await?.len();
    if let Some(told) = warning::of_admins(then).filter(|_| then != admins) {
        let warning = present::people::warning(told);
        review.warnings.push(StagedWarning { user: None, name: None, warning });
    }
    Ok(review)
}

/// Why a command is refused, and the role that is in its way.
async fn refused(
    here: &Here<'_>,
    tx: &mut WriteTx<'_>,
    command: &Command,
) -> Result<Option<(Option<Role>, AppError)>, AppError> {
    let right = match command.right(&here.actor) {
        Ok(right) => right,
        Err(denied) => return Ok(Some((None, denied.into()))),
    };
    match tx.execute(command, &right).await {
        Ok(_) => Ok(None),
        Err(ExecuteError::Refused(why)) => Ok(Some((why.role(), why.into()))),
        Err(other) => Err(other.into()),
    }
}
