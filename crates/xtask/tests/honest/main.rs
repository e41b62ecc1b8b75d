//! Tests about the tree itself: rules that no compiler checks and everyone relies on.

mod arrows;
mod capabilities;
mod pictures;
mod readme;
mod ui_imports;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A file of the repository. Missing is an error with its name, never a reason to skip.
fn text_of(path: &str) -> io::Result<String> {
    let named = |cause: io::Error| io::Error::new(cause.kind(), format!("{path}: {cause}"));
    fs::read_to_string(root().join(path)).map_err(named)
}
