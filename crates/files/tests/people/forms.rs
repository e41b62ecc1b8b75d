//! What is written is read back the same.

use std::collections::BTreeMap;
use std::io::BufWriter;

use desk_core::user_field::UserField;
use desk_files::people::{Detail, PeopleFile, PeopleForm, PeopleKind, PersonRow, UserType};
use desk_files::{CsvForm, TableForm};
use proptest::prelude::*;

use crate::common::{Kept, read};

fn written(people: &[PersonRow], form: PeopleForm) -> Vec<u8> {
    let file = tempfile::NamedTempFile::new().unwrap();
    let mut to = BufWriter::new(file.reopen().unwrap());
    let mut table = PeopleFile::begin(&mut to, form).unwrap();
    for person in people {
        table.row(person).unwrap();
    }
    table.finish().unwrap();
    drop(to);
    std::fs::read(file.path()).unwrap()
}

const OWN: [PeopleForm; 3] = [
    PeopleForm::Own { form: TableForm::Csv(CsvForm::FRENCH), french: true },
    PeopleForm::Own { form: TableForm::Csv(CsvForm::STANDARD), french: false },
    PeopleForm::Own { form: TableForm::Workbook, french: false },
];

/// The fields that a form has a column for.
fn fields_of(form: PeopleForm) -> Vec<UserField> {
    let all = Detail::ALL.iter().filter_map(|detail| detail.field());
    let not_in: &[UserField] = match form {
        PeopleForm::Own { .. } => &[],
        PeopleForm::M365BulkAdd => &[UserField::PreferredLanguage, UserField::Notes],
        PeopleForm::EntraBulkCreate => {
            &[UserField::PreferredLanguage, UserField::Notes, UserField::ContactEmail]
        }
        PeopleForm::PartnerCenterUpload => {
            let taken = [
                UserField::FirstName,
                UserField::LastName,
                UserField::DisplayName,
                UserField::UserName,
            ];
            return all.filter(|field| taken.contains(field)).collect();
        }
    };
    all.filter(|field| !not_in.contains(field)).collect()
}

fn with_fields_of(person: &PersonRow, form: PeopleForm) -> BTreeMap<UserField, String> {
    let kept = fields_of(form);
    person.fields.clone().into_iter().filter(|(field, _)| kept.contains(field)).collect()
}

fn comes_back(people: &[PersonRow], form: PeopleForm) {
    let bytes = written(people, form);
    let (_, kept) = read(&bytes);
    let Kept { rows: back, .. } = &kept;
    assert_eq!(kept.said(), [""; 0], "{form:?} {}", String::from_utf8_lossy(&bytes));
    assert_eq!(back.len(), people.len(), "{form:?}");
    for (back, person) in back.iter().zip(people) {
        assert_eq!(back.fields, with_fields_of(person, form), "{form:?}");
        if let PeopleForm::Own { .. } = form {
            assert_eq!(back.sign_in_blocked, person.sign_in_blocked);
            assert_eq!(back.directory_id, person.directory_id);
            assert_eq!(back.user_type, person.user_type);
            assert_eq!(back.directory_synced, person.directory_synced);
            assert_eq!(back.roles, person.roles);
        }
    }
}

fn somebody() -> PersonRow {
    let fields = [
        (UserField::UserName, "ines@fabrikam.com"),
        (UserField::FirstName, "Inès"),
        (UserField::LastName, "=2+3"),
        (UserField::DisplayName, "@Inès; \"Caron\", O'Neil"),
        (UserField::ContactEmail, "ines@out.example"),
        (UserField::Phone, "+33 1 23 45 67 89"),
        (UserField::Mobile, "+1 (425) 555-0100"),
        (UserField::UsageLocation, "CI"),
        (UserField::PreferredLanguage, "fr-CI"),
        (UserField::JobTitle, "-Acheteuse"),
        (UserField::Department, "Achats\u{a0}& co"),
        (UserField::Office, "0012"),
        (UserField::Notes, "one\ntwo; three"),
    ];
    PersonRow {
        fields: fields.into_iter().map(|(field, text)| (field, text.to_owned())).collect(),
        sign_in_blocked: Some(true),
        directory_id: Some("5d2b8f0c-0000-4000-8000-00000000000a".to_owned()),
        user_type: Some(UserType::Guest),
        directory_synced: Some(false),
        roles: vec!["Sales agent".to_owned(), "Billing admin".to_owned()],
        ..PersonRow::default()
    }
}

