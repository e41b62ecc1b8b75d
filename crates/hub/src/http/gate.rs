//! Who may come in. Everything a device asks for passes here first.

use std::net::IpAddr;

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use desk_wire::protocol::ProblemCode;

use super::App;
use super::answer::Refused;
use super::call::Call;
use super::routes::Route;
use crate::Caller;
use crate::auth::{AccessToken, Proven, Wait};
use crate::db::DeviceRow;

/// A token that this hub signed; whose hand it is in is not known yet.
#[derive(Debug)]
pub(super) struct Shown {
    text: String,
    token: AccessToken,
}

/// A device that showed its token and proved that it holds its key.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) caller: Caller,
    pub(super) device: DeviceRow,
}

pub(super) fn wait(Wait(seconds): Wait) -> Refused {
    Refused::later(ProblemCode::TooMany, seconds)
}

/// Whether somebody who has not said who they are is heard at all.
pub(super) fn stranger(app: &App, route: Route, peer: IpAddr) -> Result<(), Refused> {
    // Whoever watches over the hub asks often, and is told nothing.
    if matches!(route, Route::Health | Route::Ready | Route::Metrics) {
        return Ok(());
    }
    app.limits.locked_out(peer).map_err(wait)?;
    app.limits.address(peer).map_err(wait)
}

/// The token in the headers, if this hub signed it and it is not over.
pub(super) fn shown(app: &App, peer: IpAddr, headers: &HeaderMap) -> Result<Shown, Refused> {
    let token = || {
        let text = headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Desk ")?;
        let token = AccessToken::verify(text, &app.key.verifying_key(), app.now_ms())?;
        Some(Shown { text: text.to_owned(), token })
    };
    match token() {
        Some(shown) => {
            app.limits.device(shown.token.workspace, shown.token.device).map_err(wait)?;
            Ok(shown)
        }
        None => {
            app.limits.address(peer).map_err(wait)?;
            Err(ProblemCode::Unauthorised.into())
        }
    }
}

/// The device behind a token, if it is in its own workspace, holds its key and
/// was not shut out meanwhile.
pub(super) async fn known(
    app: &App,
    peer: IpAddr,
    shown: &Shown,
    call: &Call,
) -> Result<Known, Refused> {
    let AccessToken { workspace, device, user, .. } = shown.token;
    if call.workspace != workspace {
        return Err(ProblemCode::NotFound.into());
    }
    let device = app.database.auth_device(workspace, device).await?;
    let device = device.ok_or(ProblemCode::Unauthorised)?;
    let proven = Proven {
        token: &shown.text,
        method: call.method.as_str(),
        path: call.path(),
        body: &call.body,
    };
    if !proven.by(&device.key, &call.headers) || device.user != user {
        app.limits.address(peer).map_err(wait)?;
        return Err(ProblemCode::Unauthorised.into());
    }
    let_in(&device)?;
    Ok(Known { caller: Caller { workspace, device: device.id, user }, device })
}

/// Whether a device that is who it says was shut out.
pub(super) fn let_in(device: &DeviceRow) -> Result<(), Refused> {
    if device.revoked_ms.is_some() {
        return Err(ProblemCode::DeviceRevoked.into());
    }
    if device.suspended {
        return Err(ProblemCode::TokenReuse.into());
    }
    Ok(())
}
