use desk_core::account::Carried;
use desk_core::command::Command;

use super::{field, perform, show_account, visible};
use crate::desk::Desk;
use crate::error::{AppError, ErrorCode};
use crate::views::{AccountView, CarryOver};

/// Notes that a field was carried over in the portal as the company wants it, so that it
/// shows when Microsoft holds something else later.
pub async fn carry_over(desk: &Desk, ask: CarryOver) -> Result<AccountView, AppError> {
    let here = desk.here().await?;
    let field = field(&ask.field)?;
    // The right first: who may not, is not told what stands there.
    Command::CarryOver { field, carried: None }.right(&here.actor)?;
    let carried = if ask.undone {
        None
    } else {
        let seen = here.store().profiles(&visible(&here)?).await?;
        let wanted = seen.facts.value(field).and_then(|value| value.desired.clone());
        let nothing = || {
            AppError::new(ErrorCode::NothingToCarry, "nothing is wanted of the field").about(field)
        };
        let at = here.desk.ports.clock.now().wall;
        Some(Carried { value: wanted.ok_or_else(nothing)?, at, note: ask.note })
    };
    perform(&here, &[Command::CarryOver { field, carried }]).await?;
    show_account::view(&here).await
}
