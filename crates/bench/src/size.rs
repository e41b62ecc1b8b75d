//! How big the program is and what its pages load. What is big takes long to read and to
//! fetch; the floor of the program is the blank window's.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::machine;
use crate::problem::Problem;
use crate::report::{Line, Section};

pub(crate) const TITLE: &str = "Sizes";

const SCREENS: &str = "ui/dist";

/// Bytes as they are, and packed.
#[derive(Debug, Clone, Copy, Default)]
struct Scripts {
    count: usize,
    plain: u64,
    packed: u64,
}

pub(crate) fn measure() -> Result<Section, Problem> {
    let built = machine::beside_us()?;
    let of = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        fs::metadata(path).map(|file| file.len()).map_err(|_| Problem::NotBuilt(name))
    };
    let desk = of(&built.join("partner-desk"))?;
    let blank = of(&built.join("examples").join("blank"))?;
    let screens = Path::new(SCREENS);
    let (all, first) = (every_script(screens)?, first_page(screens)?);
    let scripts = |what: &str, of: BTreeSet<String>| {
        let sum = summed(screens, &of)?;
        Ok::<_, Problem>(Line {
            what: format!("{what}, {} files", sum.count),
            ours: format!("{} kB, {} kB with gzip", kilobytes(sum.plain), kilobytes(sum.packed)),
            floor: String::new(),
            ratio: None,
            target: None,
        })
    };
    Ok(Section {
        title: TITLE.to_owned(),
        lines: vec![
            Line {
                what: "the program".to_owned(),
                ours: format!("{} kB", kilobytes(desk)),
                floor: format!("{} kB", kilobytes(blank)),
                ratio: Some(ratio(desk, blank)),
                target: None,
            },
            scripts("JavaScript of the first page", first)?,
            scripts("all JavaScript", all)?,
        ],
        notes: vec!["The program has its pages in it. The floor is the blank window.".to_owned()],
    })
}

fn every_script(screens: &Path) -> Result<BTreeSet<String>, Problem> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(screens.join("assets"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".js") {
            found.insert(name);
        }
    }
    Ok(found)
}

/// What the page names, and what that imports before it runs.
fn first_page(screens: &Path) -> Result<BTreeSet<String>, Problem> {
    let mut wanted = named(&fs::read_to_string(screens.join("index.html"))?, &["\"./assets/"]);
    let mut found = BTreeSet::new();
    while let Some(name) = wanted.pop() {
        if found.contains(&name) {
            continue;
        }
        let script = fs::read_to_string(screens.join("assets").join(&name))?;
        wanted.extend(named(&script, &["from\"./", "import\"./"]));
        found.insert(name);
    }
    Ok(found)
}

/// The scripts that stand behind one of these beginnings.
fn named(text: &str, beginnings: &[&str]) -> Vec<String> {
    beginnings
        .iter()
        .flat_map(|beginning| text.split(beginning).skip(1))
        .filter_map(|rest| rest.split('"').next())
        .filter(|name| name.ends_with(".js") && !name.contains('/'))
        .map(str::to_owned)
        .collect()
}

fn summed(screens: &Path, names: &BTreeSet<String>) -> Result<Scripts, Problem> {
    let mut sum = Scripts::default();
    for name in names {
        let script = fs::read(screens.join("assets").join(name))?;
        let mut packing = GzEncoder::new(Vec::new(), Compression::default());
        packing.write_all(&script)?;
        sum.count += 1;
        sum.plain += script.len() as u64;
        sum.packed += packing.finish()?.len() as u64;
    }
    Ok(sum)
}

const fn kilobytes(bytes: u64) -> u64 {
    (bytes + 500) / 1000
}

fn ratio(ours: u64, floor: u64) -> f64 {
    let as_float = |bytes| f64::from(u32::try_from(bytes).unwrap_or(u32::MAX));
    as_float(ours) / as_float(floor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_page_is_what_is_imported_before_it_runs() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        fs::create_dir(folder.path().join("assets")).unwrap();
        write("index.html", r#"<script src="./assets/a.js"></script><link href="./assets/a.css">"#);
        write("assets/a.js", r#"import{x}from"./b.js";import"./c.js";import("./late.js")"#);
        write("assets/b.js", r#"import{y}from"./a.js";export{x}"#);
        write("assets/c.js", "");
        write("assets/late.js", "");
        let first = first_page(folder.path()).unwrap();
        assert_eq!(first.into_iter().collect::<Vec<_>>(), ["a.js", "b.js", "c.js"]);
        let all = every_script(folder.path()).unwrap();
        assert_eq!(summed(folder.path(), &all).unwrap().count, 4);
    }
}
