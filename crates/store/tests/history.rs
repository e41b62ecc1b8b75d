//! The record in words: what others did is told by the names that people know.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up must fail loudly")]

mod common;
#[path = "common/hub.rs"]
mod hub;

use common::Bench;
use desk_agree::{FieldKey, RecordKey};
use desk_core::access::Task;
use desk_core::command::Command;
use desk_core::schema::Scope;
use desk_core::schema::{EXISTENCE, EntityType, conflict, user as fields};
use desk_core::user_field::UserField;
use desk_core::value::Value;
use desk_store::{Became, HistoryFilter};
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

    let told =
        bench.store.history(&HistoryFilter::default(), &|_| true, (0, 5)).await.unwrap().entries;
    let subjects: Vec<&str> = told.iter().rev().map(|entry| entry.subject.as_str()).collect();
    assert_eq!(
        subjects,
        ["Carla Ruiz", "Carla Ruiz", "Carla Ruiz · sales_agent", "Carla Ruiz", "Carla Ruiz"],
        "also of what only led to a conflict",
    );
}

/// Ada's two phones and Carla's one, told by a hub; then one change that waits.
async fn with_phones() -> (Bench, Hub, RecordKey) {
    let bench = Bench::founded().await;
    let mut hub = Hub::default();
    hub.accept_all(&bench.store).await;
    bench.store.set_link(&hub::link()).await.unwrap();
    let carla = user(1);
    hub.others(vec![
        field(carla, EXISTENCE).change(WireValue::Flag(true)),
        field(carla, fields::DISPLAY_NAME.number).change(text("Carla")),
        field(carla, fields::STATE.number).change(text("active")),
    ]);
    hub.others(vec![field(carla, fields::PHONE.number).change(text("one"))]);
    hub.others(vec![field(carla, fields::PHONE.number).change(text("two"))]);
    hub.tell_all(&bench.store).await.unwrap();
    let edit = Command::EditUser {
        user: bench.founder,
        edits: vec![(UserField::Phone, Some("three".to_owned()))],
    };
    bench.edit(&edit).await.unwrap();
    (bench, hub, carla)
}

#[tokio::test]
async fn what_stood_before_is_what_an_earlier_event_says_and_is_not_made_up() {
    let (bench, mut hub, carla) = with_phones().await;
    hub.others(vec![field(carla, fields::OFFICE.number).change(text("Lyon"))]);
    hub.tell_all(&bench.store).await.unwrap();
    let told = bench.store.history(&HistoryFilter::default(), &|_| true, (0, 9)).await.unwrap();
    let before: Vec<Option<Value>> =
        told.entries.iter().map(|entry| entry.changes.last().unwrap().old.clone()).collect();
    assert_eq!(
        before[..4],
        [
            Some(Value::Absent), // ours: its base
            None,                // the office: no event tells of it
            Some("one".into()),  // the second phone
            None,                // the first
        ],
    );
}

#[tokio::test]
async fn the_record_is_narrowed_down_and_read_on_from_where_one_was() {
    let (bench, _, carla) = with_phones().await;
    let found = async |filter: HistoryFilter, piece| {
        let page = bench.store.history(&filter, &|_| true, piece).await.unwrap();
        assert_eq!(page.total, None, "nobody counts what fits");
        let news = page.entries.iter().map(|entry| entry.changes.last().unwrap().new.clone());
        (news.collect::<Vec<_>>(), page.more)
    };
    let about =
        || HistoryFilter { record: Some((EntityType::User, carla.id)), ..Default::default() };
    let (all, more) = found(about(), (0, 9)).await;
    assert_eq!((all.len(), more), (3, false), "only hers");
    assert_eq!(all[0], "two".into());
    let (one, more) = found(about(), (0, 1)).await;
    assert_eq!((one, more), (vec!["two".into()], true));
    let (next, more) = found(about(), (1, 1)).await;
    assert_eq!((next, more), (vec!["one".into()], true));

    let text = |text: &str| HistoryFilter { text: Some(text.to_owned()), ..Default::default() };
    assert_eq!(found(text("TWO"), (0, 9)).await.0, ["two".into()], "in values");
    assert_eq!(found(text("carla"), (0, 9)).await.0.len(), 3, "in names");
    let became = |became| HistoryFilter { became: Some(became), ..Default::default() };
    assert_eq!(found(became(Became::Waiting), (0, 9)).await.0, ["three".into()]);
    assert_eq!(found(became(Became::Done), (0, 9)).await.0.len(), 4);
    let person = HistoryFilter { person: Some(bench.founder.uuid()), ..Default::default() };
    assert_eq!(found(person, (0, 9)).await.0.len(), 2, "founding and the phone");
    let late = HistoryFilter {
        from: Some(jiff::Timestamp::from_second(9).unwrap()),
        ..Default::default()
    };
    assert_eq!(found(late, (0, 9)).await, (vec![], false));
}

#[tokio::test]
async fn whoever_may_not_see_a_change_does_not_find_it_by_its_words() {
    let bench = Bench::founded().await;
    let rows = [common::row("CFQ7")];
    bench.import("2025-11", &rows).await;
    let sees = |scope| scope != Scope::Holders(Task::PricingView);
    let list = |text: &str| HistoryFilter { text: Some(text.to_owned()), ..Default::default() };
    let everybody = bench.store.history(&list("2025-11"), &|_| true, (0, 9)).await.unwrap();
    assert!(!everybody.entries.is_empty());
    let found = bench.store.history(&list("2025-11"), &sees, (0, 9)).await.unwrap();
    assert!(found.entries.is_empty(), "{:?}", found.entries);
    let all = bench.store.history(&HistoryFilter::default(), &sees, (0, 9)).await.unwrap();
    let add = all.entries.iter().find(|entry| entry.code == "add_price_list").unwrap();
    assert!(add.hidden && add.subject.is_empty() && add.changes.is_empty());
}
