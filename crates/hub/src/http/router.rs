//! From the list of routes to a router, and from a request to its answer.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::extract::{RawPathParams, Request};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderValue, Response};
use axum::routing::{MethodFilter, on};
use desk_wire::protocol::ProblemCode;

use super::answer::{Answer, Refused};
use super::call::{Call, Peer};
use super::routes::{Access, Route};
use super::{App, blob, doors, gate, invite, metric, plain, record, stream};

/// All routes, and a problem for whatever is none.
pub fn router(app: Arc<App>) -> Router {
    let mut router = Router::new();
    for &route in Route::ALL {
        let Ok(method) = MethodFilter::try_from(route.method()) else { continue };
        let app = Arc::clone(&app);
        let handler = move |params: RawPathParams, request: Request| {
            let app = Arc::clone(&app);
            async move { answer(&app, route, params, request).await }
        };
        router = router.route(route.path(), on(method, handler));
    }
    let nothing = || async { guarded(Refused::from(ProblemCode::NotFound).into_response()) };
    router.fallback(nothing).method_not_allowed_fallback(nothing)
}

async fn answer(
    app: &Arc<App>,
    route: Route,
    params: RawPathParams,
    request: Request,
) -> Response<Body> {
    let began = Instant::now();
    let peer = request.extensions().get::<Peer>().map(|peer| peer.0);
    let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    let work = handle(app, route, peer, params, request);
    let answer = match tokio::time::timeout(route.patience(), work).await {
        Ok(answer) => answer,
        Err(_) => Err(Refused::later(ProblemCode::Unavailable, 5)),
    };
    let response = answer.unwrap_or_else(Refused::into_response);
    metric::answered(route, response.status(), began.elapsed());
    guarded(response)
}

async fn handle(
    app: &Arc<App>,
    route: Route,
    peer: IpAddr,
    params: RawPathParams,
    request: Request,
) -> Answer {
    match route.access() {
        Access::Anyone(_) => {
            gate::stranger(app, route, peer)?;
            let call = Call::whole(route, &params, request, route.patience()).await?;
            anyone(app, peer, &call).await
        }
        Access::Device => {
            // The token first: a stranger's body is not even read.
            let shown = gate::shown(app, peer, request.headers())?;
            let call = Call::whole(route, &params, request, route.patience()).await?;
            let known = gate::known(app, peer, &shown, &call).await?;
            device(app, &known, &call).await
        }
    }
}

async fn anyone(app: &App, peer: IpAddr, call: &Call) -> Answer {
    match call.route {
        Route::Health => Ok(plain::health()),
        Route::Ready => plain::ready(app).await,
        Route::Metrics => plain::metrics(app, peer),
        Route::Join => doors::join(app, peer, call).await,
        Route::Token => doors::token(app, peer, call).await,
        Route::Sync
        | Route::Stream
        | Route::Snapshot
        | Route::Chunk
        | Route::Seed
        | Route::BlobStatus
        | Route::PutBlob
        | Route::GetBlob
        | Route::Events
        | Route::Devices
        | Route::Invite
        | Route::Fork
        | Route::Epoch => Err(ProblemCode::Unauthorised.into()),
    }
}

async fn device(app: &Arc<App>, known: &gate::Known, call: &Call) -> Answer {
    let caller = &known.caller;
    match call.route {
        Route::Health | Route::Ready | Route::Metrics | Route::Join | Route::Token => {
            Err(ProblemCode::NotFound.into())
        }
        Route::Sync => record::sync(app, known, call).await,
        Route::Stream => stream::stream(app, caller).await,
        Route::Snapshot => record::snapshot(app, caller).await,
        Route::Chunk => record::chunk(app, caller, call).await,
        Route::Seed => record::seed(app, caller, call).await,
        Route::BlobStatus => blob::status(app, caller, call).await,
        Route::PutBlob => blob::put(app, caller, call).await,
        Route::GetBlob => blob::get(app, caller, call).await,
        Route::Events => record::events(app, caller, call).await,
        Route::Devices => record::devices(app, caller).await,
        Route::Invite => invite::invite(app, known, call).await,
        Route::Fork => invite::fork(app, known, call).await,
        Route::Epoch => record::epoch(app, caller, call).await,
    }
}

/// Nothing here is for a browser, and nothing may be kept on the way.
fn guarded(mut response: Response<Body>) -> Response<Body> {
    let headers = response.headers_mut();
    for (name, value) in [
        (CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        (REFERRER_POLICY, "no-referrer"),
        (STRICT_TRANSPORT_SECURITY, "max-age=63072000"),
        (CACHE_CONTROL, "no-store"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
