//! Where other people's programs are.

use std::env;
use std::env::consts::EXE_SUFFIX;
use std::path::PathBuf;

pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    let name = format!("{program}{EXE_SUFFIX}");
    env::split_paths(&folders).map(|folder| folder.join(&name)).find(|path| path.is_file())
}

/// A browser for the tests, by any of the names that distributions give it, or where
/// the other systems keep theirs.
pub(crate) fn browser() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let places = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];
    let installed = places.iter().map(PathBuf::from).find(|place| place.is_file());
    names.iter().find_map(|name| on_path(name)).or(installed)
}
