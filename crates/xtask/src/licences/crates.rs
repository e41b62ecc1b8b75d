//! The crates that are linked into the program on this system, whatever stands between.
//! What only builds or tests it is not in the package.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::Part;
use crate::problem::Problem;
use crate::shell;

const PROGRAM: &str = "partner-desk";

pub(crate) fn of_the_program() -> Result<Vec<Part>, Problem> {
    let told = shell::read(shell::command("rustc", ["-vV"]))?;
    let system = told.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
    let words = ["metadata", "--format-version", "1", "--locked", "--filter-platform", system];
    // Sources that are not on disk yet are fetched; where all are, no network is asked.
    let metadata = shell::read(shell::command("cargo", words))?;
    let metadata = serde_json::from_str(&metadata)
        .map_err(|cause| Problem::Json { path: PathBuf::from("cargo metadata"), cause })?;
    Ok(linked(&metadata))
}

fn linked(metadata: &Value) -> Vec<Part> {
    let packages: HashMap<&str, &Value> =
        list(&metadata["packages"]).filter_map(|one| Some((one["id"].as_str()?, one))).collect();
    let nodes: HashMap<&str, &Value> = list(&metadata["resolve"]["nodes"])
        .filter_map(|one| Some((one["id"].as_str()?, one)))
        .collect();
    let mut next: Vec<&str> = packages
        .iter()
        .filter(|(_, one)| one["name"] == PROGRAM && one["source"].is_null())
        .map(|(id, _)| *id)
        .collect();
    let mut seen = HashSet::new();
    while let Some(id) = next.pop() {
        if !seen.insert(id) {
            continue;
        }
        let Some(node) = nodes.get(id) else { continue };
        next.extend(
            list(&node["deps"]).filter(|dep| is_linked(dep)).filter_map(|it| it["pkg"].as_str()),
        );
    }
    let others =
        seen.iter().filter_map(|id| packages.get(id)).filter(|one| !one["source"].is_null());
    others.map(|one| part(one)).collect()
}

/// Neither for build scripts nor for tests alone.
fn is_linked(dependency: &Value) -> bool {
    list(&dependency["dep_kinds"]).any(|of| of["kind"].is_null())
}

fn part(package: &Value) -> Part {
    let text = |name: &str| package[name].as_str().map(str::to_owned);
    let manifest = text("manifest_path").unwrap_or_default();
    Part {
        name: text("name").unwrap_or_default(),
        version: text("version").unwrap_or_default(),
        licence: text("license").unwrap_or_default(),
        holders: list(&package["authors"]).filter_map(Value::as_str).map(str::to_owned).collect(),
        home: text("repository").or_else(|| text("homepage")),
        folder: Path::new(&manifest).parent().map(Path::to_path_buf).unwrap_or_default(),
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_linked_is_found_and_what_only_builds_is_not() {
        let package = |name: &str, source: Option<&str>| {
            json!({
                "id": name, "name": name, "version": "1.0.0", "source": source,
                "license": "MIT", "authors": ["Ada"], "repository": "https://example.com",
                "manifest_path": format!("/sources/{name}/Cargo.toml"),
            })
        };
        let dep = |name: &str, kind: Option<&str>| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({
            "packages": [
                package("partner-desk", None), package("desk-app", None),
                package("far", Some("registry")), package("builds", Some("registry")),
                package("tests", Some("registry")), package("elsewhere", Some("registry")),
            ],
            "resolve": { "nodes": [
                { "id": "partner-desk", "deps": [dep("desk-app", None), dep("tests", Some("dev"))] },
                { "id": "desk-app", "deps": [dep("far", None), dep("builds", Some("build"))] },
                { "id": "far", "deps": [dep("desk-app", None)] },
            ] },
        });
        let parts = linked(&metadata);
        assert_eq!(parts.len(), 1, "{parts:?}");
        assert_eq!(
            (parts[0].name.as_str(), parts[0].folder.as_path()),
            ("far", Path::new("/sources/far"))
        );
    }
}
