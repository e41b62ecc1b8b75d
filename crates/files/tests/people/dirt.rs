//! Files as people really fill them.

use desk_core::user_field::UserField::{DisplayName, FirstName, UsageLocation};
use desk_files::people::{self, PeopleOptions, Suspicion};
use desk_files::{RefusedFile, RefusedForm, Repairs, Unwatched};

use crate::common::{ENTRA, M365, at, entra, m365, on_disk, read, read_as};

#[test]
fn a_header_that_comes_again_and_a_version_line_are_no_rows() {
    let text = format!(
        "{M365}{}\r\n{M365}{}version:v1.0,,,\r\n,,,,\r\n{}",
        m365("a@fabrikam.com", "", "", "A"),
        m365("b@fabrikam.com", "", "", "B"),
        m365("c@fabrikam.com", "", "", "C"),
    );
    let (findings, kept) = read(text);
    assert_eq!((findings.rows_read, findings.repeated_headers), (3, 1));
    assert_eq!(kept.user_names(), ["a@fabrikam.com", "b@fabrikam.com", "c@fabrikam.com"]);
    assert_eq!(kept.rows.iter().map(|person| person.line).collect::<Vec<_>>(), [2, 5, 8]);
}

#[test]
fn another_order_of_columns_pasted_below_is_read_by_its_own_header() {
    let text = format!(
        "{M365}{}Display name,User name,First name\r\nB Two,b@fabrikam.com,Bea\r\n",
        m365("a@fabrikam.com", "Ada", "", "A One"),
    );
    let (_, kept) = read(text);
    assert_eq!(kept.all(DisplayName), ["A One", "B Two"]);
    assert_eq!(kept.all(FirstName), ["Ada", "Bea"]);
}

#[test]
fn separators_and_encodings_of_every_spreadsheet_are_read() {
    let rows = [
        ["User name", "Display name", "Country or region"],
        ["ines@fabrikam.com", "Inès Caron", "Côte d’Ivoire"],
        ["zoe@fabrikam.com", "Zoë “Zo” Œuvrard", "États-Unis"],
    ];
    for separator in [",", ";", "\t"] {
        let text: String = rows.iter().map(|row| row.join(separator) + "\r\n").collect();
        let utf_16 =
            |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let windows: Vec<u8> = text
            .chars()
            .map(|c| match c {
                '’' => 0x92,
                '“' => 0x93,
                '”' => 0x94,
                'Œ' => 0x8C,
                c => u8::try_from(u32::from(c)).unwrap(),
            })
            .collect();
        for bytes in [
            text.as_bytes().to_vec(),
            format!("\u{FEFF}{text}").into_bytes(),
            [b"\xFF\xFE".to_vec(), utf_16(&text)].concat(),
            windows,
        ] {
            let (_, kept) = read(bytes);
            assert_eq!(kept.all(DisplayName), ["Inès Caron", "Zoë “Zo” Œuvrard"], "{separator:?}");
            assert_eq!(kept.all(UsageLocation), ["CI", "US"], "{separator:?}");
        }
    }
}

#[test]
fn a_user_name_without_its_domain_is_completed_or_refused() {
    let text = format!(
        "{M365}{}{}",
        m365("ines.caron", "", "", "Inès"),
        m365("b@other.example", "", "", "B")
    );
    let (_, kept) = read(&text);
    assert_eq!(kept.said(), ["2 Username no_domain"]);
    assert_eq!(kept.refused[0].cell.as_deref(), Some("ines.caron"));
    for domain in ["fabrikam.com", "@fabrikam.com"] {
        let (_, kept) = read_as(text.as_bytes(), &at(domain)).unwrap();
        assert_eq!(kept.user_names(), ["ines.caron@fabrikam.com", "b@other.example"]);
    }
}

#[test]
fn a_user_name_that_stands_twice_names_both_lines() {
    let text = format!(
        "{M365}{}{}{}{}",
        m365("a@fabrikam.com", "", "", "A"),
        m365("b@fabrikam.com", "", "", ""),
        m365("A@Fabrikam.com", "", "", "A again"),
        m365("b@fabrikam.com", "", "", "B"),
    );
    let (findings, kept) = read(text);
    assert_eq!(kept.said(), ["3 Display name empty", "4 Username twice"]);
    assert_eq!(kept.refused[1].problem.to_string(), "“A@Fabrikam.com” stands in line 2 already");
    assert_eq!(
        kept.user_names(),
        ["a@fabrikam.com", "b@fabrikam.com"],
        "a refused row takes no name"
    );
    assert!(findings.all_compared);
}

