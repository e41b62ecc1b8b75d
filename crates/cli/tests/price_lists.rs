//! Importing.

mod common;

use common::{Terminal, price_list, row};
use serde_json::json;

#[test]
fn an_import_says_what_came_in() {
    let terminal = Terminal::new();
    let list = terminal.write("list.csv", &price_list(""));
    let report = terminal.json(&["price-list", "import", &list, "--month", "2025-11"]).good();
    assert_eq!(report["kind"], "license_new_commerce");
    assert_eq!(
        (&report["market"], &report["currency"], &report["month"]),
        (&json!("FR"), &json!("EUR"), &json!("2025-11"))
    );
    assert_eq!(
        (&report["rows_read"], &report["rows_imported"], &report["rows_refused"]),
        (&json!(8), &json!(8), &json!(0))
    );
    assert_eq!(report["refused"], json!([]));
    assert_eq!(report["markers"], json!({ "add": 1, "change": 1, "delete": 0, "unchanged": 6 }));
    assert_eq!((&report["offers"], &report["current"]), (&json!(7), &json!(true)));

    let lists = terminal.json(&["price-list", "list"]).good();
    assert_eq!(lists["lists"][0]["list_id"], report["list_id"]);
    let id = report["list_id"].as_str().unwrap();
    let shown = terminal.json(&["price-list", "show", id]).good();
    assert_eq!((&shown["file_name"], &shown["rows"]), (&json!("list.csv"), &json!(8)));
    assert_eq!(terminal.json(&["price-list", "show", "x"]).refused(4), "no_such_list");
}

#[test]
fn the_same_file_twice_is_noticed() {
    let terminal = Terminal::with_catalog();
    let list = terminal.write("again.csv", &price_list(""));
    let told = terminal.json(&["price-list", "import", &list, "--month", "2025-11"]);
    assert_eq!(told.refused(3), "already_imported");
    assert_eq!(terminal.json(&["price-list", "list"]).good()["lists"].as_array().unwrap().len(), 1);
}

#[test]
fn rows_that_cannot_be_read_are_refused_and_the_others_come_in() {
    let terminal = Terminal::new();
    let bad = row("Add", "9", "Mauvais", "P1Y", "Annual", "many", "75", "Commercial");
    let list = terminal.write("list.csv", &price_list(&bad));
    let import = ["price-list", "import", &list, "--month", "2025-11"];
    let told = terminal.json(&[&import[..], &["--strict"]].concat());
    assert_eq!(told.refused(4), "rows_refused");
    assert_eq!(terminal.json(&["price-list", "list"]).good()["lists"], json!([]));

    let report = terminal.json(&import).good();
    assert_eq!((&report["rows_imported"], &report["rows_refused"]), (&json!(8), &json!(1)));
    let refused = &report["refused"][0];
    assert_eq!((&refused["line"], &refused["column"]), (&json!(10), &json!("UnitPrice")));
    assert!(refused["reason"].as_str().unwrap().contains("many"), "{refused}");
}

