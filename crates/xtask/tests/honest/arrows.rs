//! Dependencies between our crates point down, and each crate stays away from what
//! is none of its business. The table is section 2 of docs/ARCHITECTURE.md.

use std::process::Command;

use serde_json::{Value, json};

/// Where a crate stands, and which dependencies it must never name.
struct Place {
    level: u8,
    never: &'static [&'static str],
}

const SQL: &[&str] = &["sqlx", "libsqlite3-sys"];

/// A crate without a line here fails the test, so that every new one is placed knowingly.
fn place(package: &str) -> Option<Place> {
    let (level, never): (u8, &'static [&'static str]) = match package {
        "desk-core" => (0, &["serde", "serde_json", "sqlx", "libsqlite3-sys", "tokio", "tauri"]),
        "desk-wire" => (0, &["sqlx", "libsqlite3-sys", "tauri"]),
        // The rules of both sides: as pure as core, but it knows what travels.
        "desk-agree" => (0, &["serde", "serde_json", "sqlx", "libsqlite3-sys", "tokio", "tauri"]),
        "desk-store" => (1, &["reqwest", "axum", "tauri"]),
        "desk-files" => (1, &["sqlx", "libsqlite3-sys", "tauri"]),
        // Words in, bytes out: it knows nothing of what they say.
        "desk-paper" => (1, &["desk-core", "desk-wire", "sqlx", "tauri"]),
        "desk-secrets" => (1, &["desk-core", "desk-wire", "sqlx", "tauri"]),
        "desk-sample" => (1, &["desk-wire", "sqlx", "tauri"]),
        "desk-sync" => (2, &["tauri"]),
        "desk-app" => (3, &["tauri", "axum", "sqlx", "libsqlite3-sys"]),
        "desk-cli" | "desk-devhost" | "partner-desk" => (4, SQL),
        // It stands on the ground alone, so an offline "no" and the hub's are one function.
        "desk-hub" => (4, &["desk-store", "desk-app", "desk-sync", "tauri"]),
        // It measures the bare query, so it may speak SQL.
        "desk-bench" => (4, &[]),
        // The stories see everything but the desktop shell.
        "desk-tests" => (5, &["partner-desk", "tauri"]),
        "desk-simulation" => (5, &["partner-desk", "desk-app", "tauri"]),
        "xtask" => (0, &["clap", "tokio", "sqlx"]),
        _ => return None,
    };
    Some(Place { level, never })
}

/// What is wrong with the arrows in the output of `cargo metadata --no-deps`.
fn complaints(metadata: &Value) -> Vec<String> {
    let packages = metadata["packages"].as_array().map_or(&[][..], Vec::as_slice);
    let mut complaints = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let Some(from) = place(name) else {
            complaints.push(format!("{name} has no level yet: give it one in arrows.rs"));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let used = dependency["name"].as_str().unwrap_or_default();
            let only_in_tests = dependency["kind"] == "dev";
            if from.never.contains(&used) && !only_in_tests {
                complaints.push(format!("{name} must not know {used}"));
            } else if let Some(to) = place(used)
                && !may_use(name, &from, used, &to, only_in_tests)
            {
                complaints.push(format!(
                    "{name} (level {}) uses {used} (level {}): arrows point down",
                    from.level, to.level
                ));
            }
        }
    }
    complaints
}

fn may_use(name: &str, from: &Place, used: &str, to: &Place, only_in_tests: bool) -> bool {
    match (name, used) {
        // It must compile before anything else can.
        ("xtask", _) => false,
        // Those on the ground that know each other: wire mirrors core's values,
        // and agree speaks of both.
        ("desk-wire", "desk-core") => true,
        ("desk-agree", "desk-core" | "desk-wire") => true,
        // Anyone's tests may read made-up lists; but core makes none, it judges them.
        (_, "desk-sample") if only_in_tests => from.level >= to.level,
        _ => from.level > to.level,
    }
}

#[test]
fn dependencies_point_down() -> Result<(), Box<dyn std::error::Error>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(crate::root())
        .output()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata["packages"].as_array().map_or(0, Vec::len);
    assert!(packages > 5, "cargo metadata named only {packages} packages");
    assert_eq!(complaints(&metadata), Vec::<String>::new());
    Ok(())
}

fn made_up(name: &str, used: &str, kind: Option<&str>) -> Value {
    json!({ "packages": [{ "name": name, "dependencies": [{ "name": used, "kind": kind }] }] })
}

#[test]
fn arrows_up_and_sideways_are_found() {
    let wrong = [
        ("desk-core", "desk-store"),
        ("desk-store", "desk-app"),
        ("desk-files", "desk-store"),
        ("desk-core", "desk-wire"),
        ("desk-cli", "desk-devhost"),
        ("desk-secrets", "desk-core"),
        ("desk-tests", "partner-desk"),
        ("xtask", "desk-core"),
    ];
    for (name, used) in wrong {
        assert_eq!(complaints(&made_up(name, used, None)).len(), 1, "{name} -> {used}");
    }
}

#[test]
fn arrows_down_are_left_alone() {
    let right = [
        ("desk-wire", "desk-core"),
        ("desk-app", "desk-store"),
        ("partner-desk", "desk-secrets"),
        ("desk-tests", "desk-devhost"),
        ("desk-core", "jiff"),
    ];
    for (name, used) in right {
        assert_eq!(complaints(&made_up(name, used, None)), Vec::<String>::new());
    }
}

#[test]
fn what_a_crate_must_never_see_is_found() {
    for (name, used) in [("desk-core", "serde"), ("desk-app", "axum"), ("desk-cli", "sqlx")] {
        let expected = vec![format!("{name} must not know {used}")];
        assert_eq!(complaints(&made_up(name, used, None)), expected);
    }
}

#[test]
fn tests_may_borrow_made_up_lists_and_nothing_else() {
    let dev = |name, used| complaints(&made_up(name, used, Some("dev"))).len();
    assert_eq!(dev("desk-files", "desk-sample"), 0, "a reader's tests need something to read");
    assert_eq!(dev("desk-core", "desk-sample"), 1, "core stands below the sample");
    assert_eq!(dev("desk-files", "desk-store"), 1, "not even in tests");
}

#[test]
fn a_crate_without_a_level_is_noticed() {
    assert_eq!(complaints(&made_up("desk-news", "jiff", None)).len(), 1);
}
