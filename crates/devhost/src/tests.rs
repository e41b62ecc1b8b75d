//! Who may come in, and what they are told.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{AUTHORIZATION, CONTENT_SECURITY_POLICY, HOST};
use axum::http::{Request, Response, StatusCode};
use clap::Parser;
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt;

use crate::args::Args;
use crate::host::{self, Host};

const PORT: u16 = 4810;
const OURS: &str = "127.0.0.1:4810";

struct Running {
    host: Arc<Host>,
    app: Router,
    _data: TempDir,
}

impl Running {
    fn start() -> Self {
        let data = tempfile::tempdir().unwrap();
        let ui = data.path().join("ui");
        std::fs::create_dir(&ui).unwrap();
        std::fs::write(ui.join("index.html"), "<!doctype html>").unwrap();
        let folder = |path: &std::path::Path| path.display().to_string();
        let args = ["devhost", "--data-dir", &folder(data.path()), "--ui-dir", &folder(&ui)];
        let args = Args::try_parse_from(args).unwrap();
        let host = Arc::new(Host::start(&args, PORT).unwrap());
        let app = host::router(&host, &args.ui_dir).unwrap();
        Self { host, app, _data: data }
    }

    async fn send(&self, request: Request<Body>) -> Response<Body> {
        self.app.clone().oneshot(request).await.unwrap()
    }

    /// As the page does it.
    async fn post(&self, path: &str, body: impl Into<Body>) -> (StatusCode, Value) {
        let request = Request::post(path)
            .header(HOST, OURS)
            .header(AUTHORIZATION, format!("Bearer {}", self.host.token));
        let response = self.send(request.body(body.into()).unwrap()).await;
        let status = response.status();
        (status, serde_json::from_slice(&bytes(response).await).unwrap())
    }
}

async fn bytes(response: Response<Body>) -> Vec<u8> {
    to_bytes(response.into_body(), 1 << 20).await.unwrap().to_vec()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_answered() {
    let running = Running::start();
    let (status, answer) = running.post("/call/app_state", "{}").await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(answer["workspace"], Value::Null);
    assert_eq!(answer["keychain"], "ready");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_token_nobody_comes_in() {
    let running = Running::start();
    for path in ["/call/app_state", "/call/nothing", "/upload?name=a.csv", "/saved/a"] {
        for token in [None, Some("Bearer "), Some("Bearer 00"), Some("Basic 00")] {
            let mut request = Request::post(path).header(HOST, OURS);
            if let Some(token) = token {
                request = request.header(AUTHORIZATION, token);
            }
            let response = running.send(request.body("{}".into()).unwrap()).await;
            assert_eq!(response.status(), StatusCode::UNAUTHORIZED, "{path} {token:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn under_another_name_it_is_not_at_home() {
    let running = Running::start();
    for name in ["example.com:4810", "127.0.0.1", "127.0.0.1:80", "localhost.example.com:4810"] {
        let request = Request::get("/").header(HOST, name).body(Body::empty()).unwrap();
        assert_eq!(running.send(request).await.status(), StatusCode::FORBIDDEN, "{name}");
    }
    let nameless = Request::get("/").body(Body::empty()).unwrap();
    assert_eq!(running.send(nameless).await.status(), StatusCode::FORBIDDEN);
    let home = Request::get("/").header(HOST, "localhost:4810").body(Body::empty()).unwrap();
    assert_eq!(running.send(home).await.status(), StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_has_the_windows_policy() {
    let running = Running::start();
    let request = Request::get("/").header(HOST, OURS).body(Body::empty()).unwrap();
    let response = running.send(request).await;
    let policy = response.headers()[CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("connect-src 'self'"));
    assert!(!policy.contains("ipc"), "{policy}");
    assert!(response.headers().get("access-control-allow-origin").is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_no_has_code_message_and_reference() {
    let running = Running::start();
    let (status, body) = running.post("/call/featured_list", "{}").await;
    assert_eq!((status, &body["code"]), (StatusCode::LOCKED, &json!("no_workspace")));
    assert!(body["message"].as_str().is_some_and(|message| !message.is_empty()), "{body}");
    assert!(body.as_object().unwrap().contains_key("ref"), "{body}");

    let (status, body) = running.post("/call/no_such_call", "{}").await;
    assert_eq!((status, &body["code"]), (StatusCode::NOT_FOUND, &json!("internal")));
    let (status, body) = running.post("/call/workspace_open", "{").await;
    assert_eq!((status, &body["code"]), (StatusCode::BAD_REQUEST, &json!("internal")));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_becomes_a_token_and_never_a_path() {
    let running = Running::start();
    let (status, answer) = running.post("/upload?name=list.csv", "a,b\n").await;
    assert_eq!((status, &answer["files"][0]["name"]), (StatusCode::OK, &json!("list.csv")));
    for name in ["..", "a%2Fb.csv", "%2Fetc%2Fpasswd", "a%5Cb", ""] {
        let (status, _) = running.post(&format!("/upload?name={name}"), "x").await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_saved_can_be_fetched() {
    let running = Running::start();
    let ask = json!({ "purpose": "backup", "suggestedName": "made-up.deskbackup" });
    let (status, answer) = running.post("/call/file_save_target", ask.to_string()).await;
    assert_eq!(
        (status, &answer["files"][0]["name"]),
        (StatusCode::OK, &json!("made-up.deskbackup"))
    );

    let address = |name: &str| format!("/saved/{name}?token={}", running.host.token);
    let get =
        |name: &str| Request::get(address(name)).header(HOST, OURS).body(Body::empty()).unwrap();
    assert_eq!(running.send(get("made-up.deskbackup")).await.status(), StatusCode::NOT_FOUND);
    std::fs::write(running.host.folders.saved.join("made-up.deskbackup"), "whole").unwrap();
    assert_eq!(bytes(running.send(get("made-up.deskbackup")).await).await, b"whole");
    assert_eq!(running.send(get("..%2Fuploaded")).await.status(), StatusCode::BAD_REQUEST);
}
