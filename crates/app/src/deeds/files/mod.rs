//! Files that the person chooses.

use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{Nothing, PickFile, PickSaveTarget, PickedFile, PickedFiles};

/// Asks for a file to read.
pub async fn pick_file(desk: &Desk, ask: PickFile) -> Result<PickedFiles, AppError> {
    let chosen = desk.ports.picker.open(ask.purpose).await;
    Ok(picked(chosen.map(|path| desk.hand_over(path).into())))
}

/// Asks for a file to write.
pub async fn pick_save_target(desk: &Desk, ask: PickSaveTarget) -> Result<PickedFiles, AppError> {
    let chosen = desk.ports.picker.save(ask.purpose, ask.suggested_name).await;
    Ok(picked(chosen.map(|path| desk.hand_over(path).into())))
}

/// The file that was named when the program started, once.
pub async fn pending_file(desk: &Desk, _ask: Nothing) -> Result<PickedFiles, AppError> {
    Ok(picked(desk.picked.take_pending().map(Into::into)))
}

fn picked(file: Option<PickedFile>) -> PickedFiles {
    PickedFiles { files: file.into_iter().collect() }
}
