//! Beginning from a snapshot.

use std::collections::BTreeMap;

use desk_agree::{Digests, FieldKey, Record, RecordKey, scope};
use desk_hub::db::{Database, WorkspaceRow};
use desk_wire::protocol::{Pile, ProblemCode, RecordRow, Seed};
use desk_wire::{EventBody, ScopeDigest, WireValue, unpack};

use super::on_both;
use super::people::{add_user, set_phone};
use super::rig::{Device, Rig, at, code, id};

type World = BTreeMap<RecordKey, Record>;

async fn row(rig: &Rig, workspace: u128) -> WorkspaceRow {
    let db: &dyn Database = &**rig.hub.db();
    db.read(id(workspace)).await.unwrap().workspace().await.unwrap().unwrap()
}

/// Writes events into a world of one's own, as a desktop does.
async fn follow(rig: &Rig, device: &mut Device, world: &mut World) -> Vec<ScopeDigest> {
    loop {
        let request = device.request(Vec::new());
        let answer = rig.hub.sync(&device.caller(), request).await.unwrap();
        for (seq, event) in (answer.page.first..).zip(&answer.page.events) {
            let Some(EventBody::Command(command)) = event.body.body().unwrap() else { continue };
            for change in &command.changes {
                let key = FieldKey::from(change);
                let record = world
                    .entry(key.record)
                    .or_insert_with(|| Record { created_seq: seq, ..Record::default() });
                apply(record, &key, &change.value, seq);
            }
        }
        device.hear(&answer);
        if !answer.more {
            return answer.digests;
        }
    }
}

fn apply(record: &mut Record, key: &FieldKey, value: &WireValue, seq: u64) {
    if key.field == 0 {
        record.deleted = *value != WireValue::Flag(true);
    } else if !key.member.is_empty() {
        record.members.insert((key.field, key.member.clone()));
    } else {
        record.fields.insert(key.field, value.clone());
    }
    if seq != record.created_seq {
        record.seqs.insert((key.field, key.member.clone()), seq);
    }
}

async fn begin(rig: &Rig, device: &mut Device) -> World {
    let manifest = rig.hub.manifest(&device.caller()).await.unwrap();
    let mut world = World::new();
    for chunk in &manifest.chunks {
        let bytes = rig.hub.chunk(&device.caller(), chunk.hash).await.unwrap();
        assert_eq!(
            (chunk.bytes, chunk.hash),
            (bytes.len() as u64, *blake3::hash(&bytes).as_bytes())
        );
        let rows = RecordRow::all_from_bytes(&unpack(&bytes, 16 << 20).unwrap()).unwrap();
        assert_eq!(rows.len() as u64, chunk.rows);
        world.extend(rows.into_iter().map(Record::from_row));
    }
    assert_eq!(sums(&world), manifest.digests);
    device.cursor = Some(at(&manifest.head));
    world
}

fn sums(world: &World) -> Vec<ScopeDigest> {
    let mut digests = Digests::default();
    for (key, record) in world {
        for (field, value) in record.values(*key) {
            let scope = scope::of_record(key.entity_type, None);
            digests.replace(scope, &field, &field.nothing(), &value);
        }
    }
    digests.to_wire()
}

