use desk_core::access::Task;

use super::{find, list_envelopes::listed, tell};
use crate::desk::Desk;
use crate::error::{AppError, ErrorCode};
use crate::views::{Envelopes, HandEnvelope};

const LONGEST: usize = 200;

/// Notes to whom the password was handed, and when. Another note takes its place.
pub async fn hand_envelope(desk: &Desk, ask: HandEnvelope) -> Result<Envelopes, AppError> {
    let here = desk.here().await?;
    here.actor.may_ask(Task::UsersResetPassword)?;
    let one = find(&here, &ask.envelope).await?;
    let to = ask.to.trim();
    let length = to.chars().count();
    if !(1..=LONGEST).contains(&length) || to.chars().any(char::is_control) {
        let message = "whom it was handed to takes 1 to 200 characters";
        return Err(AppError::new(ErrorCode::BadEnvelope, message).about("to"));
    }
    here.store().envelope_handed(one.id, to, desk.ports.clock.now().wall).await?;
    tell(desk);
    listed(&here).await
}
