//! Making, opening, naming, backing up, restoring and forgetting workspaces.

mod back_up_workspace;
pub(crate) mod begin_workspace;
mod change_cover;
mod copy_now;
pub(crate) mod create_with_key_file;
mod forget_unopened;
mod forget_workspace;
mod inspect_backup;
mod list_backups;
mod list_workspaces;
mod open_workspace;
mod restore_backup;
mod set_market;

pub use back_up_workspace::back_up_workspace;
pub use begin_workspace::{abandon_workspace, begin_workspace, finish_workspace};
pub use change_cover::change_cover;
pub use copy_now::copy_now;
pub use create_with_key_file::create_with_key_file;
pub use forget_unopened::forget_unopened;
pub use forget_workspace::{before_forgetting, forget_workspace};
pub use inspect_backup::{inspect_backup, inspect_with_key_file};
pub use list_backups::list_backups;
pub use list_workspaces::list_workspaces;
pub(crate) use open_workspace::open_made;
pub use open_workspace::{close_workspace, open_last, open_with_key_file, open_workspace};
pub use restore_backup::{restore_backup, restore_with_key_file};
pub use set_market::set_market;

use desk_core::ids::WorkspaceId;
use desk_core::price_list::Market;

use crate::desk::{Desk, Making};
use crate::error::{AppError, ErrorCode};
use crate::views::Colour;

/// The longest name of a workspace, in characters.
const NAME_LIMIT: usize = 80;

/// Checks what the person wrote before anything is made of it.
fn making(
    desk: &Desk,
    name: &str,
    colour: Colour,
    user_name: &str,
    home_market: Option<&str>,
) -> Result<Making, AppError> {
    let name = new_name(desk, name)?;
    let user_name = user_name.trim();
    let limit = desk_core::decide::DISPLAY_NAME_LIMIT;
    if user_name.is_empty() || user_name.chars().count() > limit {
        let message = format!("your name is wanted, of at most {limit} characters");
        return Err(AppError::new(ErrorCode::BadName, message).about("user_name"));
    }
    Ok(Making {
        id: WorkspaceId::new(desk.ports.ids.next()),
        name,
        colour,
        user_name: user_name.to_owned(),
        home_market: market(home_market)?,
    })
}

/// The name of a workspace that is not here yet.
pub(crate) fn new_name(desk: &Desk, name: &str) -> Result<String, AppError> {
    let name = workspace_name(name)?;
    free_name(desk, &name, None)?;
    Ok(name)
}

/// The name as it is kept: not empty and not very long.
fn workspace_name(name: &str) -> Result<String, AppError> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > NAME_LIMIT {
        let message = format!("a workspace needs a name of at most {NAME_LIMIT} characters");
        return Err(AppError::new(ErrorCode::BadName, message).about("name"));
    }
    Ok(name.to_owned())
}

/// No other workspace here has the name; `own` is the one that is to have it.
fn free_name(desk: &Desk, name: &str, own: Option<WorkspaceId>) -> Result<(), AppError> {
    let folded = name.to_lowercase();
    let taken = desk
        .folders
        .list()
        .iter()
        .any(|(id, _, cover)| Some(*id) != own && cover.name.to_lowercase() == folded);
    if taken {
        let message = format!("there is a workspace called \u{201c}{name}\u{201d} already");
        return Err(AppError::new(ErrorCode::WorkspaceNameTaken, message).about(name));
    }
    Ok(())
}

/// Reads a market; no text, or an empty one, is none.
fn market(text: Option<&str>) -> Result<Option<Market>, AppError> {
    text.filter(|text| !text.trim().is_empty())
        .map(|text| {
            text.parse().map_err(|bad: desk_core::price_list::UnknownCode| {
                AppError::new(ErrorCode::BadMarket, bad.to_string()).about(text)
            })
        })
        .transpose()
}

fn workspace_id(text: &str) -> Result<WorkspaceId, AppError> {
    text.parse().map_err(|_| {
        AppError::new(ErrorCode::NoWorkspace, "there is no such workspace").about(text)
    })
}
