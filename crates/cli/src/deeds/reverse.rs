//! `desk undo` and `desk redo`. The steps are in the workspace: what one process
//! did, the next can undo.

use desk_app::deeds::edit::{redo_edit, undo_edit};
use desk_app::views::{Nothing, StepView, UndoState};
use serde::Serialize;

use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::Shell;

#[derive(Serialize)]
struct Undone {
    /// What was reversed.
    undone: Option<Step>,
    /// What the next undo and redo would do.
    undo: Option<Step>,
    redo: Option<Step>,
}

#[derive(Serialize)]
struct Redone {
    redone: Option<Step>,
    undo: Option<Step>,
    redo: Option<Step>,
}

#[derive(Serialize, Clone)]
struct Step {
    code: String,
    subject: String,
}

/// What was undone is what redo would do now.
pub(crate) async fn undo(shell: &Shell) -> Result<Answer, Failure> {
    let now = shell.in_workspace(async |desk| Ok(undo_edit(desk, Nothing {}).await?)).await?;
    let what = now.redo.as_ref().map(|step| shell.texts.words.step(step)).unwrap_or_default();
    let text = (shell.texts.done.undone)(&what);
    let (undo, redo) = steps(now);
    Answer::new(Undone { undone: redo.clone(), undo, redo }, text)
}

/// What was done again is what undo would take back now.
pub(crate) async fn redo(shell: &Shell) -> Result<Answer, Failure> {
    let now = shell.in_workspace(async |desk| Ok(redo_edit(desk, Nothing {}).await?)).await?;
    let what = now.undo.as_ref().map(|step| shell.texts.words.step(step)).unwrap_or_default();
    let text = (shell.texts.done.redone)(&what);
    let (undo, redo) = steps(now);
    Answer::new(Redone { redone: undo.clone(), undo, redo }, text)
}

fn steps(state: UndoState) -> (Option<Step>, Option<Step>) {
    (state.undo.map(Step::from), state.redo.map(Step::from))
}

impl From<StepView> for Step {
    fn from(step: StepView) -> Self {
        Self { code: step.code, subject: step.subject }
    }
}
