//! Where things are.

use std::env;
use std::env::consts::EXE_SUFFIX;
use std::path::{Path, PathBuf};

/// The top folder of the repository, wherever the command was called from.
pub(crate) fn root() -> PathBuf {
    let ours = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    ours.ancestors().nth(2).map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

pub(crate) fn ui() -> PathBuf {
    root().join("ui")
}

/// Where people look for what we made: pictures, the demo, the report files.
/// Always in the repository, also when cargo builds elsewhere.
pub(crate) fn target() -> PathBuf {
    root().join("target")
}

/// Our own notes between two calls.
pub(crate) fn notes() -> PathBuf {
    target().join("xtask")
}

/// A program of this workspace as `cargo build` left it.
pub(crate) fn built(program: &str) -> PathBuf {
    built_with("debug", program)
}

pub(crate) fn built_for_release(program: &str) -> PathBuf {
    built_with("release", program)
}

fn built_with(profile: &str, program: &str) -> PathBuf {
    let built_in = env::var_os("CARGO_TARGET_DIR").map_or_else(target, |dir| root().join(dir));
    built_in.join(profile).join(format!("{program}{EXE_SUFFIX}"))
}

/// Windows starts npm through a script, which has to be named with its ending.
pub(crate) const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };
