//! Texts for the few parts that were published without theirs: the words of the licence
//! that they name, and who wrote them as far as they say.

use super::Part;

const MIT: &str = include_str!("../../../../LICENSE-MIT");
const APACHE_2: &str = include_str!("../../../../LICENSE-APACHE");
const BSD_2: &str = include_str!("standard/BSD-2-Clause.txt");
const BSD_3: &str = include_str!("standard/BSD-3-Clause.txt");
const MPL_2: &str = include_str!("standard/MPL-2.0.txt");

/// Of the licences that somebody may choose from, the first one that is known here.
pub(crate) fn text(part: &Part) -> Option<String> {
    let words = part.licence.replace('/', " ");
    // Of what must be kept together nothing is chosen.
    if words.split_whitespace().any(|word| matches!(word, "AND" | "WITH")) {
        return None;
    }
    words.split_whitespace().find_map(|word| {
        let word = word.trim_matches(['(', ')']);
        Some(match word {
            "MIT" => format!("MIT License\n\n{}\n\n{}", holders(part), behind_holders(MIT)),
            "BSD-2-Clause" => format!("{}\n\n{BSD_2}", holders(part)),
            "BSD-3-Clause" => format!("{}\n\n{BSD_3}", holders(part)),
            "Apache-2.0" => APACHE_2.to_owned(),
            "MPL-2.0" => MPL_2.to_owned(),
            _ => return None,
        })
    })
}

/// Without the addresses at which they can be written to.
fn holders(part: &Part) -> String {
    let names = part.holders.iter().map(|one| one.split('<').next().unwrap_or(one).trim());
    let names: Vec<_> = names.filter(|name| !name.is_empty()).collect();
    match names.as_slice() {
        [] => format!("Copyright (c) the authors of {}", part.name),
        names => format!("Copyright (c) {}", names.join(", ")),
    }
}

/// Our own text without our own name.
fn behind_holders(text: &str) -> &str {
    text.find("Permission is").map_or(text, |at| &text[at..])
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn part(licence: &str, holders: &[&str]) -> Part {
        Part {
            name: "small".to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.to_owned(),
            holders: holders.iter().map(|&one| one.to_owned()).collect(),
            home: None,
            folder: PathBuf::new(),
        }
    }

    #[test]
    fn a_licence_that_is_named_has_its_words_and_its_authors() {
        let both = text(&part("MIT OR Apache-2.0", &["Ada <a@example.com>", "Ben"])).unwrap();
        assert!(
            both.starts_with("MIT License\n\nCopyright (c) Ada, Ben\n\nPermission is"),
            "{both}"
        );
        assert!(!both.contains("Partner Desk"), "it is not ours");
        assert!(text(&part("Apache-2.0/MIT", &[])).unwrap().contains("Apache License"));
        let bsd = text(&part("BSD-3-Clause", &[])).unwrap();
        assert!(bsd.starts_with("Copyright (c) the authors of small\n"), "{bsd}");
        assert!(text(&part("MPL-2.0", &[])).unwrap().contains("Mozilla Public License"));
    }

    #[test]
    fn what_is_not_known_is_not_made_up() {
        for odd in ["", "Odd-1.0", "MIT AND Odd-1.0", "Apache-2.0 WITH LLVM-exception"] {
            assert_eq!(text(&part(odd, &["Ada"])), None, "{odd}");
        }
    }
}
