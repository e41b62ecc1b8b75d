//! What happens to commands on their way in.

use std::sync::atomic::{AtomicU32, Ordering};

use desk_core::access::Role;
use desk_core::command::Command;
use desk_core::ids::DeviceId;
use desk_core::schema::{EXISTENCE, EntityType, device};
use desk_hub::HubError;
use desk_wire::protocol::{Limits, Message, ProblemCode, SyncRequest};
use desk_wire::{CommandRecord, EventBody, Outcome, WireValue};
use serde_bytes::ByteBuf;

use super::on_both;
use super::people::{add_user, patch, set_phone};
use super::rig::{Rig, at, code, id};

on_both! {
    async fn a_push_sent_twice_is_done_once_and_answered_the_same(rig: Rig) {
        let mut ada = rig.owner(1).await;
        ada.found(&rig).await;
        let user = add_user(&mut ada, 2, 50, &[]);
        let request = ada.request(vec![user]);
        let once = rig.hub.sync(&ada.caller(), request.clone()).await.unwrap();
        let twice = rig.hub.sync(&ada.caller(), request.clone()).await.unwrap();
        assert_eq!(once.to_bytes().unwrap(), twice.to_bytes().unwrap());
        ada.hear(&once);
        assert_eq!(ada.heard.last().unwrap().outcome, Outcome::Applied);
        assert_eq!(ada.heard.iter().filter(|event| event.code == "add_user").count(), 1);

        // From behind the outcome, it is told apart from the events.
        let later = ada.cursor;
        let again = rig.hub.sync(&ada.caller(), desk_wire::protocol::SyncRequest {
            cursor: later,
            ..request
        }).await.unwrap();
        assert!(again.page.events.is_empty());
        assert_eq!(again.known.len(), 1);
        assert_eq!(again.known[0].outcome, Outcome::Applied);
        assert!(rig.hub.verify(id(1)).await.unwrap().is_empty());
    }

    async fn a_push_that_overlaps_takes_only_what_is_new(rig: Rig) {
        let mut ada = rig.owner(1).await;
        ada.found(&rig).await;
        let first = add_user(&mut ada, 2, 50, &[]);
        let one = ada.request(vec![first.clone()]);
        rig.hub.sync(&ada.caller(), one).await.unwrap();
        let second = add_user(&mut ada, 3, 51, &[]);
        let mut both = ada.request(vec![second.clone()]);
        both.commands = vec![first, second];
        let answer = rig.hub.sync(&ada.caller(), both).await.unwrap();
        ada.hear(&answer);
        let added = ada.heard.iter().filter(|event| event.code == "add_user").count();
        assert_eq!(added, 2);
        assert!(rig.hub.verify(id(1)).await.unwrap().is_empty());
    }

    async fn a_gap_a_fork_another_chain_and_another_key_are_told_apart(rig: Rig) {
        let mut ada = rig.owner(1).await;
        ada.found(&rig).await;
        let before = ada.clone();

        let _lost = add_user(&mut ada, 2, 50, &[]);
        let next = add_user(&mut ada, 2, 51, &[]);
        let request = ada.request(vec![next]);
        let problem = rig.hub.sync(&ada.caller(), request).await.unwrap_err().problem();
        assert_eq!((problem.code, problem.expect), (ProblemCode::ExpectDeviceSeq, Some(2)));

        // A copy of the device has gone on by itself.
        let mut ada = before.clone();
        let user = add_user(&mut ada, 2, 50, &[]);
        ada.sync(&rig, vec![user]).await.unwrap();
        let mut copy = before.clone();
        let other = add_user(&mut copy, 2, 60, &[]);
        let record = CommandRecord::from_bytes(&other).unwrap();
        let origin = desk_wire::Origin {
            id: id(77),
            seq: record.seq,
            device: copy.id,
            author: copy.user,
            group: record.group(),
            depends: Vec::new(),
            made: desk_core::moment::Moment {
                wall: jiff::Timestamp::UNIX_EPOCH,
                boot: id(0),
                mono_ms: 0,
            },
        };
        let other = CommandRecord::new(origin, &record.command().unwrap(), Vec::new());
        let request = copy.request(vec![ByteBuf::from(other.to_bytes().unwrap())]);
        assert_eq!(code(rig.hub.sync(&copy.caller(), request).await), ProblemCode::DeviceForked);

        // The same id and number with other content is no less another device.
        let mut copy = before.clone();
        let other = add_user(&mut copy, 2, 61, &[]);
        let request = copy.request(vec![other]);
        assert_eq!(code(rig.hub.sync(&copy.caller(), request).await), ProblemCode::DeviceForked);

        let mut liar = ada.clone();
        let user = add_user(&mut liar, 2, 52, &[]);
        let mut request = liar.request(vec![user]);
        request.chain = Some(liar.signed(liar.seq, [3; 32]));
        assert_eq!(code(rig.hub.sync(&liar.caller(), request).await), ProblemCode::DeviceForked);

        let mut thief = ada.clone();
        thief.key = ed25519_dalek::SigningKey::from_bytes(&[77; 32]);
        let user = add_user(&mut thief, 2, 52, &[]);
        let request = thief.request(vec![user]);
        assert_eq!(code(rig.hub.sync(&thief.caller(), request).await), ProblemCode::BadRequest);

        // None of it left a trace.
        let user = add_user(&mut ada, 2, 53, &[]);
        ada.sync(&rig, vec![user]).await.unwrap();
        assert!(rig.hub.verify(id(1)).await.unwrap().is_empty());
    }

    async fn a_command_in_anothers_name_is_rejected_and_the_rest_goes_on(rig: Rig) {
        let mut ada = rig.owner(1).await;
        ada.found(&rig).await;
        let user = ada.user;
        ada.user = id(99);
        let forged = add_user(&mut ada, 2, 50, &[]);
        ada.user = user;
        let honest = add_user(&mut ada, 3, 51, &[]);
        ada.sync(&rig, vec![forged, honest]).await.unwrap();
        let [.., forged, honest] = ada.heard.as_slice() else { panic!("two events") };
        assert_eq!(forged.outcome, Outcome::Rejected);
        assert_eq!(forged.why.as_ref().unwrap().code, "not_yours");
        assert_eq!(forged.author(), user, "the event says who really sent it");
        assert_eq!(honest.outcome, Outcome::Applied);
    }

    async fn a_command_that_comes_back_under_another_name_has_one_effect(rig: Rig) {
        let mut ada = rig.owner(1).await;
        ada.found(&rig).await;
        let user = add_user(&mut ada, 2, 50, &[]);
        ada.sync(&rig, vec![user.clone()]).await.unwrap();
        let mut copy = rig.let_in(&ada, 2, 11).await;
        let mut record = CommandRecord::from_bytes(&user).unwrap();
        record.hand_to(copy.id);
        record.seq = 1;
        copy.seq = 1;
        let command = ByteBuf::from(record.to_bytes().unwrap());
        copy.sync(&rig, vec![command]).await.unwrap();
        let told: Vec<_> =
            copy.heard.iter().filter(|event| event.command() == record.id()).collect();
        assert_eq!(told.len(), 2, "its answer comes once more, for the new name");
        assert_eq!(told[1].outcome, Outcome::Applied);
        assert_eq!(told[1].why.as_ref().unwrap().code, "known");
        assert!(told[1].changes.is_empty());
        assert!(rig.hub.verify(id(1)).await.unwrap().is_empty());
    }

    async fn a_command_that_does_not_read_takes_its_number_and_is_set_aside(rig: Rig) {
        let mut ada = rig.owner(1).await;
        ada.found(&rig).await;
        ada.seq += 1;
        let mut bytes = Vec::new();
        let uid = |number: u8| ciborium::Value::Bytes(vec![number; 16]);
        let newer = ciborium::Value::Map(vec![
            ("i".into(), uid(8)),
            ("n".into(), ada.seq.into()),
            ("g".into(), uid(9)),
            ("a".into(), "something from next year".into()),
        ]);
        ciborium::into_writer(&newer, &mut bytes).unwrap();
        let honest_later = add_user(&mut ada, 2, 50, &[]);
        ada.sync(&rig, vec![ByteBuf::from(bytes), honest_later]).await.unwrap();
        let [.., unread, honest] = ada.heard.as_slice() else { panic!("two events") };
        assert_eq!(unread.outcome, Outcome::Quarantined);
        assert_eq!(honest.outcome, Outcome::Applied);
    }

    async fn workspaces_know_nothing_of_each_other(rig: Rig) {
        let mut one = rig.owner(1).await;
        let mut other = rig.owner(2).await;
        one.found(&rig).await;
        other.found(&rig).await;
        // The same ids in both.
        let user = add_user(&mut one, 2, 50, &[]);
        one.sync(&rig, vec![user]).await.unwrap();
        let user = add_user(&mut other, 2, 50, &[]);
        let phone = set_phone(&mut other, 50, None, "1");
        other.sync(&rig, vec![user, phone]).await.unwrap();
        let codes = |heard: &[desk_wire::CommandEvent]| -> Vec<(String, Outcome)> {
            heard.iter().map(|event| (event.code.clone(), event.outcome)).collect()
        };
        assert_eq!(codes(&one.heard).len(), 3);
        assert_eq!(codes(&other.heard).len(), 4);
        assert_eq!(other.heard[2].outcome, Outcome::Applied, "an id of the other is no reuse");
        let stranger = rig.hub.sync(&desk_hub::Caller { workspace: id(3), ..one.caller() },
            one.request(Vec::new())).await;
        assert_eq!(code(stranger), ProblemCode::NotFound);
        assert!(rig.hub.verify(id(1)).await.unwrap().is_empty());
        assert!(rig.hub.verify(id(2)).await.unwrap().is_empty());
    }

    async fn limits_hold_and_groups_are_never_split(rig: Rig) {
        let mut ada = rig.owner(1).await;
        ada.found(&rig).await;
        let mut many = ada.clone();
        let commands = (0..=Limits::COMMANDS as u128)
            .map(|n| add_user(&mut many, n, 100 + n, &[]))
            .collect();
        let request = many.request(commands);
        assert_eq!(code(rig.hub.sync(&ada.caller(), request).await), ProblemCode::TooLarge);

        // Four pushes of one deed each: a page ends where a deed ends.
        let start = ada.cursor;
        for deed in 0..4 {
            let commands =
                (0..950).map(|n| add_user(&mut ada, deed, 10_000 * (deed + 1) + n, &[])).collect();
            let request = ada.request(commands);
            rig.hub.sync(&ada.caller(), request).await.unwrap();
        }
        ada.cursor = start;
        let answer = ada.sync(&rig, Vec::new()).await.unwrap();
        assert!(answer.more && answer.digests.is_empty());
        let kinds: Vec<_> = answer.page.events.iter().map(|event| event.more_of_group).collect();
        assert_eq!(kinds.last(), Some(&false), "the last event of the page ends its deed");
        assert!(answer.page.events.len() >= Limits::EVENTS, "{}", answer.page.events.len());
        let last = answer.page.events.last().unwrap().body.body().unwrap();
        assert!(matches!(last, Some(EventBody::Command(_))));
        let rest = ada.sync(&rig, Vec::new()).await.unwrap();
        assert!(!rest.more && !rest.digests.is_empty());
        assert_eq!(ada.heard.len(), 2 + 4 * 950);
    }

    async fn those_who_may_not_see_get_the_chain_and_no_bodies(rig: Rig) {
        let mut ada = rig.owner(1).await;
        ada.found(&rig).await;
        let offer = |name: &str| desk_core::ids::OfferId::new(name, "1").unwrap();
        let bob = add_user(&mut ada, 2, 3, &[]);
        let feature = Command::FeatureOffer {
            offer: offer("X"),
            title: "Suite".to_owned(),
            place: desk_core::command::Place::default(),
        };
        let feature = ada.command(3, &feature, Vec::new());
        ada.sync(&rig, vec![bob, feature]).await.unwrap();
        assert_eq!(ada.heard.last().unwrap().outcome, Outcome::Applied);
        let mut bob = rig.let_in(&ada, 3, 12).await;
        let answer = bob.sync(&rig, Vec::new()).await.unwrap();
        assert!(bob.heard.iter().all(|event| event.code != "feature_offer"));
        assert!(answer.digests.iter().all(|digest| digest.scope == 0));
        let hers = ada.sync(&rig, Vec::new()).await.unwrap();
        assert_eq!(hers.head, answer.head, "one chain for all");
        assert!(hers.digests.len() > 1);

        // With the right comes a new beginning.
        let roles = Command::GrantRole {
            user: desk_core::ids::UserId::new(id(3)),
            role: Role::GlobalAdmin,
        };
        let grant = ada.command(4, &roles, Vec::new());
        ada.sync(&rig, vec![grant]).await.unwrap();
        assert_eq!(ada.heard.last().unwrap().outcome, Outcome::Applied);
        // His very first request arrives once more: it does not say what he holds now.
        let late = SyncRequest { cursor: None, ..bob.request(Vec::new()) };
        assert_eq!(code(rig.hub.sync(&bob.caller(), late).await), ProblemCode::ScopeChanged);
        let request = bob.request(Vec::new());
        assert_eq!(code(rig.hub.sync(&bob.caller(), request).await), ProblemCode::ScopeChanged);
        let manifest = rig.hub.manifest(&bob.caller()).await.unwrap();
        bob.cursor = Some(at(&manifest.head));
        bob.sync(&rig, Vec::new()).await.unwrap();
    }

    async fn a_revoked_device_is_shut_out_at_once(rig: Rig) {
        let mut ada = rig.owner(1).await;
        ada.found(&rig).await;
        let mut second = rig.let_in(&ada, 2, 11).await;
        second.sync(&rig, Vec::new()).await.unwrap();
        let revoke = Command::RevokeDevice { device: DeviceId::new(second.id) };
        let text = |text: &str| WireValue::Text(text.to_owned());
        let state = device::STATE.number;
        let fields = vec![patch(EntityType::Device, 11, state, text("active"), text("revoked"))];
        let revoke = ada.command(2, &revoke, fields);
        ada.sync(&rig, vec![revoke]).await.unwrap();
        assert_eq!(ada.heard.last().unwrap().outcome, Outcome::Applied);
        let request = second.request(Vec::new());
        assert_eq!(code(rig.hub.sync(&second.caller(), request).await), ProblemCode::DeviceRevoked);
    }

    async fn a_removed_person_hands_in_their_work_and_hears_nothing(rig: Rig) {
        let mut ada = rig.owner(1).await;
        ada.found(&rig).await;
        let user = add_user(&mut ada, 2, 3, &[Role::GlobalAdmin]);
        ada.sync(&rig, vec![user]).await.unwrap();
        let mut bob = rig.let_in(&ada, 3, 12).await;
        bob.sync(&rig, Vec::new()).await.unwrap();
        let remove = Command::RemoveUser { user: desk_core::ids::UserId::new(id(3)), at: jiff::Timestamp::UNIX_EPOCH };
        let (there, gone) = (WireValue::Flag(true), WireValue::Flag(false));
        let fields = vec![patch(EntityType::User, 3, EXISTENCE, there, gone)];
        let remove = ada.command(3, &remove, fields);
        ada.sync(&rig, vec![remove]).await.unwrap();
        let work = add_user(&mut bob, 2, 51, &[]);
        let request = bob.request(vec![work]);
        assert_eq!(code(rig.hub.sync(&bob.caller(), request).await), ProblemCode::NotAllowed);
        ada.sync(&rig, Vec::new()).await.unwrap();
        assert_eq!(ada.heard.last().unwrap().outcome, Outcome::Rejected, "it is there to read");
    }

    async fn a_restored_hub_is_noticed_and_confirmed(rig: Rig) {
        let mut ada = rig.owner(1).await;
        ada.found(&rig).await;
        let epoch = rig.hub.new_epoch(id(1)).await.unwrap();
        let request = ada.request(Vec::new());
        let problem = rig.hub.sync(&ada.caller(), request).await.unwrap_err().problem();
        assert_eq!(problem.epoch.map(|new| (new.epoch, new.confirmed)), Some((epoch, false)));
        rig.hub.confirm_epoch(&ada.caller(), epoch).await.unwrap();
        ada.cursor.as_mut().unwrap().epoch = epoch;
        ada.sync(&rig, Vec::new()).await.unwrap();
    }

    async fn a_place_that_is_not_in_the_chain_is_unknown(rig: Rig) {
        let mut ada = rig.owner(1).await;
        ada.found(&rig).await;
        let good = ada.cursor;
        for (seq, hash) in [(99, [0; 32]), (2, [1; 32])] {
            let mut cursor = good.unwrap();
            (cursor.seq, cursor.hash) = (seq, hash);
            ada.cursor = Some(cursor);
            let request = ada.request(Vec::new());
            assert_eq!(code(rig.hub.sync(&ada.caller(), request).await), ProblemCode::CursorUnknown);
        }
    }
}

