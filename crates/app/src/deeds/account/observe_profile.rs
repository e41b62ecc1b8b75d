use desk_core::account::{Profile, Seen, Version};
use desk_core::command::Command;
use desk_files::profile::read_profile;

use super::{bad_file, field, perform, show_account};
use crate::desk::Desk;
use crate::error::{AppError, ErrorCode};
use crate::views::{AccountView, ObserveFields, ObserveProfile};

/// Takes over what Microsoft holds from a profile in the interface's JSON. What the
/// company wants stays as it is.
pub async fn observe_profile(desk: &Desk, ask: ObserveProfile) -> Result<AccountView, AppError> {
    let here = desk.here().await?;
    let file = read_profile(ask.json.as_bytes()).map_err(|problems| bad_file(&problems))?;
    let version: Version = ask.version.parse().map_err(|_| bad_version(&ask.version))?;
    let at = here.desk.ports.clock.now().wall;
    let seen = Seen { profile: file.profile, version, at, values: file.values };
    perform(&here, &[Command::ObserveProfile(seen)]).await?;
    show_account::view(&here).await
}

/// The same of what somebody read in the portal.
pub async fn observe_fields(desk: &Desk, ask: ObserveFields) -> Result<AccountView, AppError> {
    let here = desk.here().await?;
    let unknown = || {
        AppError::new(ErrorCode::AccountFieldNotFound, "there is no such profile")
            .about(&ask.profile)
    };
    let profile: Profile = ask.profile.parse().map_err(|_| unknown())?;
    let values = ask
        .fields
        .iter()
        .map(|one| Ok((field(&one.field)?, one.value.clone())))
        .collect::<Result<Vec<_>, AppError>>()?;
    let at = here.desk.ports.clock.now().wall;
    let seen = Seen { profile, version: Version::Current, at, values };
    perform(&here, &[Command::ObserveProfile(seen)]).await?;
    show_account::view(&here).await
}

fn bad_version(text: &str) -> AppError {
    AppError::new(ErrorCode::BadProfileFile, "there is no such version of a profile").about(text)
}
