//! The record into a file, narrowed down, checked, and in words.

use std::path::Path;

use desk_app::AppError;
use desk_app::ErrorCode::*;
use desk_app::deeds::record::{export_record, list_record, verify_record};
use desk_app::deeds::state::cancel_job;
use desk_app::deeds::team::{add_person, change_role};
use desk_app::views::{
    AddPerson, CancelJob, ChangeRole, Event, ExportRecord, Language, RecordExported, RecordFilter,
    RecordForm, RecordOf, RecordQuery, VerifyRecord,
};
use desk_tests::{Desktop, code, two_desktops};
use lopdf::Document;

/// Ada brings in somebody whose name would be a formula, and gives a role.
async fn with_people() -> (Desktop, String) {
    let ada = Desktop::founded().await;
    let mut person = String::new();
    for name in ["Zoé Łuczak", "=cmd|' /C calc'!A0"] {
        let ask = AddPerson { name: name.to_owned(), user_name: None, roles: Vec::new() };
        let people = add_person(&ada.desk, ask).await.unwrap().people;
        let zoe = people.iter().find(|one| one.name == "Zoé Łuczak").unwrap();
        person.clone_from(&zoe.id);
    }
    let role = "sales_agent".to_owned();
    change_role(&ada.desk, ChangeRole { person: person.clone(), role, granted: true })
        .await
        .unwrap();
    (ada, person)
}

async fn export(
    ada: &Desktop,
    path: &Path,
    (form, language): (RecordForm, Language),
    filter: Option<RecordFilter>,
) -> Result<RecordExported, AppError> {
    let target = ada.hand_over(path);
    let ask = ExportRecord { filter, form, language, target, job: "export".to_owned() };
    export_record(&ada.desk, ask).await
}

fn about(person: &str) -> Option<RecordFilter> {
    let record = RecordOf { entity: "app_user".to_owned(), id: person.to_owned() };
    Some(RecordFilter { record: Some(record), ..RecordFilter::default() })
}

fn text_of(path: &Path) -> Vec<String> {
    let document = Document::load(path).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text = |page: &u32| {
        let text = document.extract_text(&[*page]).unwrap();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    pages.iter().map(text).collect()
}

#[tokio::test]
async fn a_table_has_words_and_the_names_of_the_activity_log_and_runs_nothing() {
    let (ada, _) = with_people().await;
    let path = ada.computer.documents().join("journal.csv");
    let french = (RecordForm::CsvFrench, Language::Fr);
    let done = export(&ada, &path, french, None).await.unwrap();
    assert_eq!(done.entries, 4);
    let text = std::fs::read_to_string(&path).unwrap();
    let mut lines = text.lines();
    let heads = lines.next().unwrap();
    assert!(heads.starts_with("\u{FEFF}Nº;Événement;Quand;Qui;"), "{heads}");
    assert!(heads.ends_with("resourceOldValue;resourceNewValue;origin;device_id;sync_state"));
    let newest = lines.next().unwrap();
    assert!(newest.contains("Rôle attribué\u{a0}: Zoé Łuczak · Agent commercial"), "{newest}");
    assert!(newest.contains(";partner_user;add_user_member;succeeded;"), "{newest}");
    assert!(!text.contains(";=cmd"), "{text}");

    let path = ada.computer.documents().join("record.xlsx");
    let done = export(&ada, &path, (RecordForm::Workbook, Language::En), None).await.unwrap();
    assert_eq!(done.entries, 4);
}

#[tokio::test]
async fn every_page_has_the_end_of_the_chain_and_an_excerpt_says_so() {
    let (ada, person) = with_people().await;
    let path = ada.computer.documents().join("journal.pdf");
    let paper = (RecordForm::Pdf, Language::Fr);
    export(&ada, &path, paper, None).await.unwrap();
    let check = VerifyRecord { job: "check".to_owned() };
    let end = verify_record(&ada.desk, check).await.unwrap().own;
    for page in text_of(&path) {
        assert!(page.contains(&end.hash), "{page}");
        assert!(page.contains("Personne d’autre ne l’a signée"), "{page}");
        assert!(page.contains("ce qui est gardé ici est intact"), "{page}");
        assert!(page.contains("Page 1 sur 1"), "{page}");
        assert!(page.contains("Le journal entier, 4 entrées"), "{page}");
        assert!(page.contains("Rôles : – → Agent commercial"), "{page}");
    }

    export(&ada, &path, (RecordForm::Pdf, Language::En), about(&person)).await.unwrap();
    let [page] = &text_of(&path)[..] else { panic!("one page") };
    assert!(page.contains("An excerpt of the record, 2 entries"), "{page}");
    assert!(page.contains("Only about “Person Zoé Łuczak”."), "{page}");
    assert!(!page.contains("made the workspace"), "{page}");
}

#[tokio::test]
async fn the_history_of_one_person_is_hers_alone() {
    let (ada, person) = with_people().await;
    let ask = RecordQuery { filter: about(&person), offset: 0, limit: 9 };
    let page = list_record(&ada.desk, ask).await.unwrap();
    let codes: Vec<&str> = page.entries.iter().map(|entry| entry.code.as_str()).collect();
    assert_eq!(codes, ["grant_role", "add_user"]);
    assert!(page.entries.iter().all(|entry| entry.changes.iter().all(|one| one.old_known)));

    let filter = RecordFilter { from: Some("yesterday".to_owned()), ..RecordFilter::default() };
    let ask = RecordQuery { filter: Some(filter), offset: 0, limit: 9 };
    assert_eq!(code(list_record(&ada.desk, ask).await), BadFilter);
}

#[tokio::test]
async fn an_export_that_is_stopped_leaves_what_was_there() {
    let (ada, _) = with_people().await;
    let path = ada.computer.documents().join("record.pdf");
    std::fs::write(&path, "mine").unwrap();
    ada.ears.heard();
    let stop = async {
        let begun = |event: &Event| matches!(event, Event::Progress { .. });
        while !ada.ears.heard().iter().any(begun) {
            tokio::task::yield_now().await;
        }
        cancel_job(&ada.desk, CancelJob { job: "export".to_owned() }).await
    };
    let paper = (RecordForm::Pdf, Language::En);
    let (exported, stopped) = tokio::join!(export(&ada, &path, paper, None), stop);
    stopped.unwrap();
    assert_eq!(code(exported), Cancelled);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
}

#[tokio::test]
async fn with_a_hub_the_end_is_the_one_that_it_signed_and_others_are_named() {
    let (_hub, ada, bea) = two_desktops().await;
    let proof = ada.prove().await;
    assert_eq!((proof.whole, proof.hub_read), (true, Some(true)), "{proof:?}");
    let path = ada.computer.documents().join("record.pdf");
    export(&ada, &path, (RecordForm::Pdf, Language::En), None).await.unwrap();
    let head = proof.head.unwrap();
    for page in text_of(&path) {
        assert!(page.contains(&format!("End of the hub’s chain: event {}", head.seq)), "{page}");
        assert!(page.contains(&head.hash), "{page}");
        assert!(page.contains("whole, against the hub’s log too"), "{page}");
    }
    drop(bea);
}

#[tokio::test]
async fn without_an_answer_of_the_hub_what_is_kept_is_checked_all_the_same() {
    let (mut hub, ada, _bea) = two_desktops().await;
    hub.stop().await;
    let proof = ada.prove().await;
    assert_eq!((proof.whole, proof.hub_read), (true, Some(false)));
    assert_eq!(proof.hub_why.as_deref(), Some("hub_unreachable"));
    assert!(proof.kept > 0 && proof.own_changes > 0, "{proof:?}");
}
