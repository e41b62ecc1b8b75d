use desk_core::schema::{EntityType, device, user};
use desk_wire::protocol::{Enrolment, Message as _, Statement};
use desk_wire::{CommandEvent, EventBody, WireChange, WireValue};
use uuid::Uuid;

use super::*;
use crate::engine::sync_now;
use crate::fake::{Bench, DEVICE, HUB, push};
use crate::key::DeviceKey;

/// An event that lets `id` in, on the word of `signer`.
fn let_in(id: u128, key: [u8; 32], inviter: Option<u128>, signer: &DeviceKey) -> EventBody {
    let id = Uuid::from_u128(id);
    let whose = Uuid::from_u128(3);
    let hub = DeviceKey::from_seed(&HUB).public();
    let ids = (inviter.map(|_| Uuid::from_u128(1)), Some(whose));
    let statement =
        Statement::new(Uuid::from_u128(70), ids, &[1; 32], 9, hub, inviter.map(Uuid::from_u128))
            .to_bytes()
            .unwrap();
    let signature = signer.sign(&Statement::message(&statement));
    let enrolment = Enrolment { statement, signature }.to_bytes().unwrap();
    let set =
        |field: u16, value| WireChange::new(EntityType::Device.number(), id, field, None, value);
    let mut event = CommandEvent::new(Uuid::from_u128(70), id, 0, whose);
    event.code = "enrol_device".to_owned();
    event.changes = vec![
        set(0, WireValue::Flag(true)),
        set(device::USER.number, WireValue::Id(whose.into_bytes())),
        set(device::KEY.number, WireValue::Bytes(key.to_vec())),
        set(device::ENROLMENT.number, WireValue::Bytes(enrolment)),
        set(device::STATE.number, WireValue::Text("active".to_owned())),
    ];
    EventBody::Command(Box::new(event))
}

async fn with(events: &[EventBody]) -> Bench {
    let bench = Bench::linked().await;
    for event in events {
        push(&mut bench.hub.state(), event);
    }
    let report = sync_now(&bench.ctx).await.unwrap();
    assert_eq!(report.stopped, None);
    bench
}

fn own() -> EventBody {
    let hub = DeviceKey::from_seed(&HUB);
    let_in(2, DeviceKey::from_seed(&DEVICE).public(), None, &hub)
}

#[tokio::test]
async fn a_good_record_says_what_was_checked() {
    let proof = checked(&with(&[own()]).await.ctx).await;
    assert_eq!(proof.faults, []);
    assert_eq!((proof.from, proof.events, proof.devices), (1, 3, 1));
    assert_eq!((proof.commands, proof.receipts, proof.chains), (1, 1, 1));
}

#[tokio::test]
async fn a_device_is_let_in_by_one_that_is_there_or_it_is_the_hubs_invention() {
    let (ours, hub) = (DeviceKey::from_seed(&DEVICE), DeviceKey::from_seed(&HUB));
    let friend = DeviceKey::from_seed(&[6; 32]).public();
    let good = with(&[own(), let_in(20, friend, Some(2), &ours)]).await;
    let proof = checked(&good.ctx).await;
    assert_eq!((proof.faults.len(), proof.devices), (0, 2));
    for invented in [let_in(20, friend, None, &hub), let_in(20, friend, Some(2), &hub)] {
        let bench = with(&[own(), invented]).await;
        let proof = checked(&bench.ctx).await;
        assert_eq!(proof.faults, [(2, Fault::Device)]);
    }
}

#[tokio::test]
async fn a_changed_event_or_command_is_found() {
    let bench = with(&[own()]).await;
    bench.hub.state().events[1].at_ms += 1;
    let proof = checked(&bench.ctx).await;
    assert_eq!(proof.faults, [(3, Fault::Chain)]);

    let bench = with(&[own()]).await;
    bench.hub.state().commands[0].push(0);
    let proof = checked(&bench.ctx).await;
    assert_eq!(proof.faults, [(3, Fault::Commands)]);
}

#[tokio::test]
async fn a_change_that_no_device_made_is_the_hubs_invention() {
    let person = Uuid::from_u128(9);
    let role = WireChange::new(
        EntityType::User.number(),
        person,
        user::ROLES.number,
        Some("global_admin".to_owned()),
        WireValue::Flag(true),
    );
    // In the name of the hub, and in the name of a device.
    for device_seq in [0, 7] {
        let mut event =
            CommandEvent::new(Uuid::from_u128(71), Uuid::from_u128(2), device_seq, person);
        event.changes = vec![role.clone()];
        let bench = with(&[own(), EventBody::Command(Box::new(event))]).await;
        let proof = checked(&bench.ctx).await;
        assert_eq!(proof.faults, [(2, Fault::OtherCommand)]);
    }
}

async fn checked(ctx: &Ctx) -> RecordProof {
    verify_record(ctx, &mut |_, _| true).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_check_that_is_stopped_says_nothing() {
    let bench = with(&[own()]).await;
    assert_eq!(verify_record(&bench.ctx, &mut |_, _| false).await.unwrap(), None);
}
