//! News from the deeds to the window.

use desk_app::Announce;
use desk_app::views::Event;
use tauri::{AppHandle, Emitter};

use crate::ready::ReadyFile;
use crate::window;

/// The one event; what is new is inside it.
const NEWS: &str = "desk";

pub(crate) struct Screens {
    app: AppHandle,
    ready: ReadyFile,
}

impl Screens {
    pub(crate) fn new(app: AppHandle, ready: ReadyFile) -> Self {
        Self { app, ready }
    }
}

impl Announce for Screens {
    fn announce(&self, event: Event) {
        if let Err(error) = self.app.emit_to(window::MAIN, NEWS, event) {
            tracing::warn!(%error, "news did not reach the window");
        }
    }

    fn painted(&self, screen: &str) {
        self.ready.painted(screen);
        window::show(&self.app);
    }
}