#[test]
fn every_form_comes_back() {
    for form in OWN {
        comes_back(&[somebody()], form);
    }
    for (form, kind) in [
        (PeopleForm::M365BulkAdd, PeopleKind::M365BulkAdd),
        (PeopleForm::EntraBulkCreate, PeopleKind::EntraBulkCreate),
        (PeopleForm::PartnerCenterUpload, PeopleKind::PartnerCenterUpload),
    ] {
        comes_back(&[somebody()], form);
        let (findings, _) = read(written(&[somebody()], form));
        assert_eq!((findings.kind, findings.kind_is_certain), (kind, true));
    }
    for form in OWN {
        let (findings, _) = read(written(&[somebody()], form));
        assert_eq!((findings.kind, findings.kind_is_certain), (PeopleKind::OwnExport, true));
    }
}

#[test]
fn microsoft_s_forms_are_as_microsoft_takes_them() {
    let text = String::from_utf8(written(&[somebody()], PeopleForm::EntraBulkCreate)).unwrap();
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(lines[0], "\u{FEFF}version:v1.0");
    assert!(lines[1].contains(
        "User name [userPrincipalName] Required,Initial password [passwordProfile] Required,"
    ));
    assert!(
        lines[2].contains(",ines@fabrikam.com,,Yes,"),
        "the password stays empty: {}",
        lines[2]
    );
    assert!(
        lines[2].contains(",+33 1 23 45 67 89,+1 (425) 555-0100"),
        "a number is no formula: {}",
        lines[2]
    );
    assert!(lines[2].contains(",'=2+3,"), "a formula is only text: {}", lines[2]);
    let text = String::from_utf8(written(&[somebody()], PeopleForm::M365BulkAdd)).unwrap();
    assert!(text.contains(",Côte d'Ivoire\r\n"), "{text}");
    let text = String::from_utf8(written(&[somebody()], OWN[0])).unwrap();
    assert!(text.contains(";'+33 1 23 45 67 89;"), "a spreadsheet opens it: {text}");
}

/// Text that a field of one line takes, and that begins with no apostrophe of ours.
fn line() -> impl Strategy<Value = String> {
    "[ -~éÈœß’«]{0,40}".prop_map(|text| text.trim().trim_start_matches(['\'', ' ']).to_owned())
}

fn anybody(number: usize) -> impl Strategy<Value = PersonRow> {
    (proptest::collection::vec(line(), 8), "[a-z]{1,9}", any::<Option<bool>>()).prop_map(
        move |(texts, local, blocked)| {
            let mut person = PersonRow { sign_in_blocked: blocked, ..PersonRow::default() };
            let fields = [
                UserField::FirstName,
                UserField::LastName,
                UserField::Phone,
                UserField::Mobile,
                UserField::JobTitle,
                UserField::Department,
                UserField::Office,
            ];
            for (field, text) in fields.into_iter().zip(&texts) {
                if !text.is_empty() {
                    person.fields.insert(field, text.clone());
                }
            }
            let shown = if texts[7].is_empty() { "x" } else { &texts[7] };
            person.fields.insert(UserField::DisplayName, shown.to_owned());
            person.fields.insert(UserField::UserName, format!("{local}{number}@fabrikam.com"));
            person
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_people_are_called(one in anybody(1), other in anybody(2), form in 0..6_usize) {
        let forms = [
            OWN[0],
            OWN[1],
            OWN[2],
            PeopleForm::M365BulkAdd,
            PeopleForm::PartnerCenterUpload,
            // Where a column of passwords is, a name that looks like one is in doubt.
            PeopleForm::EntraBulkCreate,
        ];
        let form = forms[form];
        let mut people = [one, other];
        if form == PeopleForm::EntraBulkCreate {
            for person in &mut people {
                for field in [UserField::DisplayName, UserField::FirstName, UserField::LastName] {
                    person.fields.insert(field, "Ada Byron".to_owned());
                }
            }
        }
        comes_back(&people, form);
    }
}
