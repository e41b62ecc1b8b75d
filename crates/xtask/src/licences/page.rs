//! The page that goes into the packages: first what there is, then every text once.

use std::fmt::Write as _;

use super::Part;
use super::texts::Texts;

const HEAD: &str = "\
Partner Desk contains work of others. First it is listed with its licences and with where
its sources are; below stands every text, once, with the names of what it belongs to. Of
licences between which one may choose, all texts are given, and so are those of sources
that a part only carries along and the program does without, such as those of D-Bus. What
is under the Mozilla Public License 2.0 was not changed; its sources are at the address
beside its name.
";

const LINE: &str =
    "--------------------------------------------------------------------------------";

pub(crate) fn written(parts: &[Part], texts: &Texts<'_>) -> String {
    let mut page = HEAD.to_owned();
    page.push('\n');
    for Part { name, version, licence, home, .. } in parts {
        let home = home.as_deref().map(|home| format!(", {home}")).unwrap_or_default();
        // Writing into a text does not fail.
        let _ = writeln!(page, "{name} {version}: {licence}{home}");
    }
    for (text, whose) in texts {
        let _ = writeln!(page, "\n{LINE}\n{}\n\n{}", names(whose), trimmed(text));
    }
    page
}

fn names(whose: &[&Part]) -> String {
    let names = whose.iter().map(|part| format!("{} {}", part.name, part.version));
    names.collect::<Vec<_>>().join(", ")
}

/// Without what editors leave at the ends of lines.
fn trimmed(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn everything_is_listed_and_every_text_says_whose_it_is() {
        let part = |name: &str, home: Option<&str>| Part {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: "MIT".to_owned(),
            holders: Vec::new(),
            home: home.map(str::to_owned),
            folder: PathBuf::from("/somewhere"),
        };
        let parts = [part("a", Some("https://example.com/a")), part("b", None)];
        let texts = vec![("\nFree. \r\nFor all.\n".to_owned(), parts.iter().collect())];
        let page = written(&parts, &texts);
        assert!(page.contains("\na 1.0.0: MIT, https://example.com/a\nb 1.0.0: MIT\n"), "{page}");
        assert!(
            page.ends_with(&format!("{LINE}\na 1.0.0, b 1.0.0\n\nFree.\nFor all.\n")),
            "{page}"
        );
        assert!(!page.contains("/somewhere"));
    }
}
