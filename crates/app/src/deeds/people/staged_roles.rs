use desk_core::access::Task;
use desk_core::people::in_order;

use super::{find, role};
use crate::desk::{Desk, Here};
use crate::error::{AppError, ErrorCode};
use crate::present::{self, people};
use crate::views::{Event, Nothing, StageRoles, StagedCommitted, StagedRoles, Tag};

/// Marks in the matrix of people and roles who shall hold what. Nothing is changed
/// yet; to edit back takes the mark away.
pub async fn stage_roles(desk: &Desk, ask: StageRoles) -> Result<StagedRoles, AppError> {
    let here = desk.here().await?;
    here.actor.may(Task::UsersView)?;
    let mut edits = Vec::with_capacity(ask.edits.len());
    for edit in &ask.edits {
        edits.push((find(&here, &edit.user).await?, role(&edit.role)?, edit.held));
    }
    here.store().stage_roles(&edits).await?;
    told(&here).await
}

/// What is staged, and what would change if it were committed.
pub async fn list_staged_roles(desk: &Desk, _ask: Nothing) -> Result<StagedRoles, AppError> {
    let here = desk.here().await?;
    here.actor.may(Task::UsersView)?;
    staged(&here).await
}

/// Takes every mark away.
pub async fn clear_staged_roles(desk: &Desk, _ask: Nothing) -> Result<StagedRoles, AppError> {
    let here = desk.here().await?;
    here.actor.may(Task::UsersView)?;
    here.store().clear_staged_roles().await?;
    told(&here).await
}

/// Does everything that is staged as one deed, all or nothing: one undo step. Each
/// change takes the right for its roles.
pub async fn commit_staged_roles(desk: &Desk, _ask: Nothing) -> Result<StagedCommitted, AppError> {
    let here = desk.here().await?;
    let mut tx = here.begin_write().await?;
    let people = tx.staged_roles().await?;
    let batch = people.iter().filter(|one| !one.deleted).map(|one| one.change()).collect();
    let commands: Vec<_> = in_order(here.actor.user(), batch)
        .iter()
        .filter_map(desk_core::people::RoleChange::command)
        .collect();
    if commands.is_empty() {
        let message = "there is no change of roles to commit";
        return Err(AppError::new(ErrorCode::NothingStaged, message));
    }
    for command in &commands {
        tx.execute(command, &command.right(&here.actor)?).await?;
    }
    tx.clear_staged_roles().await?;
    here.commit(tx).await?;
    Ok(StagedCommitted { changed: present::count(commands.len() as u64) })
}

async fn staged(here: &Here<'_>) -> Result<StagedRoles, AppError> {
    let people = here.store().staged_roles().await?;
    Ok(StagedRoles { people: people.iter().map(people::staged).collect() })
}

/// Other screens show the marks too.
async fn told(here: &Here<'_>) -> Result<StagedRoles, AppError> {
    here.desk.announce(Event::Changed { tags: vec![Tag::People] });
    staged(here).await
}
