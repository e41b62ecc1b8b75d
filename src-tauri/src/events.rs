//! News from the deeds to the window.
//!
//! It goes over a channel that the window asked for, not as Tauri's events: a page that
//! may listen to those hears the paths of files that are dropped on it.

use std::sync::{Mutex, PoisonError};

use desk_app::Announce;
use desk_app::views::Event;
use tauri::ipc::Channel;
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{AppHandle, Manager, State, Wry};

use crate::ready::ReadyFile;
use crate::window;

/// Where the page that is shown hears news; `None` before it has asked.
#[derive(Default)]
struct Ear(Mutex<Option<Channel<Event>>>);

#[tauri::command]
fn follow(ear: State<'_, Ear>, channel: Channel<Event>) {
    *ear.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(channel);
}

pub(crate) fn plugin() -> TauriPlugin<Wry> {
    Builder::new("news")
        .invoke_handler(tauri::generate_handler![follow])
        .setup(|app, _| {
            app.manage(Ear::default());
            Ok(())
        })
        .build()
}

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
        let ear = self.app.state::<Ear>();
        let channel = ear.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(Err(error)) = channel.map(|channel| channel.send(event)) {
            tracing::warn!(%error, "news did not reach the window");
        }
    }

    fn painted(&self, screen: &str) {
        self.ready.painted(screen);
        window::show(&self.app);
    }
}
