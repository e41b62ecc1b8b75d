use std::sync::Arc;

use desk_secrets::{RecoveryKey, SecretText, Seen};

use crate::deeds::state::app_state;
use crate::desk::{Desk, Here, Key};
use crate::error::{AppError, ErrorCode};
use crate::views::{AppState, Nothing, UnlockDesk};

/// Unlocks the window with something that really opens the workspace that is open.
pub async fn unlock_desk(desk: &Desk, ask: UnlockDesk) -> Result<AppState, AppError> {
    if desk.is_locked() {
        prove(&desk.here().await?, ask).await?;
        desk.unlock_window();
    }
    app_state(desk, Nothing {}).await
}

async fn prove(here: &Here<'_>, ask: UnlockDesk) -> Result<(), AppError> {
    let (desk, file) = (here.desk, &here.file);
    if !desk.lock_ways(file)?.contains(&ask.way()) {
        let message = "this workspace is not unlocked in this way";
        return Err(AppError::new(ErrorCode::NotConfirmed, message));
    }
    let typed = |key| desk.try_typed(file.id, desk.opens(file, key));
    match ask {
        UnlockDesk::Presence => {
            seen(desk).await?;
            desk.opens(file, Key::Keychain).await
        }
        UnlockDesk::Keychain => desk.opens(file, Key::Keychain).await,
        UnlockDesk::Passphrase { passphrase } => {
            typed(Key::Passphrase(SecretText::new(passphrase))).await
        }
        UnlockDesk::Recovery { key } => {
            // A slip is none of those that are counted.
            let key = SecretText::new(key);
            typed(Key::Recovery(RecoveryKey::parse(key.expose())?)).await
        }
    }
}

/// Whoever the system sees is the person.
async fn seen(desk: &Desk) -> Result<(), AppError> {
    let presence = Arc::clone(&desk.ports.locks.presence);
    match tokio::task::spawn_blocking(move || presence.ask()).await? {
        Seen::Verified => Ok(()),
        Seen::Refused | Seen::NotAvailable => {
            let message = "the system did not confirm who sits here";
            Err(AppError::new(ErrorCode::NotConfirmed, message))
        }
    }
}
