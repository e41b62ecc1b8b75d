//! A password in a file reaches nothing that we give out: no row, no problem, no sample,
//! no file, and nothing that a log could print.

use std::io::BufWriter;

use desk_files::people::{self, PeopleFile, PeopleForm, PeopleKind, PeopleOptions};
use desk_files::{CsvForm, Mapping, RefusedFile, RefusedForm, Repairs, TableForm, Unwatched};

use crate::common::{ENTRA, Kept, at, entra, on_disk};

/// Looks like nothing else; each file holds it where a person put a password.
const SECRET: &str = "Wint3r-Sesame!9";

/// Everything that reading the file gives out, as one text.
fn given_out(bytes: &[u8], options: &PeopleOptions) -> String {
    let file = on_disk(bytes);
    let mut out = String::new();
    let mut kept = Kept::default();
    let found = people::read(file.path(), options, &mut kept, &mut Unwatched);
    out += &format!("{found:?}");
    if let Err(error) = &found {
        out += &error.to_string();
    }
    out += &format!("{kept:?}");
    for refused in &kept.refused {
        out += &format!("{} {:?} {:?}", refused.problem, refused.problem.text(), refused.cell);
    }
    out += &format!("{:?}", people::inspect(file.path(), options, &mut Unwatched));
    let mut written = Vec::new();
    let mut refused =
        RefusedFile::new(&mut written, RefusedForm::ENGLISH, |row| row.problem.to_string())
            .unwrap();
    let _ = people::read(file.path(), options, &mut refused, &mut Unwatched);
    refused.finish().unwrap();
    out += &String::from_utf8(written).unwrap();
    for form in [
        PeopleForm::M365BulkAdd,
        PeopleForm::EntraBulkCreate,
        PeopleForm::PartnerCenterUpload,
        PeopleForm::Own { form: TableForm::Csv(CsvForm::FRENCH), french: true },
    ] {
        let to = tempfile::NamedTempFile::new().unwrap();
        let mut to_file = BufWriter::new(to.reopen().unwrap());
        let mut table = PeopleFile::begin(&mut to_file, form).unwrap();
        for person in &kept.rows {
            table.row(person).unwrap();
        }
        table.finish().unwrap();
        drop(to_file);
        out += &std::fs::read_to_string(to.path()).unwrap();
    }
    out
}

fn is_kept_from(text: &str, options: &PeopleOptions) {
    let out = given_out(text.as_bytes(), options);
    assert!(!out.contains(SECRET), "{text}\n\n{out}");
    assert!(!out.contains("Sesame"), "no part of it either: {text}\n\n{out}");
}

fn every_way() -> Vec<PeopleOptions> {
    let said = |kind| PeopleOptions { kind: Some(kind), ..PeopleOptions::default() };
    vec![
        PeopleOptions::default(),
        at("fabrikam.com"),
        said(PeopleKind::EntraBulkCreate),
        PeopleOptions { kind: Some(PeopleKind::M365BulkAdd), ..at("fabrikam.com") },
    ]
}

#[test]
fn a_password_in_its_own_column_is_dropped() {
    let good = format!("{ENTRA}{}", entra("Ada", "ada@fabrikam.com", SECRET, "No"));
    let bad = format!("{ENTRA}{}", entra("", "ada@fabrikam.com", SECRET, "No"));
    for options in every_way() {
        is_kept_from(&good, &options);
        is_kept_from(&bad, &options);
    }
    for head in ["Password", "Mot de passe", "mdp", "Temporary PWD", "Contraseña", "Passe"] {
        for separator in [",", ";", "\t"] {
            let rows = [
                ["User name", head, "Display name"],
                ["ada@fabrikam.com", SECRET, "Ada"],
                ["", SECRET, "x"],
            ];
            let text: String = rows.iter().map(|row| row.join(separator) + "\n").collect();
            for options in every_way() {
                is_kept_from(&text, &options);
            }
        }
    }
}

