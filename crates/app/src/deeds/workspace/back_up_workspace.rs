use std::path::PathBuf;

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
    let target = desk.chosen_target(&ask.target)?;
    let cover = here.file.cover();
    let mut slots = cover.all_slots();
    if let Some(access) = &desk.key_file
        && let Some(more) = key_file_slots(&access.path, &slots.workspace)?
    {
        slots.slots.extend(more.slots);
    }
    let workspace = here.file.id.to_string();
    let made_at = desk.ports.clock.now().wall;
    let copy = OnItsWay(here.file.folder.path().join(format!("{}.copy", desk.ports.ids.next())));
    here.store().copy_to(&copy.0).await?;
    let path = target.clone();
    let written = tokio::task::spawn_blocking(move || {
        let of = Of { workspace, name: &cover.name, colour: cover.colour, slots, made_at };
        backup_file::write(&path, &copy.0, of)
    })
    .await?;
    Ok(BackupMade {
        file_name: target.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default(),
        bytes: present::bytes(written?),
    })
}

/// The copy on its way into the backup; it goes however the way ends.
struct OnItsWay(PathBuf);

impl Drop for OnItsWay {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_file(&self.0)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(%error, "a copy could not be removed; a later opening does it");
        }
    }
}
