//! `desk workspace rename` and `colour`.

use desk_app::deeds::workspace::change_cover;
use desk_app::views::{AppState, ChangeCover, Colour};
use desk_app::{AppError, ErrorCode};
use serde::Serialize;

use crate::args::ColourArg;
use crate::failure::Failure;
use crate::out::Answer;
use crate::shell::Shell;

#[derive(Serialize)]
struct Covered {
    workspace_id: String,
    name: String,
    colour: Colour,
}

pub(crate) async fn rename(shell: &Shell, name: String) -> Result<Answer, Failure> {
    change(shell, ChangeCover { name: Some(name), colour: None }).await
}

pub(crate) async fn colour(shell: &Shell, colour: ColourArg) -> Result<Answer, Failure> {
    change(shell, ChangeCover { name: None, colour: Some(colour.into()) }).await
}

async fn change(shell: &Shell, ask: ChangeCover) -> Result<Answer, Failure> {
    let state = shell.in_workspace(async |desk| Ok(change_cover(desk, ask).await?)).await?;
    answer(shell, state)
}

fn answer(shell: &Shell, state: AppState) -> Result<Answer, Failure> {
    let lost = || AppError::new(ErrorCode::Internal, "the workspace is not open");
    let open = state.workspace.ok_or_else(lost)?;
    let text = (shell.texts.manage.cover)(&open.name, (shell.texts.words.colour)(open.colour));
    Answer::new(Covered { workspace_id: open.id, name: open.name, colour: open.colour }, text)
}
