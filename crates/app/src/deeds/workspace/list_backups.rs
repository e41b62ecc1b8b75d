use std::path::Path;

use super::workspace_id;
use crate::desk::{Desk, made_at};
use crate::error::AppError;
use crate::present;
use crate::views::{BackupCard, BackupList, ListBackups};

/// The backups that the program made of a workspace by itself, the newest first.
pub async fn list_backups(desk: &Desk, ask: ListBackups) -> Result<BackupList, AppError> {
    let folder = desk.folders.of(workspace_id(&ask.id)?);
    let Ok(entries) = std::fs::read_dir(folder.backups()) else {
        return Ok(BackupList { backups: Vec::new() });
    };
    let mut backups: Vec<BackupCard> =
        entries.filter_map(Result::ok).filter_map(|entry| card(desk, &entry.path())).collect();
    backups.sort_by(|a, b| b.made_at.cmp(&a.made_at));
    Ok(BackupList { backups })
}

fn card(desk: &Desk, path: &Path) -> Option<BackupCard> {
    if path.extension()? != "db" {
        return None;
    }
    let (file, made_at) = (std::fs::metadata(path).ok()?, made_at(path)?);
    let picked = desk.hand_over(path.to_owned());
    Some(BackupCard {
        token: picked.token,
        file_name: picked.name,
        made_at: made_at.to_string(),
        bytes: present::bytes(file.len()),
    })
}
