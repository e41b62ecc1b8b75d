//! Coming to a hub, leaving it, and going to another one.

use desk_app::ErrorCode::{AlreadyOnHub, InvitationInvalid, NoHub, WorkspaceHere};
use desk_app::deeds::team::read_invitation;
use desk_app::deeds::workspace;
use desk_app::views::{Connection, InvitationText, Nothing, OpenWorkspace, Unlock};
use desk_core::schema::user::{DEPARTMENT, PHONE};
use desk_tests::{Computer, Desktop, Hub, agree, code, made_up, two_desktops};

use crate::featured::letters;

#[tokio::test]
async fn a_workspace_goes_to_a_hub_with_everything_it_has() {
    let ada = crate::featured::with_seven_offers().await;
    ada.feature("A:0001").await.unwrap();
    ada.feature("B:0001").await.unwrap();
    let zoe = ada.add_person("Zoé", &["admin_agent"]).await;
    ada.edit(&zoe, &PHONE, "1").await.unwrap();
    let before = ada.record().await.len();
    let hub = Hub::new().await;
    assert_eq!(code(ada.sync().await), NoHub);
    let status = ada.publish(&hub.invitation).await.unwrap();
    assert_eq!((status.connection, status.waiting), (Connection::Connected, 0));
    assert_eq!(status.device_name.as_deref(), Some("Premier poste"));
    assert_eq!(code(ada.publish(&hub.invite_owner().await).await), AlreadyOnHub);
    assert!(ada.record().await.len() >= before, "its past comes along");

    let bea = ada.let_in("Bea", &["global_admin"]).await;
    agree(&[&ada, &bea]).await;
    assert_eq!(letters(&bea).await, "AB");
    assert_eq!(bea.detail(&zoe, &PHONE).await.as_deref(), Some("1"));
    assert_eq!(bea.search("").await.total, 7);
    assert_eq!(hub.workspaces().await.len(), 1);
}

#[tokio::test]
async fn an_invitation_says_what_it_is_for_and_lets_in_once() {
    let (hub, ada, bea) = two_desktops().await;
    let person = ada.person("Bea").await.id;
    let invitation = ada.invite(&person).await.unwrap();
    let (_, desk, _) = ada.elsewhere();
    let said = read_invitation(&desk, InvitationText { invitation: invitation.clone() });
    let said = said.await.unwrap();
    assert_eq!(said.workspace.as_deref(), Some(ada.id.as_str()));
    assert!(!said.for_owner && !said.known_here && !said.expired);
    assert_eq!(said.addresses, [format!("https://{}", hub.line.at)]);

    let third = Desktop::join(Computer::in_memory(), &invitation).await.unwrap();
    agree(&[&ada, &bea, &third]).await;
    let again = Desktop::join(Computer::in_memory(), &invitation).await;
    assert!(again.is_err(), "it was used");
    let wrong = Desktop::join(Computer::in_memory(), &hub.invite_owner().await).await;
    assert_eq!(code(wrong), InvitationInvalid, "that one is for bringing a workspace");
}

#[tokio::test]
async fn somebody_leaves_works_alone_and_takes_everything_to_another_hub() {
    let (first, ada, bea) = two_desktops().await;
    let zoe = ada.add_person("Zoé", &[]).await;
    ada.import(&made_up(&ada.computer.documents(), 50, "FR", "2026-11")).await.unwrap();
    agree(&[&ada, &bea]).await;
    ada.edit(&zoe, &PHONE, "not sent").await.unwrap();
    let left = ada.leave().await.unwrap();
    assert_eq!(left.unsent, 1, "what was not sent stays here");
    assert_eq!(ada.hub().await.connection, Connection::LocalOnly);
    assert_eq!(code(ada.sync().await), NoHub);
    ada.edit(&zoe, &DEPARTMENT, "alone").await.unwrap();
    assert_eq!(ada.detail(&zoe, &PHONE).await.as_deref(), Some("not sent"));

    let second = Hub::new().await;
    ada.publish(&second.invitation).await.unwrap();
    let max = ada.let_in("Max", &["global_admin"]).await;
    agree(&[&ada, &max]).await;
    for desktop in [&ada, &max] {
        assert_eq!(desktop.detail(&zoe, &PHONE).await.as_deref(), Some("not sent"));
        assert_eq!(desktop.detail(&zoe, &DEPARTMENT).await.as_deref(), Some("alone"));
        assert!(desktop.search("").await.total > 0, "rows and all");
    }
    assert!(ada.prove().await.whole, "{:?}", ada.prove().await.problems);

    // The first hub and whoever stayed there know nothing of it.
    agree(&[&bea]).await;
    assert_eq!(bea.detail(&zoe, &PHONE).await, None);
    assert!(first.verify().await.sound() && second.verify().await.sound());

    // Bea follows with what she made meanwhile.
    bea.edit(&zoe, &desk_core::schema::user::OFFICE, "Lyon").await.unwrap();
    let person = ada.person("Bea").await.id;
    bea.leave().await.unwrap();
    bea.join_again(&ada.invite(&person).await.unwrap()).await.unwrap();
    agree(&[&ada, &max, &bea]).await;
    let office = max.detail(&zoe, &desk_core::schema::user::OFFICE).await;
    assert_eq!(office.as_deref(), Some("Lyon"), "nothing unsent was lost on the way");
}

