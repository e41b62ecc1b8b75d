//! What is counted: routes, statuses and times. Never who.

use std::time::Duration;

use axum::http::StatusCode;

use super::routes::Route;

const REQUESTS: &str = "desk_hub_requests_total";
const SECONDS: &str = "desk_hub_request_seconds";

pub(super) fn answered(route: Route, status: StatusCode, took: Duration) {
    let status = status.as_u16().to_string();
    metrics::counter!(REQUESTS, "route" => route.name(), "status" => status).increment(1);
    metrics::histogram!(SECONDS, "route" => route.name()).record(took);
}
