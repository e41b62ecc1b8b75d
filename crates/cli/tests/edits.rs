//! Undo, what waits, and the record, from one process to the next.

mod common;

use common::{Terminal, offer};
use serde_json::{Value, json};

fn codes(answer: &Value) -> Vec<&str> {
    let commands = answer["commands"].as_array().into_iter().flatten();
    commands.map(|one| one["code"].as_str().unwrap_or("no code")).collect()
}

#[test]
fn what_one_process_did_the_next_undoes_and_does_again() {
    let terminal = Terminal::with_catalog();
    terminal.json(&["catalog", "feature", &offer("1")]).good();
    terminal.json(&["catalog", "feature", &offer("2")]).good();

    let undone = terminal.json(&["undo"]).good();
    assert_eq!(undone["undone"], json!({ "code": "feature_offer", "subject": "Suite Standard" }));
    terminal.json(&["undo"]).good();
    assert_eq!(terminal.json(&["catalog", "featured"]).good()["featured"], json!([]));

    let redone = terminal.json(&["redo"]).good();
    assert_eq!(redone["redone"]["subject"], "Suite Éssentielle");
    let text = terminal.run(&["redo"]).out;
    assert!(text.contains("Featured “Suite Standard”"), "{text}");
    assert_eq!(terminal.json(&["redo"]).refused(3), "nothing_to_redo");
    let featured = terminal.json(&["catalog", "featured"]).good();
    assert_eq!(featured["featured"].as_array().unwrap().len(), 2);
}

#[test]
fn an_import_is_one_step() {
    let terminal = Terminal::with_catalog();
    let undone = terminal.json(&["undo"]).good();
    assert_eq!(undone["undone"]["code"], "add_price_list");
    assert_eq!(terminal.json(&["price-list", "list"]).good()["lists"], json!([]));
    terminal.json(&["redo"]).good();
    assert_eq!(terminal.json(&["catalog", "search", ""]).good()["total"], 7);
}

#[test]
fn changes_wait_in_the_outbox_and_stand_in_the_record() {
    let terminal = Terminal::with_catalog();
    terminal.json(&["catalog", "feature", &offer("1")]).good();
    let outbox = terminal.json(&["outbox", "list"]).good();
    assert_eq!(
        codes(&outbox),
        ["found_workspace", "add_price_list", "set_home_market", "feature_offer"],
        "the oldest first"
    );
    assert_eq!(outbox["commands"][0]["status"], "pending");

    let record = terminal.json(&["record", "list"]).good();
    assert_eq!((&record["total"], codes(&record)[0]), (&json!(4), "feature_offer"));
    assert_eq!(record["commands"][0]["actor"], "Ada");
    assert!(record["commands"][0]["changes"].as_array().is_some_and(|all| !all.is_empty()));
    let one = terminal.json(&["record", "list", "--limit", "1", "--offset", "3"]).good();
    assert_eq!(codes(&one), ["found_workspace"]);
}

#[test]
fn a_refused_edit_leaves_no_trace() {
    let terminal = Terminal::with_catalog();
    let before = terminal.json(&["outbox", "list"]).good();
    terminal.json(&["catalog", "feature", "A:1"]).refused(3);
    assert_eq!(terminal.json(&["outbox", "list"]).good(), before);
}

#[test]
fn the_record_is_narrowed_down_in_the_shape_of_the_activity_log() {
    let terminal = Terminal::with_catalog();
    terminal.json(&["catalog", "feature", &offer("1")]).good();
    let only = ["record", "list", "--operation", "feature_offer"];
    let found = terminal.json(&only).good();
    assert_eq!((codes(&found), &found["total"]), (vec!["feature_offer"], &json!(null)));
    let log = &found["commands"][0]["activity"];
    assert_eq!(log["resourceType"], "featured_offer");
    assert_eq!(log["operationType"], "set_featured_offers");
    assert_eq!(log["operationStatus"], "succeeded", "without a hub it is done");
    assert_eq!((&log["origin"], &log["sync_state"]), (&json!("local"), &json!("local")));
    assert_eq!(log["hash"], found["commands"][0]["chain"]);
    let new: Value = serde_json::from_str(log["resourceNewValue"].as_str().unwrap()).unwrap();
    assert_eq!(new["featured_offer.title"], "Suite Éssentielle");

    let of = format!("featured_offer:{}", offer("1"));
    assert_eq!(codes(&terminal.json(&["record", "list", "--of", &of]).good()).len(), 1);
    let waits = terminal.json(&["record", "list", "--became", "waiting", "--limit", "2"]).good();
    assert_eq!((codes(&waits).len(), &waits["more"]), (2, &json!(true)));
    assert_eq!(terminal.json(&["record", "list", "--from", "soon"]).refused(4), "bad_filter");
}

#[test]
fn the_record_is_checked_without_a_hub_and_exported_as_its_ending_says() {
    let terminal = Terminal::with_catalog();
    let proof = terminal.json(&["record", "verify"]).good();
    assert_eq!((&proof["whole"], &proof["hub_read"]), (&json!(true), &json!(null)));
    assert_eq!(proof["own"]["seq"], proof["own_changes"]);
    for (name, begins) in
        [("record.pdf", "%PDF"), ("record.xlsx", "PK"), ("record.csv", "\u{FEFF}No.")]
    {
        let file = terminal.path(name);
        let done = terminal.json(&["record", "export", &file.display().to_string()]).good();
        assert_eq!(done["entries"], 3, "{name}");
        let bytes = std::fs::read(&file).unwrap();
        assert!(bytes.starts_with(begins.as_bytes()), "{name}");
    }
}
