//! A temporary password waits in an envelope: so often, so long, and no more.

mod nowhere;

use std::path::PathBuf;
use std::sync::Arc;

use desk_app::ErrorCode::*;
use desk_app::deeds::envelopes::*;
use desk_app::deeds::people;
use desk_app::deeds::team::export_outbox;
use desk_app::deeds::workspace::{forget_workspace, open_workspace};
use desk_app::views::*;
use desk_app::{AppError, Desk};
use desk_secrets::AbsentKeychain;
use desk_tests::{Books, Desktop, Key, code, two_desktops};
use jiff::SignedDuration;
use lopdf::Document;

const PASSWORD: &str = "Jof7#Il1";

/// Ada, Ben and an admin.
async fn with_ben() -> (Desktop, String) {
    let ada = Desktop::founded().await;
    make(&ada, "Cleo", "cleo@contoso.com", &["global_admin"]).await;
    let ben = make(&ada, "Ben Œuvrard", "ben@contoso.com", &["sales_agent"]).await;
    ada.ears.heard();
    (ada, ben)
}

async fn make(ada: &Desktop, name: &str, user_name: &str, roles: &[&str]) -> String {
    let edit = |field: &str, value: &str| PersonEdit {
        field: field.to_owned(),
        value: Some(value.to_owned()),
    };
    let details = vec![edit("display_name", name), edit("user_name", user_name)];
    let roles = roles.iter().map(|role| (*role).to_owned()).collect();
    people::create_user(&ada.desk, NewUser { details, roles }).await.unwrap().line.id
}

fn ask(user: &str, opens: u32) -> SealEnvelope {
    SealEnvelope { user: user.to_owned(), password: PASSWORD.to_owned(), opens, hours: 24 }
}

/// Its id.
async fn sealed(desk: &Desk, user: &str, opens: u32) -> String {
    let before = ids(desk).await;
    seal_envelope(desk, ask(user, opens)).await.unwrap();
    ids(desk).await.into_iter().find(|id| !before.contains(id)).unwrap()
}

async fn list(desk: &Desk) -> Vec<EnvelopeView> {
    list_envelopes(desk, Nothing {}).await.unwrap().envelopes
}

async fn ids(desk: &Desk) -> Vec<String> {
    list(desk).await.into_iter().map(|one| one.id).collect()
}

async fn one(desk: &Desk, id: &str) -> EnvelopeView {
    list(desk).await.into_iter().find(|one| one.id == id).unwrap()
}

fn of(id: &str) -> EnvelopeRef {
    EnvelopeRef { envelope: id.to_owned() }
}

async fn open(desk: &Desk, id: &str) -> Result<(String, u32), AppError> {
    let opened = open_envelope(desk, of(id)).await?;
    Ok((opened.password, opened.opens_left))
}

fn files(ada: &Desktop) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(ada.folder().join("envelopes")).into_iter().flatten();
    entries.map(|entry| entry.unwrap().path()).collect()
}

fn keys(ada: &Desktop) -> usize {
    let accounts = ada.computer.keychain.accounts();
    accounts.iter().filter(|account| account.contains(" envelope ")).count()
}

/// Neither file nor key is there any more.
fn nothing_left(ada: &Desktop) {
    assert_eq!((files(ada), keys(ada)), (Vec::new(), 0));
}

#[tokio::test]
async fn it_opens_so_often_and_no_more_over_restarts() {
    let (mut ada, ben) = with_ben().await;
    let waiting = ada.frame().await.waiting;
    let id = sealed(&ada.desk, "BEN@contoso.com", 3).await;
    assert_eq!(ada.ears.tags(), [[Tag::People]]);
    assert_eq!(ada.frame().await.waiting, waiting, "it is no change of the company's records");
    let there = one(&ada.desk, &id).await;
    assert_eq!((there.state.as_str(), there.opens_left, there.user), ("sealed", 3, ben));
    assert_eq!(there.expires_at, "2026-11-11T09:00:00Z");

    assert_eq!(open(&ada.desk, &id).await.unwrap(), (PASSWORD.to_owned(), 2));
    ada.restart().await;
    assert_eq!(one(&ada.desk, &id).await.opens_left, 2);
    assert_eq!(open(&ada.desk, &id).await.unwrap(), (PASSWORD.to_owned(), 1));
    ada.restart().await;
    assert_eq!(open(&ada.desk, &id).await.unwrap(), (PASSWORD.to_owned(), 0));
    nothing_left(&ada);
    let again = open_envelope(&ada.desk, of(&id)).await.unwrap_err();
    assert_eq!((again.code(), again.body().reference.as_deref()), (EnvelopeEnded, Some("opened")));
    assert_eq!(one(&ada.desk, &id).await.state, "opened");
}

