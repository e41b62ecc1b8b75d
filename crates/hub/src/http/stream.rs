//! There is news: a line for each new head, and one now and then so that both
//! ends know that the other is there.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, MissedTickBehavior, interval_at};
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::ReceiverStream;

use super::App;
use super::answer::{Answer, bytes};
use crate::Caller;

/// A reader that hears nothing for three of these asks again by itself.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Ends when the reader goes, the device is shut out, or the hub ends. What
/// `Last-Event-ID` says does not matter: each line names the whole head.
pub(super) async fn stream(app: &Arc<App>, caller: &Caller) -> Answer {
    let (lines, read) = mpsc::channel::<Bytes>(4);
    let mut news = app.hub.subscribe(caller.workspace);
    let (app, caller) = (Arc::clone(app), *caller);
    tokio::spawn(async move {
        let mut ending = app.ending.clone();
        let mut beat = interval_at(Instant::now() + HEARTBEAT, HEARTBEAT);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let line = tokio::select! {
                () = ended(&mut ending) => break,
                () = lines.closed() => break,
                head = news.recv() => match head {
                    Ok((seq, hash)) => said(seq, &hash),
                    // Only the newest matters, and it comes next.
                    Err(RecvError::Lagged(_)) => continue,
                    Err(RecvError::Closed) => break,
                },
                _ = beat.tick() => {
                    if !still_in(&app, &caller).await {
                        break;
                    }
                    Bytes::from_static(b": here\n\n")
                }
            };
            if lines.send(line).await.is_err() {
                break;
            }
        }
    });
    let body = ReceiverStream::new(read).map(Ok::<_, Infallible>);
    Ok(bytes("text/event-stream", Body::from_stream(body)))
}

/// The value that waiting for it hands out is a lock, which must not be held.
async fn ended(ending: &mut watch::Receiver<bool>) {
    // A sender that is gone has ended too.
    drop(ending.wait_for(|ends| *ends).await);
}

fn said(seq: u64, hash: &[u8; 32]) -> Bytes {
    let hash = hex::encode(hash);
    Bytes::from(format!("data: {{\"seq\":{seq},\"hash\":\"{hash}\"}}\n\n"))
}

/// A stream outlives the token it was opened with, so it is asked now and then
/// whether its device still may.
async fn still_in(app: &App, caller: &Caller) -> bool {
    let device = app.database.auth_device(caller.workspace, caller.device).await;
    matches!(device, Ok(Some(device)) if device.revoked_ms.is_none() && !device.suspended)
}
