//! A hub over HTTP.

mod pin;
mod pokes;
#[cfg(test)]
mod tests;
mod tokens;
mod transport;

use async_trait::async_trait;
use desk_wire::pack;
use desk_wire::protocol::{
    EventsAnswer, Fork, Join, Joined, Limits, Manifest, Message, NewInvitation, ProblemCode, Seed,
    SyncAnswer, SyncRequest, TokenAnswer,
};
use reqwest::header::{CONTENT_RANGE, HeaderMap, HeaderName};

use crate::api::{BlobPiece, BlobStatus, DeviceSeen, Devices, HubApi, HubError, Pokes, Traffic};
use crate::doors::{Credentials, HubAddress};
use crate::key::DeviceKey;
use tokens::{Access, Who};
use transport::{Answer, Ask, Patience, Transport, unpacked};

/// A hub behind its address.
pub struct HttpHub {
    transport: Transport,
    credentials: Credentials,
    access: Access,
}

impl std::fmt::Debug for HttpHub {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HttpHub")
    }
}

impl HttpHub {
    /// # Errors
    /// When this machine cannot speak TLS at all.
    pub fn new(address: &HubAddress, credentials: Credentials) -> Result<Self, HubError> {
        let transport = Transport::new(&address.addresses, address.certificate)?;
        Ok(Self { transport, credentials, access: Access::default() })
    }

    fn path(&self, rest: &str) -> String {
        format!("/v1/w/{}/{rest}", self.credentials.workspace)
    }

    fn get(&self, rest: &str, patience: Patience) -> Ask {
        Ask::new("GET", self.path(rest), patience)
    }

    fn post<M: Message>(&self, rest: &str, said: &M, patience: Patience) -> Result<Ask, HubError> {
        Ok(Ask::new("POST", self.path(rest), patience).with(packed(said)?))
    }

    async fn ask(&self, mut ask: Ask) -> Result<Answer, HubError> {
        let token = self.shown(&mut ask).await?;
        match self.transport.ask(&ask).await {
            Err(error) if error.code() == Some(ProblemCode::Unauthorised) => {
                self.access.over(&token).await;
                self.shown(&mut ask).await?;
                self.transport.ask(&ask).await
            }
            other => other,
        }
    }

    /// Puts our token and proof on a question.
    async fn shown(&self, ask: &mut Ask) -> Result<zeroize::Zeroizing<String>, HubError> {
        let who = Who { transport: &self.transport, credentials: &self.credentials };
        let token = self.access.token(&who).await?;
        ask.show(&self.credentials.key, &token)?;
        Ok(token)
    }
}

/// A device asks to be let in. It has no token yet: the invitation's secret is
/// its right, and its key proves itself.
pub async fn join(address: &HubAddress, key: &DeviceKey, join: &Join) -> Result<Joined, HubError> {
    let transport = Transport::new(&address.addresses, address.certificate)?;
    let mut ask = Ask::new("POST", "/v1/join".to_owned(), Patience::Short).with(packed(join)?);
    ask.prove(key, "");
    unpacked(&transport.ask(&ask).await?)
}

#[async_trait]
impl HubApi for HttpHub {
    async fn sync(&self, request: &SyncRequest) -> Result<SyncAnswer, HubError> {
        unpacked(&self.ask(self.post("sync", request, Patience::Long)?).await?)
    }

    async fn manifest(&self) -> Result<Manifest, HubError> {
        unpacked(&self.ask(self.get("snapshot", Patience::Long)).await?)
    }

    async fn chunk(&self, hash: &[u8; 32]) -> Result<Vec<u8>, HubError> {
        let ask = self.get(&format!("chunk/{}", hex::encode(hash)), Patience::Long);
        // What does not shrink grows by a little when it is packed.
        Ok(self.ask(ask.at_most(2 * Limits::CHUNK_BYTES)).await?.body)
    }

    async fn seed(&self, seed: &Seed) -> Result<(), HubError> {
        self.ask(self.post("seed", seed, Patience::Long)?).await.map(drop)
    }

    async fn blob_status(&self, hash: &[u8; 32]) -> Result<BlobStatus, HubError> {
        let ask = Ask::new("HEAD", self.blob_path(hash), Patience::Short);
        blob_status(&self.ask(ask).await?.headers)
    }

