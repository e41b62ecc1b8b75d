//! Making, choosing, opening, backing up and restoring.

mod common;

use common::{PASSPHRASE, Terminal, offer};

#[test]
fn a_workspace_is_made_with_a_key_file_and_listed_without_one() {
    let terminal = Terminal::fresh();
    let words = ["workspace", "create", "Atelier", "--colour", "teal", "--market", "fr"];
    let made = terminal.json(&[&words[..], &["--user-name", "Ada"]].concat()).good();
    assert_eq!(made["name"], "Atelier");
    assert_eq!((&made["colour"], &made["home_market"]), (&"teal".into(), &"FR".into()));
    assert_eq!(made["roles"], serde_json::json!(["global_admin"]));

    let data = terminal.path("data").display().to_string();
    let listed = terminal.bare(&["--data-dir", &data, "workspace", "list", "--json"]).good();
    let first = &listed["workspaces"][0];
    assert_eq!(first["workspace_id"], made["workspace_id"]);
    assert_eq!(first["last_opened"], true);

    assert_eq!(terminal.json(&words).refused(3), "workspace_name_taken");
    assert_eq!(terminal.json(&["workspace", "create", " "]).refused(4), "bad_name");
}

#[test]
fn whose_name_is_not_said_is_named_by_the_system() {
    let terminal = Terminal::fresh();
    let mut command = terminal.keyed(terminal.passphrase());
    let output =
        command.env("USER", "grace").args(["--json", "workspace", "create", "A"]).output().unwrap();
    let made: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(made["user_name"], "grace");
}

#[test]
fn the_passphrase_is_nowhere_on_disk_or_screen() {
    let terminal = Terminal::fresh();
    let made = terminal.run(&["workspace", "create", "Atelier"]);
    assert_eq!(made.code, Some(0), "{made:?}");
    assert!(!made.out.contains(PASSPHRASE) && !made.err.contains(PASSPHRASE));
    let mut folders = vec![terminal.path("data")];
    let mut files = vec![terminal.path("key.json")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let found = bytes.windows(PASSPHRASE.len()).any(|window| window == PASSPHRASE.as_bytes());
        assert!(!found, "{} holds the passphrase", file.display());
    }
}

#[test]
fn a_wrong_passphrase_opens_nothing() {
    let terminal = Terminal::new();
    let wrong = terminal.write("wrong.txt", "another bridge, another lantern");
    let told = terminal.json_with(wrong.as_ref(), &["catalog", "featured"]);
    assert_eq!(told.refused(6), "wrong_key");
    let missing = terminal.path("missing.txt");
    let told = terminal.json_with(&missing, &["catalog", "featured"]);
    assert_eq!(told.refused(6), "file_unreadable");
}

#[test]
fn without_the_key_file_it_says_that_one_is_needed() {
    let terminal = Terminal::new();
    let data = terminal.path("data").display().to_string();
    let told = terminal.bare(&["--data-dir", &data, "--json", "catalog", "featured"]);
    assert_eq!(told.refused(6), "key_needed");
    assert!(told.out.contains("--key-file"), "{told:?}");
}

#[test]
fn a_workspace_is_named_or_the_last_one_opened() {
    let terminal = Terminal::fresh();
    assert_eq!(terminal.json(&["catalog", "featured"]).refused(6), "no_workspace");
    let first = terminal.json(&["workspace", "create", "First"]).good();
    terminal.json(&["workspace", "create", "Second"]).good();
    assert_eq!(last_opened(&terminal), "Second");
    terminal.json(&["--workspace", "first", "catalog", "featured"]).good();
    let id = first["workspace_id"].as_str().unwrap();
    terminal.json(&["--workspace", id, "catalog", "featured"]).good();
    assert_eq!(last_opened(&terminal), "First");
    terminal.json(&["catalog", "featured"]).good();
    let told = terminal.json(&["--workspace", "Third", "catalog", "featured"]);
    assert_eq!(told.refused(6), "no_workspace");
}

