//! The hub's disk broke, and it came back from a backup that is older than what
//! the desktops know.

use desk_app::ErrorCode::{HubRestored, NotAllowed};
use desk_app::deeds::team::confirm_restored_hub;
use desk_app::views::{Connection, Nothing};
use desk_core::schema::user::{DEPARTMENT, NOTES, PHONE};
use desk_tests::{agree, code, made_up};

use super::two_with_featured;
use crate::featured::{id, letters};

#[tokio::test]
async fn everybody_stops_an_owner_confirms_and_nothing_is_lost() {
    let (mut hub, ada, bea) = two_with_featured("ABC").await;
    let zoe = ada.add_person("Zoé", &[]).await;
    let max = ada.let_in("Max", &["user_mgmt_admin"]).await;
    agree(&[&ada, &bea, &max]).await;
    let backup = hub.back_up("monday").await;

    // Tuesday's work, which the hub took and told everybody.
    ada.edit(&zoe, &PHONE, "Tuesday").await.unwrap();
    bea.feature(&id('D')).await.unwrap();
    bea.edit(&zoe, &DEPARTMENT, "Ventes").await.unwrap();
    let late = bea.add_person("Luc", &["sales_agent"]).await;
    let list = made_up(&bea.computer.documents(), 60, "BE", "2026-11");
    bea.import(&list).await.unwrap();
    agree(&[&ada, &bea]).await;
    // And some that it never got.
    max.edit(&zoe, &NOTES, "offline").await.unwrap();
    ada.unfeature(&id('A')).await.unwrap();

    hub.restore(&backup).await;
    for desktop in [&ada, &bea, &max] {
        assert_eq!(code(desktop.sync().await), HubRestored, "nobody goes on by themselves");
        assert_eq!(desktop.hub().await.connection, Connection::HubRestored);
    }
    assert_eq!(ada.detail(&zoe, &PHONE).await.as_deref(), Some("Tuesday"), "work goes on");
    ada.edit(&zoe, &PHONE, "Wednesday").await.unwrap();
    let refused = confirm_restored_hub(&max.desk, Nothing {}).await.map(drop);
    assert_eq!(code(refused), NotAllowed, "Max may not decide that");

    confirm_restored_hub(&ada.desk, Nothing {}).await.unwrap();
    agree(&[&ada, &bea, &max]).await;
    for desktop in [&ada, &bea, &max] {
        assert_eq!(desktop.detail(&zoe, &PHONE).await.as_deref(), Some("Wednesday"));
        assert_eq!(desktop.detail(&zoe, &DEPARTMENT).await.as_deref(), Some("Ventes"));
        assert_eq!(desktop.detail(&zoe, &NOTES).await.as_deref(), Some("offline"));
        assert_eq!(letters(desktop).await, "BCD");
        assert_eq!(desktop.lists().await.len(), 2, "a list comes back with its rows");
        let luc = desktop.person("Luc").await;
        assert_eq!((luc.id == late, luc.roles), (true, vec!["sales_agent".to_owned()]));
        assert_eq!(desktop.people().await.iter().filter(|one| one.name == "Luc").count(), 1);
        assert!(desktop.refused().await.is_empty());
        assert!(desktop.open_conflicts().await.is_empty(), "their own work is no conflict");
        assert!(desktop.prove().await.whole, "{:?}", desktop.prove().await.problems);
    }
    assert!(hub.verify().await.sound(), "{}", hub.verify().await);
    // Whoever comes now gets the rows from the hub, not from anybody's disk.
    let lea = ada.let_in("Léa", &["global_admin"]).await;
    agree(&[&ada, &bea, &max, &lea]).await;
    assert_eq!(lea.lists().await.len(), 2);
}
