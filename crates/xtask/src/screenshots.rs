//! `cargo xtask screenshots`: a picture of every page in both languages and three looks,
//! for eyes. No test compares them, so they are no part of `test` and `ci`.

use std::fs;
use std::io;
use std::path::Path;

use crate::problem::{Problem, file};
use crate::repo;
use crate::setup::{self, Purpose};
use crate::shell;
use crate::steps::e2e;
use crate::ui;

/// True when every page was reached.
pub(crate) fn take(yes: bool) -> Result<bool, Problem> {
    setup::setup(Purpose::Test, yes)?;
    ui::build()?;
    let programs = ["desk-cli", "desk-devhost", "desk-hub", "desk-sample"];
    let named = programs.iter().flat_map(|program| ["-p", program]);
    shell::run(shell::command("cargo", ["build", "--bins"].into_iter().chain(named)))?;

    let folder = repo::target().join("screenshots");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(file("clear", &folder))?;
    }
    let counts = e2e::pictures(&folder)?;
    let taken = pictures_below(&folder).map_err(file("look through", &folder))?;
    println!("{taken} pictures in {}", folder.display());
    Ok(counts.failed == 0)
}

fn pictures_below(folder: &Path) -> io::Result<usize> {
    let mut found = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found += pictures_below(&path)?;
        } else if path.extension().is_some_and(|kind| kind == "png") {
            found += 1;
        }
    }
    Ok(found)
}
