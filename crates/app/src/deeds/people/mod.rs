//! Everyone's account and role: who is here, what they may do, and who may change it.

mod barred;
mod change_locations;
mod change_policies;
mod change_roles;
mod create_user;
mod delete_user;
mod edit_user;
mod explain;
mod export_users;
mod import;
mod list_users;
mod minimal_roles;
mod passwords;
mod review_staged_roles;
mod role_catalogue;
mod set_user_state;
mod show_user;
mod staged_roles;
mod templates;
mod who_can;

pub(crate) use barred::barred_by_roles;
pub use change_locations::change_locations;
pub use change_policies::change_policies;
pub use change_roles::change_roles;
pub(crate) use create_user::create;
pub use create_user::create_user;
pub use delete_user::{delete_user, restore_user};
pub(crate) use edit_user::edit;
pub use edit_user::edit_user;
pub use explain::explain_user;
pub use export_users::export_users;
pub use import::{import_people, inspect_people, save_refused_people};
pub use list_users::list_users;
pub use minimal_roles::minimal_roles;
pub use passwords::{list_password_requests, request_password, settle_password};
pub use review_staged_roles::review_staged_roles;
pub use role_catalogue::role_catalogue;
pub use set_user_state::set_user_state;
pub use show_user::show_user;
pub use staged_roles::{clear_staged_roles, commit_staged_roles, list_staged_roles, stage_roles};
pub use templates::{
    add_template, apply_template, edit_template, list_templates, remove_template, restore_template,
};
pub use who_can::who_can;

use std::collections::BTreeSet;

use desk_core::access::{Role, Task, UnknownTask};
use desk_core::command::Command;
use desk_core::ids::{TemplateId, UserId};

use crate::desk::Here;
use crate::error::{AppError, ErrorCode};

/// The most that one page may hold: screens never get an array of everything.
pub(crate) const MOST: u32 = 500;

/// Whom somebody means, by id or by user name.
pub(crate) async fn find(here: &Here<'_>, text: &str) -> Result<UserId, AppError> {
    if let Ok(id) = text.parse() {
        return Ok(id);
    }
    let named = here.store().account_named(text).await?;
    named.ok_or_else(|| {
        AppError::new(ErrorCode::UserNotFound, "there is no such person here").about(text)
    })
}

/// One command, by the right it takes.
pub(crate) async fn perform(here: &Here<'_>, command: &Command) -> Result<(), AppError> {
    let right = command.right(&here.actor)?;
    let mut tx = here.begin_write().await?;
    tx.execute(command, &right).await?;
    here.commit(tx).await
}

pub(crate) fn role(code: &str) -> Result<Role, AppError> {
    code.parse().map_err(|bad: desk_core::access::UnknownRole| {
        AppError::new(ErrorCode::BadRole, bad.to_string()).about(code)
    })
}

fn roles(codes: &[String]) -> Result<BTreeSet<Role>, AppError> {
    codes.iter().map(|code| role(code)).collect()
}

fn task(code: &str) -> Result<Task, AppError> {
    code.parse()
        .map_err(|bad: UnknownTask| AppError::new(ErrorCode::BadTask, bad.to_string()).about(code))
}

fn template_id(text: &str) -> Result<TemplateId, AppError> {
    text.parse().map_err(|_| no_such_template(text))
}

fn no_such_template(text: &str) -> AppError {
    AppError::new(ErrorCode::TemplateNotFound, "there is no such role template").about(text)
}
