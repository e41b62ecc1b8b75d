//! Large things, in pieces that can be taken up where they broke off.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::header::{ACCEPT_RANGES, CONTENT_LENGTH, CONTENT_RANGE, RANGE};
use axum::http::{HeaderValue, Response, StatusCode};
use desk_wire::protocol::ProblemCode;
use serde::Deserialize;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use super::App;
use super::answer::{Answer, OCTETS, Refused, bytes, done};
use super::call::Call;
use crate::Caller;
use crate::service::BlobStatus;

/// How many bytes the hub has.
pub const HAVE: &str = "desk-have";
/// `true` once they are all there and were checked.
pub const COMPLETE: &str = "desk-complete";

pub(super) async fn status(app: &App, caller: &Caller, call: &Call) -> Answer {
    Ok(said(app.hub.blob_status(caller, call.hash).await?))
}

fn said(status: BlobStatus) -> Response<Body> {
    let mut response = done();
    let headers = response.headers_mut();
    headers.insert(HAVE, HeaderValue::from(status.have));
    let complete = if status.complete { "true" } else { "false" };
    headers.insert(COMPLETE, HeaderValue::from_static(complete));
    response
}

#[derive(Deserialize)]
struct Piece {
    offset: u64,
    /// How long the whole is, where it is known…
    total: Option<u64>,
    /// …or whether nothing follows.
    #[serde(default)]
    last: bool,
}

pub(super) async fn put(app: &App, caller: &Caller, call: &Call) -> Answer {
    let Piece { offset, total, last } = call.query()?;
    let end = offset.saturating_add(call.body.len() as u64);
    if total.is_some_and(|total| end > total) {
        return Err(ProblemCode::BadRequest.into());
    }
    let last = last || total == Some(end);
    Ok(said(app.hub.blob_put(caller, call.hash, offset, &call.body, last).await?))
}

/// The bytes of a blob, all or from somewhere on, read as they are taken.
pub(super) async fn get(app: &Arc<App>, caller: &Caller, call: &Call) -> Answer {
    let range = asked_for(call)?;
    let from = range.map_or(0, |(from, _)| from);
    let first = app.hub.blob_get(caller, call.hash, from).await?;
    let total = first.total;
    let end = range.and_then(|(_, last)| last).map_or(total, |last| total.min(last + 1));
    if range.is_some() && from >= end {
        let mut response = Refused::from(ProblemCode::BadRequest).into_response();
        *response.status_mut() = StatusCode::RANGE_NOT_SATISFIABLE;
        let unsatisfied = HeaderValue::from_str(&format!("bytes */{total}"));
        insert(&mut response, CONTENT_RANGE, unsatisfied)?;
        return Ok(response);
    }
    let mut response = bytes(OCTETS, pieces(app, *caller, call.hash, first.bytes, from, end));
    response.headers_mut().insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(end - from));
    if range.is_some() {
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
        let told = HeaderValue::from_str(&format!("bytes {from}-{}/{total}", end - 1));
        insert(&mut response, CONTENT_RANGE, told)?;
    }
    Ok(response)
}

fn insert<E>(
    response: &mut Response<Body>,
    name: axum::http::HeaderName,
    value: Result<HeaderValue, E>,
) -> Result<(), Refused> {
    let value = value.map_err(|_| Refused::from(ProblemCode::Internal))?;
    response.headers_mut().insert(name, value);
    Ok(())
}

/// `bytes=7-` or `bytes=7-9`; several ranges are none that we know.
fn asked_for(call: &Call) -> Result<Option<(u64, Option<u64>)>, Refused> {
    let Some(text) = call.header(RANGE.as_str()) else { return Ok(None) };
    let read = || {
        let (from, last) = text.strip_prefix("bytes=")?.split_once('-')?;
        let from = from.parse().ok()?;
        let last = if last.is_empty() { None } else { Some(last.parse().ok()?) };
        last.is_none_or(|last| last >= from && last < u64::MAX).then_some((from, last))
    };
    read().map(Some).ok_or_else(|| ProblemCode::BadRequest.into())
}

/// Piece by piece: a large blob is never in memory as a whole.
fn pieces(
    app: &Arc<App>,
    caller: Caller,
    hash: [u8; 32],
    first: Vec<u8>,
    from: u64,
    end: u64,
) -> Body {
    let (give, take) = mpsc::channel::<Result<Bytes, std::io::Error>>(1);
    let app = Arc::clone(app);
    tokio::spawn(async move {
        let (mut at, mut piece) = (from, first);
        loop {
            piece.truncate(usize::try_from(end - at).unwrap_or(usize::MAX));
            at += piece.len() as u64;
            if piece.is_empty() || give.send(Ok(Bytes::from(piece))).await.is_err() || at >= end {
                break;
            }
            piece = match app.hub.blob_get(&caller, hash, at).await {
                Ok(next) => next.bytes,
                Err(cause) => {
                    tracing::error!(%cause, "a blob broke off");
                    Vec::new()
                }
            };
        }
    });
    Body::from_stream(ReceiverStream::new(take))
}
