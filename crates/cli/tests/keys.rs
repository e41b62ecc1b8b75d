//! Naming, copying and forgetting a workspace, and what opens it.

mod common;

use common::Terminal;

#[test]
fn name_and_colour_are_changed() {
    let terminal = Terminal::new();
    let named = terminal.json(&["workspace", "rename", "Atelier Nuage"]).good();
    assert_eq!((&named["name"], &named["colour"]), (&"Atelier Nuage".into(), &"blue".into()));
    let coloured = terminal.json(&["workspace", "colour", "gold"]).good();
    assert_eq!(coloured["colour"], "gold");
    let listed = terminal.json(&["workspace", "list"]).good();
    assert_eq!(listed["workspaces"][0]["name"], "Atelier Nuage");
    assert_eq!(terminal.json(&["workspace", "rename", " "]).refused(4), "bad_name");
    let said = terminal.run(&["--lang", "fr", "workspace", "color", "red"]);
    assert_eq!(
        said.out.trim(),
        "L’espace de travail s’appelle ici «\u{a0}Atelier Nuage\u{a0}». Couleur\u{a0}: Rouge."
    );
}

#[test]
fn a_passphrase_in_the_key_file_is_changed() {
    let terminal = Terminal::new();
    let keys = terminal.json(&["workspace", "keys", "list"]).good();
    assert_eq!(keys["keys"][0]["kind"], "passphrase");
    assert_eq!(keys["keys"][0]["in_key_file"], true);
    let new = terminal.write("new.txt", "another bridge, another lantern\n");
    let words = ["workspace", "keys", "passphrase", "--new-passphrase-file", &new];
    terminal.json(&words).good();
    assert_eq!(terminal.json(&["catalog", "featured"]).refused(6), "wrong_key");
    terminal.json_with(new.as_ref(), &["catalog", "featured"]).good();
    let short = terminal.write("short.txt", "short\n");
    let words = ["workspace", "keys", "passphrase", "--new-passphrase-file", &short];
    assert_eq!(terminal.json_with(new.as_ref(), &words).refused(4), "bad_passphrase");
    let remove = ["workspace", "keys", "remove-passphrase"];
    assert_eq!(terminal.json_with(new.as_ref(), &remove).refused(3), "last_key");
}

#[test]
fn a_recovery_key_is_for_a_person_at_a_terminal() {
    let terminal = Terminal::new();
    assert_eq!(terminal.json(&["workspace", "keys", "recovery"]).refused(2), "usage");
}

#[test]
fn the_data_key_is_changed_and_everything_opens_as_before() {
    let terminal = Terminal::with_catalog();
    let copied = terminal.json(&["workspace", "copy"]).good();
    assert!(copied["file_name"].as_str().unwrap().ends_with(".db"));
    let changed = terminal.json(&["workspace", "keys", "change"]).good();
    assert!(changed["copies"].as_u64().unwrap() >= 1, "{changed}");
    assert_eq!((&changed["set_aside"], &changed["keychain_lost"]), (&0.into(), &false.into()));
    assert!(changed["unfinished"].is_null() && changed["old_key"].as_array().unwrap().is_empty());
    let found = terminal.json(&["catalog", "search", "premium"]).good();
    assert!(!found["offers"].as_array().unwrap().is_empty());
    let name = copied["file_name"].as_str().unwrap();
    terminal.json(&["workspace", "restore", name]).good();
}

#[test]
fn a_workspace_is_forgotten_once_what_was_never_sent_is_exported() {
    let terminal = Terminal::new();
    let forget = ["workspace", "forget", "--confirm", "Atelier"];
    assert_eq!(terminal.json(&forget).refused(3), "unsent_not_exported");
    let file = terminal.path("outbox.jsonl").display().to_string();
    let wrong = ["workspace", "forget", "--confirm", "atelier", "--export", &file];
    assert_eq!(terminal.json(&wrong).refused(4), "name_differs");
    let nobody = ["workspace", "forget", "--export", &file];
    assert_eq!(terminal.json(&nobody).refused(2), "usage");

    let words = [&forget[..], &["--export", &file]].concat();
    let gone = terminal.json(&words).good();
    assert_eq!((&gone["name"], &gone["key_file"]), (&"Atelier".into(), &true.into()));
    assert!(gone["unsent"].as_u64().unwrap() > 0);
    assert!(terminal.path("outbox.jsonl").exists());
    let listed = terminal.json(&["workspace", "list"]).good();
    assert_eq!(listed["workspaces"].as_array().unwrap().len(), 0);

    let folder = terminal.path("data").join(gone["set_aside"].as_str().unwrap());
    let database = folder.join("workspace.db").display().to_string();
    let back = terminal.json(&["workspace", "restore", &database]).good();
    assert_eq!(back["name"], "Atelier");
    terminal.json(&["catalog", "featured"]).good();
}

#[test]
fn one_that_no_key_opens_is_forgotten_unopened() {
    let terminal = Terminal::new();
    let forget = ["workspace", "forget", "--unopened", "--confirm", "Atelier"];
    assert_eq!(terminal.json(&forget).refused(3), "still_opens");
    let both = [&forget[..], &["--export", "outbox.jsonl"]].concat();
    assert_eq!(terminal.json(&both).refused(2), "usage");
    let wrong = terminal.write("wrong.txt", "nobody knows this passphrase\n");
    let nobody = ["workspace", "forget", "--unopened"];
    assert_eq!(terminal.json_with(wrong.as_ref(), &nobody).refused(2), "usage");
    let gone = terminal.json_with(wrong.as_ref(), &forget).good();
    assert_eq!((&gone["name"], &gone["unsent"]), (&"Atelier".into(), &serde_json::Value::Null));
    let folder = terminal.path("data").join(gone["set_aside"].as_str().unwrap());
    assert!(folder.join("workspace.db").exists());
    let listed = terminal.json(&["workspace", "list"]).good();
    assert_eq!(listed["workspaces"].as_array().unwrap().len(), 0);
}

#[test]
fn what_was_never_sent_is_told_in_words_before_it_is_forgotten() {
    let terminal = Terminal::new();
    let told = terminal.run(&["workspace", "forget", "--confirm", "Atelier"]);
    assert_eq!(told.code, Some(3), "{told:?}");
    assert!(told.err.contains("Nothing is deleted"), "{told:?}");
    assert!(told.err.contains("never sent:"), "{told:?}");
    assert!(told.err.contains("--export FILE"), "{told:?}");
}
