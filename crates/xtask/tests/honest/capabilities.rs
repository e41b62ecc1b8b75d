//! Every command of the one list stands in a capability, and no capability names a
//! command that does not exist. Tauri refuses the first only when it is called, in
//! the hands of a person, and says nothing of the second.

use std::collections::BTreeSet;
use std::fs;
use std::io;

use serde_json::{Value, json};

/// The names in the data list of `macro_rules! calls`: what comes first on a line and is
/// followed by how the command is called. Comments and the macro's own head are no names.
fn commands(calls: &str) -> BTreeSet<String> {
    let list = calls
        .split_once("macro_rules! calls")
        .map_or("", |(_, list)| list);
    let names = list.lines().map_while(before_the_end).filter_map(|line| {
        let line = line
            .trim()
            .trim_start_matches("async ")
            .trim_start_matches("fn ");
        let length = line
            .find(|letter: char| !is_of_a_name(letter))
            .unwrap_or(line.len());
        let (name, rest) = line.split_at(length);
        let called = rest
            .trim_start()
            .starts_with(['(', ':', '=', '{', '-', ',', ';']);
        (name.starts_with(|first: char| first.is_ascii_lowercase()) && called)
            .then(|| name.to_owned())
    });
    names.collect()
}

/// A macro ends with a brace in the first column.
fn before_the_end(line: &str) -> Option<&str> {
    (!line.starts_with('}')).then_some(line)
}

fn is_of_a_name(letter: char) -> bool {
    letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_'
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
    assert!(
        !listed.is_empty(),
        "no command was found in crates/app/src/calls.rs"
    );

    let mut granted = BTreeSet::new();
    let folder = crate::root().join("src-tauri/capabilities");
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        let capability: Value = serde_json::from_str(&fs::read_to_string(&path)?)
            .map_err(|cause| io::Error::other(format!("{}: {cause}", path.display())))?;
        granted.extend(allowed(&capability));
    }

    let without: Vec<_> = listed.difference(&granted).collect();
    assert!(
        without.is_empty(),
        "these commands stand in no capability: {without:?}"
    );
    let unknown: Vec<_> = granted.difference(&listed).collect();
    assert!(
        unknown.is_empty(),
        "capabilities name commands that do not exist: {unknown:?}"
    );
    Ok(())
}

#[test]
fn plugin_permissions_are_not_taken_for_commands() {
    let capability = json!({ "permissions": [
        "core:event:allow-listen", "allow-search-catalog", { "identifier": "allow-undo" },
    ] });
    assert_eq!(
        allowed(&capability),
        BTreeSet::from(["search_catalog".into(), "undo".into()])
    );
}
