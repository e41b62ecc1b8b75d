//! Who may come in: a page of this very address, and behind that whoever has
//! the token. Other programs and other pages on this machine have neither.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{
    AUTHORIZATION, CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::DevhostError;
use crate::host::Host;
use crate::refusal::Refusal;

/// The desktop's configuration: one policy for both.
const TAURI: &str = include_str!("../../../tauri.conf.json");

/// Where the window's calls go, and where a browser's do.
const TO_TAURI: &str = "connect-src ipc: http://ipc.localhost";
const TO_DEVHOST: &str = "connect-src 'self'";

pub(crate) struct Door {
    names: [String; 2],
    policy: HeaderValue,
}

impl Door {
    pub(crate) fn new(port: u16) -> Result<Self, DevhostError> {
        let policy = policy().ok_or(DevhostError::NoPolicy)?;
        Ok(Self { names: [format!("127.0.0.1:{port}"), format!("localhost:{port}")], policy })
    }
}

fn policy() -> Option<HeaderValue> {
    let config: serde_json::Value = serde_json::from_str(TAURI).ok()?;
    let policy = config["app"]["security"]["csp"].as_str()?;
    let (before, after) = policy.split_once(TO_TAURI)?;
    HeaderValue::from_str(&format!("{before}{TO_DEVHOST}{after}")).ok()
}

/// A name that only looks like ours would be another site, resolved to here.
pub(crate) async fn check_host(
    State(door): State<Arc<Door>>,
    request: Request,
    next: Next,
) -> Response {
    let asked_for = request.headers().get(HOST).and_then(|host| host.to_str().ok());
    let ours = asked_for.is_some_and(|host| door.names.iter().any(|name| name == host));
    let mut response = if ours {
        next.run(request).await
    } else {
        let message = "devhost is asked for by another name";
        Refusal::not_allowed(StatusCode::FORBIDDEN, message).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, door.policy.clone());
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // The page's address holds the token.
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

pub(crate) async fn check_token(
    State(host): State<Arc<Host>>,
    request: Request,
    next: Next,
) -> Response {
    let theirs = token_of(&request).unwrap_or_default();
    // Hashes compare in the same time wherever they differ.
    if blake3::hash(theirs.as_bytes()) == blake3::hash(host.token.as_bytes()) {
        return next.run(request).await;
    }
    Refusal::not_allowed(StatusCode::UNAUTHORIZED, "the token is missing or another one")
        .into_response()
}

/// In the header; a download, which is a plain link, may carry it in its address.
fn token_of(request: &Request) -> Option<&str> {
    let header = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    if let Some(header) = header {
        return header.strip_prefix("Bearer ");
    }
    let words = request.uri().query().filter(|_| request.uri().path().starts_with("/saved/"))?;
    words.split('&').find_map(|word| word.strip_prefix("token="))
}
