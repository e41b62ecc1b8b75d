//! Builds the screens into `ui/dist`, which the desktop program embeds.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::problem::{Problem, file};
use crate::repo::{self, NPM};
use crate::shell;

/// Does nothing when no file of `ui` is newer than the last build.
pub(crate) fn build() -> Result<(), Problem> {
    let (ui, notes) = (repo::ui(), repo::notes());
    let built = notes.join("ui-built");
    let page = ui.join("dist/index.html");
    let newest = newest_change(&ui).map_err(file("look through", &ui))?;
    if page.exists() && modified(&built).is_some_and(|built| built > newest) {
        return Ok(());
    }

    fs::create_dir_all(&notes).map_err(file("make", &notes))?;
    // Dated from before the build, so that an edit made meanwhile is not missed.
    let building = notes.join("ui-building");
    fs::write(&building, "The date of this file is when the screens were last built.\n")
        .map_err(file("write", &building))?;
    shell::run(shell::command_in(&ui, NPM, ["run", "build"]))?;
    fs::rename(&building, &built).map_err(file("write", &built))
}

/// Folders count too, because their date tells of a file that was removed. The top
/// one does not: the build itself puts things there.
fn newest_change(folder: &Path) -> std::io::Result<SystemTime> {
    let mut newest = SystemTime::UNIX_EPOCH;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if is_made_by_tools(&entry.file_name().to_string_lossy()) {
            continue;
        }
        newest = newest.max(entry.metadata()?.modified()?);
        if entry.file_type()?.is_dir() {
            newest = newest.max(newest_change(&entry.path())?);
        }
    }
    Ok(newest)
}

fn is_made_by_tools(name: &str) -> bool {
    matches!(name, "node_modules" | "dist" | "coverage") || name.ends_with(".tsbuildinfo")
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}