on_both! {
    async fn a_snapshot_and_what_came_since_is_what_a_replay_comes_to(rig: Rig) {
        let mut ada = rig.owner(1).await;
        ada.found(&rig).await;
        let users: Vec<_> = (0..600).map(|n| add_user(&mut ada, n, 100 + n, &[])).collect();
        ada.sync(&rig, users).await.unwrap();
        rig.hub.snapshot(id(1)).await.unwrap();
        let phones: Vec<_> =
            (0..200).map(|n| set_phone(&mut ada, 100 + n, None, "0123")).collect();
        ada.sync(&rig, phones).await.unwrap();

        let mut second = rig.let_in(&ada, 2, 11).await;
        let mut replayed = World::new();
        let mut from_zero = second.clone();
        let all = follow(&rig, &mut from_zero, &mut replayed).await;
        let mut world = begin(&rig, &mut second).await;
        assert!(second.cursor.unwrap().seq < row(&rig, 1).await.head_seq, "there is a tail");
        let after = follow(&rig, &mut second, &mut world).await;
        assert_eq!(world, replayed);
        assert_eq!(after, all);
        assert_eq!(sums(&world), all);
        assert_eq!(second.cursor, from_zero.cursor);
    }

    async fn a_snapshot_that_is_made_ahead_is_made_once_and_used(rig: Rig) {
        let mut ada = rig.owner(1).await;
        ada.found(&rig).await;
        let (one, other) = tokio::join!(
            rig.hub.prepare_snapshot(id(1)),
            rig.hub.prepare_snapshot(id(1))
        );
        one.and(other).unwrap();
        let user = add_user(&mut ada, 1, 100, &[]);
        ada.sync(&rig, vec![user]).await.unwrap();
        let made = row(&rig, 1).await.snapshot_seq;
        assert_eq!(rig.hub.manifest(&ada.caller()).await.unwrap().head.seq, made);
        let kept = rig.hub.db().read(id(1)).await.unwrap().snapshots().await.unwrap();
        assert_eq!(kept.len(), 1, "the second that asked found the first one's");
    }

    async fn only_the_newest_two_snapshots_stay(rig: Rig) {
        let mut ada = rig.owner(1).await;
        ada.found(&rig).await;
        let mut hashes = Vec::new();
        for n in 0..4 {
            let user = add_user(&mut ada, n, 100 + n, &[]);
            ada.sync(&rig, vec![user]).await.unwrap();
            rig.hub.snapshot(id(1)).await.unwrap();
            hashes.extend(rig.hub.manifest(&ada.caller()).await.unwrap().chunks);
        }
        let first = rig.hub.chunk(&ada.caller(), hashes[0].hash).await;
        assert_eq!(first.unwrap_err().problem().code, ProblemCode::NotFound);
        rig.hub.chunk(&ada.caller(), hashes.last().unwrap().hash).await.unwrap();
        let kept = rig.hub.db().read(id(1)).await.unwrap().snapshots().await.unwrap();
        assert_eq!(kept.len(), 2);
    }

    async fn what_has_come_since_joins_the_last_page_that_has_room(rig: Rig) {
        let mut ada = rig.owner(1).await;
        ada.found(&rig).await;
        for n in 0..60 {
            let user = add_user(&mut ada, n, 100 + n, &[]);
            ada.sync(&rig, vec![user]).await.unwrap();
            if n % 20 == 19 {
                rig.hub.merge_new(id(1)).await.unwrap();
                let mut read = rig.hub.db().read(id(1)).await.unwrap();
                assert_eq!(read.event_pages(1, 100).await.unwrap().len(), 1, "{n}");
                assert_eq!(read.command_pages(ada.id, 1, 100).await.unwrap().len(), 1, "{n}");
            }
        }
        assert!(rig.hub.verify(id(1)).await.unwrap().is_empty());
    }

    async fn pages_put_together_tell_the_same_and_old_ones_need_not_be_told(rig: Rig) {
        let mut ada = rig.owner(1).await;
        ada.found(&rig).await;
        let mut behind = rig.let_in(&ada, 2, 11).await;
        behind.sync(&rig, Vec::new()).await.unwrap();
        for n in 0..30 {
            let user = add_user(&mut ada, n, 100 + n, &[]);
            ada.sync(&rig, vec![user]).await.unwrap();
        }
        let head = row(&rig, 1).await;
        let request = behind.request(Vec::new());
        let before = rig.hub.sync(&behind.caller(), request.clone()).await.unwrap();
        rig.hub.compact(id(1), None).await.unwrap();
        let mut read = rig.hub.db().read(id(1)).await.unwrap();
        assert_eq!(read.event_pages(1, 100).await.unwrap().len(), 1);
        assert_eq!(read.command_pages(ada.id, 1, 100).await.unwrap().len(), 1);
        drop(read);
        assert_eq!(rig.hub.sync(&behind.caller(), request.clone()).await.unwrap(), before);
        assert!(rig.hub.verify(id(1)).await.unwrap().is_empty());

        // Nobody loses the way to begin: without a snapshot nothing is withheld.
        rig.hub.compact(id(1), Some(head.head_seq)).await.unwrap();
        rig.hub.sync(&behind.caller(), request.clone()).await.unwrap();
        rig.hub.snapshot(id(1)).await.unwrap();
        rig.hub.compact(id(1), Some(head.head_seq)).await.unwrap();
        let work = add_user(&mut behind, 2, 500, &[]);
        let late = behind.request(vec![work]);
        assert_eq!(code(rig.hub.sync(&behind.caller(), late).await), ProblemCode::LogCompacted);
        begin(&rig, &mut behind).await;
        let answer = behind.sync(&rig, Vec::new()).await.unwrap();
        assert!(!answer.more);
        assert!(behind.heard.iter().any(|event| event.device() == behind.id), "its work was taken");
        assert!(rig.hub.verify(id(1)).await.unwrap().is_empty());
    }

    async fn a_workspace_moves_in(rig: Rig) {
        let mut old = rig.owner(1).await;
        old.found(&rig).await;
        let users: Vec<_> = (0..50).map(|n| add_user(&mut old, n, 100 + n, &[])).collect();
        old.sync(&rig, users).await.unwrap();
        let world = begin(&rig, &mut old).await;

        let mut mover = rig.owner(2).await;
        let mut pile = Pile::default();
        for (key, record) in &world {
            assert!(pile.add(&record.to_row(*key)).unwrap().is_none(), "all fit into one");
        }
        let (chunk, piece) = pile.pack(0).unwrap().unwrap();
        let caller = mover.caller();
        rig.hub.blob_put(&caller, chunk.hash, 0, &piece, true).await.unwrap();
        let wrong = Seed { chunks: vec![chunk.clone()], digests: Vec::new(), from: None };
        let refused = rig.hub.seed(&caller, wrong).await.unwrap_err().problem();
        assert_eq!(refused.code, ProblemCode::BadRequest);
        let seed = Seed { chunks: vec![chunk], digests: sums(&world), from: None };
        let first = rig.hub.seed(&caller, seed.clone()).await.unwrap();
        assert_eq!(rig.hub.seed(&caller, seed).await.unwrap(), first, "twice is once");
        assert!(rig.hub.verify(id(2)).await.unwrap().is_empty());

        let request = mover.request(Vec::new());
        let from_zero = rig.hub.sync(&mover.caller(), request).await;
        assert_eq!(code(from_zero), ProblemCode::LogCompacted, "the log does not hold the seed");
        let there = begin(&rig, &mut mover).await;
        for (key, record) in &world {
            let device = key.entity_type == desk_core::schema::EntityType::Device.number();
            assert!(device || there[key].fields == record.fields, "{key:?}");
        }
        // It goes on as the one it was.
        let user = add_user(&mut mover, 2, 900, &[]);
        mover.sync(&rig, vec![user]).await.unwrap();
        assert_eq!(mover.heard.last().unwrap().outcome, desk_wire::Outcome::Applied);
    }
}
