use desk_sync::enrol::{self, Invited};

use crate::desk::Desk;
use crate::error::AppError;
use crate::present::hex;
use crate::views::{InvitationContents, InvitationText};

/// What an invitation says, before anything is done with it. Whoever has it may
/// know.
pub async fn read_invitation(
    desk: &Desk,
    ask: InvitationText,
) -> Result<InvitationContents, AppError> {
    let said = enrol::read_invitation(&ask.invitation)?;
    let now = desk.ports.clock.now().wall;
    Ok(InvitationContents {
        hub_fingerprint: fingerprint(&said),
        for_owner: said.workspace.is_none(),
        workspace: said.workspace.map(|id| id.to_string()),
        known_here: said.workspace.is_some_and(|id| desk.folders.of(id).path().exists()),
        expires_at: said.expires.to_string(),
        // By this computer's clock, for the eye: the hub decides by its own.
        expired: said.expires < now,
        addresses: said.addresses,
    })
}

/// Groups that two people can read to each other.
fn fingerprint(said: &Invited) -> String {
    let digits = hex(&said.certificate);
    let mut groups = String::with_capacity(digits.len() + digits.len() / 4);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at % 4 == 0 {
            groups.push(' ');
        }
        groups.push(digit);
    }
    groups
}
