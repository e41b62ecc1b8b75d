//! The texts: what stands in a part's own folder, and below it of what it brings along, as
//! of a library in C. Where nothing does, the known text of the licence that it names.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{Part, standard};
use crate::problem::{Problem, file};

/// How files with such texts begin, in small letters.
const NAMES: [&str; 6] = ["license", "licence", "copying", "copyright", "notice", "unlicense"];
/// How none of them ends: programs that are about licences.
const PROGRAMS: [&str; 12] =
    ["rs", "js", "cjs", "mjs", "ts", "json", "py", "sh", "yml", "yaml", "toml", "map"];
/// Libraries in other languages lie two or three folders down.
const DEEPEST: usize = 4;

/// Each text once, and whose it is.
pub(crate) type Texts<'a> = Vec<(String, Vec<&'a Part>)>;

pub(crate) fn of(parts: &[Part]) -> Result<Texts<'_>, Problem> {
    // The same words in other lines are the same text.
    let mut found: BTreeMap<String, (String, Vec<&Part>)> = BTreeMap::new();
    let mut without = Vec::new();
    for part in parts {
        let mut own = Vec::new();
        collect(&part.folder, 0, &mut own)?;
        if own.is_empty() {
            own.extend(standard::text(part));
        }
        if own.is_empty() {
            without.push(format!("{} {} ({})", part.name, part.version, part.licence));
        }
        for text in own {
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let (_, whose) = found.entry(words).or_insert_with(|| (text, Vec::new()));
            if whose.last() != Some(&part) {
                whose.push(part);
            }
        }
    }
    if !without.is_empty() {
        return Err(Problem::NoLicence(without));
    }
    let mut texts: Texts<'_> = found.into_values().collect();
    texts.sort_by(|(_, one), (_, other)| one.cmp(other));
    Ok(texts)
}

fn collect(folder: &Path, depth: usize, texts: &mut Vec<String>) -> Result<(), Problem> {
    let looked = || file("look through", folder);
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(looked())? {
        entries.push(entry.map_err(looked())?.path());
    }
    entries.sort();
    for path in entries {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase());
        let Some(name) = name else { continue };
        if path.is_dir() {
            // Packages below a package are parts of their own.
            if depth < DEEPEST && name != "node_modules" {
                collect(&path, depth + 1, texts)?;
            }
        } else if is_text(&name) {
            let bytes = fs::read(&path).map_err(file("read", &path))?;
            texts.push(String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    Ok(())
}

fn is_text(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    NAMES.iter().any(|begins| name.starts_with(begins))
        && !ending.is_some_and(|ending| PROGRAMS.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repo;

    #[test]
    fn texts_are_known_by_their_names() {
        for name in ["license", "license-mit", "licence.md", "copying.lesser", "notice.txt"] {
            assert!(is_text(name), "{name}");
        }
        for name in ["license.rs", "licenses.json", "readme.md", "a-license", "copyright.py"] {
            assert!(!is_text(name), "{name}");
        }
    }

    #[test]
    fn a_text_of_many_stands_once_and_a_part_without_any_is_named() {
        let top = repo::notes().join("test-texts");
        let part = |name: &str, licence: &str, files: &[(&str, &str)]| {
            let folder = top.join(name);
            for (place, text) in files {
                let path = folder.join(place);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
            fs::create_dir_all(&folder).unwrap();
            Part {
                name: name.to_owned(),
                version: "1.0.0".to_owned(),
                licence: licence.to_owned(),
                holders: vec!["Ada <ada@example.com>".to_owned()],
                home: None,
                folder,
            }
        };
        let parts = [
            part("a", "MIT", &[("LICENSE", "Free for\nall."), ("src/lib.rs", "fn f() {}")]),
            part("b", "MIT", &[("LICENSE-MIT", "Free  for all.\n"), ("c/sqlite/COPYING", "In C.")]),
            part("c", "MIT", &[]),
        ];
        let texts = of(&parts).unwrap();
        let said: Vec<_> = texts
            .iter()
            .map(|(text, whose)| {
                (text.as_str(), whose.iter().map(|one| &*one.name).collect::<Vec<_>>())
            })
            .collect();
        assert_eq!(said[0], ("Free for\nall.", vec!["a", "b"]));
        assert_eq!(said[1], ("In C.", vec!["b"]));
        assert!(said[2].0.contains("Copyright (c) Ada\n"), "{}", said[2].0);
        let odd = [part("d", "Odd-1.0", &[])];
        let Err(Problem::NoLicence(named)) = of(&odd) else { panic!("it has no text") };
        assert_eq!(named, ["d 1.0.0 (Odd-1.0)"]);
        fs::remove_dir_all(&top).unwrap();
    }
}
