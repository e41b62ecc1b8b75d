//! One question and its answer over HTTP, from a hub that may be anybody: what
//! comes back is bounded, and nothing is followed, kept or believed.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use desk_wire::protocol::{Limits, Message, Problem, ProblemCode, proof_message};
use reqwest::header::{
    AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, RANGE, RETRY_AFTER,
};
use reqwest::{Client, Method, Response, redirect};
use tokio::time::timeout;

use super::pin::{is_somebody_else, pinned};
use super::tokens::message;
use crate::api::{HubError, Traffic};
use crate::key::DeviceKey;

/// What packed messages are called.
pub(super) const PACKED: &str = "application/vnd.partner-desk+zstd";
const PROOF: HeaderName = HeaderName::from_static("desk-proof");

/// An address that does not answer is not waited for longer.
const CONNECT: Duration = Duration::from_secs(5);
/// Between two pieces of an answer.
const SILENCE: Duration = Duration::from_secs(45);
/// What is refused comes with a few words.
const PROBLEM_BYTES: usize = 64 << 10;

/// How long an answer may take to begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Patience {
    Short,
    /// The hub works on it, or much travels.
    Long,
}

impl Patience {
    const fn duration(self) -> Duration {
        match self {
            Self::Short => Duration::from_secs(20),
            Self::Long => Duration::from_secs(120),
        }
    }
}

/// One question.
pub(super) struct Ask {
    method: &'static str,
    /// With the query.
    path: String,
    body: Vec<u8>,
    content_type: &'static str,
    pub(super) headers: HeaderMap,
    patience: Patience,
    /// Bytes of the answer, as it travels.
    most: usize,
}

impl Ask {
    pub(super) fn new(method: &'static str, path: String, patience: Patience) -> Self {
        Self {
            method,
            path,
            body: Vec::new(),
            content_type: PACKED,
            headers: HeaderMap::new(),
            patience,
            most: Limits::MESSAGE_BYTES,
        }
    }

    pub(super) fn with(mut self, body: Vec<u8>) -> Self {
        self.body = body;
        self
    }

    /// The body is bytes of a blob.
    pub(super) const fn raw(mut self) -> Self {
        self.content_type = "application/octet-stream";
        self
    }

    pub(super) const fn at_most(mut self, bytes: usize) -> Self {
        self.most = bytes;
        self
    }

    /// Asks for a part: the bytes from one to another.
    pub(super) fn range(&mut self, first: u64, last: u64) {
        if let Ok(range) = HeaderValue::from_str(&format!("bytes={first}-{last}")) {
            self.headers.insert(RANGE, range);
        }
    }

    /// Signs that whoever shows `token` means this very question.
    pub(super) fn prove(&mut self, key: &DeviceKey, token: &str) {
        let said = proof_message(token, self.method, &self.path, &self.body);
        if let Ok(proof) = HeaderValue::from_str(&hex::encode(key.sign(&said))) {
            self.headers.insert(PROOF, proof);
        }
    }

    /// Shows an access token, and proves that it is ours.
    pub(super) fn show(&mut self, key: &DeviceKey, token: &str) -> Result<(), HubError> {
        let mut shown = HeaderValue::from_str(&format!("Desk {token}"))
            .map_err(|cause| HubError::garbled("an access token", cause))?;
        shown.set_sensitive(true);
        self.headers.insert(AUTHORIZATION, shown);
        self.prove(key, token);
        Ok(())
    }
}