#[tokio::test]
async fn neither_a_copied_file_nor_an_edited_database_gives_one_opening_more() {
    let (mut ada, ben) = with_ben().await;
    let id = sealed(&ada.desk, &ben, 2).await;
    let [file] = &files(&ada)[..] else { panic!("one file") };
    let bytes = std::fs::read(file).unwrap();
    open(&ada.desk, &id).await.unwrap();
    let rewritten = || async {
        std::fs::write(file, &bytes).unwrap();
        let key = Key::of(&ada.folder(), &*ada.computer.keychain);
        let mut books = Books::open(&ada.folder().join("workspace.db"), &key).await;
        books
            .run(
                "update envelope set opens_left = 2, ended_at = null, ended_why = null, \
                 expires_at = expires_at + 900000000",
            )
            .await;
        books.close().await;
    };
    rewritten().await;
    assert_eq!(open(&ada.desk, &id).await.unwrap().1, 0, "the second was the last");
    rewritten().await;
    assert_eq!(code(open(&ada.desk, &id).await), EnvelopeEnded);
    nothing_left(&ada);
    assert_eq!(one(&ada.desk, &id).await.state, "lost");

    // Put back for another person, it opens nothing and spends nothing.
    let id = sealed(&ada.desk, &ben, 1).await;
    let key = Key::of(&ada.folder(), &*ada.computer.keychain);
    let mut books = Books::open(&ada.folder().join("workspace.db"), &key).await;
    let other = "update envelope set user = (select id from app_user where display_name = 'Cleo') \
                 where ended_at is null";
    books.run(other).await;
    let refused = open_envelope(&ada.desk, of(&id)).await.unwrap_err();
    assert_eq!(
        (refused.code(), refused.body().reference.unwrap()),
        (EnvelopeEnded, "damaged".into())
    );
    books
        .run(
            "update envelope set user = (select id from app_user where display_name like 'Ben%') \
             where ended_at is null",
        )
        .await;
    books.close().await;
    ada.restart().await;
    assert_eq!(open(&ada.desk, &id).await.unwrap().1, 0);
}

#[tokio::test]
async fn when_its_time_is_over_it_is_wiped_by_whoever_looks_next() {
    let (mut ada, ben) = with_ben().await;
    let id = sealed(&ada.desk, &ben, 3).await;
    ada.computer.clock.turn(SignedDuration::from_hours(23));
    open(&ada.desk, &id).await.unwrap();
    ada.computer.clock.turn(SignedDuration::from_hours(1));
    let late = open_envelope(&ada.desk, of(&id)).await.unwrap_err();
    assert_eq!((late.code(), late.body().reference.unwrap()), (EnvelopeEnded, "expired".into()));
    nothing_left(&ada);
    assert_eq!(one(&ada.desk, &id).await.state, "expired");
    ada.computer.clock.turn(SignedDuration::from_hours(-20));
    assert_eq!(code(open(&ada.desk, &id).await), EnvelopeEnded, "no clock brings it back");

    let listed = sealed(&ada.desk, &ben, 3).await;
    ada.computer.clock.turn(SignedDuration::from_hours(25));
    assert_eq!(one(&ada.desk, &listed).await.state, "expired");
    nothing_left(&ada);

    sealed(&ada.desk, &ben, 3).await;
    ada.computer.clock.turn(SignedDuration::from_hours(25));
    ada.restart().await;
    nothing_left(&ada);
}

