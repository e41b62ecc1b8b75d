//! Every command of the one list stands in a capability, and no capability names a
//! command that does not exist. Tauri refuses the first only when it is called, in
//! the hands of a person, and says nothing of the second.

use std::collections::BTreeSet;
use std::fs;
use std::io;

use serde_json::{Value, json};

/// The names in the list, whose lines read `name(Request) -> Answer = deed;`. A line with an
/// arrow and no name before it is given back as it is, so that nothing is skipped.
fn commands(calls: &str) -> BTreeSet<String> {
    let lines = calls.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines
        .filter(|line| line.contains("->"))
        .map(|line| line.split('(').next().unwrap_or_default().trim().to_owned())
        .collect()
}

/// The commands of ours that a capability allows. Tauri's own carry a plugin's name
/// before a colon.
fn allowed(capability: &Value) -> BTreeSet<String> {
    let permissions = capability["permissions"].as_array().into_iter().flatten();
    permissions
        .filter_map(|permission| permission.as_str().or(permission["identifier"].as_str()))
        .filter(|identifier| !identifier.contains(':'))
        .filter_map(|identifier| identifier.strip_prefix("allow-"))
        .map(|command| command.replace('-', "_"))
        .collect()
}

#[test]
fn every_command_stands_in_a_capability_and_the_other_way_round()
-> Result<(), Box<dyn std::error::Error>> {
    let listed = commands(&crate::text_of("crates/app/src/calls.rs")?);
    assert!(!listed.is_empty(), "no command was found in crates/app/src/calls.rs");

    let mut granted = BTreeSet::new();
    let folder = crate::root().join("src-tauri/capabilities");
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        let capability: Value = serde_json::from_str(&fs::read_to_string(&path)?)
            .map_err(|cause| io::Error::other(format!("{}: {cause}", path.display())))?;
        granted.extend(allowed(&capability));
    }

    let without: Vec<_> = listed.difference(&granted).collect();
    assert!(without.is_empty(), "these commands stand in no capability: {without:?}");
    let unknown: Vec<_> = granted.difference(&listed).collect();
    assert!(unknown.is_empty(), "capabilities name commands that do not exist: {unknown:?}");
    Ok(())
}

#[test]
fn comments_and_the_macros_head_are_no_commands() {
    let calls = "// reads: `name(Request) -> Answer = deed;`\nmacro_rules! calls {\n    ($with:ident) \
                 => {\n  $with! {\n    app_state(Nothing) -> State = state::show;\n  }\n };\n}\n";
    assert_eq!(commands(calls), BTreeSet::from(["app_state".into()]));
}

#[test]
fn plugin_permissions_are_not_taken_for_commands() {
    let capability = json!({ "permissions": [
        "core:event:allow-listen", "allow-search-catalog", { "identifier": "allow-undo" },
    ] });
    assert_eq!(allowed(&capability), BTreeSet::from(["search_catalog".into(), "undo".into()]));
}
