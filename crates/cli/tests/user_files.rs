//! People from files and into files, at the terminal.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod common;

use common::Terminal;
use serde_json::{Value, json};

const HEADER: &str = "Username,First name,Last name,Display name,Job title,Department\n";

fn adds_up(report: &Value) {
    let of = |name: &str| report[name].as_u64().unwrap();
    let parts = of("rows_imported") + of("rows_refused") + of("example_rows");
    assert_eq!(parts, of("rows_read"), "{report}");
    assert_eq!(of("created") + of("observed"), of("rows_imported"), "{report}");
}

#[test]
fn new_people_come_in_and_a_row_that_is_wrong_says_where() {
    let terminal = Terminal::new();
    let text = HEADER.to_owned()
        + "chris@contoso.com,Chris,Green,Chris Green,,\n"
        + "eve@atelier.example,Eve,,Eve,,Finance\n"
        + "flo,Flo,,Flo,,\n"
        + "EVE@atelier.example,Eve,,Eve,,\n";
    let file = terminal.write("people.csv", &text);
    let refused = terminal.path("refused.csv").display().to_string();
    let report = terminal.json(&["user", "import", &file, "--refused", &refused]).good();
    adds_up(&report);
    assert_eq!(report["kind"], "m365_bulk_add");
    assert_eq!((&report["rows_read"], &report["example_rows"]), (&json!(4), &json!(1)));
    assert_eq!((&report["rows_imported"], &report["rows_refused"]), (&json!(1), &json!(2)));
    let first = &report["refused"][0];
    assert_eq!((&first["line"], &first["column"]), (&json!(4), &json!("Username")));
    assert!(first["reason"].as_str().unwrap().contains("flo"), "{first}");
    assert_eq!(report["refused_file"], "refused.csv");
    let shown = terminal.json(&["user", "show", "eve@atelier.example"]).good();
    assert_eq!(
        (&shown["line"]["origin"], &shown["line"]["roles"]),
        (&json!("created"), &json!([]))
    );

    // What was refused, with the domain that it lacked. Eve is here by now.
    let written = std::fs::read_to_string(&refused).unwrap();
    assert_eq!(written.lines().count(), 3, "{written}");
    let again = terminal.json(&["user", "import", &refused, "--domain", "atelier.example"]).good();
    assert_eq!((&again["created"], &again["rows_refused"]), (&json!(1), &json!(1)));
    terminal.json(&["undo"]).good();
    let gone = terminal.json(&["user", "show", "flo@atelier.example"]).good();
    assert_eq!(gone["line"]["state"], "deleted");
}

#[test]
fn where_nobody_comes_in_the_exit_says_whether_a_rule_or_the_file_is_why() {
    let terminal = Terminal::new();
    let text = HEADER.to_owned() + "eve@atelier.example,Eve,,Eve,,\n";
    let file = terminal.write("people.csv", &text);
    terminal.json(&["user", "import", &file]).good();
    let again = terminal.json(&["user", "import", &file]);
    assert_eq!(again.code, Some(3), "{again:?}");
    let report = again.json();
    adds_up(&report);
    assert_eq!(report["refused"][0]["code"], "user_name_taken");
    let wrong = terminal.write("wrong.csv", &(HEADER.to_owned() + "eve,Eve,,Eve,,\n"));
    assert_eq!(terminal.json(&["user", "import", &wrong]).code, Some(4));
    let none = terminal.write("none.csv", "a,b\n1,2\n");
    assert_eq!(terminal.json(&["user", "import", &none]).refused(4), "not_a_list_of_people");

    // As the directory has her, she is here.
    let seen = terminal.json(&["user", "import", &file, "--observed"]).good();
    assert_eq!((&seen["observed"], &seen["created"]), (&json!(1), &json!(0)));
    let eve = terminal.json(&["user", "show", "eve@atelier.example"]).good();
    assert_eq!(eve["line"]["origin"], "observed");
}

#[test]
fn a_column_is_said_and_a_header_that_is_not_there_is_noticed() {
    let terminal = Terminal::new();
    let file =
        terminal.write("liste.csv", "Compte;Personne;Prénom\neve@atelier.example;Eve A.;Eve\n");
    let import = ["user", "import", &file, "--column", "user_name=Compte"];
    let report = terminal.json(&[&import[..], &["--column", "display_name=Personne"]].concat());
    assert_eq!(report.good()["created"], 1);
    let strange = terminal.json(&[&import[..], &["--column", "display_name=Nom"]].concat());
    assert_eq!(strange.refused(4), "bad_correction");
    let prices = terminal.json(&["user", "import", &file, "--column", "UnitPrice=Compte"]);
    assert_eq!(prices.refused(4), "bad_correction");
}

#[test]
fn no_password_is_told_logged_or_written() {
    const PASSWORD: &str = "Xk7!planted-Pa55";
    let terminal = Terminal::new();
    let header = "Name [displayName] Required,User name [userPrincipalName] Required,\
        Initial password [passwordProfile] Required,Block sign in (Yes/No) [accountEnabled] Required\n";
    let text = "version:v1.0\n".to_owned()
        + header
        + &format!("Eve,eve@atelier.example,{PASSWORD},No\n")
        + &format!("Flo,flo,{PASSWORD},No\n")
        + &format!("Gus,{PASSWORD},gus@atelier.example,No\n");
    let file = terminal.write("create.csv", &text);
    let refused = terminal.path("refused.csv");
    for json in [true, false] {
        let mut command = terminal.keyed(terminal.passphrase());
        command.env("DESK_LOG", "trace");
        if json {
            command.arg("--json");
        }
        command.args(["user", "import", &file, "--refused"]).arg(&refused);
        let output = command.output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        assert!(said.contains("flo") || said.contains('3'), "{said}");
        assert!(!said.contains(PASSWORD), "{said}");
        let written = std::fs::read_to_string(&refused).unwrap();
        assert!(written.contains("flo") && !written.contains(PASSWORD), "{written}");
    }
}

#[test]
fn people_are_exported_by_the_ending_or_in_the_form_that_is_named() {
    let terminal = Terminal::new();
    let create = ["user", "create", "=1+1", "--user-name", "eve@atelier.example"];
    terminal.json(&create).good();
    let own = terminal.path("people.csv").display().to_string();
    let exported = terminal.json(&["user", "export", &own]).good();
    assert_eq!((&exported["file"], &exported["people"]), (&json!(own), &json!(2)));
    let text = std::fs::read_to_string(&own).unwrap();
    assert!(text.contains("User name") && text.contains("'=1+1"), "{text}");
    let entra = terminal.path("entra.csv").display().to_string();
    let exported = terminal.json(&["user", "export", &entra, "--form", "entra_bulk_create"]).good();
    assert_eq!((&exported["people"], &exported["without_user_name"]), (&json!(1), &json!(1)));
    assert!(std::fs::read_to_string(&entra).unwrap().contains("version:v1.0"));
    let book = terminal.path("people.xlsx").display().to_string();
    terminal.json(&["user", "export", &book]).good();
    assert!(std::fs::read(&book).unwrap().starts_with(b"PK"));
    terminal.json(&["user", "export", &book, "--form", "pdf"]).refused(2);
}
