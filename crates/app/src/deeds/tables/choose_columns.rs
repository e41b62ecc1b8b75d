use super::{code, columns};
use crate::deeds::state::app_state;
use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{AppState, ChooseColumns, Event, Nothing, Tag};

/// Chooses the columns of a table, for whoever works on this computer, at once.
pub async fn choose_columns(desk: &Desk, ask: ChooseColumns) -> Result<AppState, AppError> {
    let table = code(ask.table)?;
    let mut settings = desk.ports.settings.settings();
    match ask.columns {
        Some(chosen) => settings.columns.insert(table, columns(chosen)?),
        None => settings.columns.remove(&table),
    };
    desk.ports.settings.keep(&settings)?;
    desk.announce(Event::Changed { tags: vec![Tag::State] });
    app_state(desk, Nothing {}).await
}
