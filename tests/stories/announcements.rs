//! Screens hear what changed, when it is on disk and not before.

use std::sync::{Arc, Mutex};

use desk_app::deeds::state::change_settings;
use desk_app::deeds::workspace::{close_workspace, open_workspace};
use desk_app::views::Tag::{self, *};
use desk_app::views::{ChangeSettings, Event, Language, Nothing, OpenWorkspace, Unlock};
use desk_tests::{Books, Key, made_up};

use crate::featured::{id, with_seven_offers};

const EVERY_WRITE: [Tag; 4] = [State, Undo, Outbox, Record];

fn and(more: &[Tag]) -> Vec<Tag> {
    let mut tags: Vec<Tag> = EVERY_WRITE.iter().chain(more).copied().collect();
    tags.sort();
    tags
}

#[tokio::test]
async fn every_deed_names_what_it_changed_and_nothing_else() {
    let ada = with_seven_offers().await;
    ada.feature(&id('A')).await.unwrap();
    assert_eq!(ada.ears.tags(), [and(&[Catalog, Featured])]);
    ada.feature(&id('B')).await.unwrap();
    ada.ears.heard();
    ada.move_to(&id('B'), 1).await.unwrap();
    assert_eq!(ada.ears.tags(), [and(&[Catalog, Featured])]);
    // What is allowed about roles is the workspace's too.
    ada.set_market(Some("BE")).await.unwrap();
    assert_eq!(ada.ears.tags(), [and(&[Catalog, Featured, People])]);
    ada.undo().await.unwrap();
    assert_eq!(
        ada.ears.tags(),
        [and(&[Catalog, Featured, People])],
        "undo is a deed like any other"
    );
    let list = ada.lists().await[0].list_id.clone();
    ada.remove_list(&list).await.unwrap();
    assert_eq!(ada.ears.tags(), [and(&[PriceLists, Catalog, Featured])]);

    ada.search("a").await;
    ada.frame().await;
    ada.lists().await;
    assert!(ada.ears.heard().is_empty(), "looking is no news");

    let french = ChangeSettings { language: Some(Language::Fr), ..ChangeSettings::default() };
    change_settings(&ada.desk, french).await.unwrap();
    assert_eq!(ada.ears.tags(), [[State]]);
    close_workspace(&ada.desk, Nothing {}).await.unwrap();
    assert_eq!(ada.ears.tags()[0].len(), 13, "another workspace is another everything");
    let ask = OpenWorkspace { id: ada.id.clone(), unlock: Unlock::Keychain };
    open_workspace(&ada.desk, ask).await.unwrap();
    assert_eq!(ada.ears.tags()[0].len(), 13);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_announced_is_on_disk() {
    let ada = with_seven_offers().await;
    let key = Key::of(&ada.folder(), &*ada.computer.keychain);
    let database = ada.folder().join("workspace.db");
    let seen: Arc<Mutex<Vec<i64>>> = Arc::default();
    let (noted, path) = (seen.clone(), database.clone());
    ada.ears.on_event(move |event| {
        let Event::Changed { .. } = event else { return };
        // A connection of its own, as another program would have.
        let (key, path) = (key.clone(), path.clone());
        let count = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            runtime.block_on(async {
                let mut books = Books::open(&path, &key).await;
                let count = books.number("select count(*) from outbox").await;
                books.close().await;
                count
            })
        });
        noted.lock().unwrap().push(count.join().unwrap());
    });
    ada.feature(&id('A')).await.unwrap();
    ada.feature(&id('B')).await.unwrap();
    let path = made_up(&ada.computer.documents(), 200, "BE", "2026-11");
    ada.import(&path).await.unwrap();
    ada.undo().await.unwrap();
    assert_eq!(*seen.lock().unwrap(), [4, 5, 6, 7]);
}

#[tokio::test]
async fn the_record_says_who_did_what_and_what_it_was_before() {
    let ada = with_seven_offers().await;
    ada.feature(&id('A')).await.unwrap();
    ada.feature(&id('B')).await.unwrap();
    ada.computer.clock.turn(jiff::SignedDuration::from_hours(3));
    ada.set_market(Some("BE")).await.unwrap();
    ada.unfeature(&id('A')).await.unwrap();
    let record = ada.record().await;
    let told: Vec<_> =
        record.iter().map(|entry| (entry.code.as_str(), entry.subject.as_str())).collect();
    assert_eq!(
        told,
        [
            ("found_workspace", "Ada"),
            ("add_price_list", "FR EUR 2026-11"),
            ("set_home_market", "FR"),
            ("feature_offer", "A"),
            ("feature_offer", "B"),
            ("set_home_market", "BE"),
            ("unfeature_offer", "A"),
        ]
    );
    assert!(record.iter().all(|entry| entry.actor == "Ada" && entry.chain.len() == 64));
    assert!(record[4].made_at.starts_with("2026-11-10T09:00"), "{}", record[4].made_at);
    assert!(record[5].made_at.starts_with("2026-11-10T12:00"), "{}", record[5].made_at);
    let market = &record[5].changes[0];
    assert_eq!((market.entity.as_str(), market.field.as_str()), ("workspace", "home_market"));
    assert_eq!((market.old.as_deref(), market.new.as_deref()), (Some("FR"), Some("BE")));
    let role = record[0].changes.iter().find(|change| change.field == "roles").unwrap();
    assert_eq!((role.old.as_deref(), role.new.as_deref()), (None, Some("global_admin")));
}
