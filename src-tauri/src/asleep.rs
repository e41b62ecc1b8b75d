//! Hears from Linux that the computer is about to sleep, and has it wait until the window
//! is locked: who wakes it sees nothing of before, not even for a moment.
//!
//! Where systemd-logind does not answer, `Desk::lock_after_sleep` sees it afterwards.

use std::sync::Arc;
use std::time::Duration;

use desk_app::Desk;
use zbus::export::ordered_stream::OrderedStreamExt;
use zbus::message::Type;
use zbus::zvariant::OwnedFd;
use zbus::{Connection, MatchRule, MessageStream};

const LOGIND: &str = "org.freedesktop.login1";
const PLACE: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";

/// For the window to draw the lock; the system waits for five seconds at most.
const DRAWN: Duration = Duration::from_millis(300);

/// Ends where there is no bus, or it goes away.
pub(crate) async fn lock_before_sleep(desk: Arc<Desk>) {
    if let Err(error) = follow(&desk).await {
        tracing::info!(%error, "the system does not tell when it goes to sleep");
    }
}

async fn follow(desk: &Desk) -> zbus::Result<()> {
    let bus = Connection::system().await?;
    // Whoever else says it on this bus can lock the window, and do nothing more.
    let rule = MatchRule::builder()
        .msg_type(Type::Signal)
        .interface(MANAGER)?
        .member("PrepareForSleep")?
        .build();
    let mut told = MessageStream::for_match_rule(rule, &bus, None).await?;
    let mut waiting = have_it_wait(&bus).await;
    while let Some(message) = told.next().await {
        let asleep: bool = message?.body().deserialize()?;
        if asleep {
            desk.lock();
            tokio::time::sleep(DRAWN).await;
            drop(waiting.take());
        } else {
            waiting = have_it_wait(&bus).await;
        }
    }
    Ok(())
}

/// As long as this is held, the system waits for us before it sleeps.
async fn have_it_wait(bus: &Connection) -> Option<OwnedFd> {
    let why = ("sleep", "Partner Desk", "Locks its window", "delay");
    let held = async {
        let answer = bus.call_method(Some(LOGIND), PLACE, Some(MANAGER), "Inhibit", &why).await?;
        answer.body().deserialize::<OwnedFd>()
    };
    held.await
        .inspect_err(
            |error: &zbus::Error| tracing::info!(%error, "sleep does not wait for the lock"),
        )
        .ok()
}
