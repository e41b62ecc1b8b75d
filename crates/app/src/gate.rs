//! Every call of the one list as a shell makes it: behind the lock.
//!
//! A function each, by the name of the call. Shells make their commands and routes from
//! these and not from the deeds, so there is one place that says no.

use crate::desk::Desk;
use crate::error::{AppError, ErrorCode};
use crate::views::*;

/// What goes on while the window is locked. None of it tells anything of the workspace
/// but what the lock shows.
pub const WHILE_LOCKED: [&str; 6] =
    ["app_state", "job_cancel", "screen_painted", "settings_change", "desk_lock", "desk_unlock"];

macro_rules! gated {
    ($($name:ident($ask:ident) -> $answer:ident = $area:ident::$deed:ident;)*) => {
        $(
            #[doc = concat!("The call `", stringify!($name), "`.")]
            ///
            /// # Errors
            /// What the deed says; [`ErrorCode::Locked`] while the window is locked.
            pub async fn $name(desk: &Desk, ask: $ask) -> Result<$answer, AppError> {
                admit(desk, stringify!($name))?;
                crate::deeds::$area::$deed(desk, ask).await
            }
        )*
    };
}
crate::calls!(gated);

fn admit(desk: &Desk, call: &str) -> Result<(), AppError> {
    if desk.is_locked() && !WHILE_LOCKED.contains(&call) {
        return Err(AppError::new(ErrorCode::Locked, "the window is locked; unlock it first"));
    }
    Ok(())
}
