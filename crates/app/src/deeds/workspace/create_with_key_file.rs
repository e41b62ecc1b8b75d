use std::sync::{Arc, PoisonError};

use desk_core::ids::WorkspaceId;
use desk_secrets::{Argon2Cost, DataKey, SecretText, SlotError, Slots, wrap_passphrase};

use super::open_workspace::open_made;
use crate::desk::{CreateWithKeyFile, Desk, add_to_key_file, make_workspace};
use crate::error::AppError;
use crate::views::AppState;

/// Makes a workspace whose passphrase slot lies in the key file that the
/// program was started with. The slot is not in the workspace's own folder:
/// whoever takes the folder alone has nothing to guess at.
pub async fn create_with_key_file(
    desk: &Desk,
    ask: CreateWithKeyFile,
) -> Result<AppState, AppError> {
    let market = ask.home_market.as_deref();
    let making = super::making(desk, &ask.name, ask.colour, &ask.user_name, market)?;
    let data_key = keys_in_file(desk, making.id).await?;
    make_workspace(desk, &making, &data_key, Slots::new(making.id.to_string())).await?;
    open_made(desk, making.id, data_key).await
}

/// A new data key, with its slot in the key file already: a workspace without one
/// would be lost.
pub(crate) async fn keys_in_file(desk: &Desk, id: WorkspaceId) -> Result<DataKey, AppError> {
    let access = desk.key_file.as_ref().ok_or(SlotError::NoSuchSlot)?;
    let passphrase = SecretText::new(access.passphrase.expose().to_owned());
    let randomness = Arc::clone(&desk.ports.randomness);
    let workspace = id.to_string();
    let made = tokio::task::spawn_blocking(move || {
        let mut rng = randomness.lock().unwrap_or_else(PoisonError::into_inner);
        let data_key = DataKey::generate(&mut *rng);
        let mut slots = Slots::new(&workspace);
        let cost = Argon2Cost::DEFAULT;
        slots.slots.push(wrap_passphrase(&data_key, &workspace, &passphrase, &mut *rng, cost)?);
        Ok::<_, SlotError>((data_key, slots))
    })
    .await?;
    let (data_key, slots) = made?;
    add_to_key_file(&access.path, slots)?;
    Ok(data_key)
}
