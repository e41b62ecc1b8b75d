//! Connections: TLS, and a bound on everything a stranger could make us wait for.

use std::convert::Infallible;
use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tower::ServiceExt as _;

use super::room::{Place, Room};
use super::stall::Impatient;
use crate::http::Peer;

const HANDSHAKE: Duration = Duration::from_secs(10);
/// For the head of a request, and for the next one on an open connection.
const HEAD: Duration = Duration::from_secs(30);
const HEAD_BYTES: usize = 32 << 10;
const HEADERS: usize = 64;
const WRITE: Duration = Duration::from_secs(60);
/// For requests that are under way when the hub is told to end.
const FINISH: Duration = Duration::from_secs(25);
/// After an accept that failed, such as for want of file handles.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves until `ending`, then lets what is under way finish.
pub(super) async fn listen(
    listener: &TcpListener,
    tls: Arc<ServerConfig>,
    app: Router,
    ending: impl Future<Output = ()>,
) {
    let acceptor = TlsAcceptor::from(tls);
    let graceful = GracefulShutdown::new();
    let room = Room::default();
    tokio::pin!(ending);
    loop {
        let accepted = tokio::select! {
            biased;
            () = &mut ending => break,
            accepted = next(listener, &room) => accepted,
        };
        match accepted {
            Ok((stream, place)) => {
                let (acceptor, app, watcher) = (acceptor.clone(), app.clone(), graceful.watcher());
                tokio::spawn(async move {
                    serve_one(stream, place.from(), acceptor, app, watcher).await;
                    drop(place);
                });
            }
            Err(cause) => {
                tracing::warn!(%cause, "a connection could not be taken");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
    if timeout(FINISH, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not finish in time");
    }
}

async fn next(listener: &TcpListener, room: &Room) -> io::Result<(TcpStream, Place)> {
    loop {
        let place = room.place().await.map_err(io::Error::other)?;
        let (stream, from) = listener.accept().await?;
        if let Some(place) = room.take(place, from.ip().to_canonical()) {
            return Ok((stream, place));
        }
    }
}

async fn serve_one(
    stream: TcpStream,
    peer: IpAddr,
    acceptor: TlsAcceptor,
    app: Router,
    watcher: Watcher,
) {
    // Small answers must not wait for more to come.
    let _ = stream.set_nodelay(true);
    let Ok(Ok(stream)) = timeout(HANDSHAKE, acceptor.accept(stream)).await else {
        metrics::counter!("desk_hub_handshakes_failed_total").increment(1);
        return;
    };
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(peer));
        let app = app.clone();
        async move {
            let response: Result<Response<_>, Infallible> = app.oneshot(request).await;
            response
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_headers(HEADERS)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(TokioIo::new(Impatient::new(stream, WRITE)), service);
    // A connection that breaks off is the other end's business.
    let _ = watcher.watch(connection).await;
}
