//! The document that tells others how to talk to a hub.

use std::collections::BTreeSet;

use desk_hub::http::Route;

const DOCUMENT: &str = include_str!("../../../../docs/hub-openapi.yaml");
const METHODS: &[&str] = &["get", "head", "put", "post", "delete", "patch", "options"];

/// The paths and methods of the document, by its indentation: a reader of YAML for
/// one file would be a large guest.
fn documented() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let (mut within, mut path) = (false, "");
    for line in DOCUMENT.lines() {
        let word = line.trim().trim_end_matches(':');
        match line.len() - line.trim_start().len() {
            0 if !line.is_empty() => within = word == "paths",
            2 if within => path = word,
            4 if within && METHODS.contains(&word) => {
                found.insert(format!("{} {path}", word.to_uppercase()));
            }
            _ => {}
        }
    }
    found
}

#[test]
fn the_document_names_exactly_the_routes_there_are() {
    let routes: BTreeSet<String> =
        Route::ALL.iter().map(|route| format!("{} {}", route.method(), route.path())).collect();
    assert_eq!(documented(), routes);
}
