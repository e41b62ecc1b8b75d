use std::path::Path;
use std::time::SystemTime;

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
    let mut found: Vec<(SystemTime, BackupCard)> =
        entries.filter_map(Result::ok).filter_map(|entry| card(desk, &entry.path())).collect();
    // Of two that were made in one second the file tells.
    found.sort_by(|(a_written, a), (b_written, b)| {
        (&b.made_at, b_written).cmp(&(&a.made_at, a_written))
    });
    Ok(BackupList { backups: found.into_iter().map(|(_, backup)| backup).collect() })
}

fn card(desk: &Desk, path: &Path) -> Option<(SystemTime, BackupCard)> {
    if path.extension()? != "db" {
        return None;
    }
    let (file, made_at) = (std::fs::metadata(path).ok()?, made_at(path)?);
    let picked = desk.hand_over(path.to_owned());
    let backup = BackupCard {
        token: picked.token,
        file_name: picked.name,
        made_at: made_at.to_string(),
        bytes: present::bytes(file.len()),
    };
    Some((file.modified().ok()?, backup))
}
