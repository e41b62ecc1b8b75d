use desk_core::command::Command;

use crate::deeds::state::app_state;
use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{AppState, Nothing, SetMarket};

/// Chooses the market that the catalog shows.
pub async fn set_market(desk: &Desk, ask: SetMarket) -> Result<AppState, AppError> {
    let here = desk.here().await?;
    let editor = here.actor.settings_editor()?;
    let market = super::market(ask.market.as_deref())?;
    let mut tx = here.begin_write().await?;
    let workspace = here.store().workspace();
    tx.execute(&Command::SetHomeMarket { workspace, market }, &editor).await?;
    here.commit(tx).await?;
    app_state(desk, Nothing {}).await
}
