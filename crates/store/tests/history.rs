//! The record in words: what others did is told by the names that people know.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up must fail loudly")]

mod common;
#[path = "common/hub.rs"]
mod hub;

use common::Bench;
use desk_agree::{FieldKey, RecordKey};
use desk_core::schema::{EXISTENCE, EntityType, conflict, user as fields};
use desk_wire::WireValue;
use hub::{Hub, field, text, user};
use uuid::Uuid;

#[tokio::test]
async fn others_changes_are_told_by_what_the_record_is_called_now() {
    let bench = Bench::founded().await;
    let mut hub = Hub::default();
    hub.accept_all(&bench.store).await;
    bench.store.set_link(&hub::link()).await.unwrap();

    let carla = user(1);
    let name = |name: &str| field(carla, fields::DISPLAY_NAME.number).change(text(name));
    let role =
        FieldKey { record: carla, field: fields::ROLES.number, member: "sales_agent".to_owned() };
    let crossed = RecordKey::new(EntityType::Conflict, Uuid::from_u128(9));
    let about = i64::from(EntityType::User.number());
    hub.others(vec![
        field(carla, EXISTENCE).change(WireValue::Flag(true)),
        name("Carla"),
        field(carla, fields::STATE.number).change(text("active")),
    ]);
    hub.others(vec![field(carla, fields::PHONE.number).change(text("1"))]);
    hub.others(vec![role.change(WireValue::Flag(true))]);
    hub.others(vec![
        field(crossed, EXISTENCE).change(WireValue::Flag(true)),
        field(crossed, conflict::SUBJECT_TYPE.number).change(WireValue::Integer(about)),
        field(crossed, conflict::SUBJECT.number).change(WireValue::Id(*carla.id.as_bytes())),
    ]);
    hub.others(vec![name("Carla Ruiz")]);
    hub.tell_all(&bench.store).await.unwrap();

    let (_, told) = bench.store.history(0, 5).await.unwrap();
    let subjects: Vec<&str> = told.iter().rev().map(|entry| entry.subject.as_str()).collect();
    assert_eq!(
        subjects,
        ["Carla Ruiz", "Carla Ruiz", "Carla Ruiz · sales_agent", "Carla Ruiz", "Carla Ruiz"],
        "also of what only led to a conflict",
    );
}
