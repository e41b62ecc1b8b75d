//! Working with others: the hub, its devices and people, what was not accepted,
//! and conflicts.

mod add_person;
mod begin_join;
mod change_role;
mod confirm_restored_hub;
mod drop_command;
mod edit_person;
mod export_outbox;
mod hub_status;
mod invite_person;
mod join_with_key_file;
mod leave_hub;
mod list_conflicts;
mod list_devices;
mod list_people;
mod list_refused;
mod publish_workspace;
mod read_invitation;
mod rename_device;
mod resolve_conflicts;
mod retry_command;
mod revoke_device;
mod show_command;
mod sync_now;

pub use add_person::add_person;
pub use begin_join::begin_join;
pub(crate) use begin_join::{open_joined, rejoin};
pub use change_role::change_role;
pub use confirm_restored_hub::confirm_restored_hub;
pub use drop_command::drop_command;
pub use edit_person::edit_person;
pub use export_outbox::export_outbox;
pub use hub_status::hub_status;
pub use invite_person::invite_person;
pub use join_with_key_file::join_with_key_file;
pub use leave_hub::leave_hub;
pub use list_conflicts::list_conflicts;
pub use list_devices::list_devices;
pub use list_people::list_people;
pub use list_refused::list_refused;
pub use publish_workspace::publish_workspace;
pub use read_invitation::read_invitation;
pub use rename_device::rename_device;
pub use resolve_conflicts::resolve_conflicts;
pub use retry_command::retry_command;
pub use revoke_device::revoke_device;
pub use show_command::show_command;
pub use sync_now::sync_now;

use desk_core::ids::{DeviceId, UserId};
use uuid::Uuid;

use crate::desk::Desk;
use crate::error::{AppError, ErrorCode};

/// A device's name as it is kept.
fn device_name(text: &str) -> Result<String, AppError> {
    let (name, limit) = (text.trim(), desk_core::devices::NAME_LIMIT);
    let good =
        !name.is_empty() && name.chars().count() <= limit && !name.chars().any(char::is_control);
    if !good {
        let message = format!("a device needs a name of at most {limit} characters");
        return Err(AppError::new(ErrorCode::BadName, message).about("device_name"));
    }
    Ok(name.to_owned())
}

/// The workspace has a hub from now on: looks for news by itself, and at once. A
/// hub that does not answer now is asked again; being let in is done already.
async fn follow_from_now_on(desk: &Desk) {
    if desk.ports.hubs.in_background {
        desk.bench.follow().await;
    } else if let Err(error) = desk.bench.exchange().await {
        tracing::warn!(code = error.body().code.as_str(), "the first exchange did not work");
    }
}

/// The most that one page may hold: screens never get an array of everything.
const MOST: u32 = 500;

fn user_id(text: &str) -> Result<UserId, AppError> {
    text.parse().map_err(|_| {
        AppError::new(ErrorCode::UserNotFound, "there is no such person here").about(text)
    })
}

fn device_id(text: &str) -> Result<DeviceId, AppError> {
    text.parse().map_err(|_| {
        AppError::new(ErrorCode::DeviceNotFound, "there is no such device").about(text)
    })
}

fn command_id(text: &str) -> Result<Uuid, AppError> {
    text.parse().map_err(|_| no_such_command(text))
}

fn no_such_command(id: impl ToString) -> AppError {
    AppError::new(ErrorCode::CommandNotFound, "no such change was refused here").about(id)
}

fn not_refused(id: Uuid) -> AppError {
    let message = "this change was not refused, or somebody looked after it already";
    AppError::new(ErrorCode::CommandNotRefused, message).about(id)
}
