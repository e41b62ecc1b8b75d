//! A device that is revoked: a stolen computer, or somebody who left.

use desk_app::ErrorCode::DeviceRevoked;
use desk_app::deeds::team::revoke_device;
use desk_app::views::{Connection, DeviceRef, ReadOnlyReason};
use desk_core::schema::user::PHONE;
use desk_tests::{Desktop, agree, code, two_desktops};

async fn revoke(ada: &Desktop, of: &str) {
    let device = ada.devices().await.into_iter().find(|one| one.person_name == of).unwrap();
    let devices = revoke_device(&ada.desk, DeviceRef { device: device.id }).await.unwrap().devices;
    let seen = devices.iter().find(|one| one.person_name == of).unwrap();
    assert!(seen.revoke_waits && !seen.revoked, "it counts when the hub agrees");
}

#[tokio::test]
async fn a_revoked_device_stops_and_keeps_everything_it_has() {
    let (hub, ada, mut bea) = two_desktops().await;
    let zoe = ada.add_person("Zoé", &[]).await;
    agree(&[&ada, &bea]).await;
    bea.edit(&zoe, &PHONE, "never sent").await.unwrap();
    revoke(&ada, "Bea").await;
    ada.sync().await.unwrap();

    let head = ada.hub().await.head.unwrap().seq;
    assert_eq!(code(bea.sync().await), DeviceRevoked);
    assert_eq!(code(bea.sync().await), DeviceRevoked, "again and again");
    assert_eq!(bea.hub().await.connection, Connection::DeviceRevoked);
    assert_eq!(code(bea.edit(&zoe, &PHONE, "more").await), DeviceRevoked);
    assert_eq!(bea.frame().await.read_only, Some(ReadOnlyReason::DeviceRevoked));
    assert_eq!(bea.frame().await.waiting, 1, "what was not sent is kept");
    let lines = bea.export().await;
    assert_eq!(lines.len(), 2, "and can be taken away");
    assert_eq!(lines[1]["code"], "edit_user");

    ada.sync().await.unwrap();
    assert_eq!(ada.hub().await.head.unwrap().seq, head, "nothing of it came to the log");
    assert_eq!(ada.detail(&zoe, &PHONE).await, None);
    let seen = ada.devices().await;
    assert!(seen.iter().any(|one| one.person_name == "Bea" && one.revoked), "{seen:?}");

    // It knows so without asking again, and goes on alone if it wants to.
    bea.restart().await;
    assert_eq!(bea.hub().await.connection, Connection::DeviceRevoked);
    let left = bea.leave().await.unwrap();
    assert_eq!(left.unsent, 1);
    bea.edit(&zoe, &PHONE, "on my own").await.unwrap();
    assert_eq!(bea.detail(&zoe, &PHONE).await.as_deref(), Some("on my own"));
    assert!(hub.verify().await.sound());
}

#[tokio::test]
async fn whoever_was_shut_out_comes_back_with_an_invitation_and_what_they_had_made() {
    let (_hub, ada, bea) = two_desktops().await;
    let zoe = ada.add_person("Zoé", &[]).await;
    agree(&[&ada, &bea]).await;
    revoke(&ada, "Bea").await;
    ada.sync().await.unwrap();
    bea.edit(&zoe, &PHONE, "+33 9").await.unwrap();
    assert_eq!(code(bea.sync().await), DeviceRevoked);
    let person = ada.person("Bea").await.id;
    bea.join_again(&ada.invite(&person).await.unwrap()).await.unwrap();
    agree(&[&ada, &bea]).await;
    assert_eq!(ada.detail(&zoe, &PHONE).await.as_deref(), Some("+33 9"), "nothing was lost");
    let of_bea: Vec<bool> = ada
        .devices()
        .await
        .iter()
        .filter(|one| one.person_name == "Bea")
        .map(|one| one.revoked)
        .collect();
    assert_eq!(of_bea.iter().filter(|revoked| !**revoked).count(), 1, "as another device");
    assert_eq!(of_bea.len(), 2);
}
