//! A request once it is whole: its path, its query, its body.

use std::net::IpAddr;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Query, RawPathParams, Request};
use axum::http::header::USER_AGENT;
use axum::http::{HeaderMap, Method, Uri};
use desk_wire::protocol::{Limits, Message, ProblemCode};
use desk_wire::{PackError, unpack};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::answer::Refused;
use super::routes::Route;

/// Who is on the other end of the connection.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub IpAddr);

/// A request.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) route: Route,
    pub(super) method: Method,
    pub(super) uri: Uri,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// `{ws}`; nil where the path has none.
    pub(super) workspace: Uuid,
    /// `{hash}`; zeros where the path has none.
    pub(super) hash: [u8; 32],
}

impl Call {
    /// Takes the body in, as far as the route allows one.
    pub(super) async fn whole(
        route: Route,
        params: &RawPathParams,
        request: Request,
        patience: Duration,
    ) -> Result<Self, Refused> {
        let (mut workspace, mut hash) = (Uuid::nil(), [0; 32]);
        for (name, value) in params {
            match name {
                "ws" => {
                    workspace = value.parse().map_err(|_| Refused::from(ProblemCode::NotFound))?;
                }
                "hash" => hex::decode_to_slice(value, &mut hash)
                    .map_err(|_| Refused::from(ProblemCode::NotFound))?,
                // The list names no others.
                _ => return Err(ProblemCode::Internal.into()),
            }
        }
        let (head, body) = request.into_parts();
        let body = read(body, route.body_limit(), patience).await?;
        let (method, uri, headers) = (head.method, head.uri, head.headers);
        Ok(Self { route, method, uri, headers, body, workspace, hash })
    }

    /// What is signed of the address.
    pub(super) fn path(&self) -> &str {
        self.uri.path_and_query().map_or("/", |path| path.as_str())
    }

    pub(super) fn message<T: Message>(&self) -> Result<T, Refused> {
        let bytes = unpack(&self.body, Limits::MESSAGE_BYTES).map_err(|error| match error {
            PackError::TooLarge { .. } => ProblemCode::TooLarge,
            PackError::Broken(_) => ProblemCode::BadRequest,
        })?;
        T::from_bytes(&bytes).map_err(|_| ProblemCode::BadRequest.into())
    }

    pub(super) fn query<T: DeserializeOwned>(&self) -> Result<T, Refused> {
        let Query(query) =
            Query::try_from_uri(&self.uri).map_err(|_| Refused::from(ProblemCode::BadRequest))?;
        Ok(query)
    }

    /// Which program this is, as it says itself: for whoever asks which devices are
    /// too old. Bounded and plain, as it is kept.
    pub(super) fn program(&self) -> String {
        let said = self.header(USER_AGENT.as_str()).unwrap_or_default();
        said.chars().filter(|c| c.is_ascii_graphic()).take(64).collect()
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

async fn read(body: Body, limit: usize, patience: Duration) -> Result<Bytes, Refused> {
    let whole = Limited::new(body, limit).collect();
    match tokio::time::timeout(patience, whole).await {
        Ok(Ok(collected)) => Ok(collected.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(ProblemCode::TooLarge.into()),
        // It broke off, or took longer than anybody needs.
        Ok(Err(_)) | Err(_) => Err(ProblemCode::BadRequest.into()),
    }
}
