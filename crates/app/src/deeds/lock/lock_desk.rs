use crate::deeds::state::app_state;
use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{AppState, Nothing};

/// Locks the window; what runs goes on.
pub async fn lock_desk(desk: &Desk, _ask: Nothing) -> Result<AppState, AppError> {
    if !desk.lock() {
        return Err(Desk::no_workspace());
    }
    app_state(desk, Nothing {}).await
}
