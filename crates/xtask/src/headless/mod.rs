//! A screen, a session bus and a keyring for machines that have none.
//! Linux only; elsewhere there is always a screen.

mod display;
mod leash;
mod picture;
mod programs;
mod session;

use std::env;

pub(crate) use display::Display;
pub(crate) use leash::Leash;
pub(crate) use picture::take as take_picture;
pub(crate) use programs::{browser, on_path};
pub(crate) use session::{with_bus, with_keyring};

pub(crate) fn has_display() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