#[tokio::test]
async fn a_keychain_that_keeps_the_key_of_an_expired_one_is_asked_again() {
    let (ada, ben) = with_ben().await;
    let id = sealed(&ada.desk, &ben, 3).await;
    ada.computer.clock.turn(SignedDuration::from_hours(25));
    ada.computer.keychain.set_locked(true);
    assert_eq!(one(&ada.desk, &id).await.state, "expired");
    assert!(files(&ada).is_empty(), "the file goes at once");
    ada.computer.keychain.set_locked(false);
    list(&ada.desk).await;
    nothing_left(&ada);
}

#[tokio::test]
async fn to_whom_it_was_handed_is_noted_and_it_is_wiped_when_somebody_says_so() {
    let (mut ada, ben) = with_ben().await;
    let id = sealed(&ada.desk, &ben, 3).await;
    let hand = |to: &str| HandEnvelope { envelope: id.clone(), to: to.to_owned() };
    for to in ["", "  ", "a\nb", &"a".repeat(201)] {
        assert_eq!(code(hand_envelope(&ada.desk, hand(to)).await), BadEnvelope, "{to:?}");
    }
    hand_envelope(&ada.desk, hand(" Ben, à l’accueil ")).await.unwrap();
    wipe_envelope(&ada.desk, of(&id)).await.unwrap();
    nothing_left(&ada);
    ada.restart().await;
    let there = one(&ada.desk, &id).await;
    assert_eq!((there.state.as_str(), there.opens_left), ("wiped", 0));
    assert_eq!(there.handed_to.as_deref(), Some("Ben, à l’accueil"));
    assert_eq!(there.handed_at.as_deref(), Some("2026-11-10T09:00:00Z"));
    assert_eq!(code(open(&ada.desk, &id).await), EnvelopeEnded);
    wipe_envelope(&ada.desk, of(&id)).await.expect("twice is no harm");
}

#[tokio::test]
async fn what_is_no_envelope_is_refused_and_leaves_nothing() {
    let (ada, ben) = with_ben().await;
    let bad = [
        SealEnvelope { password: String::new(), ..ask(&ben, 1) },
        SealEnvelope { password: "é".repeat(257), ..ask(&ben, 1) },
        SealEnvelope { password: "a\nb".to_owned(), ..ask(&ben, 1) },
        ask(&ben, 0),
        ask(&ben, 11),
        SealEnvelope { hours: 0, ..ask(&ben, 1) },
        SealEnvelope { hours: 169, ..ask(&ben, 1) },
    ];
    for ask in bad {
        assert_eq!(code(seal_envelope(&ada.desk, ask).await), BadEnvelope);
    }
    let long = SealEnvelope { password: "𝄞".repeat(256), hours: 168, ..ask(&ben, 10) };
    seal_envelope(&ada.desk, long).await.unwrap();
    let id = ids(&ada.desk).await.remove(0);
    assert_eq!(open(&ada.desk, &id).await.unwrap(), ("𝄞".repeat(256), 9));
    assert_eq!(code(open(&ada.desk, "nonsense").await), EnvelopeNotFound);
}

#[tokio::test]
async fn without_a_keychain_there_is_no_envelope() {
    let (mut ada, ben) = with_ben().await;
    let id = sealed(&ada.desk, &ben, 2).await;
    ada.computer.keychain.set_locked(true);
    assert_eq!(code(seal_envelope(&ada.desk, ask(&ben, 1)).await), KeychainUnavailable);
    assert_eq!(code(open(&ada.desk, &id).await), KeychainUnavailable);
    ada.computer.keychain.set_locked(false);
    assert_eq!(ids(&ada.desk).await, std::slice::from_ref(&id), "nothing is half sealed");
    assert_eq!(open(&ada.desk, &id).await.unwrap().1, 1, "and nothing was spent");

    ada.desk.close().await.unwrap();
    let (desk, _) = ada.computer.start_with(Arc::new(AbsentKeychain));
    let unlock = ada.recovery();
    open_workspace(&desk, OpenWorkspace { id: ada.id.clone(), unlock }).await.unwrap();
    assert_eq!(code(seal_envelope(&desk, ask(&ben, 1)).await), KeychainUnavailable);
    assert_eq!(ids(&desk).await.len(), 1);
    desk.close().await.unwrap();
    ada.desk = Arc::new(desk);
}