#[test]
fn refused_rows_are_written_into_a_file_for_a_spreadsheet() {
    let terminal = Terminal::new();
    let bad = row("Add", "9", "Mauvais", "P1Y", "Annual", "many", "75", "Commercial");
    let list = terminal.write("list.csv", &price_list(&bad));
    let target = terminal.write("refused.csv", "");
    let import = ["price-list", "import", &list, "--month", "2025-11", "--refused", &target];
    let told = terminal.json(&[&import[..], &["--strict"]].concat());
    assert_eq!(told.refused(4), "rows_refused");
    let written = std::fs::read_to_string(&target).unwrap();
    assert!(
        written.starts_with("\u{FEFF}Refused line,Refused column,Refused because,"),
        "{written}"
    );
    assert!(written.contains("\n10,UnitPrice,“many” is not a number,"), "{written}");

    let told = terminal.run(&[&["--lang", "fr"][..], &import[..]].concat());
    assert!(told.out.contains("La ligne refusée est dans «\u{A0}refused.csv\u{A0}»"), "{told:?}");
    let french = std::fs::read_to_string(&target).unwrap();
    assert!(french.starts_with("\u{FEFF}Ligne refusée;Colonne refusée;"), "{french}");

    let mended = terminal.write("mended.csv", &french.replace(";many;", ";66;"));
    let told = terminal.json(&["price-list", "import", &mended, "--month", "2025-11"]).good();
    assert_eq!((&told["rows_imported"], &told["rows_before"]), (&json!(1), &json!(8)));
    assert_eq!(told["offers"], 8, "all that were there, and the mended one");

    let good = terminal.write("good.csv", &price_list("").replace("Suite", "Sweet"));
    let none = terminal.write("none.csv", "as it was");
    let report = terminal
        .json(&["price-list", "import", &good, "--month", "2025-10", "--refused", &none])
        .good();
    assert_eq!(report.get("refused_file"), None);
    assert_eq!(std::fs::read_to_string(&none).unwrap(), "as it was");
}

#[test]
fn columns_of_other_names_are_said() {
    let terminal = Terminal::new();
    let renamed = price_list("").replacen(",UnitPrice,", ",Notre prix,", 1);
    let list = terminal.write("list.csv", &renamed.replacen("TermDuration", "Durée", 1));
    let import = ["price-list", "import", &list, "--month", "2025-11"];
    assert_eq!(terminal.json(&import).refused(4), "not_a_price_list");
    let said = |more: &[&str]| terminal.json(&[&import[..], more].concat());

    let price = ["--column", "UnitPrice=Notre prix"];
    let told = said(&price);
    assert_eq!(told.refused(4), "not_a_price_list");
    assert!(told.out.contains("TermDuration"), "what is missing still: {told:?}");
    let both = [&price[..], &["--column", "TermDuration=Durée"]].concat();
    assert_eq!(
        said(&[&both[..], &["--column", "Prix=Durée"]].concat()).refused(4),
        "bad_correction"
    );
    let told = said(&[&both[..], &["--column", "Tags=Marques"]].concat());
    assert_eq!(told.refused(4), "bad_correction");
    assert!(told.out.contains("Marques") && told.out.contains("Notre prix"), "{told:?}");
    assert_eq!(said(&["--column", "UnitPrice"]).refused(2), "usage");

    assert_eq!(said(&both).good()["rows_imported"], 8);
    let found = terminal.json(&["catalog", "search", "premium"]).good();
    assert_eq!(found["offers"][0]["title"], "Suite Premium", "{found}");
}

#[test]
fn a_month_that_cannot_be_detected_is_asked_for() {
    let terminal = Terminal::new();
    let old = price_list("").replace("2025-04-01", "1900-01-01");
    let list = terminal.write("list.csv", &old);
    let told = terminal.json(&["price-list", "import", &list]);
    assert_eq!(told.refused(4), "month_unknown");
    assert!(told.out.contains("--month"), "{told:?}");
    let told = terminal.json(&["price-list", "import", &list, "--month", "November"]);
    assert_eq!(told.refused(4), "bad_correction");
    terminal.json(&["price-list", "import", &list, "--month", "2025-11"]).good();
}

#[test]
fn what_is_no_price_list_is_refused_with_the_reason_and_changes_nothing() {
    let terminal = Terminal::new();
    let before = terminal.json(&["outbox", "list"]).good();
    let notes = terminal.write("notes.csv", "name,age\nAda,36\n");
    let told = terminal.json(&["price-list", "import", &notes]);
    assert_eq!(told.refused(4), "not_a_price_list");
    let told = terminal.bare_import_fr(&notes);
    assert!(told.contains("Ce n’est pas une liste de prix lisible"), "{told}");
    let told = terminal.json(&["price-list", "import", "/nowhere/list.csv"]);
    assert_eq!(told.refused(6), "file_unreadable");
    assert_eq!(terminal.json(&["outbox", "list"]).good(), before);
}

