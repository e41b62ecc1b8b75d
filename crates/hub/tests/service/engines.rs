//! What holds across engines, restarts and sign-ins.

use std::collections::BTreeMap;

use desk_agree::Sender;
use desk_core::access::Role;
use desk_hub::db::{Directory, LockoutRow, RefreshRow, Rotated};
use desk_wire::Outcome;
use desk_wire::protocol::ProblemCode;

use super::on_both;
use super::people::{add_full_user, add_user, set_phone};
use super::rig::{Device, Rig, id, invite, refresh};

/// Two devices, edits of the same fields, a snapshot in between.
async fn story(rig: &Rig) -> [u8; 32] {
    let mut ada = rig.owner(1).await;
    ada.found(rig).await;
    let bob = add_user(&mut ada, 2, 3, &[Role::GlobalAdmin]);
    let carl = add_user(&mut ada, 3, 4, &[]);
    ada.sync(rig, vec![bob, carl]).await.unwrap();
    let mut bob = rig.let_in(&ada, 3, 12).await;
    bob.sync(rig, Vec::new()).await.unwrap();
    rig.clock.at(2_000_000);
    for n in 0..5 {
        let phone = set_phone(&mut ada, 4, None, &format!("a{n}"));
        ada.sync(rig, vec![phone]).await.unwrap();
        // Behind, so most of these are conflicts.
        let phone = set_phone(&mut bob, 4, None, &format!("b{n}"));
        bob.sync(rig, vec![phone]).await.unwrap();
        rig.clock.at(1_500_000);
    }
    rig.hub.snapshot(id(1)).await.unwrap();
    rig.hub.compact(id(1), None).await.unwrap();
    assert!(rig.hub.verify(id(1)).await.unwrap().is_empty());
    ada.sync(rig, Vec::new()).await.unwrap().head.hash
}

#[tokio::test]
async fn both_engines_write_the_same_log() {
    let memory = story(&Rig::memory()).await;
    assert_eq!(story(&Rig::sqlite().await).await, memory);
    assert_eq!(story(&Rig::memory()).await, memory, "and the same every time");
}

#[tokio::test]
async fn a_restart_loses_nothing() {
    let mut rig = Rig::sqlite().await;
    let mut ada = rig.owner(1).await;
    ada.found(&rig).await;
    let user = add_user(&mut ada, 2, 50, &[]);
    let request = ada.request(vec![user]);
    let before = rig.hub.sync(&ada.caller(), request.clone()).await.unwrap();
    rig.restart().await;
    assert_eq!(rig.hub.sync(&ada.caller(), request).await.unwrap(), before);
    assert!(rig.hub.verify(id(1)).await.unwrap().is_empty());
}

#[tokio::test]
async fn five_thousand_records_and_ten_thousand_edits_stay_small() {
    let mut rig = Rig::sqlite().await;
    let mut ada = rig.owner(1).await;
    ada.found(&rig).await;
    let users: Vec<u128> = (1_000..6_000).collect();
    for some in users.chunks(1_000) {
        let commands = some.iter().map(|user| add_full_user(&mut ada, *user, *user)).collect();
        ada.sync(&rig, commands).await.unwrap();
    }
    let mut phones: BTreeMap<u128, String> =
        users.iter().map(|user| (*user, format!("+33 {user:09}"))).collect();
    for round in 0..10_u128 {
        let mut commands = Vec::new();
        for n in 0..1_000 {
            let user = 1_000 + (n * 7 + round * 613) % 5_000;
            let new = format!("+33 {round} {n:05}");
            let old = phones.insert(user, new.clone()).unwrap();
            commands.push(set_phone(&mut ada, user, Some(&old), &new));
        }
        ada.sync(&rig, commands).await.unwrap();
    }
    assert_eq!(ada.heard.iter().filter(|event| event.outcome == Outcome::Applied).count(), 15_002);
    rig.hub.compact(id(1), None).await.unwrap();
    rig.restart().await;
    let folder = rig.folder.as_ref().unwrap().path();
    let bytes: u64 =
        std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().metadata().unwrap().len()).sum();
    assert!(bytes < 10_000_000, "{bytes} bytes");
}

