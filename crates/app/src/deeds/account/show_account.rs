use super::visible;
use crate::desk::{Desk, Here};
use crate::error::AppError;
use crate::present::account;
use crate::views::{AccountView, Nothing};

/// Every profile that the person may see, field by field.
pub async fn show_account(desk: &Desk, _: Nothing) -> Result<AccountView, AppError> {
    let here = desk.here().await?;
    view(&here).await
}

pub(super) async fn view(here: &Here<'_>) -> Result<AccountView, AppError> {
    let seen = here.store().profiles(&visible(here)?).await?;
    Ok(account::view(&seen, &here.actor))
}
