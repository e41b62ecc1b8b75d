use crate::backup_file::{self, Of};
use crate::desk::{Desk, key_file_slots};
use crate::error::AppError;
use crate::present;
use crate::views::{BackUp, BackupMade};

/// Writes the open workspace, with its slots, into one file that can be
/// restored anywhere.
pub async fn back_up_workspace(desk: &Desk, ask: BackUp) -> Result<BackupMade, AppError> {
    let here = desk.here().await?;
    here.actor.backup_maker()?;
    let target = desk.picked.path(&ask.target)?;
    let copy = here.file.folder.path().join(format!("{}.copy", desk.ports.ids.next()));
    here.store().copy_to(&copy).await?;

    let cover = here.file.cover.clone();
    let mut slots = cover.slots.clone();
    if let Some(access) = &desk.key_file
        && let Some(more) = key_file_slots(&access.path, &slots.workspace)?
    {
        slots.slots.extend(more.slots);
    }
    let workspace = here.file.id.to_string();
    let made_at = desk.ports.clock.now().wall;
    let (path, from) = (target.clone(), copy.clone());
    let written = tokio::task::spawn_blocking(move || {
        let of = Of { workspace, name: &cover.name, colour: cover.colour, slots, made_at };
        backup_file::write(&path, &from, of)
    })
    .await?;
    // The copy was only on its way; the backup is what is kept.
    std::fs::remove_file(&copy).map_err(crate::desk::unwritable)?;
    Ok(BackupMade {
        file_name: target.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default(),
        bytes: present::bytes(written?),
    })
}
