use desk_store::SavedView;

use super::{code, columns, not_found, shown, view_id};
use crate::desk::Desk;
use crate::error::{AppError, ErrorCode};
use crate::views::{Event, KeepView, SavedViews, Tag};

const NAME_LIMIT: usize = 80;
/// What is asked stands in an address, and fits in one.
const QUESTION_LIMIT: usize = 4_000;

/// Saves a view under a name, or in the place of one that was saved before.
pub async fn keep_view(desk: &Desk, ask: KeepView) -> Result<SavedViews, AppError> {
    let here = desk.here().await?;
    here.may_edit().await?;
    let id = match &ask.id {
        Some(id) => {
            let wanted = view_id(id)?;
            let there = here.store().saved_views().await?;
            there.iter().find(|one| one.id == wanted).ok_or_else(|| not_found(id))?.id
        }
        None => desk.ports.ids.next(),
    };
    let name = name(&ask.name)?;
    if ask.question.len() > QUESTION_LIMIT {
        return Err(AppError::new(ErrorCode::BadView, "what is asked is too long"));
    }
    let table = code(ask.table)?;
    let view =
        SavedView { id, table, name, question: ask.question, columns: columns(ask.columns)? };
    if !here.store().keep_view(&view).await? {
        let message = "another view of the table has this name";
        return Err(AppError::new(ErrorCode::ViewNameTaken, message).about(view.name));
    }
    desk.announce(Event::Changed { tags: vec![Tag::Views] });
    Ok(shown(here.store().saved_views().await?))
}

fn name(text: &str) -> Result<String, AppError> {
    let text = text.trim();
    let good = !text.is_empty()
        && text.chars().count() <= NAME_LIMIT
        && !text.chars().any(char::is_control);
    if good {
        Ok(text.to_owned())
    } else {
        let message = format!("a view's name has 1 to {NAME_LIMIT} characters");
        Err(AppError::new(ErrorCode::BadName, message))
    }
}
