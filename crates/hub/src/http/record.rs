//! The workspace's events and state.

use desk_wire::protocol::{Limits, ProblemCode, Seed, SyncRequest};
use serde::Deserialize;

use super::App;
use super::answer::{Answer, OCTETS, bytes, done, message};
use super::call::Call;
use super::gate::Known;
use crate::Caller;

pub(super) async fn sync(app: &App, known: &Known, call: &Call) -> Answer {
    let caller = &known.caller;
    let request: SyncRequest = call.message()?;
    if request.commands.len() > Limits::COMMANDS {
        return Err(ProblemCode::TooLarge.into());
    }
    let program = call.program();
    if !program.is_empty() && program != known.device.app_version {
        app.hub.note_app_version(caller, &program).await?;
    }
    message(&app.hub.sync(caller, request).await?)
}

pub(super) async fn snapshot(app: &App, caller: &Caller) -> Answer {
    message(&app.hub.manifest(caller).await?)
}

/// A piece of a snapshot, as it is: it is compressed already.
pub(super) async fn chunk(app: &App, caller: &Caller, call: &Call) -> Answer {
    let piece = app.hub.chunk(caller, call.hash).await?;
    Ok(bytes(OCTETS, piece))
}

pub(super) async fn seed(app: &App, caller: &Caller, call: &Call) -> Answer {
    let seed: Seed = call.message()?;
    message(&app.hub.seed(caller, seed).await?)
}

#[derive(Deserialize)]
struct Which {
    from: u64,
    to: u64,
    #[serde(default)]
    commands: bool,
}

pub(super) async fn events(app: &App, caller: &Caller, call: &Call) -> Answer {
    let Which { from, to, commands } = call.query()?;
    message(&app.hub.events(caller, from, to, commands).await?)
}

pub(super) async fn devices(app: &App, caller: &Caller) -> Answer {
    message(&app.hub.devices(caller).await?)
}

/// Takes note that the hub was restored; the body is the epoch that is meant, as
/// the problem said it: somebody who looked at another one must look again.
pub(super) async fn epoch(app: &App, caller: &Caller, call: &Call) -> Answer {
    let epoch = call.body.as_ref().try_into().map_err(|_| ProblemCode::BadRequest)?;
    app.hub.confirm_epoch(caller, epoch).await?;
    Ok(done())
}
