//! Every call of the one list as `POST /call/<name>`.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use desk_app::gate;
use serde::de::DeserializeOwned;

use crate::host::Host;
use crate::refusal::Refusal;

macro_rules! routes {
    ($($name:ident($ask:ident) -> $answer:ident = $area:ident::$deed:ident;)*) => {
        pub(crate) fn routes() -> Router<Arc<Host>> {
            Router::new()
                $(.route(
                    concat!("/call/", stringify!($name)),
                    post(|State(host): State<Arc<Host>>, body: Bytes| async move {
                        host.call(gate::$name, read(&body)?).await.map(Json)
                    }),
                ))*
        }
    };
}
desk_app::calls!(routes);

fn read<Ask: DeserializeOwned>(body: &[u8]) -> Result<Ask, Refusal> {
    serde_json::from_slice(body)
        .map_err(|cause| Refusal::new(StatusCode::BAD_REQUEST, format!("no such request: {cause}")))
}

pub(crate) async fn unknown() -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, "there is no such call")
}
