//! Files that the person chooses.

use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{HandedOver, Nothing, PickFile, PickSaveTarget, PickedFile, PickedFiles};

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

/// What came from outside the window since somebody asked last.
pub async fn handed_over(desk: &Desk, _ask: Nothing) -> Result<HandedOver, AppError> {
    Ok(desk.picked.take_handed_over())
}

fn picked(file: Option<PickedFile>) -> PickedFiles {
    PickedFiles { files: file.into_iter().collect() }
}
