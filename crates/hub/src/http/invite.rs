//! A device lets another in, or becomes another itself.

use std::sync::Arc;

use desk_agree::Sender;
use desk_core::access::Task;
use desk_wire::protocol::{Enrolment, Fork, Joined, NewInvitation, ProblemCode};

use uuid::Uuid;

use super::App;
use super::answer::{Answer, Refused, done, message};
use super::call::Call;
use super::doors::tokens;
use super::gate::Known;
use crate::auth::{Meant, NewSignIn, actor, checked};
use crate::db::InviteRow;
use crate::service::Enrol;

/// What a statement by the caller must say.
fn stated(
    app: &App,
    known: &Known,
    statement: &[u8],
    signature: &[u8; 64],
) -> Result<InviteRow, Refused> {
    let meant = Meant {
        workspace: known.caller.workspace,
        inviter: known.device.id,
        key: known.device.key,
        hub_key: app.hub.public_key(),
        now_ms: app.now_ms(),
    };
    checked(statement, signature, &meant).ok_or_else(|| ProblemCode::BadRequest.into())
}

/// Keeps an invitation until somebody uses it.
pub(super) async fn invite(app: &App, known: &Known, call: &Call) -> Answer {
    let new: NewInvitation = call.message()?;
    let row = stated(app, known, &new.statement, &new.signature)?;
    let caller = &known.caller;
    let actor = actor(&*app.database, caller.workspace, caller.user).await?;
    actor.may(Task::DeskDevices).map_err(|_| Refused::from(ProblemCode::NotAllowed))?;
    match app.database.invite(row.id).await? {
        // The answer was lost.
        Some(kept) if kept.statement == row.statement => {}
        Some(_) => return Err(ProblemCode::AlreadyThere.into()),
        None => app.database.put_invite(&row).await?,
    }
    expect(app, caller.workspace);
    Ok(done())
}

/// A device will come soon: what it begins from is made while its person still types.
fn expect(app: &App, workspace: Uuid) {
    let hub = Arc::clone(&app.hub);
    tokio::spawn(async move {
        if let Err(cause) = hub.prepare_snapshot(workspace).await {
            // The device asks for one itself.
            tracing::warn!(%workspace, %cause, "no snapshot was made ahead");
        }
    });
}

/// A device that found itself copied goes on under another name, on its own word:
/// it could do everything that the new one can.
pub(super) async fn fork(app: &App, known: &Known, call: &Call) -> Answer {
    let fork: Fork = call.message()?;
    let row = stated(app, known, &fork.statement, &fork.signature)?;
    let caller = &known.caller;
    if row.user != Some(caller.user) || fork.device() == caller.device {
        return Err(ProblemCode::BadRequest.into());
    }
    let device = fork.device();
    let NewSignIn { answer, row: refresh } = tokens(app, (caller.workspace, device, caller.user))?;
    let enrolled = app
        .hub
        .enrol(Enrol {
            workspace: caller.workspace,
            user: caller.user,
            device,
            key: fork.key,
            name: fork.name,
            last_seq: fork.last_seq,
            invitation: row.id,
            secret_hash: None,
            opens: false,
            enrolment: Enrolment { statement: fork.statement, signature: fork.signature },
            by: Sender { device: caller.device, user: caller.user },
            app_version: call.program(),
            refresh,
        })
        .await?;
    message(&Joined::new(caller.workspace, caller.user, enrolled.filled, answer))
}
