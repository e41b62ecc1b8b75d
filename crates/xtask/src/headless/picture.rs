//! A picture of what is on a screen.

use std::path::Path;

use super::Display;
use crate::problem::{Problem, file};
use crate::shell;

/// A page is told to be painted a moment before the screen shows it, so an empty
/// picture is taken again.
pub(crate) fn take(display: &Display, path: &Path) -> Result<(), Problem> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(file("make", folder))?;
    }
    for _ in 0..20 {
        let mut import = shell::command("import", ["-window", "root"]);
        display.lend_to(import.arg(path));
        shell::read(import)?;
        let mut count = shell::command("identify", ["-format", "%k"]);
        count.arg(path);
        if is_drawn_on(&shell::read(count)?) {
            return Ok(());
        }
        shell::pause(300);
    }
    Err(Problem::EmptyPicture)
}

/// Smooth letters alone bring dozens of shades; an empty window has a handful.
fn is_drawn_on(colours: &str) -> bool {
    colours.trim().parse::<u32>().is_ok_and(|colours| colours > 16)
}
