//! The file is closed and opened under people who work.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use desk_sync::api::{HubApi, HubError};
use desk_sync::doors::{Credentials, Doors, HubAddress};
use desk_sync::engine::Swap;
use desk_sync::enrol::rejoin;
use desk_sync::key::DeviceKey;
use desk_sync::ports::TokioRest;
use desk_wire::protocol::{Invitation, Join, Joined, Message, ProblemCode, Statement, TokenAnswer};
use uuid::Uuid;

use crate::deeds::edit::{list_outbox, undo_edit, undo_state};
use crate::deeds::team::{add_person, list_people};
use crate::desk::{Desk, Hubs, Ports, for_tests, hub_ports};
use crate::views::{AddPerson, Nothing, PageQuery};

/// A hub that lets everybody in and says nothing else.
struct OpenDoor;

#[async_trait]
impl Doors for OpenDoor {
    async fn join(&self, _: &HubAddress, _: &DeviceKey, join: &Join) -> Result<Joined, HubError> {
        let tokens = TokenAnswer { access: String::new(), access_for: 1, refresh: [0; 32] };
        Ok(Joined::new(join.workspace(), join.user(), true, tokens))
    }

    fn open(&self, _: &HubAddress, _: Credentials) -> Result<Arc<dyn HubApi>, HubError> {
        Err(ProblemCode::Unavailable.into())
    }
}

async fn desk(root: &std::path::Path) -> Desk {
    let hubs = Hubs { doors: Arc::new(OpenDoor), rest: Arc::new(TokioRest), in_background: false };
    let desk = Desk::new(Ports { hubs, ..for_tests::ports(root) }, root.to_owned(), None);
    for_tests::found(&desk).await;
    desk
}

/// What a person adds; one undo step.
async fn add(desk: &Desk, name: &str) {
    let ask = AddPerson { name: name.to_owned(), user_name: None, roles: Vec::new() };
    add_person(desk, ask).await.unwrap();
}

/// The change that makes the open file another device.
async fn becoming_another(desk: &Desk) -> Swap {
    let file = desk.bench.file().await.unwrap();
    let (hub, secret) = (DeviceKey::from_seed(&[7; 32]), [8; 32]);
    let whom = (Some(file.id.uuid()), Some(file.store.user().uuid()));
    let id = Uuid::from_u128(9);
    let statement = Statement::new(id, whom, &secret, i64::MAX / 2, hub.public(), None);
    let statement = statement.to_bytes().unwrap();
    let invitation = Invitation {
        addresses: vec!["https://127.0.0.1:1".to_owned()],
        certificate: [1; 32],
        signature: hub.sign(&Statement::message(&statement)),
        statement,
        secret,
    };
    let ports = hub_ports(&desk.ports).await;
    let text = invitation.to_text().unwrap();
    rejoin(&file.store, &ports, &text, "Poste").await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deed_under_way_ends_first_and_those_behind_it_go_on_in_the_new_file() {
    let root = tempfile::tempdir().unwrap();
    let desk = desk(root.path()).await;
    add(&desk, "Eve").await;
    let before = list_outbox(&desk, PageQuery { offset: 0, limit: 9 }).await.unwrap();
    let swap = becoming_another(&desk).await;
    let file = desk.bench.file().await.unwrap();

    let here = desk.here().await.unwrap();
    let bench = Arc::clone(&desk.bench);
    let (store, path) = (Arc::clone(&file.store), file.store.path().to_owned());
    let swapping = tokio::spawn(async move { bench.swap(&store, swap).await });
    tokio::time::sleep(Duration::from_millis(60)).await;
    assert!(!swapping.is_finished(), "a deed is under way");
    here.store().glance().await.expect("its file is still open");
    list_people(&desk, Nothing {}).await.expect("a deed may begin another one");
    drop(here);
    swapping.await.unwrap().unwrap();

    let now = desk.bench.file().await.unwrap();
    assert_ne!(now.store.device(), file.store.device(), "it is another device");
    assert_eq!(now.store.path(), path);
    let after = list_outbox(&desk, PageQuery { offset: 0, limit: 9 }).await.unwrap();
    let ids = |outbox: &crate::views::Outbox| {
        outbox.commands.iter().map(|one| one.command_id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&after), ids(&before), "nothing that waits is lost");
    assert!(undo_state(&desk, Nothing {}).await.unwrap().undo.is_some(), "undo survives");
    undo_edit(&desk, Nothing {}).await.unwrap();
    add(&desk, "Zoé").await;
    desk.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_asked_may_go_away_and_the_file_is_open_all_the_same() {
    let root = tempfile::tempdir().unwrap();
    let desk = desk(root.path()).await;
    let swap = becoming_another(&desk).await;
    let file = desk.bench.file().await.unwrap();
    let bench = Arc::clone(&desk.bench);
    let store = Arc::clone(&file.store);
    let asking = tokio::spawn(async move { bench.swap(&store, swap).await });
    tokio::time::sleep(Duration::from_millis(1)).await;
    asking.abort();
    let _ = asking.await;
    // Comes after it where it was begun, and finds the old file where it was not.
    for name in ["Eve", "Zoé"] {
        add(&desk, name).await;
    }
    desk.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_swap_for_a_file_that_was_closed_meanwhile_does_nothing() {
    let root = tempfile::tempdir().unwrap();
    let desk = desk(root.path()).await;
    let swap = becoming_another(&desk).await;
    let file = desk.bench.file().await.unwrap();
    desk.close().await.unwrap();
    desk.bench.swap(&file.store, swap).await.unwrap();
    assert!(desk.bench.file().await.is_none(), "nobody opened it again");
}
