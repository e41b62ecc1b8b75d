//! Answers: a message in CBOR, packed, or a problem.

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, Response, StatusCode};
use desk_wire::protocol::{Message, Problem, ProblemCode};
use desk_wire::{WireError, pack};

use crate::HubError;

/// CBOR with zstd around it.
pub const MESSAGE_TYPE: &str = "application/vnd.partner-desk+zstd";
/// Plain CBOR: problems are small.
pub const PROBLEM_TYPE: &str = "application/vnd.partner-desk.problem+cbor";

/// Bytes that are what they are.
pub(super) const OCTETS: &str = "application/octet-stream";

pub(super) type Answer = Result<Response<Body>, Refused>;

/// A "no", for the caller. Its cause, if it has one, was logged where it arose.
#[derive(Debug)]
pub(super) struct Refused(pub(super) Problem);

impl From<ProblemCode> for Refused {
    fn from(code: ProblemCode) -> Self {
        Self(Problem::new(code))
    }
}

impl From<WireError> for Refused {
    fn from(cause: WireError) -> Self {
        at_fault("an answer could not be written", &cause)
    }
}

impl From<crate::db::DbError> for Refused {
    fn from(cause: crate::db::DbError) -> Self {
        at_fault("the database failed", &cause)
    }
}

impl From<HubError> for Refused {
    fn from(cause: HubError) -> Self {
        let problem = cause.problem();
        match &cause {
            // It was decided so, and the device knows what to do.
            HubError::Problem(_) => {}
            HubError::Db(_)
            | HubError::Wire(_)
            | HubError::Pack(_)
            | HubError::Damaged(_)
            | HubError::Judgement { .. } => {
                at_fault("the hub could not do what was asked", &cause);
            }
        }
        Self(problem)
    }
}

/// The hub's own fault: logged here, in full, and told as nothing but that.
pub(super) fn at_fault(what: &str, cause: &(dyn std::error::Error + 'static)) -> Refused {
    let mut causes = String::new();
    let mut next = Some(cause);
    while let Some(error) = next {
        if !causes.is_empty() {
            causes.push_str(": ");
        }
        causes.push_str(&error.to_string());
        next = error.source();
    }
    tracing::error!(causes, "{what}");
    Refused::from(ProblemCode::Internal)
}

impl Refused {
    /// To be tried again, but not yet.
    pub(super) fn later(code: ProblemCode, seconds: u64) -> Self {
        Self(Problem { retry_after: Some(seconds), ..Problem::new(code) })
    }

    pub(super) fn into_response(self) -> Response<Body> {
        let Self(problem) = self;
        let status = StatusCode::from_u16(problem.code.status())
            .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = Response::new(Body::from(problem.to_bytes().unwrap_or_default()));
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(PROBLEM_TYPE));
        if let Some(seconds) = problem.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// A message, packed.
pub(super) fn message(message: &impl Message) -> Answer {
    let packed = pack(&message.to_bytes()?)
        .map_err(|cause| at_fault("an answer could not be packed", &cause))?;
    Ok(bytes(MESSAGE_TYPE, packed))
}

/// Bytes as they are.
pub(super) fn bytes(kind: &'static str, bytes: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(bytes.into());
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

/// Done, and nothing to say about it.
pub(super) fn done() -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NO_CONTENT;
    response
}
