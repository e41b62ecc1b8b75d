use desk_core::access::Task;
use desk_core::ids::UserId;
use desk_core::people::{RoleChange, in_order};
use desk_store::StagedPerson;

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
    let batch = batch(here.actor.user(), &tx.staged_roles().await?);
    let commands: Vec<_> = batch.iter().filter_map(RoleChange::command).collect();
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

/// What is to be done of what is staged, in the order in which it is done. Nothing is
/// done for whoever was deleted meanwhile.
pub(super) fn batch(author: UserId, people: &[StagedPerson]) -> Vec<RoleChange> {
    let batch = people.iter().filter(|one| !one.deleted).map(StagedPerson::change);
    in_order(author, batch.collect())
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