#[test]
fn a_row_whose_cells_moved_says_nothing() {
    let shifts = [
        // A comma too many before the password, at every place.
        format!("Doe, Jane,jane@fabrikam.com,{SECRET},No,,,,,,,,,,,,,\n"),
        format!("Doe, Jane,jane@fabrikam.com,{SECRET},No,,,,,,,,,,,,\n"),
        format!("Jane,,jane@fabrikam.com,{SECRET},No,,,,,,,,,,,,\n"),
        format!("Jane,jane@fabrikam.com,,{SECRET},No,,,,,,,,,,,,\n"),
        format!("Jane,jane@fabrikam.com,,,{SECRET},No,,,,,,,,,,,\n"),
        format!("A,B,Jane,jane@fabrikam.com,{SECRET},No\n"),
        // One too few.
        format!("jane@fabrikam.com,{SECRET},No,,,,,,,,,,,,,,\n"),
        format!("jane@fabrikam.com,{SECRET},No\n"),
        format!("Jane,{SECRET},No,,,,,,,,,,,,,,\n"),
        format!("Jane,{SECRET},,,,,,,,,,,,,,,\n"),
        format!("Jane,{SECRET}\n"),
        format!("{SECRET},No\n"),
        format!("{SECRET}\n"),
        // The password alone, or far behind.
        format!("Jane,jane@fabrikam.com,,No,,,,,,,,,,,,,,{SECRET}\n"),
        format!("Jane,jane,{SECRET},No,,,,,Frnace,,,,,,,,\n"),
        format!("Jane,jane@fabrikam.com,x,Nope,,,,,,,,,,,,,{SECRET},y\n"),
        // In a cell of its neighbours.
        format!("{SECRET},jane@fabrikam.com,,No,,,,,,,,,,,,,\n"),
        format!("Jane,{SECRET},jane@fabrikam.com,No,,,,,,,,,,,,,\n"),
        format!("Jane,jane@fabrikam.com,No,{SECRET},,,,,,,,,,,,,\n"),
    ];
    for row in &shifts {
        for options in every_way() {
            is_kept_from(&format!("{ENTRA}{row}"), &options);
            is_kept_from(
                &format!("{ENTRA}{row}{}", entra("A", "a@fabrikam.com", SECRET, "No")),
                &options,
            );
        }
    }
}

#[test]
fn the_password_may_be_the_last_column_or_the_first() {
    for (header, rows) in [
        (
            "User name,Display name,Password,Job title,Department\n",
            [
                format!("ada@fabrikam.com,Doe, Ada,{SECRET},,\n"),
                format!("ada@fabrikam.com,{SECRET},Job\n"),
                format!("ada@fabrikam.com,{SECRET},Job,Dept\n"),
                format!("ada@fabrikam.com,,,{SECRET},\n"),
                format!("ada,,,{SECRET},\n"),
                format!("ada,Doe, Ada,{SECRET},x,\n"),
            ],
        ),
        (
            "User name,Display name,Password\n",
            [
                format!("ada@fabrikam.com,{SECRET}\n"),
                format!("ada@fabrikam.com,Doe, Ada,{SECRET}\n"),
                format!("ada,{SECRET}\n"),
                format!("ada,{SECRET},\n"),
                format!("ada@fabrikam.com,,{SECRET}\n"),
                format!("ada,Ada,{SECRET},{SECRET}\n"),
            ],
        ),
        (
            "Password,User name,Display name\n",
            [
                format!(",,{SECRET},\n"),
                format!("{SECRET},ada,Ada\n"),
                format!(",{SECRET},ada@fabrikam.com\n"),
                format!("x,{SECRET},ada@fabrikam.com,Ada\n"),
                format!("ada@fabrikam.com,{SECRET}\n"),
                format!("{SECRET}\n"),
            ],
        ),
    ] {
        for row in rows {
            for options in every_way() {
                is_kept_from(&format!("{header}{row}"), &options);
            }
        }
    }
}

