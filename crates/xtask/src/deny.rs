//! Licences, bans and sources of everything we depend on, by cargo-deny.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::PathBuf;

use crate::problem::{Problem, file};
use crate::repo;
use crate::shell;

const VERSION: &str = "0.20.2";

pub(crate) fn check() -> Result<(), Problem> {
    let program = program()?;
    // Advisories are left out: they need a network and change under an unchanged tree.
    // Duplicates are counted and not listed: a page of them hides the one error.
    let words = ["--offline", "--log-level", "error", "check", "--show-stats"];
    let checks = ["--hide-inclusion-graph", "licenses", "bans", "sources"];
    // cargo-deny reads the crates' own licence files, so they have to be on disk.
    shell::run(shell::command("cargo", ["fetch"]))?;
    shell::run(shell::command(program, words.iter().chain(&checks)))
}

/// The machine's own when it is the pinned version, or else one built for this tree only.
fn program() -> Result<PathBuf, Problem> {
    let tools = repo::target().join("tools");
    let ours = tools.join("bin").join(format!("cargo-deny{EXE_SUFFIX}"));
    for program in [PathBuf::from("cargo-deny"), ours.clone()] {
        let version = shell::read(shell::command(&program, ["--version"]));
        if version.is_ok_and(|version| version.split_whitespace().last() == Some(VERSION)) {
            return Ok(program);
        }
    }
    install(&tools)?;
    Ok(ours)
}

/// Built without optimisation: on two cores that took 59 s instead of 155 s, and the
/// check itself takes four seconds either way.
fn install(tools: &std::path::Path) -> Result<(), Problem> {
    let build = tools.join("build");
    let words = ["install", "cargo-deny", "--version", VERSION, "--locked", "--debug", "--root"];
    let mut install = shell::command("cargo", words);
    install.arg(tools).arg("--target-dir").arg(&build).env("CARGO_PROFILE_DEV_DEBUG", "0");
    shell::run(install)?;
    // Only the program is wanted again; what it was built from is several hundred megabytes.
    fs::remove_dir_all(&build).map_err(file("remove", &build))
}
