//! A day with a temporary password in an envelope, logged to the last detail: it is
//! sealed, opened, printed and handed over, and everything that leaves the program does.

use std::path::Path;
use std::sync::{Arc, Mutex};

use desk_app::deeds::{envelopes, people, record, state, team, workspace};
use desk_app::views::*;
use desk_app::{AppError, Desk};
use desk_tests::planted::{TEMPORARY, USER};
use desk_tests::{Clock, FileKeychain, begin, start};

pub(crate) async fn seal(folder: &Path) {
    let log = std::fs::File::create(folder.join("logs/trace.log")).unwrap();
    tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(Mutex::new(log))
        .init();
    let keychain = Arc::new(FileKeychain::new(folder.join("keychain")));
    let (desk, _) = start(&folder.join("data"), keychain, Arc::new(Clock::new()));
    let begun = workspace::begin_workspace(&desk, begin("Sealed", "Ada")).await.unwrap();
    let finish = FinishWorkspace { draft: begun.draft, typed: begun.recovery_key };
    workspace::finish_workspace(&desk, finish).await.unwrap();
    let user = somebody(&desk).await;
    people::request_password(&desk, UserRef { user: user.clone() }).await.unwrap();

    let ask = |opens| {
        let password = TEMPORARY.to_owned();
        logged(SealEnvelope { user: user.clone(), password, opens, hours: 24 })
    };
    failed(envelopes::seal_envelope(&desk, ask(0)).await);
    let two_lines = SealEnvelope { password: format!("{TEMPORARY}\n"), ..ask(1) };
    failed(envelopes::seal_envelope(&desk, two_lines).await);
    let all = logged(envelopes::seal_envelope(&desk, ask(4)).await.unwrap());
    let envelope = all.envelopes[0].id.clone();
    let of = || EnvelopeRef { envelope: envelope.clone() };
    let opened = logged(envelopes::open_envelope(&desk, of()).await.unwrap());
    assert_eq!(opened.password, TEMPORARY);
    for (name, language) in [("slip.pdf", Language::En), ("fiche.pdf", Language::Fr)] {
        let target = token(&desk, &folder.join("documents").join(name));
        let ask = PrintSlip { envelope: envelope.clone(), language, target };
        logged(envelopes::print_slip(&desk, ask).await.unwrap());
    }
    let nowhere = token(&desk, &folder.join("documents/not/there/slip.pdf"));
    let ask_again =
        PrintSlip { envelope: envelope.clone(), language: Language::En, target: nowhere };
    failed(envelopes::print_slip(&desk, ask_again).await);
    let hand = HandEnvelope { envelope: envelope.clone(), to: "herself".to_owned() };
    logged(envelopes::hand_envelope(&desk, hand).await.unwrap());
    envelopes::seal_envelope(&desk, ask(1)).await.unwrap();
    let other = envelopes::list_envelopes(&desk, Nothing {}).await.unwrap().envelopes;
    let other = other.into_iter().find(|one| one.opens_most == 1).unwrap().id;
    envelopes::wipe_envelope(&desk, EnvelopeRef { envelope: other.clone() }).await.unwrap();
    failed(envelopes::open_envelope(&desk, EnvelopeRef { envelope: other }).await);

    leave(&desk, &folder.join("out"), &user).await;
    println!("now");
    std::future::pending::<()>().await;
}

async fn somebody(desk: &Desk) -> String {
    let edit = |field: &str, value: &str| PersonEdit {
        field: field.to_owned(),
        value: Some(value.to_owned()),
    };
    let details = vec![edit("display_name", USER), edit("user_name", "zq@contoso.com")];
    let ask = NewUser { details, roles: Vec::new() };
    people::create_user(desk, ask).await.unwrap().line.id
}

/// Everything that the program writes for somebody who asks.
async fn leave(desk: &Desk, out: &Path, user: &str) {
    for (name, form) in [
        ("record.csv", RecordForm::CsvStandard),
        ("record.xlsx", RecordForm::Workbook),
        ("record.pdf", RecordForm::Pdf),
    ] {
        let target = token(desk, &out.join(name));
        let (filter, language, job) = (None, Language::Fr, "export".to_owned());
        let ask = ExportRecord { filter, form, language, target, job };
        record::export_record(desk, ask).await.unwrap();
    }
    let target = token(desk, &out.join("outbox.json"));
    team::export_outbox(desk, ExportOutbox { target }).await.unwrap();
    let target = token(desk, &out.join("sealed.deskbackup"));
    workspace::back_up_workspace(desk, BackUp { target }).await.unwrap();
    workspace::copy_now(desk, Nothing {}).await.unwrap();
    logged(state::app_state(desk, Nothing {}).await.unwrap());
    logged(people::show_user(desk, UserRef { user: user.to_owned() }).await.unwrap());
}

fn token(desk: &Desk, path: &Path) -> String {
    desk.hand_over(path.to_owned()).token
}

/// A shell might log what goes through it.
fn logged<T: std::fmt::Debug>(what: T) -> T {
    tracing::info!(?what);
    what
}

fn failed<T>(answer: Result<T, AppError>) {
    let Err(error) = answer else { panic!("this should have been refused") };
    logged(error.body());
    logged(error);
}
