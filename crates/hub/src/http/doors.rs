//! How a device comes in, and how it stays in.

use std::net::IpAddr;

use desk_agree::Sender;
use desk_wire::protocol::{
    Enrolment, Join, Joined, Message as _, PROTOCOL, ProblemCode, Statement, TokenAnswer,
    TokenRequest,
};
use uuid::Uuid;

use super::answer::{Answer, Refused, at_fault, message};
use super::call::Call;
use super::{App, gate};
use crate::auth::{IDLE_MS, NewSignIn, Proven, once_by_key, refresh_hash, sign_in};
use crate::db::{DeviceRow, InviteRow, Rotated};
use crate::service::Enrol;

pub(super) fn tokens(app: &App, who: (Uuid, Uuid, Uuid)) -> Result<NewSignIn, Refused> {
    sign_in(&app.key, who, app.now_ms())
        .map_err(|cause| at_fault("the system gave no random bytes", &cause))
}

/// With an invitation. Whatever is wrong with it, the answer is the same, and
/// counts against the address.
pub(super) async fn join(app: &App, peer: IpAddr, call: &Call) -> Answer {
    let join: Join = call.message()?;
    if join.proto > PROTOCOL {
        return Err(ProblemCode::BadRequest.into());
    }
    // Nobody lets in a key that they do not hold. There is no token yet.
    let (method, path) = (call.method.as_str(), call.path());
    if !(Proven { token: "", method, path, body: &call.body }).by(&join.key, &call.headers) {
        return Err(ProblemCode::Unauthorised.into());
    }
    let Some((invite, user)) = invited(app, &join).await? else {
        return Err(failed(app, peer));
    };
    let (workspace, device) = (join.workspace(), join.device());
    let NewSignIn { answer, row } = tokens(app, (workspace, device, user))?;
    let by = inviter(app, &invite, &join, user).await?;
    let enrolled = app
        .hub
        .enrol(Enrol {
            workspace,
            user,
            device,
            key: join.key,
            name: join.name,
            last_seq: join.last_seq,
            invitation: invite.id,
            secret_hash: Some(invite.secret_hash),
            opens: invite.workspace.is_none(),
            enrolment: Enrolment { statement: invite.statement, signature: invite.signature },
            by,
            app_version: call.program(),
            refresh: row,
        })
        .await;
    let enrolled = match enrolled.map_err(Refused::from) {
        Ok(enrolled) => enrolled,
        Err(Refused(problem)) if problem.code == ProblemCode::InvitationInvalid => {
            return Err(failed(app, peer));
        }
        Err(refused) => return Err(refused),
    };
    // A sign-in that was closed is open again: somebody who may let it in.
    app.database.suspend(workspace, device, false).await?;
    message(&Joined::new(workspace, user, enrolled.filled, answer))
}

fn failed(app: &App, peer: IpAddr) -> Refused {
    app.limits.failed(peer);
    ProblemCode::InvitationInvalid.into()
}

/// The invitation that is meant and whose device it will be, if every word of it
/// is right.
async fn invited(app: &App, join: &Join) -> Result<Option<(InviteRow, Uuid)>, Refused> {
    let Some(invite) = app.database.invite(join.invitation()).await? else { return Ok(None) };
    // Hashes compare in the same time wherever they differ.
    let secret = blake3::hash(&join.secret) == blake3::Hash::from_bytes(invite.secret_hash);
    let meant = invite.workspace.is_none_or(|workspace| workspace == join.workspace())
        && invite.user.is_none_or(|user| user == join.user());
    let in_time = app.now_ms() < invite.expires_ms;
    let unused = match invite.used_by {
        None => invite.used_ms.is_none(),
        // The answer was lost. A sign-in that was closed since needs a new one.
        Some(by) => by == join.device() && still_open(app, join).await?,
    };
    let user = invite.user.unwrap_or_else(|| join.user());
    Ok((secret && meant && in_time && unused).then_some((invite, user)))
}

async fn still_open(app: &App, join: &Join) -> Result<bool, Refused> {
    let device = app.database.auth_device(join.workspace(), join.device()).await?;
    Ok(device.is_some_and(|device| gate::let_in(&device).is_ok()))
}

/// Who signed the statement, as the log will say it.
async fn inviter(
    app: &App,
    invite: &InviteRow,
    join: &Join,
    user: Uuid,
) -> Result<Sender, Refused> {
    let Some(device) = Statement::from_bytes(&invite.statement)?.inviter() else {
        return Ok(Sender { device: join.device(), user });
    };
    let inviter = app.database.auth_device(join.workspace(), device).await?;
    let inviter = inviter.ok_or(ProblemCode::InvitationInvalid)?;
    Ok(Sender { device, user: inviter.user })
}

/// A new pair of tokens for an old one.
pub(super) async fn token(app: &App, peer: IpAddr, call: &Call) -> Answer {
    let request: TokenRequest = call.message()?;
    let (workspace, id) = (request.workspace(), request.device());
    let device = app.database.auth_device(workspace, id).await?;
    let proven = |device: &DeviceRow| {
        let token = hex::encode(request.refresh);
        let (method, path) = (call.method.as_str(), call.path());
        Proven { token: &token, method, path, body: &call.body }.by(&device.key, &call.headers)
    };
    let Some(device) = device.filter(proven) else {
        app.limits.failed(peer);
        return Err(ProblemCode::Unauthorised.into());
    };
    app.limits.device(workspace, id).map_err(gate::wait)?;
    gate::let_in(&device)?;
    message(&exchange(app, workspace, &device, &request.refresh).await?)
}

async fn exchange(
    app: &App,
    workspace: Uuid,
    device: &DeviceRow,
    refresh: &[u8; 32],
) -> Result<TokenAnswer, Refused> {
    let mut old = refresh_hash(refresh);
    let mut known = app.database.refresh(old).await?;
    if known.is_none() {
        // Perhaps it was given out after the backup that this hub stands on.
        old = once_by_key(workspace, device.id);
        known = app.database.refresh(old).await?;
    }
    let fresh = known.is_some_and(|row| {
        (row.workspace, row.device) == (workspace, device.id)
            && app.now_ms() < row.issued_ms.saturating_add(IDLE_MS)
    });
    if !fresh {
        return Err(ProblemCode::Unauthorised.into());
    }
    let NewSignIn { answer, row } = tokens(app, (workspace, device.id, device.user))?;
    match app.database.rotate_refresh(old, &row, IDLE_MS).await? {
        Rotated::Fresh | Rotated::Again => Ok(answer),
        Rotated::Unknown => Err(ProblemCode::Unauthorised.into()),
        Rotated::Reused => {
            tracing::warn!("a refresh token was used twice; its device is shut out");
            metrics::counter!("desk_hub_token_reuse_total").increment(1);
            app.database.suspend(workspace, device.id, true).await?;
            app.database.drop_refresh(workspace, device.id).await?;
            Err(ProblemCode::TokenReuse.into())
        }
    }
}
