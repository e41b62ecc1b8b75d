//! How big it has become: the program, its scripts and the packages.

use std::fs;
use std::io;
use std::path::Path;

use crate::problem::{Problem, file};
use crate::repo;

pub(crate) fn tell(bundles: &Path) -> Result<(), Problem> {
    let program = repo::built_for_release("partner-desk");
    let scripts = repo::ui().join("dist/assets");
    let script = |path: &Path| path.extension().is_some_and(|kind| kind == "js");
    let looked = file("look through", &scripts);
    say("the program", fs::metadata(&program).map_err(file("look at", &program))?.len());
    say("its scripts", sum(&scripts, &script).map_err(looked)?);
    for kind in super::KINDS {
        let folder = bundles.join(kind);
        say(kind, sum(&folder, &Path::is_file).map_err(file("look through", &folder))?);
    }
    Ok(())
}

fn say(what: &str, bytes: u64) {
    println!("{what:<12}{:>10}", megabytes(bytes));
}

/// Of the files directly in the folder: the bundler leaves what it put together beside
/// what it made.
fn sum(folder: &Path, counts: &dyn Fn(&Path) -> bool) -> io::Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if counts(&path) {
            bytes += fs::metadata(&path)?.len();
        }
    }
    Ok(bytes)
}

/// With one digit, rounded, and no floating point for it.
fn megabytes(bytes: u64) -> String {
    let tenths = (bytes + 50_000) / 100_000;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::megabytes;

    #[test]
    fn sizes_are_rounded_to_a_tenth() {
        for (bytes, said) in [(0, "0.0 MB"), (27_237_712, "27.2 MB"), (11_983_104, "12.0 MB")] {
            assert_eq!(megabytes(bytes), said);
        }
    }
}
