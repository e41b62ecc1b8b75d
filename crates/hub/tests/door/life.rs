//! A hub's life: how it begins, what it says, how it ends.

use std::time::Duration;

use desk_core::access::Role;
use desk_core::command::Command;
use desk_core::ids::WorkspaceId;
use desk_hub::http::{COMPLETE, HAVE};
use desk_wire::protocol::{EventsAnswer, Manifest};
use reqwest::Method;

use crate::client::Client;
use crate::process::{Hub, place, program};
use crate::team::{self, LAPTOP, NAME};

#[tokio::test]
async fn it_makes_what_it_needs_and_says_one_line() {
    let (_kept, data_dir) = place();
    let hub = Hub::start(&data_dir);
    assert!(hub.address.starts_with("https://127.0.0.1:"), "{}", hub.address);
    assert_eq!(hub.invitation().addresses, std::slice::from_ref(&hub.address));
    let client = hub.client();
    assert_eq!(client.plain(Method::GET, "/health", Vec::new()).await.body, b"ok\n");
    assert_eq!(client.plain(Method::GET, "/ready", Vec::new()).await.body, b"ready\n");
    #[cfg(unix)]
    for (name, mode) in [
        (".", 0o700),
        ("hub.key", 0o600),
        ("certificate.key.pem", 0o600),
        ("certificate.pem", 0o600),
        ("hub.sqlite", 0o600),
    ] {
        use std::os::unix::fs::PermissionsExt as _;
        let meta = std::fs::metadata(data_dir.join(name)).unwrap();
        assert_eq!(meta.permissions().mode() & 0o777, mode, "{name}");
    }
    let second = program().args(["serve", "--json", "--data-dir"]).arg(&data_dir).output().unwrap();
    assert_eq!(second.status.code(), Some(3), "one hub a folder");
    let said: serde_json::Value = serde_json::from_slice(&second.stdout).unwrap();
    assert_eq!(said["error"]["code"], "in_use");
}

