//! Somebody copied a whole computer: two desktops under one name.

use desk_core::schema::user::{DEPARTMENT, PHONE};
use desk_tests::{Desktop, agree, two_desktops};

#[tokio::test]
async fn the_second_of_two_copies_becomes_another_device_by_itself() {
    let (hub, ada, mut bea) = two_desktops().await;
    let zoe = ada.add_person("Zoé", &[]).await;
    let yan = ada.add_person("Yan", &[]).await;
    agree(&[&ada, &bea]).await;
    // Made before the copy: both have it, and it must not count twice.
    bea.edit(&yan, &PHONE, "before").await.unwrap();
    bea.desk.close().await.unwrap();
    let clone = bea.computer.cloned();
    let twin = Desktop::woken(clone, &bea.id).await;
    bea.restart().await;

    bea.edit(&zoe, &PHONE, "of Bea").await.unwrap();
    twin.edit(&zoe, &DEPARTMENT, "of the twin").await.unwrap();
    twin.edit(&yan, &DEPARTMENT, "too").await.unwrap();
    bea.sync().await.unwrap();
    twin.sync().await.unwrap();
    agree(&[&ada, &bea, &twin]).await;

    for desktop in [&ada, &bea, &twin] {
        assert_eq!(desktop.detail(&zoe, &PHONE).await.as_deref(), Some("of Bea"));
        assert_eq!(desktop.detail(&zoe, &DEPARTMENT).await.as_deref(), Some("of the twin"));
        assert_eq!(desktop.detail(&yan, &PHONE).await.as_deref(), Some("before"));
        assert_eq!(desktop.detail(&yan, &DEPARTMENT).await.as_deref(), Some("too"));
        assert!(desktop.refused().await.is_empty() && desktop.conflicts().await.is_empty());
        let record = desktop.record().await;
        let mut edits: Vec<&str> = record
            .iter()
            .filter(|entry| entry.code == "edit_user" && entry.why.as_deref() != Some("known"))
            .map(|entry| entry.command_id.as_str())
            .collect();
        assert_eq!(edits.len(), 4, "each edit was done once: {record:?}");
        edits.sort_unstable();
        edits.dedup();
        assert_eq!(edits.len(), 4, "and has one id");
        let devices = desktop.devices().await;
        assert_eq!(devices.iter().filter(|one| one.person_name == "Bea").count(), 2);
    }
    let this = |devices: Vec<desk_app::views::DeviceView>| {
        devices.into_iter().find(|one| one.is_this).unwrap().id
    };
    assert_ne!(this(bea.devices().await), this(twin.devices().await));

    // Both go on, under their own names.
    bea.edit(&zoe, &PHONE, "still Bea").await.unwrap();
    agree(&[&bea, &twin, &ada]).await;
    twin.edit(&zoe, &PHONE, "the twin again").await.unwrap();
    agree(&[&twin, &bea, &ada]).await;
    assert_eq!(ada.detail(&zoe, &PHONE).await.as_deref(), Some("the twin again"));
    assert!(hub.verify().await.sound(), "{}", hub.verify().await);
}

#[tokio::test]
async fn an_old_copy_of_a_disk_comes_back_and_nothing_is_lost() {
    let (_hub, ada, mut bea) = two_desktops().await;
    let zoe = ada.add_person("Zoé", &[]).await;
    agree(&[&ada, &bea]).await;
    bea.desk.close().await.unwrap();
    let old = bea.computer.cloned();
    bea.restart().await;
    for round in 0..5 {
        bea.edit(&zoe, &PHONE, &format!("{round}")).await.unwrap();
        bea.sync().await.unwrap();
    }
    bea.desk.close().await.unwrap();

    let back = Desktop::woken(old, &bea.id).await;
    back.edit(&zoe, &DEPARTMENT, "from the old disk").await.unwrap();
    agree(&[&back, &ada]).await;
    for desktop in [&ada, &back] {
        assert_eq!(desktop.detail(&zoe, &PHONE).await.as_deref(), Some("4"));
        let department = desktop.detail(&zoe, &DEPARTMENT).await;
        assert_eq!(department.as_deref(), Some("from the old disk"));
    }
}
