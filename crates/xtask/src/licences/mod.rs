//! What the licences of everything inside the program ask for: their texts beside it.
//!
//! They are taken from where the parts themselves are: the sources that Cargo unpacked, and
//! `ui/node_modules`. The tools that do this know Cargo or npm, and none both; this needs
//! neither a network nor one more program. A part without any text stops the package.

mod crates;
mod page;
mod scripts;
mod standard;
mod texts;

use std::fs;
use std::path::PathBuf;

use crate::problem::{Problem, file};
use crate::repo;

/// Something that others wrote and the program has in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Part {
    name: String,
    version: String,
    /// As its author wrote it, such as `MIT OR Apache-2.0`.
    licence: String,
    /// Whose it is, where its own texts do not say.
    holders: Vec<String>,
    /// Where its sources are.
    home: Option<String>,
    folder: PathBuf,
}

/// Where `tauri.conf.json` takes it from.
pub(crate) fn place() -> PathBuf {
    repo::notes().join("THIRD-PARTY-LICENSES")
}

pub(crate) fn write() -> Result<(), Problem> {
    let (parts, page) = made()?;
    let place = place();
    fs::create_dir_all(repo::notes()).map_err(file("make", repo::notes()))?;
    fs::write(&place, page).map_err(file("write", &place))?;
    println!("{} has the licences of {parts} parts.", place.display());
    Ok(())
}

/// Of how many parts, and the page.
fn made() -> Result<(usize, String), Problem> {
    let mut parts = crates::of_the_program()?;
    parts.extend(scripts::of_the_screens()?);
    parts.sort();
    parts.dedup();
    let found = texts::of(&parts)?;
    Ok((parts.len(), page::written(&parts, &found)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever adds a part whose text nobody finds learns it here, and not when packing.
    #[test]
    fn every_part_of_this_very_program_has_its_text() {
        let (parts, page) = made().unwrap_or_else(|problem| panic!("{problem}"));
        assert!(parts > 300, "only {parts} parts");
        // A crate, what a crate carries in C, a package of scripts, and one that has no text.
        for wanted in [
            "\nserde 1.",
            "ZETETIC LLC",
            "\nreact 19.",
            "\n@fluentui/react-icons 2.",
            "Mozilla Public",
        ] {
            assert!(page.contains(wanted), "{wanted:?} is missing");
        }
        for ours in ["\ndesk-core ", "\nvitest ", "\npartner-desk "] {
            assert!(!page.contains(ours), "{ours:?} is ours, or in no package");
        }
        let home = std::env::var("HOME").unwrap_or_else(|_| "/home/".to_owned());
        assert!(!page.contains(&home), "nothing of the machine that packed it");
    }
}
