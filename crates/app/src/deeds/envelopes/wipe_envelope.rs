use desk_core::access::Task;
use desk_store::EnvelopeEnd;

use super::{drawer, find, list_envelopes::listed, tell, turn};
use crate::desk::Desk;
use crate::error::AppError;
use crate::views::{EnvelopeRef, Envelopes};

/// Destroys what is in an envelope, opened or not: the key first, then the file. Whose
/// password it is does not matter for that, nor whether they are still here.
pub async fn wipe_envelope(desk: &Desk, ask: EnvelopeRef) -> Result<Envelopes, AppError> {
    let here = desk.here().await?;
    here.actor.may_ask(Task::UsersResetPassword)?;
    let one = find(&here, &ask.envelope).await?;
    let drawer = drawer(&here);
    let turn = turn(&drawer).await?;
    let at = drawer.clone();
    tokio::task::spawn_blocking(move || at.wipe(one.id)).await??;
    let now = desk.ports.clock.now().wall;
    here.store().envelope_ended(one.id, EnvelopeEnd::Wiped, now).await?;
    drop(turn);
    tell(desk);
    listed(&here).await
}
