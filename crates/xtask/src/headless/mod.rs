//! A screen, a session bus and a keyring for machines that have none.
//! Linux only; elsewhere there is always a screen.

mod display;
mod leash;
mod picture;
mod session;

use std::env;
use std::path::PathBuf;

pub(crate) use display::Display;
pub(crate) use leash::Leash;
pub(crate) use picture::take as take_picture;
pub(crate) use session::{with_bus, with_keyring};

pub(crate) fn has_display() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// A browser for the tests, by any of the names distributions give it.
pub(crate) fn chromium() -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    names.iter().find_map(|name| {
        env::split_paths(&folders)
            .map(|folder| folder.join(name))
            .find(|path| path.is_file())
    })
}