#[tokio::test]
async fn joining_touches_no_other_workspace_of_the_computer() {
    let (_hub, ada, _bea) = two_desktops().await;
    let person = ada.add_person("Cleo", &["global_admin"]).await;
    let invitation = ada.invite(&person).await.unwrap();
    let computer = Computer::in_memory();
    let cleo = Desktop::found_on(computer, "Bureau Meuse", "Cleo").await;
    let zoe = cleo.add_person("Zoé", &[]).await;
    cleo.edit(&zoe, &PHONE, "private").await.unwrap();
    let mut books = cleo.books().await;
    let before = books.rows().await;
    books.close().await;
    let own = cleo.id.clone();
    cleo.desk.close().await.unwrap();

    let mut cleo = Desktop::join(cleo.computer, &invitation).await.unwrap();
    assert_eq!(cleo.id, ada.id);
    cleo.sync().await.unwrap();
    let joined = cleo.id.clone();
    let open = OpenWorkspace { id: own.clone(), unlock: Unlock::Keychain };
    workspace::open_workspace(&cleo.desk, open).await.unwrap();
    cleo.id = own;
    assert_eq!(cleo.hub().await.connection, Connection::LocalOnly);
    let mut books = cleo.books().await;
    assert_eq!(books.rows().await, before, "as it was");
    books.check().await;
    books.close().await;

    // What is joined already is joined again only from inside.
    let again = ada.invite(&person).await.unwrap();
    assert_eq!(code(cleo.join_again(&again).await), WorkspaceHere);
    let open = OpenWorkspace { id: joined, unlock: Unlock::Keychain };
    workspace::open_workspace(&cleo.desk, open).await.unwrap();
    assert_eq!(code(cleo.join_again(&again).await), AlreadyOnHub);
    let cards = workspace::list_workspaces(&cleo.desk, Nothing {}).await.unwrap().workspaces;
    assert_eq!(cards.len(), 2);
}

#[tokio::test]
async fn a_hub_keeps_two_workspaces_apart() {
    let (hub, ada, bea) = two_desktops().await;
    let max = Desktop::found_on(Computer::in_memory(), "Bureau Meuse", "Max").await;
    max.publish(&hub.invite_owner().await).await.unwrap();
    let lea = max.let_in("Léa", &["global_admin"]).await;
    let zoe = ada.add_person("Zoé", &[]).await;
    let yan = max.add_person("Yan", &[]).await;
    let one = agree(&[&ada, &bea]).await;
    let other = agree(&[&max, &lea]).await;
    assert_eq!(hub.workspaces().await.len(), 2);
    let names = |people: Vec<desk_app::views::PersonView>| {
        people.into_iter().map(|one| one.name).collect::<Vec<_>>()
    };
    assert!(!names(bea.people().await).contains(&"Yan".to_owned()));
    assert!(!names(lea.people().await).contains(&"Zoé".to_owned()));
    assert_ne!(zoe, yan);
    let ids = |rows: desk_tests::Rows| {
        rows.into_keys().map(|place| place.1).collect::<std::collections::BTreeSet<_>>()
    };
    assert!(ids(one).is_disjoint(&ids(other)), "no record is in both");
    assert!(hub.verify().await.sound());
}
