//! What a person arranges about tables, whatever they list: columns and saved views.

mod choose_columns;
mod delete_view;
mod keep_view;
mod list_views;

pub use choose_columns::choose_columns;
pub use delete_view::delete_view;
pub use keep_view::keep_view;
pub use list_views::list_views;

use desk_store::SavedView;
use uuid::Uuid;

use crate::error::{AppError, ErrorCode};
use crate::views::{SavedViewCard, SavedViews};

/// More columns than any table has.
const MOST_COLUMNS: usize = 200;
const CODE_LIMIT: usize = 64;

fn shown(views: Vec<SavedView>) -> SavedViews {
    let views = views
        .into_iter()
        .map(|view| SavedViewCard {
            id: view.id.to_string(),
            table: view.table,
            name: view.name,
            question: view.question,
            columns: view.columns,
        })
        .collect();
    SavedViews { views }
}

fn view_id(text: &str) -> Result<Uuid, AppError> {
    text.parse().map_err(|_| not_found(text))
}

fn not_found(id: &str) -> AppError {
    AppError::new(ErrorCode::ViewNotFound, "there is no such view").about(id)
}

/// Screens name tables and columns; here it is only seen to that these are names.
fn code(text: String) -> Result<String, AppError> {
    let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !text.is_empty() && text.len() <= CODE_LIMIT && text.chars().all(letter) {
        return Ok(text);
    }
    Err(AppError::new(ErrorCode::BadView, "a table or a column is not called so"))
}

fn columns(ids: Vec<String>) -> Result<Vec<String>, AppError> {
    if ids.len() > MOST_COLUMNS {
        return Err(AppError::new(ErrorCode::BadView, "these are too many columns"));
    }
    ids.into_iter().map(code).collect()
}
