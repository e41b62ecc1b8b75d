use std::path::Path;

use super::restore_backup::unpack;
use crate::desk::{Desk, Key};
use crate::error::AppError;
use crate::views::{BackupContents, InspectBackup};

/// Looks into a backup. Nothing is changed.
pub async fn inspect_backup(desk: &Desk, ask: InspectBackup) -> Result<BackupContents, AppError> {
    let path = desk.picked.path(&ask.file)?;
    inspect(desk, &path, ask.unlock.try_into()?).await
}

/// The same, with the key file that the program was started with.
pub async fn inspect_with_key_file(desk: &Desk, file: &str) -> Result<BackupContents, AppError> {
    let path = desk.picked.path(file)?;
    inspect(desk, &path, Key::InFile).await
}

async fn inspect(desk: &Desk, path: &Path, key: Key) -> Result<BackupContents, AppError> {
    let unpacked = unpack(desk, path, key).await?;
    let contents = unpacked.contents(desk).await;
    unpacked.drop().await;
    contents
}
