use desk_core::access::Task;

use super::drawer;
use crate::deeds::people::MOST;
use crate::desk::{Desk, Here};
use crate::error::AppError;
use crate::present::people;
use crate::views::{Envelopes, Nothing};

/// The envelopes of this computer; what can be opened goes first. Those whose time is
/// over are wiped before.
pub async fn list_envelopes(desk: &Desk, _ask: Nothing) -> Result<Envelopes, AppError> {
    let here = desk.here().await?;
    here.actor.may_ask(Task::UsersResetPassword)?;
    drawer(&here).sweep_if_free(here.store(), desk.ports.clock.now().wall).await?;
    listed(&here).await
}

pub(super) async fn listed(here: &Here<'_>) -> Result<Envelopes, AppError> {
    let now = here.desk.ports.clock.now().wall;
    let all = here.store().envelopes(MOST).await?;
    Ok(Envelopes { envelopes: all.into_iter().map(|one| people::envelope(one, now)).collect() })
}