#[tokio::test]
async fn the_invitation_is_new_at_each_start_until_somebody_used_one() {
    let (_kept, data_dir) = place();
    let first = Hub::start(&data_dir);
    let old = first.invitation();
    assert!(first.end().0.success());
    let hub = Hub::start(&data_dir);
    assert_ne!(hub.invitation().secret, old.secret);
    assert_eq!(hub.invitation().certificate, old.certificate, "the same certificate");
    let (key, join) = team::join(&old, old.secret, (team::id(), team::id()));
    let refused = team::ask(&hub.client(), &key, &join).await;
    assert_eq!(refused.status, 403, "the old one is void");
    team::owner(&hub).await;
    hub.end();
    assert_eq!(Hub::start(&data_dir).invitation, None);
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_it_ended() {
    let (_kept, data_dir) = place();
    let hub = Hub::start(&data_dir);
    let mut owner = team::owner(&hub).await;
    let mut stream = listen(&owner).await;
    for market in ["FR", "DE", "CA", "GB"] {
        let command = Command::SetHomeMarket {
            workspace: WorkspaceId::new(owner.workspace),
            market: market.parse().ok(),
        };
        owner.push(&command).await;
    }
    let before: EventsAnswer = owner.get("/events?from=1&to=100&commands=true").await.message();
    assert!(before.page.events.len() >= 6, "the enrolment, the founding, four markets");
    hub.tell_to_end();
    let ended = tokio::time::timeout(Duration::from_secs(10), async {
        while stream.chunk().await.is_ok_and(|chunk| chunk.is_some()) {}
    });
    ended.await.expect("a stream that stays open would keep the hub from ending");
    let (status, _) = hub.end();
    assert!(status.success());
    assert!(!data_dir.join("hub.sqlite-wal").exists(), "the journal is back in the file");

    let hub = Hub::start(&data_dir);
    owner.client = Client::new(&hub.address, certificate(&data_dir));
    let after: EventsAnswer = owner.get("/events?from=1&to=100&commands=true").await.message();
    assert_eq!(after, before);
    let manifest: Manifest = owner.get("/snapshot").await.message();
    assert_eq!(manifest.head.hash, after.page.chain_hash(after.before));
}

pub(crate) fn certificate(data_dir: &std::path::Path) -> [u8; 32] {
    let text = std::fs::read(data_dir.join("addresses.json")).unwrap();
    let said: serde_json::Value = serde_json::from_slice(&text).unwrap();
    let mut bytes = [0; 32];
    hex::decode_to_slice(said["certificate"].as_str().unwrap(), &mut bytes).unwrap();
    bytes
}

/// The stream of news, open.
async fn listen(device: &team::Device) -> reqwest::Response {
    let path = device.path("/stream");
    let request = device.client.request(&device.shown(), Method::GET, &path, Vec::new());
    let request = request.header("last-event-id", "nonsense");
    let response = request.send().await.unwrap();
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    response
}

#[tokio::test]
async fn news_are_told_as_they_happen() {
    let (_kept, data_dir) = place();
    let hub = Hub::start(&data_dir);
    let mut owner = team::open(&hub).await;
    let mut stream = listen(&owner).await;
    let answer = owner.found().await;
    let heard = tokio::time::timeout(Duration::from_secs(10), stream.chunk()).await.unwrap();
    let heard = String::from_utf8(heard.unwrap().unwrap().to_vec()).unwrap();
    let (seq, hash) = (answer.head.seq, hex::encode(answer.head.hash));
    assert_eq!(heard, format!("data: {{\"seq\":{seq},\"hash\":\"{hash}\"}}\n\n"));
}

#[tokio::test]
async fn a_given_certificate_is_shown_and_pinned() {
    let (kept, data_dir) = place();
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let (certificate, key) = (kept.path().join("c.pem"), kept.path().join("k.pem"));
    std::fs::write(&certificate, made.cert.pem()).unwrap();
    std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    let words = [
        "--certificate",
        certificate.to_str().unwrap(),
        "--key",
        key.to_str().unwrap(),
        "--address",
        "https://hub.example:8443",
        "--address",
        "https://192.0.2.7:8443",
    ];
    let hub = Hub::start_with(&data_dir, &words);
    let invitation = hub.invitation();
    assert_eq!(invitation.addresses, ["https://hub.example:8443", "https://192.0.2.7:8443"]);
    let shown: [u8; 32] =
        sha2::Digest::finalize(<sha2::Sha256 as sha2::Digest>::new_with_prefix(made.cert.der()))
            .into();
    assert_eq!(invitation.certificate, shown);
    assert!(!data_dir.join("certificate.pem").exists(), "none of its own beside it");
}

#[tokio::test]
async fn another_certificate_is_refused() {
    let (_kept, data_dir) = place();
    let hub = Hub::start(&data_dir);
    let wrong = Client::new(&hub.address, [0; 32]);
    assert!(wrong.http().get(wrong.url("/health")).send().await.is_err());
}

#[tokio::test]
async fn a_blob_goes_up_in_pieces_and_comes_down_from_anywhere() {
    let (_kept, data_dir) = place();
    let hub = Hub::start(&data_dir);
    let owner = team::owner(&hub).await;
    let bytes: Vec<u8> = (0..2_500_000_u32).map(|n| (n % 251) as u8).collect();
    let at = format!("/blob/{}", blake3::hash(&bytes).to_hex());
    let status = owner.send(Method::HEAD, &at, Vec::new()).await;
    assert_eq!((status.header(HAVE), status.header(COMPLETE)), ("0", "false"));
    let mut have = 0;
    while have < bytes.len() {
        let piece = &bytes[have..bytes.len().min(have + 1_000_000)];
        let to = format!("{at}?offset={have}&last={}", have + piece.len() == bytes.len());
        let answer = owner.send(Method::PUT, &to, piece.to_vec()).await;
        assert_eq!(answer.status, 204, "{answer}");
        have = answer.header(HAVE).parse().unwrap();
    }
    let status = owner.send(Method::HEAD, &at, Vec::new()).await;
    assert_eq!((status.header(HAVE), status.header(COMPLETE)), ("2500000", "true"));
    assert_eq!(owner.get(&at).await.body, bytes);
    for (range, part, told) in [
        ("bytes=2499990-", &bytes[2_499_990..], "bytes 2499990-2499999/2500000"),
        ("bytes=5-1500000", &bytes[5..=1_500_000], "bytes 5-1500000/2500000"),
    ] {
        let path = owner.path(&at);
        let request = owner.client.request(&owner.shown(), Method::GET, &path, Vec::new());
        let request = request.header("range", range);
        let answer = crate::client::read(request).await;
        assert_eq!((answer.status, answer.header("content-range")), (206, told));
        assert!(answer.body == part, "{range}");
    }
}

#[tokio::test]
async fn the_log_and_the_metrics_name_nobody_and_hold_no_secret() {
    let (_kept, data_dir) = place();
    let hub = Hub::start(&data_dir);
    let mut owner = team::owner(&hub).await;
    let agent = owner.add_user(vec![Role::SalesAgent]).await;
    let agent = owner.bring(agent).await;
    let refresh = agent.tokens.refresh;
    let _: desk_wire::protocol::TokenAnswer = agent.exchange(refresh).await.message();
    agent.exchange(team::random()).await;
    owner.client.plain(Method::POST, "/v1/join", b"?".to_vec()).await;
    let metrics = owner.client.plain(Method::GET, "/metrics", Vec::new()).await;
    let metrics = String::from_utf8(metrics.body).unwrap();
    assert!(metrics.contains("desk_hub_requests_total"), "{metrics}");
    assert!(metrics.contains("desk_hub_request_seconds_bucket"), "{metrics}");
    let invitation = hub.invitation();
    let text = hub.invitation.clone().unwrap();
    let (_, log) = hub.end();
    assert!(log.contains("serving") && log.contains("ended"), "{log}");
    for said in [&log, &metrics] {
        for (what, secret) in [
            ("an access token", owner.tokens.access.clone()),
            ("a refresh token", hex::encode(owner.tokens.refresh)),
            ("a used refresh token", hex::encode(refresh)),
            ("an invitation", text.clone()),
            ("an invitation's secret", hex::encode(invitation.secret)),
            ("a person's name", NAME.to_owned()),
            ("a device's name", LAPTOP.to_owned()),
            ("another name", "Bob".to_owned()),
            ("an address", "127.0.0.1".to_owned()),
        ] {
            assert!(!said.contains(&secret), "{what}: {said}");
        }
    }
}
