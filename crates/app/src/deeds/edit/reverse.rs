use desk_store::Direction;

use crate::desk::{Desk, Here};
use crate::error::{AppError, ErrorCode};
use crate::present;
use crate::views::{Nothing, UndoState};

/// Takes back the last deed.
pub async fn undo_edit(desk: &Desk, _ask: Nothing) -> Result<UndoState, AppError> {
    reverse(desk, Direction::Undo).await
}

/// Does again what was taken back last.
pub async fn redo_edit(desk: &Desk, _ask: Nothing) -> Result<UndoState, AppError> {
    reverse(desk, Direction::Redo).await
}

/// What undo and redo would do.
pub async fn undo_state(desk: &Desk, _ask: Nothing) -> Result<UndoState, AppError> {
    state(&desk.here().await?).await
}

/// Reverses a step by commands like any other: each needs its own right, and
/// what others did needs one more.
async fn reverse(desk: &Desk, direction: Direction) -> Result<UndoState, AppError> {
    let here = desk.here().await?;
    let mut tx = here.begin_write().await?;
    let Some(step) = tx.take_step(direction).await? else {
        return Err(match direction {
            Direction::Undo => AppError::new(ErrorCode::NothingToUndo, "there is nothing to undo"),
            Direction::Redo => AppError::new(ErrorCode::NothingToRedo, "there is nothing to redo"),
        });
    };
    here.actor.undoer(step.author)?;
    let now = desk.ports.clock.now().wall;
    for command in &step.commands {
        let command = command.clone().asked_at(now);
        tx.execute(&command, &command.right(&here.actor)?).await?;
    }
    tx.settle_step(&step)?;
    here.commit(tx).await?;
    state(&here).await
}

async fn state(here: &Here<'_>) -> Result<UndoState, AppError> {
    let step = |label: Option<desk_store::StepLabel>| label.map(present::step);
    Ok(UndoState {
        undo: step(here.store().next_step(Direction::Undo).await?),
        redo: step(here.store().next_step(Direction::Redo).await?),
    })
}
