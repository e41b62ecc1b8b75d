use std::time::Duration;

use desk_core::access::Task;
use desk_sync::enrol::{invite, read_invitation};

use super::user_id;
use crate::desk::{Desk, stopped};
use crate::error::{AppError, ErrorCode};
use crate::views::{InvitationMade, MakeInvitation};

/// A month of days.
const MOST_HOURS: u32 = 720;

/// Makes an invitation for a device of a person. What waits is handed over first:
/// the hub has to know the person.
pub async fn invite_person(desk: &Desk, ask: MakeInvitation) -> Result<InvitationMade, AppError> {
    let user = user_id(&ask.person)?;
    let waits = {
        let here = desk.here().await?;
        here.actor.may(Task::DeskDevices)?;
        if here.store().link().await?.is_none() {
            return Err(AppError::new(ErrorCode::NoHub, "the workspace has no hub"));
        }
        here.store().glance().await?.waiting > 0
    };
    if waits && let Some(stop) = desk.bench.exchange().await?.stopped {
        return Err(stopped(stop));
    }
    let here = desk.here().await?;
    let members = here.store().members().await?;
    let person = members.into_iter().find(|one| one.id == user && one.active).ok_or_else(|| {
        AppError::new(ErrorCode::UserNotFound, "there is no such person here").about(user)
    })?;
    let hub = desk.bench.hub().await?;
    let valid = Duration::from_secs(u64::from(ask.valid_hours.clamp(1, MOST_HOURS)) * 3_600);
    let invitation = invite(&hub, user, valid).await?;
    let expires_at = read_invitation(&invitation)?.expires.to_string();
    Ok(InvitationMade { invitation, person_name: person.display_name, expires_at })
}