on_both! {
    async fn an_invitation_is_good_once_and_for_who_lost_the_answer(rig: Rig) {
        let mut ada = rig.owner(1).await;
        ada.found(&rig).await;
        let device = Device::new(1, 2, 11);
        let row = invite(&rig.hub, id(500), Some(id(1)), &[5; 32]);
        rig.hub.db().put_invite(&row).await.unwrap();
        let by = Sender { device: ada.id, user: ada.user };
        let once = rig.enrol(&device, &row, false, by).await.unwrap();
        assert!(once.filled);
        let twice = rig.hub.db().invite(id(500)).await.unwrap().unwrap();
        assert_eq!(twice.used_by, Some(device.id));
        let other = Device::new(1, 2, 12);
        let refused = rig.enrol(&other, &row, false, by).await.unwrap_err().problem().code;
        assert_eq!(refused, ProblemCode::InvitationInvalid);
        let taken = rig.owner_again(1).await.unwrap_err().problem().code;
        assert_eq!(taken, ProblemCode::AlreadyThere);
        assert!(rig.hub.verify(id(1)).await.unwrap().is_empty());
    }

    async fn used_tokens_are_not_kept_for_ever(rig: Rig) {
        let ada = rig.owner(1).await;
        let db: &dyn Directory = &**rig.hub.db();
        let first = refresh(&ada, ada.workspace.as_u128() << 64 | ada.id.as_u128());
        let at = |number: i64| {
            let row = refresh(&ada, 100 + u128::try_from(number).unwrap());
            RefreshRow { issued_ms: first.issued_ms + 1_000 * number, ..row }
        };
        let mut old = first.hash;
        for number in 1..=5 {
            assert_eq!(db.rotate_refresh(old, &at(number), 2_500).await.unwrap(), Rotated::Fresh);
            old = at(number).hash;
        }
        for (number, kept) in [(1, false), (2, true), (3, true), (4, true), (5, true)] {
            let row = db.refresh(at(number).hash).await.unwrap();
            assert_eq!(row.is_some(), kept, "token {number}");
        }
        let reused = db.rotate_refresh(at(3).hash, &at(6), 2_500).await.unwrap();
        assert_eq!(reused, Rotated::Reused, "a copy still shows");
    }

    async fn a_token_is_exchanged_once_and_a_copy_shows(rig: Rig) {
        let ada = rig.owner(1).await;
        let db: &dyn Directory = &**rig.hub.db();
        let first = refresh(&ada, ada.workspace.as_u128() << 64 | ada.id.as_u128());
        let next = |number| RefreshRow { issued_ms: 2_000_000, ..refresh(&ada, number) };
        assert_eq!(db.rotate_refresh(first.hash, &next(1), 5_000_000).await.unwrap(), Rotated::Fresh);
        assert_eq!(db.rotate_refresh(first.hash, &next(2), 5_000_000).await.unwrap(), Rotated::Again);
        assert_eq!(db.refresh(next(1).hash).await.unwrap(), None, "the lost one is void");
        assert_eq!(db.rotate_refresh(next(2).hash, &next(3), 5_000_000).await.unwrap(), Rotated::Fresh);
        assert_eq!(db.rotate_refresh(first.hash, &next(4), 5_000_000).await.unwrap(), Rotated::Reused);
        assert_eq!(db.refresh(next(3).hash).await.unwrap(), None, "the sign-in is closed");
        assert_eq!(db.rotate_refresh(next(3).hash, &next(5), 5_000_000).await.unwrap(), Rotated::Unknown);

        db.suspend(id(1), ada.id, true).await.unwrap();
        assert!(db.auth_device(id(1), ada.id).await.unwrap().unwrap().suspended);
        db.revoke(id(1), ada.id, 7).await.unwrap();
        assert_eq!(db.auth_device(id(1), ada.id).await.unwrap().unwrap().revoked_ms, Some(7));
        let row = LockoutRow { failures: 3, until_ms: 9 };
        db.put_lockout("10.0.0.1", Some(row)).await.unwrap();
        assert_eq!(db.lockout("10.0.0.1").await.unwrap(), Some(row));
        db.put_lockout("10.0.0.1", None).await.unwrap();
        assert_eq!(db.lockout("10.0.0.1").await.unwrap(), None);
    }
}
