//! Every route, and everybody who may not use it.

use std::collections::BTreeMap;

use desk_hub::auth::AccessToken;
use desk_hub::http::{Access, Route};
use desk_hub::serve::{Folder, hub_key};
use desk_wire::protocol::ProblemCode;
use ed25519_dalek::SigningKey;
use reqwest::Method;

use crate::client::{Answer, Client, Shown, read};
use crate::process::{Hub, place, run};
use crate::team::{self, Device, id, open_with};

const HASH: &str = "00000000000000000000000000000000000000000000000000000000000000aa";

/// Every route that asks who one is, with a body that gets as far as the door. A
/// route without a line here fails the test.
const DOORS: &[(Route, &str)] = &[
    (Route::Sync, ""),
    (Route::Stream, ""),
    (Route::Snapshot, ""),
    (Route::Chunk, ""),
    (Route::Seed, ""),
    (Route::BlobStatus, ""),
    (Route::PutBlob, "?offset=0&last=true"),
    (Route::GetBlob, ""),
    (Route::Events, "?from=1&to=1"),
    (Route::Devices, ""),
    (Route::Invite, ""),
    (Route::Fork, ""),
    (Route::Epoch, ""),
];

/// Those that let everybody in, and why. Their own doors have tests of their own.
const OPEN: &[(Route, &str)] = &[
    (Route::Health, "says nothing but that the process lives"),
    (Route::Ready, "says nothing but that the database answers"),
    (Route::Metrics, "counts, for this machine alone: see life.rs"),
    (Route::Join, "the invitation is the key: see joining.rs"),
    (Route::Token, "the refresh token and the device's key are the key: see tokens.rs"),
];

fn path(route: Route, device: &Device, query: &str) -> String {
    let workspace = device.workspace.to_string();
    format!("{}{query}", route.path().replace("{ws}", &workspace).replace("{hash}", HASH))
}

async fn knock(client: &Client, route: Route, shown: Option<&Shown>, path: &str) -> Answer {
    match shown {
        Some(shown) => client.shown(shown, route.method(), path, Vec::new()).await,
        None => client.plain(route.method(), path, Vec::new()).await,
    }
}

fn status(answer: &Answer) -> u16 {
    // An answer to HEAD has no body to name the problem.
    answer.status
}

#[test]
fn every_route_has_a_line() {
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    for (route, _) in DOORS.iter().chain(OPEN) {
        *lines.entry(route.name()).or_default() += 1;
    }
    for route in Route::ALL {
        assert_eq!(lines.get(route.name()), Some(&1), "{} needs a line", route.name());
    }
    for (route, why) in OPEN {
        assert!(matches!(route.access(), Access::Anyone(_)), "{}: {why}", route.name());
    }
    for (route, _) in DOORS {
        assert_eq!(route.access(), Access::Device, "{}", route.name());
    }
}

#[tokio::test]
async fn nobody_comes_through_a_door_that_is_not_theirs() {
    let (_kept, data_dir) = place();
    let hub = Hub::start(&data_dir);
    let mut owner = team::owner(&hub).await;
    let revoked = owner.bring(owner.user).await;
    owner.revoke(revoked.id).await;
    let other = run(&["invite-owner"], &data_dir).json["invitation"].as_str().unwrap().to_owned();
    let other = desk_wire::protocol::Invitation::from_text(&other).unwrap();
    let stranger = open_with(&hub.client(), &other).await;

    let key = hub_key(&Folder::existing(&data_dir).unwrap()).unwrap();
    let token = |expires_ms, key: &SigningKey| {
        let (workspace, device, user) = (owner.workspace, owner.id, owner.user);
        AccessToken { workspace, device, user, expires_ms, id: id() }.sign(key)
    };
    let now = team::now_ms();
    let with = |access: String| Shown { access, key: owner.key.clone() };
    let another_key = SigningKey::from_bytes(&team::random());
    let not_the_hub = SigningKey::from_bytes(&team::random());

    let unauthorised = ProblemCode::Unauthorised;
    for (route, query) in DOORS {
        let path = path(*route, &owner, query);
        let cases = [
            ("no token", None, unauthorised),
            ("a token that is over", Some(with(token(now - 1, &key))), unauthorised),
            ("a token of no hub", Some(with(token(now + 60_000, &not_the_hub))), unauthorised),
            (
                "another device's key",
                Some(Shown { key: another_key.clone(), ..owner.shown() }),
                unauthorised,
            ),
            ("another workspace", Some(stranger.shown()), ProblemCode::NotFound),
            ("a revoked device", Some(revoked.shown()), ProblemCode::DeviceRevoked),
        ];
        for (what, shown, code) in cases {
            let answer = knock(&owner.client, *route, shown.as_ref(), &path).await;
            assert_eq!(status(&answer), code.status(), "{what} at {}", route.name());
            if route.method() != Method::HEAD {
                assert_eq!(answer.refused(), code, "{what} at {}", route.name());
            }
        }
        // The proof is for one request: not for another path, method or body.
        let shown = owner.shown();
        let message =
            desk_wire::protocol::proof_message(&shown.access, "GET", "/v1/w/elsewhere", &[]);
        let proof = ed25519_dalek::Signer::sign(&shown.key, &message).to_bytes();
        let request = owner
            .client
            .http()
            .request(route.method(), owner.client.url(&path))
            .header("authorization", format!("Desk {}", shown.access))
            .header("desk-proof", hex::encode(proof));
        assert_eq!(read(request).await.status, 401, "an old proof at {}", route.name());
    }
    assert_eq!(owner.get("/devices").await.status, 200, "and the owner is still in");
}

#[tokio::test]
async fn what_is_no_route_says_so_and_tells_nothing() {
    let (_kept, data_dir) = place();
    let hub = Hub::start(&data_dir);
    let client = hub.client();
    for (method, path) in [
        (Method::GET, "/"),
        (Method::GET, "/v1/join"),
        (Method::DELETE, "/v1/token"),
        (Method::OPTIONS, "/v1/join"),
    ] {
        let answer = client.plain(method, path, Vec::new()).await;
        assert_eq!(answer.refused(), ProblemCode::NotFound, "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), "", "no page may call a hub");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("cache-control"), "no-store");
        assert!(answer.header("content-security-policy").contains("default-src 'none'"));
    }
}
