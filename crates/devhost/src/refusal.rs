//! A "no" over HTTP: a status, and the body that every shell sends.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use desk_app::{AppError, ErrorBody, ErrorClass, ErrorCode};

#[derive(Debug)]
pub(crate) struct Refusal {
    status: StatusCode,
    body: ErrorBody,
}

impl Refusal {
    /// One of HTTP's own, which no screen decides by.
    pub(crate) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        let body =
            ErrorBody { code: ErrorCode::Internal, message: message.into(), reference: None };
        Self { status, body }
    }

    pub(crate) fn not_allowed(status: StatusCode, message: &str) -> Self {
        let no = Self::new(status, message);
        Self { body: ErrorBody { code: ErrorCode::NotAllowed, ..no.body }, ..no }
    }

    pub(crate) fn at_fault() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "devhost could not finish this")
    }
}

impl From<AppError> for Refusal {
    fn from(error: AppError) -> Self {
        let status = match error.code().class() {
            ErrorClass::Usage => StatusCode::BAD_REQUEST,
            ErrorClass::Refused | ErrorClass::Cancelled => StatusCode::CONFLICT,
            ErrorClass::BadInput => StatusCode::UNPROCESSABLE_ENTITY,
            ErrorClass::NotAllowed => StatusCode::FORBIDDEN,
            ErrorClass::CannotOpen => StatusCode::LOCKED,
            ErrorClass::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Self { status, body: error.body() }
    }
}

impl From<std::io::Error> for Refusal {
    fn from(cause: std::io::Error) -> Self {
        tracing::error!(%cause, "a file of devhost's own");
        Self::at_fault()
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.status, Json(self.body)).into_response()
    }
}