#[tokio::test]
async fn whose_password_it_is_counts_as_for_a_request() {
    let (ada, ben) = with_ben().await;
    let cleo = sealed(&ada.desk, "cleo@contoso.com", 3).await;
    let bens = sealed(&ada.desk, &ben, 3).await;
    assert_eq!(code(seal_envelope(&ada.desk, ask("nobody@contoso.com", 1)).await), UserNotFound);
    let key = Key::of(&ada.folder(), &*ada.computer.keychain);
    let mut books = Books::open(&ada.folder().join("workspace.db"), &key).await;
    let me = "select count(*) from app_user where display_name = 'Ada'";
    assert_eq!(books.number(me).await, 1);
    let mine = ada.desk.clone();
    let own = people::list_users(&mine, UserQuery { limit: 9, ..UserQuery::default() }).await;
    let own = own.unwrap().users.into_iter().find(|one| one.is_me).unwrap().id;
    assert_eq!(code(seal_envelope(&ada.desk, ask(&own, 1)).await), NotOnOneself);

    books
        .run(
            "update set_member set member = 'user_mgmt_admin' where member = 'global_admin' \
             and entity_id = (select id from app_user where display_name = 'Ada')",
        )
        .await;
    assert_eq!(code(seal_envelope(&ada.desk, ask("cleo@contoso.com", 1)).await), MorePowerful);
    assert_eq!(code(open(&ada.desk, &cleo).await), MorePowerful);
    let target = ada.hand_over(&ada.computer.documents().join("slip.pdf"));
    let slip = PrintSlip { envelope: cleo, language: Language::En, target };
    assert_eq!(code(print_slip(&ada.desk, slip).await), MorePowerful);
    open(&ada.desk, &bens).await.unwrap();

    books.run("update app_user set domain_type = 'federated' where display_name like 'Ben%'").await;
    books.close().await;
    assert_eq!(code(seal_envelope(&ada.desk, ask(&ben, 1)).await), PasswordKeptElsewhere);
    assert_eq!(code(open(&ada.desk, &bens).await), PasswordKeptElsewhere);
    wipe_envelope(&ada.desk, of(&bens)).await.expect("wiping takes no more than the right");
}

#[tokio::test]
async fn a_slip_is_one_page_in_either_language_and_counts_as_an_opening() {
    let (ada, ben) = with_ben().await;
    let id = sealed(&ada.desk, &ben, 2).await;
    let path = ada.computer.documents().join("slip.pdf");
    let slip = |language, target| PrintSlip { envelope: id.clone(), language, target };
    let kept = ada.hand_over(&ada.folder().join("slip.pdf"));
    assert_eq!(code(print_slip(&ada.desk, slip(Language::En, kept)).await), FileUnwritable);
    let nowhere = ada.hand_over(&ada.computer.documents().join("not/there.pdf"));
    assert_eq!(code(print_slip(&ada.desk, slip(Language::En, nowhere)).await), FileUnwritable);
    assert_eq!(one(&ada.desk, &id).await.opens_left, 2, "what cannot be written spends nothing");

    for (language, words) in [
        (
            Language::En,
            [
                "Temporary password",
                "For: Ben Œuvrard",
                "Nov 11, 2026",
                "at the first sign-in",
                "I capital · l small · 1 digit",
            ],
        ),
        (
            Language::Fr,
            [
                "Mot de passe temporaire",
                "Pour : Ben Œuvrard",
                "11 nov. 2026",
                "à la première connexion",
                "I majuscule · l minuscule · 1 chiffre",
            ],
        ),
    ] {
        let printed = print_slip(&ada.desk, slip(language, ada.hand_over(&path))).await.unwrap();
        assert_eq!(printed.name, "slip.pdf");
        let document = Document::load(&path).unwrap();
        let pages: Vec<u32> = document.get_pages().into_keys().collect();
        assert_eq!(pages.len(), 1);
        let text = document.extract_text(&pages).unwrap();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for word in words.into_iter().chain([PASSWORD, "ben@contoso.com"]) {
            assert!(text.contains(word), "{word}: {text}");
        }
    }
    nothing_left(&ada);
    let gone = print_slip(&ada.desk, slip(Language::En, ada.hand_over(&path))).await;
    assert_eq!(code(gone), EnvelopeEnded);
}

