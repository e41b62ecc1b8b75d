use desk_core::ids::WorkspaceId;
use desk_secrets::Slot;

use crate::desk::{Cover, Desk, key_file_slots, kind_of};
use crate::error::AppError;
use crate::views::{KeyView, Keys, Nothing};

/// The ways to open the workspace, the easiest first.
pub async fn list_keys(desk: &Desk, _ask: Nothing) -> Result<Keys, AppError> {
    let here = desk.here().await?;
    keys(desk, here.file.id, &here.file.cover())
}

pub(super) fn keys(desk: &Desk, id: WorkspaceId, cover: &Cover) -> Result<Keys, AppError> {
    let view = |slot: &Slot, in_key_file| {
        Some(KeyView { kind: kind_of(slot)?, in_key_file, made_at: cover.made(slot) })
    };
    // Those of a change that is under way open it from then on.
    let slots = cover.rotation.as_ref().map_or(&cover.slots, |rotation| &rotation.slots);
    let mut keys: Vec<KeyView> = slots.slots.iter().filter_map(|slot| view(slot, false)).collect();
    if let Some(access) = &desk.key_file {
        let slots = key_file_slots(&access.path, &cover.slots.workspace)?;
        let slots = slots.map(|slots| slots.slots).unwrap_or_default();
        keys.extend(slots.first().and_then(|slot| view(slot, true)));
    }
    keys.sort_by_key(|key| (key.kind, key.in_key_file));
    Ok(Keys { keys, changing: desk.key_changes.job(id), last_change: desk.key_changes.last(id) })
}
