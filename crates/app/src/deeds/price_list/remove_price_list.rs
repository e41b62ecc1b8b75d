use desk_core::command::Command;
use desk_core::ids::PriceListId;

use super::list_price_lists::lists;
use crate::desk::Desk;
use crate::error::{AppError, ErrorCode};
use crate::views::{PriceListRef, PriceLists};

/// Takes a list out of the catalog. Its rows stay, so it can come back.
pub async fn remove_price_list(desk: &Desk, ask: PriceListRef) -> Result<PriceLists, AppError> {
    let list = list_id(&ask)?;
    execute(desk, Command::RemovePriceList { list }).await
}

/// Brings a removed list back.
pub async fn restore_price_list(desk: &Desk, ask: PriceListRef) -> Result<PriceLists, AppError> {
    let list = list_id(&ask)?;
    execute(desk, Command::RestorePriceList { list }).await
}

async fn execute(desk: &Desk, command: Command) -> Result<PriceLists, AppError> {
    let here = desk.here().await?;
    let remover = here.actor.price_list_remover()?;
    let mut tx = here.begin_write().await?;
    tx.execute(&command, &remover).await?;
    here.commit(tx).await?;
    lists(&here).await
}

fn list_id(ask: &PriceListRef) -> Result<PriceListId, AppError> {
    ask.list_id.parse().map_err(|_| {
        AppError::new(ErrorCode::NoSuchList, "there is no such price list").about(&ask.list_id)
    })
}
