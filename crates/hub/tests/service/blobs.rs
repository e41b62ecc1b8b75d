//! Blobs on their way up and down, and what waits for them.

use desk_core::command::{AddPriceList, Command};
use desk_core::ids::UserId;
use desk_core::price_list::{PriceListHead, PriceListKind};
use desk_hub::service::BlobStatus;
use desk_wire::protocol::{Limits, ProblemCode};
use desk_wire::{Outcome, pack};
use jiff::Timestamp;

use super::on_both;
use super::people::add_user;
use super::rig::{Rig, id};

/// Rows that do not compress, and their frame.
fn rows(bytes: usize) -> ([u8; 32], Vec<u8>) {
    let mut raw = vec![0; bytes];
    blake3::Hasher::new().finalize_xof().fill(&mut raw);
    (*blake3::hash(&raw).as_bytes(), pack(&raw).unwrap())
}

fn add_list(rows_blob: [u8; 32]) -> Command {
    Command::AddPriceList(AddPriceList {
        head: PriceListHead {
            kind: PriceListKind::LicenseNewCommerce,
            market: "FR".parse().ok(),
            currency: None,
            month: "2025-11".parse().unwrap(),
            preview: false,
            source_sha256: [1; 32],
        },
        file_name: "liste.csv".to_owned(),
        rows_blob,
        rows: 3,
        rows_refused: 0,
        imported_by: UserId::new(id(2)),
        imported_at: Timestamp::UNIX_EPOCH,
    })
}

on_both! {
    async fn a_blob_comes_in_pieces_and_goes_out_in_pieces(rig: Rig) {
        let mut ada = rig.owner(1).await;
        ada.found(&rig).await;
        let caller = ada.caller();
        let (hash, frame) = rows(2_500_000);
        let (first, rest) = frame.split_at(Limits::BLOB_PIECE);
        let have = first.len() as u64;
        let status = rig.hub.blob_put(&caller, hash, 0, first, false).await.unwrap();
        assert_eq!(status, BlobStatus { have, complete: false });
        // Sent twice, or from the wrong place, it changes nothing.
        for at in [0, 7, have + 1] {
            let same = rig.hub.blob_put(&caller, hash, at, &frame[..9], false).await.unwrap();
            assert_eq!(same, status);
        }
        let mut at = have;
        for piece in rest.chunks(Limits::BLOB_PIECE) {
            rig.hub.blob_put(&caller, hash, at, piece, false).await.unwrap();
            at += piece.len() as u64;
        }
        let done = rig.hub.blob_put(&caller, hash, at, &[], true).await.unwrap();
        assert_eq!(done, BlobStatus { have: frame.len() as u64, complete: true });
        let mut back = Vec::new();
        loop {
            let piece = rig.hub.blob_get(&caller, hash, back.len() as u64).await.unwrap();
            if piece.bytes.is_empty() {
                break;
            }
            back.extend(piece.bytes);
        }
        assert_eq!(back, frame);
        let middle = rig.hub.blob_get(&caller, hash, 1_500_000).await.unwrap();
        assert_eq!(middle.bytes[..5], frame[1_500_000..1_500_005]);
    }

    async fn what_is_not_what_it_says_is_forgotten(rig: Rig) {
        let mut ada = rig.owner(1).await;
        ada.found(&rig).await;
        let caller = ada.caller();
        let (hash, frame) = rows(1_000);
        for wrong in [frame[..frame.len() - 1].to_vec(), [frame.clone(), vec![0]].concat(), pack(b"x").unwrap()] {
            let problem = rig.hub.blob_put(&caller, hash, 0, &wrong, true).await.unwrap_err();
            assert_eq!(problem.problem().code, ProblemCode::BadRequest);
            assert_eq!(rig.hub.blob_status(&caller, hash).await.unwrap().have, 0);
        }
        rig.hub.blob_put(&caller, hash, 0, &frame, true).await.unwrap();
        let other = rig.owner(2).await.caller();
        assert_eq!(rig.hub.blob_status(&other, hash).await.unwrap().have, 0, "not even its size");
        let stolen = rig.hub.blob_get(&other, hash, 0).await.unwrap_err().problem().code;
        assert_eq!(stolen, ProblemCode::NotFound);
    }

    async fn a_list_waits_for_its_rows_and_is_read_by_those_who_see_it(rig: Rig) {
        let mut ada = rig.owner(1).await;
        ada.found(&rig).await;
        let (hash, frame) = rows(1_000);
        let list = ada.command(2, &add_list(hash), Vec::new());
        let bob = add_user(&mut ada, 3, 3, &[]);
        ada.sync(&rig, vec![list, bob]).await.unwrap();
        let waits = ada.heard.iter().find(|event| event.code == "add_price_list").unwrap();
        assert_eq!(waits.outcome, Outcome::Deferred);
        let mut news = rig.hub.subscribe(id(1));
        rig.hub.blob_put(&ada.caller(), hash, 0, &frame, true).await.unwrap();
        assert!(news.try_recv().is_ok(), "those who listen hear of it");
        ada.sync(&rig, Vec::new()).await.unwrap();
        let done = ada.heard.last().unwrap();
        assert_eq!((done.code.as_str(), done.outcome), ("add_price_list", Outcome::Applied));
        assert!(rig.hub.db().read(id(1)).await.unwrap().waiting().await.unwrap().is_empty());

        let second = rig.let_in(&ada, 2, 11).await;
        rig.hub.blob_get(&second.caller(), hash, 0).await.unwrap();
        let bob = rig.let_in(&ada, 3, 12).await;
        let refused = rig.hub.blob_get(&bob.caller(), hash, 0).await.unwrap_err().problem().code;
        assert_eq!(refused, ProblemCode::NotFound, "prices are for those who may view pricing");
        assert!(rig.hub.verify(id(1)).await.unwrap().is_empty());
    }
}
