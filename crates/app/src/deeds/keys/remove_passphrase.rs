use super::list_keys::keys;
use crate::desk::{Desk, take_from_key_file};
use crate::error::AppError;
use crate::views::{Keys, Nothing, SlotKind};

/// No passphrase opens the workspace any more, also none in a key file, as long as
/// something else does.
pub async fn remove_passphrase(desk: &Desk, _ask: Nothing) -> Result<Keys, AppError> {
    let (here, _turn) = super::turn(desk).await?;
    if super::opens_without(desk, &here.file.cover(), SlotKind::Passphrase).await?.is_empty() {
        return Err(super::last_key());
    }
    here.file.folder.change_cover(|cover| Ok(cover.remove(SlotKind::Passphrase)))?;
    if let Some(access) = &desk.key_file {
        take_from_key_file(&access.path, &here.file.id.to_string())?;
    }
    super::announce(desk);
    keys(desk, here.file.id, &here.file.cover())
}
