//! The one window: where it stands, and what it never does.

use std::path::Path;
use std::time::Duration;

use tauri::webview::{NewWindowResponse, PageLoadEvent};
use tauri::{App, AppHandle, Manager, Url, WebviewWindowBuilder, async_runtime};
use tauri_plugin_window_state::StateFlags;

use crate::{ShellError, hardening};

pub(crate) const MAIN: &str = "main";

const PLACE: &str = "window.json";

/// What the webview insists on writing, salts and the like.
const WEBVIEW: &str = "webview";

/// A window that paints nothing is shown all the same: it can be closed then.
const SHOWN_AFTER: Duration = Duration::from_secs(3);

/// Keeps size and place with the rest of the data.
pub(crate) fn remember_place(app: &App, root: &Path) -> Result<(), ShellError> {
    let place = tauri_plugin_window_state::Builder::new()
        .with_filename(root.join(PLACE).to_string_lossy())
        // Not whether it is visible: it is shown when there is something to see.
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .build();
    Ok(app.handle().plugin(place)?)
}

/// Opens it, hidden until its first page asks for something or stands: no white flash at
/// the start.
///
/// The webview keeps nothing of what it showed. A window that is driven by a test
/// has to be the exception: WebKitGTK lets only a keeping one be driven.
pub(crate) fn open(app: &App, root: &Path) -> Result<(), ShellError> {
    let config = app.config();
    let Some(main) = config.app.windows.iter().find(|window| window.label == MAIN) else {
        return Err(ShellError::NoWindow);
    };
    let dev = if tauri::is_dev() { config.build.dev_url.clone() } else { None };
    WebviewWindowBuilder::from_config(app, main)?
        .on_navigation(move |url| is_ours(url, dev.as_ref()))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_page_load(|window, page| {
            if page.event() == PageLoadEvent::Finished {
                show(window.app_handle());
            }
        })
        .incognito(!hardening::may_be_driven())
        .data_directory(root.join(WEBVIEW))
        .devtools(cfg!(debug_assertions))
        .build()?;
    let app = app.handle().clone();
    async_runtime::spawn(async move {
        tokio::time::sleep(SHOWN_AFTER).await;
        show(&app);
    });
    Ok(())
}

pub(crate) fn show(app: &AppHandle) {
    let Some(window) = app.get_webview_window(MAIN) else { return };
    if window.is_visible().unwrap_or(false) {
        return;
    }
    if let Err(error) = window.show() {
        tracing::error!(%error, "the window could not be shown");
    }
}

/// Before everything else on the screen, as far as the system lets a program do that.
pub(crate) fn to_front(app: &AppHandle) {
    show(app);
    let Some(window) = app.get_webview_window(MAIN) else { return };
    if let Err(error) = window.unminimize().and_then(|()| window.set_focus()) {
        tracing::warn!(%error, "the window did not come to the front");
    }
}

/// The page may go nowhere but to itself.
fn is_ours(url: &Url, dev: Option<&Url>) -> bool {
    let bundled = match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        // What WebView2 has instead of a scheme of its own.
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        _ => false,
    };
    bundled || dev.is_some_and(|dev| dev.origin() == url.origin())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stays(address: &str, dev: Option<&str>) -> bool {
        let dev = dev.map(|dev| Url::parse(dev).unwrap());
        is_ours(&Url::parse(address).unwrap(), dev.as_ref())
    }

    #[test]
    fn the_window_shows_the_program_and_nothing_else() {
        assert!(stays("tauri://localhost/index.html#/catalog", None));
        for elsewhere in [
            "https://example.com/",
            "http://localhost/",
            "tauri://example.com/",
            "file:///etc/passwd",
            "data:text/html,<p>hello",
            "about:blank",
        ] {
            assert!(!stays(elsewhere, None), "{elsewhere}");
        }
    }

    #[test]
    fn a_development_server_counts_only_where_there_is_one() {
        assert!(stays("http://127.0.0.1:1420/", Some("http://127.0.0.1:1420")));
        assert!(!stays("http://127.0.0.1:1421/", Some("http://127.0.0.1:1420")));
        assert!(!stays("http://127.0.0.1:1420/", None));
    }
}
