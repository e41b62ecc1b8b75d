//! Against a server that speaks TLS and HTTP as badly as a test wants it to.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use desk_core::ids::{DeviceId, WorkspaceId};
use desk_wire::protocol::{Manifest, Problem, TokenRequest, proof_message};
use sha2::{Digest, Sha256};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use uuid::Uuid;

use super::*;
use crate::api::{Cause, Poke};
use crate::doors::TokenShelf;
use crate::key::signed_by;

/// A question as it came.
#[derive(Debug, Clone)]
struct Asked {
    line: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Asked {
    fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    fn path(&self) -> &str {
        self.line.split(' ').nth(1).unwrap()
    }
}

#[derive(Default)]
struct Script {
    asked: Mutex<Vec<Asked>>,
    answers: Mutex<VecDeque<Vec<u8>>>,
}

struct Served {
    address: HubAddress,
    script: Arc<Script>,
}

impl Served {
    fn asked(&self) -> Vec<Asked> {
        self.script.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Answers one question a connection, in order; without an answer it hangs up.
async fn serve(answers: Vec<Vec<u8>>) -> Served {
    let key = rcgen::KeyPair::generate().unwrap();
    let mut params = rcgen::CertificateParams::new(vec!["elsewhere.example".to_owned()]).unwrap();
    params.not_after = rcgen::date_time_ymd(2001, 1, 1);
    params.not_before = rcgen::date_time_ymd(2000, 1, 1);
    let certificate = params.self_signed(&key).unwrap();
    let der = certificate.der().clone();
    let hash = Sha256::digest(&der).into();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let secret = rustls::pki_types::PrivateKeyDer::Pkcs8(key.serialize_der().into());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![der], secret)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("https://{}", listener.local_addr().unwrap());
    let script = Arc::new(Script { answers: Mutex::new(answers.into()), ..Script::default() });
    let there = Arc::clone(&script);
    tokio::spawn(async move {
        loop {
            let Ok((stream, _)) = listener.accept().await else { return };
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            let Some(asked) = read(&mut stream).await else { continue };
            there.asked.lock().unwrap_or_else(PoisonError::into_inner).push(asked);
            let answer = there.answers.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
            if let Some(answer) = answer {
                // A reader that has enough hangs up.
                let _ = stream.write_all(&answer).await;
                let _ = stream.shutdown().await;
            }
        }
    });
    Served { address: HubAddress { addresses: vec![address], certificate: hash }, script }
}

async fn read(stream: &mut (impl tokio::io::AsyncRead + Unpin)) -> Option<Asked> {
    let mut bytes = Vec::new();
    let head = loop {
        let mut piece = [0; 4096];
        let read = stream.read(&mut piece).await.ok()?;
        if read == 0 {
            return None;
        }
        bytes.extend_from_slice(&piece[..read]);
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
    };
    let text = String::from_utf8(bytes[..head].to_vec()).ok()?;
    let mut lines = text.lines();
    let line = lines.next()?.to_owned();
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let mut asked = Asked { line, headers, body: bytes[head + 4..].to_vec() };
    let length: usize = asked.header("content-length").map_or(0, |text| text.parse().unwrap());
    while asked.body.len() < length {
        let mut piece = [0; 4096];
        let read = stream.read(&mut piece).await.ok()?;
        asked.body.extend_from_slice(&piece[..read]);
    }
    Some(asked)
}

fn answer(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n{headers}\r\n"
    );
    [head.as_bytes(), body].concat()
}

fn good<M: Message>(message: &M) -> Vec<u8> {
    answer("200 OK", "", &pack(&message.to_bytes().unwrap()).unwrap())
}

fn no(code: ProblemCode) -> Vec<u8> {
    let status = format!("{} No", code.status());
    answer(&status, "", &Problem::new(code).to_bytes().unwrap())
}

fn tokens(access: &str, refresh: u8) -> TokenAnswer {
    TokenAnswer { access: access.to_owned(), access_for: 900, refresh: [refresh; 32] }
}

fn manifest() -> Manifest {
    let head =
        desk_wire::protocol::Head { seq: 1, hash: [1; 32], epoch: [2; 16], signature: [3; 64] };
    Manifest { head, digests: Vec::new(), chunks: Vec::new(), device_seq: 0 }
}

#[derive(Default)]
struct Shelf(Mutex<Vec<[u8; 32]>>);

impl Shelf {
    fn kept(&self) -> Vec<[u8; 32]> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

#[async_trait]
impl TokenShelf for Shelf {
    async fn refresh_token(&self) -> Result<Option<[u8; 32]>, Cause> {
        Ok(Some(self.kept().last().copied().unwrap_or([0; 32])))
    }

