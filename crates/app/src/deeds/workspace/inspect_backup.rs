use super::restore_backup::unpack;
use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{BackupContents, InspectBackup};

/// Looks into a backup. Nothing is changed.
pub async fn inspect_backup(desk: &Desk, ask: InspectBackup) -> Result<BackupContents, AppError> {
    let path = desk.picked.path(&ask.file)?;
    let unpacked = unpack(desk, &path, ask.unlock.try_into()?).await?;
    let contents = unpacked.contents(desk).await;
    unpacked.drop().await;
    contents
}
