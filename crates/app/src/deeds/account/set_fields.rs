use desk_core::command::Command;

use super::{field, perform, show_account};
use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{AccountView, SetAccountFields};

/// Says what the company wants of some fields, all or none. What the country asks for is
/// told with the fields, and keeps nobody from saying it.
pub async fn set_fields(desk: &Desk, ask: SetAccountFields) -> Result<AccountView, AppError> {
    let here = desk.here().await?;
    let commands = ask
        .fields
        .into_iter()
        .map(|one| Ok(Command::SetAccountField { field: field(&one.field)?, value: one.value }))
        .collect::<Result<Vec<_>, AppError>>()?;
    perform(&here, &commands).await?;
    show_account::view(&here).await
}