#[test]
fn display_names_that_slipped_by_a_row_are_a_suspicion() {
    let text = format!(
        "{M365}{}{}{}",
        m365("ada.byron@fabrikam.com", "Ada", "Byron", "Ben Carey"),
        m365("ben.carey@fabrikam.com", "Ben", "Carey", "Eva Roux"),
        m365("eva.roux@fabrikam.com", "Eva", "Roux", "Ada Byron"),
    );
    let (findings, kept) = read(text);
    let told: Vec<_> = kept.rows.iter().map(|person| person.suspicion).collect();
    assert_eq!(told, [Some(Suspicion::NameOfLine(3)), Some(Suspicion::NameOfLine(4)), None]);
    assert_eq!((findings.rows_good, findings.rows_suspicious), (3, 2));
}

#[test]
fn the_template_s_own_people_are_examples_and_no_refusals() {
    let text = format!(
        "{ENTRA}{}{}",
        entra("Example: Chris Green", "chris@contoso.com", "myPassword1234", "No"),
        entra("Inès", "ines@fabrikam.com", "", "No"),
    );
    let (findings, kept) = read(text);
    assert_eq!((findings.rows_read, findings.example_rows, findings.rows_refused), (2, 1, 0));
    assert_eq!(kept.user_names(), ["ines@fabrikam.com"]);
    let (findings, _) =
        read(format!("{M365}{}", m365("CHRIS@contoso.com", "Chris", "Green", "Chris Green")));
    assert_eq!((findings.rows_read, findings.example_rows), (1, 1));
}

#[test]
fn there_is_no_cap_of_a_hundred() {
    let rows: String = (0..5_000)
        .map(|n| m365(&format!("p{n}@fabrikam.com"), "", "", &format!("Person {n}")))
        .collect();
    let (findings, kept) = read(format!("{M365}{rows}"));
    assert_eq!((findings.rows_good, kept.rows.len()), (5_000, 5_000));
}

#[test]
fn refused_rows_are_repaired_in_place_or_in_their_file() {
    let text = format!(
        "{M365}{}{}",
        m365("ines", "", "", "=1+1"),
        "b@fabrikam.com,,,B,,,,,,,,,,,,Frnace\r\n",
    );
    let (_, kept) = read(&text);
    assert_eq!(kept.said(), ["2 Username no_domain", "3 Country or region not_a_country"]);
    let mut repairs = Repairs::default();
    repairs.say(None, 2, "Username", "ines@fabrikam.com");
    repairs.say(None, 3, "Country or region", "France");
    let options = PeopleOptions { repairs, ..PeopleOptions::default() };
    let (_, kept) = read_as(text.as_bytes(), &options).unwrap();
    assert_eq!(kept.user_names(), ["ines@fabrikam.com", "b@fabrikam.com"]);

    let mut written = Vec::new();
    let mut out =
        RefusedFile::new(&mut written, RefusedForm::FRENCH, |row| row.problem.code().to_owned())
            .unwrap();
    let file = on_disk(text.as_bytes());
    people::read(file.path(), &PeopleOptions::default(), &mut out, &mut Unwatched).unwrap();
    assert_eq!(out.finish().unwrap(), 2);
    let written = String::from_utf8(written).unwrap();
    assert!(written.contains(";'=1+1;") && written.contains(";Frnace"), "{written}");
    let fixed = written.replace(";ines;", ";ines@fabrikam.com;").replace("Frnace", "France");
    let (findings, kept) = read(fixed);
    assert_eq!(kept.all(DisplayName), ["=1+1", "B"]);
    assert_eq!(findings.unknown_columns, [""; 0]);
}

#[test]
fn people_in_a_workbook_are_read_sheet_by_sheet() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in [
        ("Notes", vec![["Filled in by", "the office", ""]]),
        (
            "Lyon",
            vec![["Username", "Display name", "Office phone"], ["a@fabrikam.com", "A", "+33 1"]],
        ),
        ("Paris", vec![["Username", "Display name", "Office phone"], ["A@fabrikam.com", "A", ""]]),
    ] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (line, row) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(row) {
                sheet.write_string(line, column, cell).unwrap();
            }
        }
    }
    let (findings, kept) = read(book.save_to_buffer().unwrap());
    assert_eq!(
        (findings.sheets.join(" "), findings.sheets_skipped.join(" ")),
        ("Lyon Paris".into(), "Notes".into())
    );
    assert_eq!(kept.rows[0].sheet.as_deref(), Some("Lyon"));
    let told = format!("{:?}", kept.refused[0].problem);
    assert!(told.contains("line: 2, sheet: Some(\"Lyon\")"), "{told}");
}
