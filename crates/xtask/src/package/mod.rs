//! `cargo xtask package`: the packages of the desktop program, made by Tauri's own bundler
//! from `tauri.conf.json`. docs/packaging.md says which of them were run where.

mod clean_root;
mod contents;
mod sizes;

use std::fs;
use std::path::{Path, PathBuf};

use crate::licences;
use crate::problem::{Problem, file};
use crate::repo::{self, NPM};
use crate::setup::{self, Purpose};
use crate::shell;

/// What is made on this system.
const KINDS: &[&str] = if cfg!(windows) {
    &["nsis", "msi"]
} else if cfg!(target_os = "macos") {
    &["app", "dmg"]
} else {
    &["deb", "rpm"]
};

pub(crate) fn package(yes: bool, check: bool) -> Result<(), Problem> {
    if check {
        // Told before the ten minutes that the build takes.
        clean_root::possible()?;
    }
    setup::setup(Purpose::Package, yes)?;
    let bundles = bundles();
    for kind in KINDS {
        // A package of an earlier version would be taken for this one.
        let old = bundles.join(kind);
        if old.exists() {
            fs::remove_dir_all(&old).map_err(file("clear", &old))?;
        }
    }
    // After the setup, which fetches what is looked through.
    licences::write()?;
    shell::run(bundler())?;
    sizes::tell(&bundles)?;
    if cfg!(target_os = "linux") {
        let deb = one_in(&bundles.join("deb"), "deb")?;
        contents::check_deb(&deb)?;
        contents::check_rpm(&one_in(&bundles.join("rpm"), "rpm")?)?;
        if check {
            clean_root::check(&deb)?;
        }
    }
    Ok(())
}

/// From the top folder, where `tauri.conf.json` is. It builds the screens itself.
fn bundler() -> std::process::Command {
    let tools = repo::root().join("deploy/desktop");
    let mut command = shell::command(NPM, ["exec", "--prefix"]);
    command.arg(tools).args(["--", "tauri", "build", "--bundles", &KINDS.join(",")]);
    command.args(["--", "--locked"]);
    command
}

fn bundles() -> PathBuf {
    repo::built_for_release("partner-desk").with_file_name("bundle")
}

fn one_in(folder: &Path, ending: &str) -> Result<PathBuf, Problem> {
    let entries = fs::read_dir(folder).map_err(file("look through", folder))?;
    let mut paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    paths
        .find(|path| path.is_file() && path.extension().is_some_and(|kind| kind == ending))
        .ok_or_else(|| Problem::NoPackage(folder.to_path_buf()))
}
