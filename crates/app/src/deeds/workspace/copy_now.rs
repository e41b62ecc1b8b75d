use super::list_backups::list_backups;
use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{BackupList, Event, ListBackups, Nothing, Tag};

/// Makes a copy beside the workspace, as the program does once a day. It stays on
/// this computer and needs the workspace's keys, so no right is asked for.
pub async fn copy_now(desk: &Desk, _ask: Nothing) -> Result<BackupList, AppError> {
    let here = desk.here().await?;
    here.file.copy(desk.ports.clock.now().wall).await?;
    desk.announce(Event::Changed { tags: vec![Tag::Workspaces] });
    list_backups(desk, ListBackups { id: here.file.id.to_string() }).await
}
