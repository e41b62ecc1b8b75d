//! The pictures that README shows are there, small enough to be loaded by everyone, and no
//! picture lies about that nobody is shown.

use std::collections::BTreeSet;
use std::fs;
use std::io;

use crate::text_of;

const FOLDER: &str = "docs/pictures";
const AT_MOST: u64 = 250_000;

/// The names below the folder that a Markdown text links to.
fn shown(text: &str) -> BTreeSet<String> {
    let opening = format!("]({FOLDER}/");
    let links = text.split(&opening).skip(1);
    links.filter_map(|link| Some(link.split_once(')')?.0.to_owned())).collect()
}

#[test]
fn the_readmes_pictures_are_there_and_small() -> io::Result<()> {
    let shown = shown(&text_of("README.md")?);
    assert!(shown.len() >= 2, "README.md shows only {shown:?}");
    let mut kept = BTreeSet::new();
    for entry in fs::read_dir(crate::root().join(FOLDER))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let bytes = entry.metadata()?.len();
        assert!(bytes <= AT_MOST, "{name} has {bytes} bytes, more than {AT_MOST}");
        kept.insert(name);
    }
    assert_eq!(shown, kept, "what README.md shows, and what is in {FOLDER}");
    Ok(())
}

#[test]
fn a_picture_is_found_in_a_link() {
    let text =
        "![The catalog](docs/pictures/a.png) and [more](docs/b.md)\n![B](docs/pictures/b.png)";
    assert_eq!(shown(text), BTreeSet::from(["a.png".to_owned(), "b.png".to_owned()]));
}