#[test]
fn broken_quotes_and_lines_do_not_let_it_out() {
    for row in [
        format!("\"Jane,jane@fabrikam.com,{SECRET},No,,,,,,,,,,,,,\n"),
        format!("Jane,jane@fabrikam.com,\"{SECRET},No,,,,,,,,,,,,,\n"),
        format!("Jane,jane@fabrikam.com,\"{SECRET}\"x,No,,,,,,,,,,,,,\n"),
        format!("Jane,jane@fabrikam.com,\"{SECRET}\n\",No,,,,,,,,,,,,,\n"),
        format!("Jane,jane@fabrikam.com,\"x\n{SECRET},No\",,,\n"),
        format!("Jane,jane@fabrikam.com\n{SECRET},No,,,,,,,,,,,,,\n"),
        format!("Jane,jane@fabrikam.com,\n{SECRET},No,,,,,,,,,,,,,\n"),
        format!("Jane,jane@fabrikam.com,{SECRET}\0,No,,,,,,,,,,,,,\n"),
    ] {
        for options in every_way() {
            is_kept_from(&format!("{ENTRA}{row}"), &options);
            is_kept_from(
                &format!("{ENTRA}{row}{}", entra("A", "a@fabrikam.com", SECRET, "No")),
                &options,
            );
        }
    }
}

#[test]
fn nobody_can_map_or_repair_it_into_the_open() {
    let text = format!("Wer,Name,Password,Job\nada@fabrikam.com,Ada,{SECRET},x\n");
    for detail in ["display_name", "job_title", "notes", "user_name", "first_name"] {
        let mut columns = Mapping::default();
        columns.say("user_name", Some("Wer"));
        columns.say(detail, Some("Password"));
        let mut repairs = Repairs::default();
        repairs.say(None, 2, "Password", "x");
        for kind in PeopleKind::ALL {
            let options = PeopleOptions {
                kind: Some(kind),
                columns: columns.clone(),
                repairs: repairs.clone(),
                ..PeopleOptions::default()
            };
            is_kept_from(&text, &options);
        }
    }
}

#[test]
fn a_person_says_that_a_column_of_another_name_holds_passwords() {
    let text = "Wer,Name,Geheim,Job\nada@fabrikam.com,Ada,sesame,x\nada@,Ada,sesame,x\n";
    let mut columns = Mapping::default();
    columns.say("user_name", Some("Wer"));
    let kind = Some(PeopleKind::M365BulkAdd);
    let options = PeopleOptions { kind, columns, ..PeopleOptions::default() };
    assert!(given_out(text.as_bytes(), &options).contains("sesame"), "nobody said so");
    let mut columns = options.columns.clone();
    columns.say("password", Some("Geheim"));
    let options = PeopleOptions { columns, ..options };
    let out = given_out(text.as_bytes(), &options);
    assert!(!out.contains("sesame"), "{out}");
    assert!(out.contains("dropped_columns: [\"Geheim\"]"), "{out}");
}

#[test]
fn what_looks_like_a_password_under_an_unknown_name_is_not_shown() {
    let text =
        format!("User name,Display name,Geheim\nada@fabrikam.com,Ada,{SECRET}\nada,,{SECRET}\n");
    for options in every_way() {
        is_kept_from(&text, &options);
    }
}

#[test]
fn a_header_in_mid_file_may_move_the_passwords() {
    let text = format!(
        "User name,Display name,Password\na@fabrikam.com,A,{SECRET}\n\
         Password,User name,Display name\n{SECRET},b@fabrikam.com,B\n{SECRET},,C\n"
    );
    for options in every_way() {
        is_kept_from(&text, &options);
    }
    let (_, kept) = crate::common::read(&text);
    assert_eq!(kept.user_names(), ["a@fabrikam.com", "b@fabrikam.com"]);
}

#[test]
fn a_row_in_its_place_is_read_and_told_as_in_any_file() {
    let text = format!(
        "{ENTRA}{}{}Eva,eva@fabrikam.com,{SECRET},No,,,,,Frnace,,,,,,,,\n",
        entra("Ada", "ada@fabrikam.com", SECRET, "No"),
        entra("Kevin", "kevin.baez.01", SECRET, "No"),
    );
    let (_, kept) = crate::common::read(&text);
    assert_eq!(
        kept.said(),
        [
            "4 User name [userPrincipalName] Required no_domain",
            "5 Usage location [usageLocation] not_a_country"
        ]
    );
    assert_eq!(kept.refused[0].cell.as_deref(), Some("kevin.baez.01"));
    let moved = format!("{ENTRA}Doe, Jane,jane@fabrikam.com,{SECRET},No,,,,,,,,,,,,\n");
    let (_, kept) = crate::common::read(&moved);
    assert_eq!(kept.said().len(), 1);
    assert_eq!(kept.refused[0].problem.code(), "out_of_place");
}
