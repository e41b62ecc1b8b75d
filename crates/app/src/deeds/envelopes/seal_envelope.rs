use std::sync::Arc;

use desk_core::access::Task;
use desk_secrets::SecretText;
use desk_store::NewEnvelope;
use jiff::SignedDuration;

use super::{drawer, list_envelopes::listed, may_hold, tell, turn};
use crate::deeds::people;
use crate::desk::Desk;
use crate::error::{AppError, ErrorCode};
use crate::views::{Envelopes, SealEnvelope};

/// The longest password that Microsoft takes.
const LONGEST: usize = 256;
const MOST_OPENS: u8 = 10;
const MOST_HOURS: u32 = 168;

/// Puts the temporary password that the portal showed into an envelope on this computer.
/// Without a keychain there is none: nothing else keeps the key.
pub async fn seal_envelope(desk: &Desk, ask: SealEnvelope) -> Result<Envelopes, AppError> {
    let SealEnvelope { user, password, opens, hours } = ask;
    let password = SecretText::new(password);
    let here = desk.here().await?;
    here.actor.may_ask(Task::UsersResetPassword)?;
    let user = people::find(&here, &user).await?;
    may_hold(&here, user).await?;
    fits(&password)?;
    let opens = u8::try_from(opens).ok().filter(|opens| (1..=MOST_OPENS).contains(opens));
    let opens = opens.ok_or_else(|| bad("opens", "an envelope opens 1 to 10 times"))?;
    if !(1..=MOST_HOURS).contains(&hours) {
        return Err(bad("hours", "an envelope is kept for 1 to 168 hours"));
    }

    let sealed_at = desk.ports.clock.now().wall;
    let expires_at = sealed_at + SignedDuration::from_hours(hours.into());
    let id = desk.ports.ids.next();
    let drawer = drawer(&here);
    let turn = turn(&drawer).await?;
    // Whatever lies there is known: the row comes before the file and the key.
    here.store().add_envelope(NewEnvelope { id, user, sealed_at, expires_at, opens }).await?;
    let rng = Arc::clone(&desk.ports.randomness);
    let sealed = tokio::task::spawn_blocking(move || {
        drawer.seal((id, user), &password, (opens, expires_at), &*rng)
    });
    if let Err(error) = sealed.await? {
        here.store().drop_envelope(id).await?;
        return Err(error);
    }
    drop(turn);
    tell(desk);
    listed(&here).await
}

fn fits(password: &SecretText) -> Result<(), AppError> {
    let text = password.expose();
    let length = text.chars().count();
    if (1..=LONGEST).contains(&length) && !text.chars().any(char::is_control) {
        return Ok(());
    }
    Err(bad("password", "a password has 1 to 256 characters, on one line"))
}

fn bad(what: &str, message: &str) -> AppError {
    AppError::new(ErrorCode::BadEnvelope, message).about(what)
}
