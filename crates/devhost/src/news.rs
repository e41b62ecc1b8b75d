//! News as server-sent events.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{self, KeepAlive};
use desk_app::Announce;
use desk_app::views::Event;
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};

use crate::host::Host;

/// An import tells its progress often; a page that is this far behind is stuck.
const BEHIND: usize = 1024;

/// `None` is the end.
#[derive(Debug, Clone)]
pub(crate) struct News(broadcast::Sender<Option<Event>>);

impl Default for News {
    fn default() -> Self {
        Self(broadcast::channel(BEHIND).0)
    }
}

impl News {
    pub(crate) fn end(&self) {
        self.tell(None);
    }

    fn tell(&self, event: Option<Event>) {
        // With no page open nobody listens, and nobody needs to.
        let _ = self.0.send(event);
    }
}

impl Announce for News {
    fn announce(&self, event: Event) {
        self.tell(Some(event));
    }

    fn painted(&self, screen: &str) {
        tracing::debug!(screen, "painted");
    }
}

/// Ends for a page that has missed something: it connects again and then reads
/// everything anew.
pub(crate) async fn stream(
    State(host): State<Arc<Host>>,
) -> Sse<impl Stream<Item = Result<sse::Event, axum::Error>>> {
    let news = BroadcastStream::new(host.news().0.subscribe())
        .map_while(|event| event.ok().flatten())
        .map(|event| sse::Event::default().json_data(event));
    Sse::new(news).keep_alive(KeepAlive::default())
}
