//! For whoever watches over the hub.

use std::net::IpAddr;

use axum::body::Body;
use axum::http::Response;
use desk_wire::protocol::ProblemCode;

use super::App;
use super::answer::{Answer, Refused, bytes};

const TEXT: &str = "text/plain; charset=utf-8";

pub(super) fn health() -> Response<Body> {
    bytes(TEXT, "ok\n")
}

pub(super) async fn ready(app: &App) -> Answer {
    if *app.ending.borrow() || app.database.workspaces().await.is_err() {
        return Err(Refused::later(ProblemCode::Unavailable, 5));
    }
    Ok(bytes(TEXT, "ready\n"))
}

/// For this machine, unless the operator opened them.
pub(super) fn metrics(app: &App, peer: IpAddr) -> Answer {
    if !app.metrics_for_all && !peer.is_loopback() {
        return Err(ProblemCode::NotFound.into());
    }
    Ok(bytes("text/plain; version=0.0.4; charset=utf-8", app.metrics.render()))
}
