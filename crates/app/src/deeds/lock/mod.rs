//! Locking the window and unlocking it. Nothing is closed and nobody signs out.

mod lock_desk;
mod unlock_desk;

pub use lock_desk::lock_desk;
pub use unlock_desk::unlock_desk;

use crate::desk::Desk;
use crate::error::{AppError, ErrorCode};
use crate::views::LockView;

/// What the lock shows. `None` where nothing is open any more: then there is nothing to
/// lock either.
pub(super) async fn lock_view(desk: &Desk) -> Result<Option<LockView>, AppError> {
    let here = match desk.here().await {
        Ok(here) => here,
        Err(error) if error.code() == ErrorCode::NoWorkspace => return Ok(None),
        Err(error) => return Err(error),
    };
    let people = here.store().people().await?;
    let user = people.into_iter().find(|one| one.id == here.store().user());
    let cover = here.file.cover();
    Ok(Some(LockView {
        name: cover.name,
        colour: cover.colour,
        user_name: user.map(|one| one.display_name).unwrap_or_default(),
        ways: desk.lock_ways(&here.file)?,
        wait: desk.wait(here.file.id),
    }))
}