/// What came back.
pub(super) struct Answer {
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

/// The way to one hub.
pub(super) struct Transport {
    client: Client,
    addresses: Vec<String>,
    /// Which of them answered last.
    good: AtomicUsize,
    up: AtomicU64,
    down: AtomicU64,
}

impl Transport {
    pub(super) fn new(addresses: &[String], certificate: [u8; 32]) -> Result<Self, HubError> {
        let here = |cause: crate::api::Cause| HubError::Here {
            what: "this machine cannot speak TLS",
            cause,
        };
        let tls = pinned(certificate).map_err(|cause| here(cause.into()))?;
        let client = Client::builder()
            .tls_backend_preconfigured(tls)
            .https_only(true)
            .http1_only()
            // A proxy of the system's would end the connection that is pinned.
            .no_proxy()
            .redirect(redirect::Policy::none())
            .referer(false)
            .connect_timeout(CONNECT)
            .read_timeout(SILENCE)
            .user_agent(concat!("partner-desk/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|cause| here(cause.into()))?;
        let addresses: Vec<String> =
            addresses.iter().map(|address| address.trim_end_matches('/').to_owned()).collect();
        Ok(Self {
            client,
            addresses,
            good: AtomicUsize::new(0),
            up: AtomicU64::new(0),
            down: AtomicU64::new(0),
        })
    }

    pub(super) fn traffic(&self) -> Traffic {
        Traffic { up: self.up.load(Ordering::Relaxed), down: self.down.load(Ordering::Relaxed) }
    }

    /// The whole answer.
    pub(super) async fn ask(&self, ask: &Ask) -> Result<Answer, HubError> {
        let wait = ask.patience.duration();
        let response = self.begin(ask).await?;
        let headers = response.headers().clone();
        // The pieces each have their time; the whole has one as well.
        let body = timeout(wait.saturating_mul(10), self.body(response, ask.most))
            .await
            .map_err(|late| HubError::Unreachable(Some(late.into())))??;
        Ok(Answer { headers, body })
    }

    /// The beginning of an answer that is no refusal.
    pub(super) async fn begin(&self, ask: &Ask) -> Result<Response, HubError> {
        let response = self.first_that_answers(ask).await?;
        if response.status().is_success() {
            return Ok(response);
        }
        let status = response.status().as_u16();
        let retry_after = response
            .headers()
            .get(RETRY_AFTER)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.trim().parse().ok());
        let body = self.body(response, PROBLEM_BYTES).await.unwrap_or_default();
        Err(refused(status, retry_after, &body))
    }

    async fn first_that_answers(&self, ask: &Ask) -> Result<Response, HubError> {
        let first = self.good.load(Ordering::Relaxed);
        let mut failed = HubError::Unreachable(None);
        for turn in 0..self.addresses.len() {
            let index = (first + turn) % self.addresses.len();
            let Some(address) = self.addresses.get(index) else { continue };
            match self.send(address, ask).await {
                Ok(response) => {
                    self.good.store(index, Ordering::Relaxed);
                    return Ok(response);
                }
                // Another machine may have this address today; the hub may still
                // answer at the next.
                Err(HubError::Untrusted) => failed = HubError::Untrusted,
                Err(error) => {
                    if !matches!(failed, HubError::Untrusted) {
                        failed = error;
                    }
                }
            }
        }
        Err(failed)
    }

    async fn send(&self, address: &str, ask: &Ask) -> Result<Response, HubError> {
        let method = Method::from_bytes(ask.method.as_bytes())
            .map_err(|cause| HubError::garbled("a method", cause))?;
        let mut request = self
            .client
            .request(method, format!("{address}{}", ask.path))
            .headers(ask.headers.clone());
        if !ask.body.is_empty() {
            request = request.header(CONTENT_TYPE, ask.content_type).body(ask.body.clone());
        }
        self.up.fetch_add(ask.body.len() as u64, Ordering::Relaxed);
        match timeout(ask.patience.duration(), request.send()).await {
            Err(late) => Err(HubError::Unreachable(Some(late.into()))),
            Ok(Err(error)) if is_somebody_else(&error) => Err(HubError::Untrusted),
            // An address in an error would be one in a log.
            Ok(Err(error)) => Err(HubError::Unreachable(Some(error.without_url().into()))),
            Ok(Ok(response)) => Ok(response),
        }
    }

    async fn body(&self, mut response: Response, most: usize) -> Result<Vec<u8>, HubError> {
        let mut body = Vec::new();
        let broken =
            |error: reqwest::Error| HubError::Unreachable(Some(error.without_url().into()));
        while let Some(piece) = response.chunk().await.map_err(broken)? {
            self.down.fetch_add(piece.len() as u64, Ordering::Relaxed);
            if body.len() + piece.len() > most {
                return Err(HubError::nonsense("an answer larger than any may be"));
            }
            body.extend_from_slice(&piece);
        }
        Ok(body)
    }
}

/// A message, unpacked with a bound.
pub(super) fn unpacked<M: Message>(answer: &Answer) -> Result<M, HubError> {
    let bytes = plain(&answer.body, Limits::MESSAGE_BYTES)
        .map_err(|cause| HubError::garbled(M::NAME, cause))?;
    message(&bytes)
}

/// A small message may come as it is.
fn plain(body: &[u8], most: usize) -> Result<Vec<u8>, desk_wire::PackError> {
    const FRAME: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];
    if body.starts_with(&FRAME) { desk_wire::unpack(body, most) } else { Ok(body.to_vec()) }
}

/// What a refusal says; without words of the hub's its status has to do, because
/// something between us and the hub may have answered.
fn refused(status: u16, retry_after: Option<u64>, body: &[u8]) -> HubError {
    let said = plain(body, PROBLEM_BYTES).ok().and_then(|body| Problem::from_bytes(&body).ok());
    let problem = said.or_else(|| {
        let code = match status {
            400 => ProblemCode::BadRequest,
            401 => ProblemCode::Unauthorised,
            403 => ProblemCode::NotAllowed,
            404 => ProblemCode::NotFound,
            410 => ProblemCode::LogCompacted,
            413 => ProblemCode::TooLarge,
            426 => ProblemCode::TooOld,
            429 => ProblemCode::TooMany,
            502..=504 => ProblemCode::Unavailable,
            500..=599 => ProblemCode::Internal,
            _ => return None,
        };
        Some(Problem::new(code))
    });
    let Some(mut problem) = problem else { return HubError::nonsense("a status of its own") };
    problem.retry_after = problem.retry_after.or(retry_after);
    HubError::Problem(problem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_read_from_its_body_and_else_from_its_status() {
        let code = |error: HubError| error.code();
        for &problem in ProblemCode::ALL {
            let body = Problem::new(problem).to_bytes().unwrap();
            assert_eq!(code(refused(problem.status(), None, &body)), Some(problem));
            let packed = desk_wire::pack(&body).unwrap();
            assert_eq!(code(refused(problem.status(), None, &packed)), Some(problem));
        }
        assert_eq!(code(refused(429, None, b"<html>")), Some(ProblemCode::TooMany));
        assert_eq!(code(refused(502, None, b"")), Some(ProblemCode::Unavailable));
        assert_eq!(code(refused(302, None, b"")), None, "nothing is followed");
        let HubError::Problem(problem) = refused(503, Some(7), b"") else { panic!("a problem") };
        assert_eq!(problem.retry_after, Some(7));
    }
}
