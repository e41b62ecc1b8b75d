//! Accounts and roles at the terminal.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod common;

use common::Terminal;
use serde_json::Value;

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().filter_map(Value::as_str).collect()
}

/// With Ben, a sales agent.
fn with_ben() -> Terminal {
    let terminal = Terminal::new();
    let create = ["user", "create", "Ben", "--user-name", "ben@contoso.com"];
    let made = terminal.json(&[&create[..], &["--role", "sales_agent"]].concat()).good();
    assert_eq!(made["line"]["user_name"], "ben@contoso.com");
    assert_eq!(made["line"]["origin"], "created");
    terminal
}

#[test]
fn people_are_listed_shown_edited_and_kept_out() {
    let terminal = with_ben();
    let all = terminal.json(&["user", "list"]).good();
    assert_eq!((&all["total"], &all["counts"]["without_mfa"]), (&2.into(), &2.into()));
    let ben = terminal.json(&["user", "list", "--search", "ben"]).good();
    let id = ben["users"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(terminal.json(&["user", "show", &id]).good()["line"]["name"], "Ben");
    let edited = terminal.json(&["user", "edit", "BEN@contoso.com", "--set", "phone=12"]).good();
    let phone = edited["details"].as_array().unwrap().iter().find(|one| one["field"] == "phone");
    assert_eq!(phone.unwrap()["value"], "12");
    let off = terminal.json(&["user", "disable", "ben@contoso.com"]).good();
    assert_eq!(off["line"]["state"], "inactive");
    terminal.json(&["user", "enable", "ben@contoso.com"]).good();
    let gone = terminal.json(&["user", "delete", "ben@contoso.com"]).good();
    assert_eq!(
        (&gone["line"]["state"], &gone["line"]["days_left"]),
        (&"deleted".into(), &30.into())
    );
    let back = terminal.json(&["user", "restore", "ben@contoso.com"]).good();
    assert_eq!(back["line"]["state"], "active");
    let nobody = terminal.json(&["user", "show", "nobody@contoso.com"]).refused(4);
    assert_eq!(nobody, "user_not_found");
}

#[test]
fn where_a_safeguard_refuses_the_rule_is_named_and_the_exit_is_three() {
    let terminal = with_ben();
    let me = terminal.json(&["user", "list", "--global-admins"]).good();
    let me = me["users"][0]["id"].as_str().unwrap().to_owned();
    let same = ["role", "assign", "ben@contoso.com", "helpdesk_agent"];
    terminal
        .json(&[
            "user",
            "create",
            "Eve",
            "--user-name",
            "eve@contoso.com",
            "--set",
            "user_type=guest",
        ])
        .good();
    for (words, rule) in [
        (vec!["user", "delete", &me], "not_on_oneself"),
        (vec!["role", "assign", &me, "incentives_user"], "not_on_oneself"),
        (vec!["role", "remove", &me, "global_admin"], "last_admin"),
        (same.to_vec(), "one_role_per_category"),
        (vec!["role", "assign", "eve@contoso.com", "sales_agent"], "guest_role"),
        (
            vec!["user", "edit", "ben@contoso.com", "--set", "domain_type=managed"],
            "read_only_detail",
        ),
        (vec!["user", "create", "B", "--user-name", "Ben@contoso.com"], "user_name_taken"),
        (vec!["role", "commit"], "nothing_staged"),
    ] {
        assert_eq!(terminal.json(&words).refused(3), rule, "{words:?}");
    }
    let swap = [&same[..], &["--instead-of", "sales_agent"]].concat();
    let swapped = terminal.json(&swap).good();
    assert_eq!(texts(&swapped["line"]["roles"]), ["helpdesk_agent"]);
    terminal.json(&["role", "policy", "--one-role-per-category", "false"]).good();
    let both = terminal.json(&["role", "assign", "ben@contoso.com", "sales_agent"]).good();
    assert_eq!(texts(&both["line"]["roles"]), ["sales_agent", "helpdesk_agent"]);
}

#[test]
fn roles_are_staged_committed_and_taken_back_as_one() {
    let terminal = with_ben();
    let staged =
        terminal.json(&["role", "stage", "ben@contoso.com", "billing_admin", "--on"]).good();
    assert_eq!(texts(&staged["people"][0]["give"]), ["billing_admin"]);
    assert!(!staged["people"][0]["changes"].as_array().unwrap().is_empty());
    let matrix = terminal.json(&["role", "matrix", "--search", "ben"]).good();
    assert_eq!(matrix["users"][0]["staged"][0]["role"], "billing_admin");
    let review = terminal.json(&["role", "review"]).good();
    assert_eq!((&review["people"], review["refused"].as_array().unwrap().len()), (&1.into(), 0));
    assert_eq!(review["warnings"][0]["warning"]["code"], "mfa_not_enabled");
    terminal.json(&["role", "stage", "ben@contoso.com", "helpdesk_agent", "--on"]).good();
    let review = terminal.json(&["role", "review"]).good();
    let refused = &review["refused"][0];
    assert_eq!((&refused["name"], &refused["role"]), (&"Ben".into(), &"helpdesk_agent".into()));
    assert_eq!(refused["why"]["code"], terminal.json(&["role", "commit"]).refused(3).as_str());
    terminal.json(&["role", "stage", "ben@contoso.com", "helpdesk_agent", "--off"]).good();
    assert_eq!(terminal.json(&["role", "commit"]).good()["changed"], 1);
    let explained = terminal.json(&["role", "explain", "ben@contoso.com"]).good();
    let tasks = explained["abilities"].as_array().unwrap();
    assert!(tasks.iter().any(|one| one["task"] == "billing.manage"));
    let who = terminal.json(&["role", "who-can", "billing.manage"]).good();
    assert_eq!(who["total"], 2);
    terminal.json(&["undo"]).good();
    let who = terminal.json(&["role", "who-can", "billing.manage"]).good();
    assert_eq!(who["total"], 1);
    let least = terminal.json(&["role", "minimal", "billing.manage"]).good();
    assert_eq!(texts(&least["roles"]), ["billing_admin"]);
    let both = ["role", "minimal", "billing.manage", "users.delete", "--any-category"];
    let least = terminal.json(&both).good();
    assert_eq!(texts(&least["roles"]), ["user_mgmt_admin", "billing_admin"]);
    assert_eq!(least["otherwise"]["why"], "fewer_roles");
    assert_eq!(texts(&least["otherwise"]["roles"]), ["global_admin"]);
    let none = terminal.json(&["role", "minimal", "billing.manage", "--guest"]).refused(3);
    assert_eq!(none, "tasks_unreachable");
    assert_eq!(terminal.json(&["role", "list"]).good()["roles"].as_array().unwrap().len(), 15);
}

#[test]
fn templates_and_password_requests_answer_with_all_of_them() {
    let terminal = with_ben();
    let made = terminal
        .json(&["role", "template", "add", "Billing clerk", "--role", "billing_admin"])
        .good();
    let id = made["templates"][0]["id"].as_str().unwrap().to_owned();
    let given = terminal.json(&["role", "template", "apply", &id, "ben@contoso.com"]).good();
    assert_eq!(
        (&given["templates"][0]["followers"], &given["templates"][0]["drifted"]),
        (&1.into(), &0.into())
    );
    let wider =
        ["role", "template", "edit", &id, "--role", "billing_admin", "--role", "report_viewer"];
    assert_eq!(terminal.json(&wider).good()["templates"][0]["drifted"], 1);

    let asked = terminal.json(&["password", "request", "ben@contoso.com"]).good();
    let request = asked["requests"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(asked["requests"][0]["state"], "waiting");
    let done = terminal.json(&["password", "done", &request, "ben@contoso.com"]).good();
    assert_eq!(done["requests"][0]["state"], "done");
    let late = terminal.json(&["password", "withdraw", &request, "ben@contoso.com"]).refused(3);
    assert_eq!(late, "request_settled");
}
