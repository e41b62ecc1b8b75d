//! Two people at two terminals and the real hub. Skipped where the hub's program
//! was not built beside this one, unless `DESK_HUB_BIN` says where it must be, as
//! `cargo xtask test` does; `tests/stories` holds the whole of it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod common;

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use common::Terminal;
use serde_json::Value;
use tempfile::TempDir;

/// A hub of its own; it ends with the test.
struct Hub {
    child: Child,
    invitation: String,
    _folder: TempDir,
}

impl Hub {
    fn start() -> Option<Self> {
        let beside = PathBuf::from(env!("CARGO_BIN_EXE_desk"))
            .with_file_name(format!("desk-hub{}", std::env::consts::EXE_SUFFIX));
        let program = match std::env::var_os("DESK_HUB_BIN") {
            Some(named) => PathBuf::from(named),
            None if beside.exists() => beside,
            None => return None,
        };
        let folder = tempfile::tempdir().unwrap();
        let mut child = Command::new(program)
            .args(["serve", "--listen", "127.0.0.1:0", "--json", "--data-dir"])
            .arg(folder.path().join("hub"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let said: Value = serde_json::from_str(&line).unwrap();
        let invitation = said["invitation"].as_str().unwrap().to_owned();
        Some(Self { child, invitation, _folder: folder })
    }
}

impl Drop for Hub {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Ada brought her workspace to the hub, and Ben joined it with this role.
fn ada_and_ben(hub: &Hub, role: &str) -> (Terminal, Terminal) {
    let (ada, ben) = (Terminal::new(), Terminal::fresh());
    let status = ada.json(&["hub", "publish", &hub.invitation, "--device-name", "Laptop"]).good();
    assert_eq!(status["connection"], "connected");
    let invite = ["hub", "invite", "--name", "Ben", "--role", role];
    let invited = ada.json(&invite).good();
    let invitation = invited["invitation"].as_str().unwrap();
    let joined = ben.json(&["hub", "join", invitation, "--name", "Atelier"]).good();
    assert_eq!((&joined["user_name"], &joined["rejoined"]), (&"Ben".into(), &false.into()));
    (ada, ben)
}

fn person(terminal: &Terminal, name: &str) -> String {
    let people = terminal.json(&["person", "list"]).good();
    let people = people["people"].as_array().unwrap().clone();
    let one = people.iter().find(|one| one["name"] == name).unwrap();
    one["person_id"].as_str().unwrap().to_owned()
}

fn sync(terminal: &Terminal) -> Value {
    terminal.json(&["sync"]).good()
}

#[test]
fn two_edit_meet_and_the_same_field_is_settled_by_a_person() {
    let Some(hub) = Hub::start() else { return };
    let (ada, ben) = ada_and_ben(&hub, "user_mgmt_admin");
    sync(&ada);
    let id = person(&ada, "Ben");
    ada.json(&["person", "edit", &id, "--set", "phone=1"]).good();
    ben.json(&["person", "edit", &id, "--set", "phone=2", "--set", "mobile=3"]).good();
    assert_eq!(sync(&ada)["pushed"], 1);
    let met = sync(&ben);
    assert_eq!((&met["conflicts"], &met["rejected"]), (&1.into(), &0.into()));
    sync(&ada);

    let found = ada.json(&["conflict", "list"]).good();
    let one = &found["conflicts"][0];
    for (key, value) in [("theirs", "1"), ("mine", "2"), ("current", "1")] {
        assert_eq!(one[key], value, "{key}");
    }
    let conflict = one["conflict_id"].as_str().unwrap();
    let seen = ben.json(&["conflict", "show", conflict]).good();
    assert_eq!((&seen["field"], &seen["is_mine"]), (&"phone".into(), &true.into()));
    ada.json(&["conflict", "resolve", conflict, "--value", "4"]).good();
    let (here, there) = (sync(&ada), sync(&ben));
    assert_eq!(here["state_digest"], there["state_digest"], "both hold the same");
    assert_eq!(here["head"], there["head"]);
    assert_eq!(ben.json(&["conflict", "list"]).good()["total"], 0);
    let late = ["conflict", "resolve", conflict, "--keep", "mine"];
    assert_eq!(ben.json(&late).refused(3), "conflict_closed");
    assert_eq!(ada.json(&["record", "verify"]).good()["whole"], true);
}

#[test]
fn what_somebody_may_no_longer_is_refused_kept_and_put_away() {
    let Some(hub) = Hub::start() else { return };
    let (ada, ben) = ada_and_ben(&hub, "user_mgmt_admin");
    ben.json(&["person", "add", "Eve"]).good();
    let id = person(&ada, "Ben");
    ada.json(&["person", "role", &id, "--take", "user_mgmt_admin"]).good();
    let waiting = ada.json(&["outbox", "list"]).good();
    assert_eq!(waiting["commands"][0]["waits_for_hub"], true);
    sync(&ada);
    assert_eq!(sync(&ben)["rejected"], 1);

    let refused = ben.json(&["outbox", "list"]).good()["refused"][0].clone();
    assert_eq!((&refused["code"], &refused["why"]), (&"add_user".into(), &"not_allowed".into()));
    let command = refused["command_id"].as_str().unwrap();
    assert_eq!(ben.json(&["outbox", "retry", command]).refused(5), "not_allowed");
    let file = ben.path("kept.jsonl");
    let export = ["outbox", "export", file.to_str().unwrap()];
    assert_eq!(ben.json(&export).good()["commands"], 1);
    let text = std::fs::read_to_string(&file).unwrap();
    let lines: Vec<Value> = text.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    assert_eq!(lines[0]["format"], "partner-desk outbox");
    assert_eq!((lines.len(), &lines[1]["command_id"]), (2, &command.into()));
    assert!(lines[1]["record"].as_str().unwrap().len() > 100, "the command, to the byte");
    ben.json(&["outbox", "drop", command]).good();
    assert_eq!(ben.json(&["outbox", "drop", command]).refused(3), "command_not_refused");
    assert_eq!(ben.json(&["outbox", "list"]).good()["refused"], Value::Array(Vec::new()));
}

#[test]
fn a_device_that_was_shut_out_keeps_its_work_and_comes_back_by_an_invitation() {
    let Some(hub) = Hub::start() else { return };
    let (ada, ben) = ada_and_ben(&hub, "global_admin");
    ben.json(&["person", "add", "Eve"]).good();
    sync(&ada);
    let devices = ada.json(&["device", "list"]).good()["devices"].as_array().unwrap().clone();
    let his = devices.iter().find(|one| one["person"] == "Ben").unwrap();
    ada.json(&["device", "revoke", his["device_id"].as_str().unwrap()]).good();
    sync(&ada);

    assert_eq!(ben.json(&["sync"]).refused(5), "device_revoked");
    assert_eq!(ben.json(&["person", "add", "Zoé"]).refused(5), "device_revoked");
    assert_eq!(ben.json(&["outbox", "list"]).good()["commands"][0]["subject"], "Eve");

    let id = person(&ada, "Ben");
    let invited = ada.json(&["hub", "invite", "--person", &id]).good();
    let invitation = invited["invitation"].as_str().unwrap();
    let joined = ben.json(&["hub", "join", invitation]).good();
    assert_eq!(joined["rejoined"], true);
    sync(&ada);
    person(&ada, "Eve");
    assert_eq!(ben.json(&["hub", "status"]).good()["waiting"], 0);
}

#[test]
fn a_hub_that_is_gone_keeps_nobody_from_working_or_leaving() {
    let Some(hub) = Hub::start() else { return };
    let ada = Terminal::new();
    ada.json(&["hub", "publish", &hub.invitation]).good();
    drop(hub);
    ada.json(&["person", "add", "Eve"]).good();
    assert_eq!(ada.json(&["sync"]).refused(6), "hub_unreachable");
    let status = ada.json(&["hub", "status"]).good();
    assert_eq!((&status["connection"], &status["waiting"]), (&"offline".into(), &1.into()));
    assert_eq!(ada.json(&["hub", "leave"]).good()["unsent"], 1);
    assert_eq!(ada.json(&["sync"]).refused(3), "no_hub");
    person(&ada, "Eve");
}

#[test]
fn what_is_no_invitation_is_told() {
    let ada = Terminal::new();
    let status = ada.json(&["hub", "status"]).good();
    assert_eq!(status["connection"], "local_only");
    assert_eq!(ada.json(&["hub", "publish", "hello"]).refused(4), "invitation_mistyped");
    assert_eq!(ada.json(&["hub", "invite", "--name", "Ben"]).refused(3), "no_hub");
    assert_eq!(ada.json(&["hub", "invite"]).refused(2), "usage");
    assert_eq!(ada.json(&["conflict", "resolve", "x"]).refused(2), "usage");
    assert_eq!(
        ada.json(&["conflict", "resolve", "x", "--keep", "mine"]).refused(4),
        "conflict_not_found"
    );
}
