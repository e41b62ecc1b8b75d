//! News from the deeds to the window.
//!
//! It goes over a channel that the window asked for, not as Tauri's events: a page that
//! may listen to those hears the paths of files that are dropped on it.

use std::sync::{Mutex, PoisonError};

use desk_app::views::Event;
use desk_app::{Announce, AppError, ErrorBody, ErrorCode};
use tauri::ipc::Channel;
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{AppHandle, Manager, State, Wry};

use crate::menu::{self, Menus};
use crate::ready::ReadyFile;
use crate::window;

/// Where the page that is shown hears news; `None` before it has asked.
#[derive(Default)]
pub(crate) struct Ear(Mutex<Option<Channel<Event>>>);

#[tauri::command]
fn follow(ear: State<'_, Ear>, channel: Channel<Event>) {
    *ear.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(channel);
}

#[tauri::command]
fn menu(app: AppHandle, menus: Menus) -> Result<(), ErrorBody> {
    menu::show(&app, &menus).map_err(|cause| {
        AppError::caused(ErrorCode::Internal, "the menus could not be shown", cause).body()
    })
}

impl Announce for Ear {
    fn announce(&self, event: Event) {
        let channel = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(Err(error)) = channel.map(|channel| channel.send(event)) {
            tracing::warn!(%error, "news did not reach the window");
        }
    }

    fn painted(&self, _screen: &str) {}
}

pub(crate) fn plugin() -> TauriPlugin<Wry> {
    Builder::new("news")
        .invoke_handler(tauri::generate_handler![follow, menu])
        .setup(|app, _| {
            app.manage(Ear::default());
            app.on_menu_event(|app, event| menu::chosen(&app.state::<Ear>(), &event));
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
        self.app.state::<Ear>().announce(event);
    }

    fn painted(&self, screen: &str) {
        self.ready.painted(screen);
        window::show(&self.app);
    }
}
