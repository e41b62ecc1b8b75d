//! Nobody does by sync what they may not do.

use desk_app::ErrorCode::NotAllowed;
use desk_core::schema::EntityType;
use desk_core::schema::user::PHONE;
use desk_tests::{Desktop, agree, code};
use desk_wire::{Event, Payload};

use super::two_with_featured;
use crate::featured::{id, letters};

/// How many records of a type lie in the file, seen or not.
async fn lying_there(desktop: &Desktop, entity: EntityType) -> usize {
    let mut books = desktop.books().await;
    let rows = books.rows().await;
    books.close().await;
    rows.keys().filter(|place| place.0 == entity.number() && place.2 == 0).count()
}

#[tokio::test]
async fn what_somebody_did_offline_after_losing_the_role_has_no_effect_anywhere() {
    let (_hub, ada, bea) = two_with_featured("AB").await;
    let zoe = ada.add_person("Zoé", &[]).await;
    agree(&[&ada, &bea]).await;
    let person = ada.person("Bea").await.id;
    ada.role(&person, "sales_agent", true).await.unwrap();
    ada.role(&person, "global_admin", false).await.unwrap();
    ada.sync().await.unwrap();
    // Bea has not heard of it yet.
    bea.feature(&id('C')).await.unwrap();
    bea.edit(&zoe, &PHONE, "666").await.unwrap();
    bea.role(&zoe, "global_admin", true).await.unwrap();
    let report = bea.sync().await.unwrap();
    assert_eq!(report.rejected, 3);
    agree(&[&ada, &bea]).await;

    for desktop in [&ada, &bea] {
        assert_eq!(letters(desktop).await, "AB");
        assert_eq!(desktop.detail(&zoe, &PHONE).await, None);
    }
    assert!(ada.person("Zoé").await.roles.is_empty());
    let refused = bea.refused().await;
    assert_eq!(refused.len(), 3, "each is there to be looked at");
    for one in &refused {
        assert_eq!((one.outcome.as_str(), one.why.as_str()), ("rejected", "not_allowed"));
    }
    assert_eq!(code(bea.feature(&id('D')).await), NotAllowed, "and now she knows");
    assert_eq!(bea.frame().await.roles, ["sales_agent"]);
    let tried = ada.record().await;
    let tried = tried.iter().filter(|entry| entry.outcome == "rejected").count();
    assert_eq!(tried, 3, "everybody's record has what was tried");
}

#[tokio::test]
async fn a_role_gives_no_right_before_the_hub_has_confirmed_it() {
    let (_hub, ada, bea) = two_with_featured("A").await;
    let zoe = ada.add_person("Zoé", &[]).await;
    agree(&[&ada, &bea]).await;
    ada.role(&zoe, "admin_agent", true).await.unwrap();
    assert!(ada.person("Zoé").await.waiting_roles, "asked for");
    let page = desk_app::views::PageQuery { offset: 0, limit: 10 };
    let waiting = desk_app::deeds::edit::list_outbox(&ada.desk, page).await.unwrap().commands;
    assert_eq!(waiting.len(), 1);
    assert!(waiting[0].waits_for_hub, "it says that it waits for the hub");
    agree(&[&ada, &bea]).await;
    for desktop in [&ada, &bea] {
        let seen = desktop.person("Zoé").await;
        assert!(!seen.waiting_roles);
        assert_eq!(seen.roles, ["admin_agent"]);
    }

    // On the desktop of whom it is about, a role counts from the moment it came.
    let max = ada.let_in("Max", &["billing_admin"]).await;
    let person = ada.person("Max").await.id;
    ada.role(&person, "admin_agent", true).await.unwrap();
    assert_eq!(code(max.feature(&id('B')).await), NotAllowed);
    max.sync().await.unwrap();
    assert_eq!(code(max.feature(&id('B')).await), NotAllowed, "the hub does not know it yet");
    ada.sync().await.unwrap();
    max.sync().await.unwrap();
    max.feature(&id('B')).await.unwrap();
    agree(&[&max, &ada, &bea]).await;
    assert_eq!(letters(&ada).await, "AB");
}

#[tokio::test]
async fn what_a_person_may_not_see_never_lies_on_their_disk() {
    let (_hub, ada, bea) = two_with_featured("ABC").await;
    let hal = ada.let_in("Hal", &["helpdesk_agent"]).await;
    let person = ada.person("Hal").await.id;
    ada.feature(&id('D')).await.unwrap();
    agree(&[&ada, &bea]).await;
    hal.sync().await.unwrap();
    for entity in [EntityType::FeaturedOffer, EntityType::PriceList] {
        assert_eq!(lying_there(&hal, entity).await, 0, "{entity:?} is not for a helpdesk agent");
        assert!(lying_there(&ada, entity).await > 0);
    }
    assert_eq!(lying_there(&hal, EntityType::User).await, 3, "people are for everybody");

    ada.role(&person, "billing_admin", true).await.unwrap();
    ada.sync().await.unwrap();
    hal.sync().await.unwrap();
    assert_eq!(letters(&hal).await, "ABCD", "with the role comes what it lets see");
    assert_eq!(hal.search("").await.total, 7, "the rows of the list too");
    agree(&[&ada, &bea, &hal]).await;

    ada.role(&person, "billing_admin", false).await.unwrap();
    ada.feature(&id('E')).await.unwrap();
    ada.sync().await.unwrap();
    hal.sync().await.unwrap();
    for entity in [EntityType::FeaturedOffer, EntityType::PriceList] {
        assert_eq!(lying_there(&hal, entity).await, 0, "{entity:?} goes with the role");
    }
    let mut books = hal.books().await;
    let rows = books.number("select count(*) from list_offer").await;
    assert_eq!(rows, 0, "and so do the rows of the lists");
    let told = books.events().await;
    let open = |event: &&Event| matches!(event.body, Payload::Open { .. });
    let others: Vec<_> = told.iter().filter(|event| event.scope != 0).filter(open).collect();
    assert!(others.is_empty(), "and what the hub told of them: {}", others.len());
    books.close().await;
    // The other two go on as before.
    agree(&[&ada, &bea]).await;
    assert_eq!(letters(&bea).await, "ABCDE");
}
