use std::sync::PoisonError;

use desk_core::ids::WorkspaceId;
use desk_secrets::{RecoveryKey, SecretText, wrap_recovery};

use super::list_keys::keys;
use crate::deeds::workspace::begin_workspace::{draft_gone, keep, same_key};
use crate::desk::{Desk, Draft};
use crate::error::AppError;
use crate::views::{BegunWorkspace, FinishKey, Keys, Nothing};

/// First step: a new recovery key, shown once. The one before still opens the
/// workspace.
pub async fn begin_recovery_key(desk: &Desk, _ask: Nothing) -> Result<BegunWorkspace, AppError> {
    let here = desk.here().await?;
    let recovery = {
        let mut rng = desk.ports.randomness.lock().unwrap_or_else(PoisonError::into_inner);
        RecoveryKey::generate(&mut *rng)
    };
    let recovery_key = recovery.display().expose().to_owned();
    let draft = keep(desk, Draft::Recovery { workspace: here.file.id, recovery }).await;
    Ok(BegunWorkspace { draft, recovery_key })
}

/// Second step: typed back, it takes the place of the one before.
pub async fn finish_recovery_key(desk: &Desk, ask: FinishKey) -> Result<Keys, AppError> {
    let (here, _turn) = super::turn(desk).await?;
    let recovery = typed_back(desk, &ask.draft, ask.typed, here.file.id).await?;
    let of = here.file.id.to_string();
    let slot = super::wrapped(desk, &here.file.data_key, move |key, rng| {
        wrap_recovery(key, &of, &recovery, rng)
    });
    let (slot, now) = (slot.await?, desk.ports.clock.now().wall);
    here.file.folder.change_cover(|cover| {
        cover.replace(slot, now);
        Ok(())
    })?;
    desk.drafts.lock().await.remove(&ask.draft);
    super::announce(desk);
    keys(desk, here.file.id, &here.file.cover())
}

/// The key that was shown, once the person has shown that they have it.
async fn typed_back(
    desk: &Desk,
    draft: &str,
    typed: String,
    id: WorkspaceId,
) -> Result<RecoveryKey, AppError> {
    let typed = SecretText::new(typed);
    let drafts = desk.drafts.lock().await;
    match drafts.get(draft) {
        Some(Draft::Recovery { workspace, recovery }) if *workspace == id => {
            same_key(&typed, recovery)
        }
        Some(
            Draft::Recovery { .. }
            | Draft::Rotation { .. }
            | Draft::Make { .. }
            | Draft::Join { .. }
            | Draft::Rejoin { .. },
        )
        | None => Err(draft_gone()),
    }
}