    async fn blob_put(
        &self,
        hash: &[u8; 32],
        (offset, total): (u64, u64),
        piece: &[u8],
    ) -> Result<BlobStatus, HubError> {
        let path = format!("{}?offset={offset}&total={total}", self.blob_path(hash));
        let ask = Ask::new("PUT", path, Patience::Long).with(piece.to_vec()).raw();
        blob_status(&self.ask(ask).await?.headers)
    }

    async fn blob_get(&self, hash: &[u8; 32], offset: u64) -> Result<BlobPiece, HubError> {
        let end = offset.saturating_add(Limits::BLOB_PIECE as u64) - 1;
        let mut ask = Ask::new("GET", self.blob_path(hash), Patience::Long);
        ask.range(offset, end);
        let answer = self.ask(ask.at_most(Limits::BLOB_PIECE)).await?;
        let whole = answer
            .headers
            .get(CONTENT_RANGE)
            .and_then(|text| text.to_str().ok()?.rsplit_once('/')?.1.parse::<u64>().ok())
            .ok_or_else(|| HubError::nonsense("a piece of a blob without its place"))?;
        let end = offset.saturating_add(answer.body.len() as u64);
        Ok(BlobPiece { last: end >= whole, bytes: answer.body })
    }

    async fn events(&self, from: u64, to: u64, commands: bool) -> Result<EventsAnswer, HubError> {
        let rest = format!("events?from={from}&to={to}&commands={commands}");
        unpacked(&self.ask(self.get(&rest, Patience::Long)).await?)
    }

    async fn devices(&self) -> Result<Vec<DeviceSeen>, HubError> {
        let said: Devices = unpacked(&self.ask(self.get("devices", Patience::Short)).await?)?;
        Ok(said.devices)
    }

    async fn invite(&self, invitation: &NewInvitation) -> Result<(), HubError> {
        self.ask(self.post("invitations", invitation, Patience::Short)?).await.map(drop)
    }

    async fn fork(&self, fork: &Fork) -> Result<TokenAnswer, HubError> {
        let joined: Joined = unpacked(&self.ask(self.post("fork", fork, Patience::Short)?).await?)?;
        Ok(joined.tokens)
    }

    async fn confirm_epoch(&self, epoch: [u8; 16]) -> Result<(), HubError> {
        let ask = Ask::new("POST", self.path("epoch"), Patience::Short);
        self.ask(ask.with(epoch.to_vec()).raw()).await.map(drop)
    }

    async fn pokes(&self) -> Result<Box<dyn Pokes>, HubError> {
        let mut ask = self.get("stream", Patience::Short);
        let token = self.shown(&mut ask).await?;
        let response = match self.transport.begin(&ask).await {
            Err(error) if error.code() == Some(ProblemCode::Unauthorised) => {
                self.access.over(&token).await;
                self.shown(&mut ask).await?;
                self.transport.begin(&ask).await?
            }
            other => other?,
        };
        Ok(Box::new(pokes::Listening::new(response)))
    }

    fn traffic(&self) -> Traffic {
        self.transport.traffic()
    }
}

/// How many bytes of a blob the hub has, and whether that is all.
const HAVE: HeaderName = HeaderName::from_static("desk-have");
const COMPLETE: HeaderName = HeaderName::from_static("desk-complete");

impl HttpHub {
    fn blob_path(&self, hash: &[u8; 32]) -> String {
        self.path(&format!("blob/{}", hex::encode(hash)))
    }
}

fn blob_status(headers: &HeaderMap) -> Result<BlobStatus, HubError> {
    let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    match (text(&COMPLETE), text(&HAVE).and_then(|text| text.parse().ok())) {
        (Some("true"), _) => Ok(BlobStatus::Whole),
        (_, Some(have)) => Ok(BlobStatus::Part(have)),
        (_, None) => Err(HubError::nonsense("a blob's state")),
    }
}

/// A message, packed.
fn packed<M: Message>(said: &M) -> Result<Vec<u8>, HubError> {
    let here = |cause: crate::api::Cause| HubError::Here { what: M::NAME, cause };
    let bytes = said.to_bytes().map_err(|cause| here(cause.into()))?;
    pack(&bytes).map_err(|cause| here(cause.into()))
}