impl Terminal {
    fn bare_import_fr(&self, list: &str) -> String {
        self.run(&["--lang", "fr", "price-list", "import", list]).err
    }
}

#[test]
fn a_list_is_removed_and_brought_back() {
    let terminal = Terminal::with_catalog();
    let lists = terminal.json(&["price-list", "list"]).good();
    let id = lists["lists"][0]["list_id"].as_str().unwrap();
    assert_eq!(terminal.json(&["price-list", "remove", id]).good()["lists"], json!([]));
    assert_eq!(terminal.json(&["catalog", "search", "suite"]).good()["total"], 0);
    assert_eq!(terminal.json(&["price-list", "restore", id]).good(), lists);
    assert_eq!(terminal.json(&["catalog", "search", "suite"]).good()["total"], 4);
}

#[test]
fn a_preview_is_kept_and_not_shown_in_the_catalog() {
    let terminal = Terminal::new();
    let list = terminal.write("list.csv", &price_list(""));
    let words = ["price-list", "import", &list, "--month", "2025-12", "--preview"];
    let report = terminal.json(&words).good();
    assert_eq!((&report["preview"], &report["current"]), (&json!(true), &json!(false)));
    assert_eq!(terminal.json(&["catalog", "search", ""]).good()["total"], 0);
}

#[test]
fn what_a_file_says_cannot_move_the_cursor() {
    let terminal = Terminal::new();
    let evil = row("Add", "7", "Ev\u{1b}[2Jil\u{9b}", "P1Y", "Annual", "1", "2", "Commercial");
    let list = terminal.write("list.csv", &price_list(&evil));
    terminal.json(&["price-list", "import", &list, "--month", "2025-11"]);
    for words in [&["catalog", "search", ""][..], &["--json", "catalog", "search", ""]] {
        let told = terminal.run(words).out;
        assert!(!told.contains(['\u{1b}', '\u{9b}']), "{told:?}");
    }
}

/// The program's file, while it is being written to.
#[cfg(unix)]
fn is_staging(terminal: &Terminal) -> bool {
    let Ok(folders) = std::fs::read_dir(terminal.path("data").join("workspaces")) else {
        return false;
    };
    folders.filter_map(Result::ok).any(|folder| {
        let wal = folder.path().join("workspace.db-wal");
        std::fs::metadata(wal).is_ok_and(|file| file.len() > 100_000)
    })
}

#[cfg(unix)]
#[test]
fn an_import_that_is_stopped_leaves_no_trace() {
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    let terminal = Terminal::new();
    let before = terminal.json(&["outbox", "list"]).good();
    let plan =
        desk_sample::Plan { rows: 60_000, ..desk_sample::Plan::demo("2025-11".parse().unwrap()) };
    let list = terminal.path("Nov_NCE_LicenseBasedPL_GA_FR.csv");
    let file = std::io::BufWriter::new(std::fs::File::create(&list).unwrap());
    desk_sample::write_csv(desk_sample::rows(&plan), &desk_sample::CsvForm::default(), file)
        .unwrap();

    let mut command = terminal.keyed(terminal.passphrase());
    command.args(["--json", "price-list", "import"]).arg(&list).args(["--month", "2025-11"]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let began = Instant::now();
    while !is_staging(&terminal) {
        assert!(began.elapsed() < Duration::from_secs(60), "the import never began");
        std::thread::yield_now();
    }
    let stopped = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(stopped.success());
    let output = child.wait_with_output().unwrap();
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &answer["error"]["code"]), (Some(130), &json!("cancelled")));

    assert_eq!(terminal.json(&["price-list", "list"]).good()["lists"], json!([]));
    assert_eq!(terminal.json(&["outbox", "list"]).good(), before);
}