fn last_opened(terminal: &Terminal) -> serde_json::Value {
    let listed = terminal.json(&["workspace", "list"]).good();
    let all = listed["workspaces"].as_array().into_iter().flatten();
    let mut last = all.filter(|one| one["last_opened"] == true);
    let name = last.next().map(|one| one["name"].clone()).unwrap_or_default();
    assert_eq!(last.next(), None, "{listed}");
    name
}

#[test]
fn a_backup_is_restored_elsewhere_with_what_was_in_it() {
    let terminal = Terminal::with_catalog();
    for sku in ["1", "2"] {
        terminal.json(&["catalog", "feature", &offer(sku)]).good();
    }
    let backup = terminal.path("atelier.deskbackup").display().to_string();
    let made = terminal.json(&["workspace", "backup", &backup]).good();
    assert_eq!(made["file"], backup.as_str());
    assert!(made["bytes"].as_u64().unwrap() > 1000);

    let elsewhere = Terminal::fresh();
    let restored = elsewhere.json(&["workspace", "restore", &backup]).good();
    assert_eq!((&restored["name"], &restored["replaced"]), (&"Atelier".into(), &false.into()));
    assert_eq!(
        (&restored["price_lists"], &restored["newest_month"]),
        (&1.into(), &"2025-11".into())
    );
    let featured = elsewhere.json(&["catalog", "featured"]).good();
    assert_eq!(featured["featured"][1]["offer_id"], offer("2").as_str());
    assert_eq!(elsewhere.json(&["catalog", "search", "suite"]).good()["total"], 4);

    let wrong = elsewhere.write("wrong.txt", "another bridge, another lantern");
    let told = Terminal::fresh().json_with(wrong.as_ref(), &["workspace", "restore", &backup]);
    assert_eq!(told.refused(6), "wrong_key");
}

#[test]
fn restoring_in_place_sets_aside_what_is_there() {
    let terminal = Terminal::with_catalog();
    let backup = terminal.path("atelier.deskbackup").display().to_string();
    terminal.json(&["workspace", "backup", &backup]).good();
    terminal.json(&["catalog", "feature", &offer("3")]).good();
    let told = terminal.run(&["workspace", "restore", &backup]);
    assert_eq!(told.code, Some(0), "{told:?}");
    assert!(told.err.contains("1 newer change from here"), "{told:?}");
    assert!(!told.err.contains("import it again"), "no list is newer: {told:?}");
    assert!(told.err.contains("What is in the backup"), "a look comes first: {told:?}");
    let featured = terminal.json(&["catalog", "featured"]).good();
    assert_eq!(
        featured["featured"][0]["offer_id"],
        offer("3").as_str(),
        "newer work is carried over"
    );
}

#[test]
fn what_is_no_backup_changes_nothing() {
    let terminal = Terminal::new();
    let file = terminal.write("notes.txt", "not a backup");
    assert_eq!(terminal.json(&["workspace", "restore", &file]).refused(4), "backup_unreadable");
    let told = terminal.json(&["workspace", "restore", "nowhere.deskbackup"]);
    assert_eq!(told.refused(6), "file_unreadable");
    terminal.json(&["catalog", "featured"]).good();
}

#[test]
fn a_damaged_workspace_is_told_and_left() {
    let terminal = Terminal::with_catalog();
    let data = terminal.path("data").join("workspaces");
    let folder = std::fs::read_dir(&data).unwrap().next().unwrap().unwrap().path();
    std::fs::write(folder.join("workspace.db"), vec![7; 8192]).unwrap();
    let told = terminal.json(&["catalog", "featured"]);
    assert_eq!(told.refused(6), "workspace_damaged");
    assert!(told.out.contains("workspace restore"), "{told:?}");
    assert_eq!(std::fs::read(folder.join("workspace.db")).unwrap(), vec![7; 8192]);
}
