//! `npm ci`, but only where the lock file changed since the last time.

use std::fs;
use std::path::Path;

use super::Purpose;
use crate::problem::{Problem, file};
use crate::repo::{self, NPM};
use crate::shell;

/// The screens, and with them what drives the browser and the window in tests, or the
/// bundler: it is big, and nobody else needs it.
pub(crate) fn install(purpose: Purpose) -> Result<(), Problem> {
    install_in(&repo::ui())?;
    match purpose {
        Purpose::Run | Purpose::Test => install_in(&repo::root().join("tests/e2e")),
        Purpose::Package => install_in(&repo::root().join("deploy/desktop")),
    }
}

fn install_in(folder: &Path) -> Result<(), Problem> {
    let lock_path = folder.join("package-lock.json");
    let lock = fs::read(&lock_path).map_err(file("read", &lock_path))?;
    // A copy of the lock file rather than a hash: npm deletes it with the rest of
    // node_modules, so that an install that broke off is done again.
    let installed_path = folder.join("node_modules/.installed-package-lock.json");
    if fs::read(&installed_path).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    shell::run(shell::command_in(folder, NPM, ["ci", "--no-audit", "--no-fund"]))?;
    fs::create_dir_all(folder.join("node_modules")).map_err(file("make", &installed_path))?;
    fs::write(&installed_path, lock).map_err(file("write", &installed_path))
}
