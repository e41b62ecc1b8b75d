//! Twenty thousand people, with what people do wrong.

use desk_files::people::{PeopleKind, PeopleOptions};
use desk_sample::{PeopleForm, PeoplePlan, write_people};

use crate::common::read_as;

fn made(form: PeopleForm, people: u64, dirt: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_people(&PeoplePlan { seed: 7, people, form, dirt }, &mut bytes).unwrap();
    bytes
}

#[test]
fn every_row_of_twenty_thousand_fares_as_it_should() {
    let bytes = made(PeopleForm::M365BulkAdd, 20_000, 20);
    let (findings, kept) = read_as(&bytes, &PeopleOptions::default()).unwrap();
    assert_eq!((findings.kind, findings.rows_read), (PeopleKind::M365BulkAdd, 20_000));
    let mut codes: Vec<&str> = kept.refused.iter().map(|row| row.problem.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes, ["empty", "no_domain", "not_a_country", "twice"]);
    assert!((200..400).contains(&findings.rows_refused), "{}", findings.rows_refused);
    assert!(findings.repeated_headers > 0);
    assert_eq!(findings.rows_suspicious, 0, "people who share a name are nobody's suspicion");
}

#[test]
fn clean_files_of_every_form_come_in_whole() {
    for (form, kind, passwords) in [
        (PeopleForm::M365BulkAdd, PeopleKind::M365BulkAdd, 0),
        (PeopleForm::EntraBulkCreate, PeopleKind::EntraBulkCreate, 1),
        (PeopleForm::EntraExport, PeopleKind::EntraExport, 0),
        (PeopleForm::French, PeopleKind::M365BulkAdd, 0),
    ] {
        let (findings, kept) = read_as(&made(form, 500, 0), &PeopleOptions::default()).unwrap();
        assert_eq!(kept.said(), [""; 0], "{form:?}");
        assert_eq!((findings.kind, findings.rows_good), (kind, 500), "{form:?}");
        assert_eq!(findings.kind_is_certain, form != PeopleForm::French);
        assert_eq!(findings.dropped_columns.len(), passwords, "{form:?}");
        assert!(!format!("{kept:?}").contains("Sesame"), "{form:?}");
    }
}
