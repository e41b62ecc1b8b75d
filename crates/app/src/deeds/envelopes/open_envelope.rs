use desk_core::access::Task;
use desk_store::Envelope;

use super::{drawer, find_to_open, tell, turn};
use crate::desk::{Desk, Drawer, DrawerTurn, Here};
use crate::error::AppError;
use crate::views::{EnvelopeOpened, EnvelopeRef};

/// Opens an envelope once. The keychain has counted it before the password is here.
pub async fn open_envelope(desk: &Desk, ask: EnvelopeRef) -> Result<EnvelopeOpened, AppError> {
    let here = desk.here().await?;
    here.actor.may_ask(Task::UsersResetPassword)?;
    let one = find_to_open(&here, &ask.envelope).await?;
    let drawer = drawer(&here);
    let turn = turn(&drawer).await?;
    let (at, of, now) = (drawer.clone(), (one.id, one.user), desk.ports.clock.now().wall);
    let opened = tokio::task::spawn_blocking(move || at.open(of, now)).await?;
    let left = opened.as_ref().ok().map(|opened| opened.left);
    note(&here, &one, left, (&drawer, turn)).await?;
    let opened = opened?;
    Ok(EnvelopeOpened { password: opened.text.expose().to_owned(), opens_left: opened.left.into() })
}

/// Notes what became of it. What was not opened may be over or gone.
pub(super) async fn note(
    here: &Here<'_>,
    one: &Envelope,
    left: Option<u8>,
    (drawer, turn): (&Drawer, DrawerTurn),
) -> Result<(), AppError> {
    let now = here.desk.ports.clock.now().wall;
    match left {
        Some(left) => {
            // What was opened was opened: a note that fails takes nothing from anybody.
            if let Err(error) = here.store().envelope_opened(one.id, left, now).await {
                tracing::warn!(%error, "an opening of an envelope was not noted");
            }
        }
        None => drawer.sweep(here.store(), now, &turn).await?,
    }
    tell(here.desk);
    Ok(())
}