    async fn keep_refresh_token(&self, token: &[u8; 32]) -> Result<(), Cause> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(*token);
        Ok(())
    }
}

const KEY: [u8; 32] = [7; 32];

fn hub(address: &HubAddress) -> (HttpHub, Arc<Shelf>) {
    let shelf = Arc::new(Shelf::default());
    let credentials = Credentials {
        workspace: WorkspaceId::new(Uuid::from_u128(1)),
        device: DeviceId::new(Uuid::from_u128(2)),
        key: DeviceKey::from_seed(&KEY),
        shelf: Arc::clone(&shelf) as Arc<dyn TokenShelf>,
    };
    (HttpHub::new(address, credentials).unwrap(), shelf)
}

fn proven(asked: &Asked, token: &str) -> bool {
    let (method, rest) = asked.line.split_once(' ').unwrap();
    let path = rest.split(' ').next().unwrap();
    let signature = hex::decode(asked.header("desk-proof").unwrap()).unwrap();
    let message = proof_message(token, method, path, &asked.body);
    let key = DeviceKey::from_seed(&KEY).public();
    signed_by(&key, &message, &signature.try_into().unwrap())
}

#[tokio::test]
async fn the_pinned_certificate_is_taken_whatever_its_name_and_dates() {
    let served = serve(vec![good(&tokens("a", 1)), good(&manifest())]).await;
    let (hub, shelf) = hub(&served.address);
    assert_eq!(hub.manifest().await.unwrap(), manifest());
    assert_eq!(shelf.kept(), [[1; 32]]);
    let [token, snapshot] = served.asked().try_into().unwrap();
    let request: TokenRequest =
        Message::from_bytes(&desk_wire::unpack(&token.body, 1_000).unwrap()).unwrap();
    assert!(request == TokenRequest::new(Uuid::from_u128(1), Uuid::from_u128(2), [0; 32]));
    assert!(proven(&token, &hex::encode([0; 32])), "the refresh token stands in for a token");
    assert_eq!(snapshot.header("authorization"), Some("Desk a"));
    assert!(proven(&snapshot, "a"));
    assert!(snapshot.path().ends_with("/snapshot"), "{}", snapshot.path());
    assert!(hub.traffic().down > 0);
}

#[tokio::test]
async fn another_certificate_is_never_taken_and_the_next_address_is_tried() {
    let (right, wrong) = (
        serve(vec![good(&tokens("a", 1)), good(&manifest())]).await,
        serve(vec![good(&tokens("a", 1))]).await,
    );
    let pin = right.address.certificate;
    let only = HubAddress { certificate: pin, ..wrong.address.clone() };
    let (stranger, shelf) = hub(&only);
    assert!(matches!(stranger.manifest().await, Err(HubError::Untrusted)));
    assert!(wrong.asked().is_empty() && shelf.kept().is_empty(), "nothing was said to it");

    let mut addresses = only.addresses;
    addresses.push("https://127.0.0.1:1".to_owned());
    addresses.extend(right.address.addresses.clone());
    let (hub, _) = hub(&HubAddress { addresses, certificate: pin });
    assert_eq!(hub.manifest().await.unwrap(), manifest());
}

#[tokio::test]
async fn nobody_at_the_address_is_no_stranger_there() {
    let address =
        HubAddress { addresses: vec!["https://127.0.0.1:1".to_owned()], certificate: [0; 32] };
    assert!(matches!(hub(&address).0.manifest().await, Err(HubError::Unreachable(_))));
}

#[tokio::test]
async fn a_token_that_is_over_is_refreshed_once_and_the_new_one_is_kept_first() {
    let served = serve(vec![
        good(&tokens("a", 1)),
        no(ProblemCode::Unauthorised),
        good(&tokens("b", 2)),
        good(&manifest()),
        no(ProblemCode::Unauthorised),
        good(&tokens("c", 3)),
        no(ProblemCode::Unauthorised),
    ])
    .await;
    let (hub, shelf) = hub(&served.address);
    hub.manifest().await.unwrap();
    assert_eq!(shelf.kept(), [[1; 32], [2; 32]]);
    let again = hub.manifest().await.unwrap_err();
    assert_eq!(again.code(), Some(ProblemCode::Unauthorised), "not for ever");
    assert_eq!(served.asked().len(), 7);
}

#[tokio::test]
async fn a_lost_answer_with_tokens_leaves_the_old_one_to_try_again() {
    // The first answer breaks off.
    let served = serve(vec![
        b"HTTP/1.1 200 OK\r\ncontent-length: 400\r\n\r\n12".to_vec(),
        good(&tokens("a", 1)),
        good(&manifest()),
    ])
    .await;
    let (hub, shelf) = hub(&served.address);
    assert!(matches!(hub.manifest().await, Err(HubError::Unreachable(_))));
    assert!(shelf.kept().is_empty());
    hub.manifest().await.unwrap();
    let asked = served.asked();
    assert_eq!(asked[0].body, asked[1].body, "the same token once more");
}

#[tokio::test]
async fn a_hostile_hub_gets_nothing_out_of_a_desktop() {
    let moved = answer("302 Found", "location: https://127.0.0.1:1/\r\n", b"");
    let bomb = {
        let packed = pack(&vec![0; Limits::MESSAGE_BYTES + 1]).unwrap();
        answer("200 OK", "set-cookie: a=b\r\n", &packed)
    };
    let endless = [
        b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n".as_slice(),
        &vec![0; 2 * Limits::CHUNK_BYTES + 1],
    ]
    .concat();
    let served =
        serve(vec![good(&tokens("a", 1)), moved, bomb, answer("200 OK", "", b"hello"), endless])
            .await;
    let (hub, _) = hub(&served.address);
    for what in ["a redirect", "a bomb", "no message"] {
        let error = hub.manifest().await.unwrap_err();
        assert!(matches!(error, HubError::Garbled { .. }), "{what}: {error:?}");
    }
    let error = hub.chunk(&[0; 32]).await.unwrap_err();
    assert!(matches!(error, HubError::Garbled { .. }), "{error:?}");
    assert!(served.asked().iter().all(|asked| asked.header("cookie").is_none()));
}

#[tokio::test]
async fn pokes_come_as_they_are_said() {
    let said = b"HTTP/1.1 200 OK\r\n\r\n: here\n\ndata: {}\n\n";
    let served = serve(vec![good(&tokens("a", 1)), said.to_vec()]).await;
    let (hub, _) = hub(&served.address);
    let mut pokes = hub.pokes().await.unwrap();
    assert_eq!(pokes.next().await.unwrap(), Poke::Alive);
    assert_eq!(pokes.next().await.unwrap(), Poke::News { seq: None });
    assert!(matches!(pokes.next().await, Err(HubError::Unreachable(_))), "it hung up");
}

#[tokio::test]
async fn a_device_that_joins_shows_no_token_and_proves_its_key() {
    let key = DeviceKey::from_seed(&KEY);
    let ids = [1, 2, 3, 4].map(Uuid::from_u128);
    let said = Join::new(
        (ids[0], [5; 32]),
        ids[1],
        ids[2],
        (ids[3], key.public()),
        "Laptop".to_owned(),
        0,
    );
    let joined = Joined::new(ids[1], ids[2], true, tokens("a", 1));
    let served = serve(vec![good(&joined), no(ProblemCode::InvitationInvalid)]).await;
    assert!(join(&served.address, &key, &said).await.unwrap() == joined);
    let asked = served.asked();
    assert_eq!(asked[0].header("authorization"), None);
    assert!(proven(&asked[0], ""));
    let refused = join(&served.address, &key, &said).await.err().and_then(|error| error.code());
    assert_eq!(refused, Some(ProblemCode::InvitationInvalid));
}