#[tokio::test]
async fn two_programs_do_not_spend_one_opening_twice() {
    let (ada, ben) = with_ben().await;
    let (other, _) = ada.computer.start();
    let unlock = Unlock::Keychain;
    open_workspace(&other, OpenWorkspace { id: ada.id.clone(), unlock }).await.unwrap();
    let id = sealed(&ada.desk, &ben, 4).await;
    let tries = (0..4).flat_map(|_| [&*ada.desk, &other]).map(|desk| open(desk, &id));
    let mut opened = Vec::new();
    for attempt in join_all(tries).await {
        opened.extend(attempt.ok().map(|(_, left)| left));
    }
    opened.sort_unstable();
    assert_eq!(opened, [0, 1, 2, 3]);
    nothing_left(&ada);
    other.close().await.unwrap();
}

/// All of them at once.
async fn join_all<F: Future>(all: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut all: Vec<_> = all.map(Box::pin).collect();
    let mut done: Vec<Option<F::Output>> = all.iter().map(|_| None).collect();
    std::future::poll_fn(|waker| {
        for (one, done) in all.iter_mut().zip(&mut done) {
            if done.is_none()
                && let std::task::Poll::Ready(output) = one.as_mut().poll(waker)
            {
                *done = Some(output);
            }
        }
        if done.iter().all(Option::is_some) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    done.into_iter().flatten().collect()
}

#[tokio::test]
async fn forgetting_a_workspace_forgets_its_envelopes() {
    let (ada, ben) = with_ben().await;
    sealed(&ada.desk, &ben, 2).await;
    assert_eq!(keys(&ada), 1);
    let target = ada.hand_over(&ada.computer.documents().join("outbox.json"));
    export_outbox(&ada.desk, ExportOutbox { target }).await.unwrap();
    let ask = ForgetWorkspace { name: "Atelier Nuage".to_owned() };
    let forgotten = forget_workspace(&ada.desk, ask).await.unwrap();
    assert!(!forgotten.keychain_left);
    assert_eq!(ada.computer.keychain.accounts(), Vec::<String>::new());
    let aside = ada.computer.data().join("set-aside").join(forgotten.set_aside);
    assert_eq!(std::fs::read_dir(aside.join("envelopes")).unwrap().count(), 0);
}

#[tokio::test]
async fn a_backup_brings_none_back_and_one_that_it_does_not_know_is_wiped() {
    let (ada, ben) = with_ben().await;
    let known = sealed(&ada.desk, &ben, 3).await;
    let wiped = sealed(&ada.desk, &ben, 2).await;
    let backup = ada.back_up("before.deskbackup").await;
    wipe_envelope(&ada.desk, of(&wiped)).await.unwrap();
    open(&ada.desk, &known).await.unwrap();
    let unknown = sealed(&ada.desk, &ben, 3).await;
    ada.restore(&backup).await.unwrap();
    assert!(!ids(&ada.desk).await.contains(&unknown));
    assert_eq!(keys(&ada), 1, "of the one that it knows");
    assert_eq!(one(&ada.desk, &wiped).await.state, "lost");
    assert_eq!(open(&ada.desk, &known).await.unwrap(), (PASSWORD.to_owned(), 1));
}

#[tokio::test]
async fn envelopes_stay_on_their_device_and_are_taken_along_into_a_file_filled_anew() {
    let (_hub, ada, bea) = two_desktops().await;
    let ben = make(&ada, "Ben", "ben@contoso.com", &["sales_agent"]).await;
    desk_tests::agree(&[&ada, &bea]).await;
    let id = sealed(&ada.desk, &ben, 2).await;
    desk_tests::agree(&[&ada, &bea]).await;
    let key = Key::of(&bea.folder(), &*bea.computer.keychain);
    let mut books = Books::open(&bea.folder().join("workspace.db"), &key).await;
    assert_eq!(books.number("select count(*) from envelope").await, 0, "they go to no hub");
    books.close().await;

    ada.leave().await.unwrap();
    let me = ada.person("Ada").await.id;
    ada.join_again(&bea.invite(&me).await.unwrap()).await.unwrap();
    assert_eq!(open(&ada.desk, &id).await.unwrap(), (PASSWORD.to_owned(), 1));
}
