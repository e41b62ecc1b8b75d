//! The tokens a device shows. A short one with each request; the long one that
//! gets the next short one is kept before it is used.

use desk_wire::protocol::{Message, TokenAnswer, TokenRequest};
use tokio::sync::Mutex;
use zeroize::Zeroizing;

use super::transport::{Ask, Patience, Transport, unpacked};
use crate::api::HubError;
use crate::doors::Credentials;

/// The short token of the moment.
#[derive(Default)]
pub(super) struct Access(Mutex<Option<Zeroizing<String>>>);

impl Access {
    /// The token that is there, or a new one.
    pub(super) async fn token(&self, who: &Who<'_>) -> Result<Zeroizing<String>, HubError> {
        let mut access = self.0.lock().await;
        if let Some(token) = access.as_ref() {
            return Ok(token.clone());
        }
        let token = refresh(who).await?;
        Ok(access.insert(token).clone())
    }

    /// `stale` is over. Whoever else noticed may have a new one already.
    pub(super) async fn over(&self, stale: &str) {
        let mut access = self.0.lock().await;
        if access.as_ref().is_some_and(|token| token.as_str() == stale) {
            *access = None;
        }
    }
}

/// Whose tokens, and where they lie.
pub(super) struct Who<'a> {
    pub(super) transport: &'a Transport,
    pub(super) credentials: &'a Credentials,
}

/// Asks for a new pair. When the answer is lost on the way the old token still
/// lies on the shelf, and the hub takes it until the new one was used.
async fn refresh(who: &Who<'_>) -> Result<Zeroizing<String>, HubError> {
    let here = |cause| HubError::Here { what: "the tokens cannot be read or kept", cause };
    let Credentials { workspace, device, key, shelf } = who.credentials;
    let old = shelf.refresh_token().await.map_err(here)?;
    let old = Zeroizing::new(
        old.ok_or_else(|| HubError::from(desk_wire::protocol::ProblemCode::Unauthorised))?,
    );
    let request = TokenRequest::new(workspace.uuid(), device.uuid(), *old);
    let body = super::packed(&request)?;
    let shown = Zeroizing::new(hex::encode(*old));
    let mut ask = Ask::new("POST", "/v1/token".to_owned(), Patience::Short).with(body);
    ask.prove(key, &shown);
    let answer = who.transport.ask(&ask).await?;
    let tokens: TokenAnswer = unpacked(&answer)?;
    shelf.keep_refresh_token(&tokens.refresh).await.map_err(here)?;
    Ok(Zeroizing::new(tokens.access))
}

/// A message in a body.
pub(super) fn message<M: Message>(bytes: &[u8]) -> Result<M, HubError> {
    M::from_bytes(bytes).map_err(|cause| HubError::garbled(M::NAME, cause))
}