static BROKEN: AtomicU32 = AtomicU32::new(0);

#[tokio::test]
async fn a_command_that_breaks_the_judge_is_set_aside_after_five_times() {
    let rig = Rig::memory();
    let mut ada = rig.owner(1).await;
    ada.found(&rig).await;
    let Rig { hub, clock, folder, sqlite } = rig;
    let hub = hub.with_judge(|state, sender, record, seq, at_ms| {
        let poison =
            matches!(record.command(), Ok(Command::AddUser { user, .. }) if user.uuid() == id(66));
        if poison {
            BROKEN.fetch_add(1, Ordering::Relaxed);
            panic!("a rule of ours is wrong");
        }
        desk_agree::judge(state, sender, record, seq, at_ms)
    });
    let rig = Rig { hub, clock, folder, sqlite };
    let poison = add_user(&mut ada, 2, 66, &[]);
    let good = add_user(&mut ada, 3, 67, &[]);
    let request = ada.request(vec![poison, good]);
    for _ in 0..5 {
        let broken = rig.hub.sync(&ada.caller(), request.clone()).await;
        assert!(matches!(broken, Err(HubError::Judgement { .. })));
    }
    let answer = rig.hub.sync(&ada.caller(), request).await.unwrap();
    ada.hear(&answer);
    let [.., poison, good] = ada.heard.as_slice() else { panic!("two events") };
    assert_eq!(poison.outcome, Outcome::Quarantined);
    assert_eq!(good.outcome, Outcome::Applied);
    assert_eq!(BROKEN.load(Ordering::Relaxed), 5);
}
