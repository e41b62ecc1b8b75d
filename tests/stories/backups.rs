//! One file that holds a workspace, and what becomes of it elsewhere.

use desk_app::Desk;
use desk_app::ErrorCode::*;
use desk_app::deeds::workspace::*;
use desk_app::views::{
    BackupContents, Colour, FinishWorkspace, InspectBackup, Nothing, RestoreBackup, Unlock,
};
use desk_tests::{Books, Computer, Desktop, Key, PASSPHRASE, begin, code};

use crate::featured::{id, letters, with_seven_offers};

async fn books(desktop: &Desktop) -> Books {
    let key = Key::of(&desktop.folder(), &*desktop.computer.keychain);
    Books::open(&desktop.folder().join("workspace.db"), &key).await
}

async fn device(desktop: &Desktop) -> Vec<u8> {
    let mut books = books(desktop).await;
    sqlx::query_scalar("select value from meta where key = 'device_id'")
        .fetch_one(&mut books.0)
        .await
        .unwrap()
}

async fn look(desk: &Desk, path: &std::path::Path, unlock: Unlock) -> BackupContents {
    let file = desk.hand_over(path.to_owned()).token;
    inspect_backup(desk, InspectBackup { file, unlock }).await.unwrap()
}

/// Every file below `folder`, with its bytes.
fn files(folder: &std::path::Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path))
        } else {
            all.push((path.clone(), std::fs::read(path).unwrap()))
        }
    }
    all.sort();
    all
}

#[tokio::test]
async fn a_backup_is_looked_into_before_it_is_restored_on_another_computer() {
    let ada = with_seven_offers().await;
    ada.feature(&id('B')).await.unwrap();
    ada.feature(&id('A')).await.unwrap();
    let backup = ada.back_up("atelier.pdbackup").await;

    let (elsewhere, desk, _) = ada.elsewhere();
    let seen = look(&desk, &backup, ada.recovery()).await;
    assert_eq!((seen.name.as_str(), seen.colour), ("Atelier Nuage", Colour::Teal));
    assert_eq!(seen.workspace_id, ada.id);
    assert_eq!((seen.users, seen.price_lists, seen.waiting), (1, 1, 5));
    assert_eq!(seen.newest_month.as_deref(), Some("2026-11"));
    assert_eq!(seen.featured, ["B", "A"]);
    assert!(!seen.replaces && seen.newer_here == 0);
    assert_eq!(seen.made_at, "2026-11-10T09:00:00Z");
    assert_eq!(files(&elsewhere.data()), [], "looking leaves no trace");

    let file = desk.hand_over(backup.clone()).token;
    let wrong = Unlock::Recovery { key: Desktop::founded().await.recovery_key };
    let ask = RestoreBackup { file: file.clone(), unlock: wrong };
    assert_eq!(code(restore_backup(&desk, ask).await), WrongKey);
    assert_eq!(files(&elsewhere.data()), []);

    let ask = RestoreBackup { file, unlock: ada.recovery() };
    let open = restore_backup(&desk, ask).await.unwrap().workspace.unwrap();
    assert_eq!((open.id.as_str(), open.user_name.as_str()), (ada.id.as_str(), "Ada"));
    assert_eq!(open.waiting, 5, "what waited still waits");
    desk.close().await.unwrap();
}

#[tokio::test]
async fn a_backup_opens_with_the_passphrase_too() {
    let ada = Computer::new();
    let (desk, _) = ada.start();
    let mut ask = begin("Atelier", "Ada");
    ask.passphrase = Some(PASSPHRASE.to_owned());
    let begun = begin_workspace(&desk, ask).await.unwrap();
    let finish = FinishWorkspace { draft: begun.draft, typed: begun.recovery_key };
    finish_workspace(&desk, finish).await.unwrap();
    let path = ada.documents().join("a.pdbackup");
    let target = desk.hand_over(path.clone()).token;
    back_up_workspace(&desk, desk_app::views::BackUp { target }).await.unwrap();

    let (desk, _) = Computer::new().start();
    let passphrase = |text: &str| Unlock::Passphrase { passphrase: text.to_owned() };
    let file = desk.hand_over(path).token;
    let wrong = InspectBackup { file: file.clone(), unlock: passphrase("trois petits chiens") };
    assert_eq!(code(inspect_backup(&desk, wrong).await), WrongKey);
    let ask = RestoreBackup { file, unlock: passphrase(PASSPHRASE) };
    assert_eq!(restore_backup(&desk, ask).await.unwrap().workspace.unwrap().user_name, "Ada");
}

#[tokio::test]
async fn restored_over_itself_it_is_another_device_and_loses_no_newer_work() {
    let mut ada = with_seven_offers().await;
    for name in "ABC".chars() {
        ada.feature(&id(name)).await.unwrap();
    }
    let backup = ada.back_up("monday.pdbackup").await;
    ada.feature(&id('D')).await.unwrap();
    ada.move_to(&id('D'), 1).await.unwrap();
    ada.unfeature(&id('B')).await.unwrap();
    let seen = look(&ada.desk, &backup, ada.recovery()).await;
    assert_eq!((seen.replaces, seen.newer_here), (true, 3));
    let (before, old_device) = (ada.record().await, device(&ada).await);
    let database = std::fs::read(ada.folder().join("cover.json")).unwrap();

    ada.restore(&backup).await.unwrap();
    assert_eq!(letters(&ada).await, "DAC", "the newer work is there");
    assert_eq!(ada.frame().await.waiting, 9);
    assert_ne!(device(&ada).await, old_device);
    books(&ada).await.check().await;
    let after = ada.record().await;
    let codes = |record: &[desk_app::views::RecordEntry]| -> Vec<(u32, String, String)> {
        record.iter().map(|one| (one.device_seq, one.code.clone(), one.subject.clone())).collect()
    };
    assert_eq!(codes(&after), codes(&before), "the same commands in the same order");
    assert_ne!(after[0].chain, before[0].chain, "in a chain of its own");

    let aside: Vec<_> = std::fs::read_dir(ada.computer.data().join("set-aside"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(aside.len(), 1, "what was there is kept, whole");
    assert!(aside[0].join("workspace.db").exists());
    assert_eq!(std::fs::read(aside[0].join("cover.json")).unwrap(), database);
    let mut old =
        Books::open(&aside[0].join("workspace.db"), &Key::of(&aside[0], &*ada.computer.keychain))
            .await;
    old.check().await;
    assert_eq!(old.number("select count(*) from outbox").await, 9);

    ada.restart().await;
    assert_eq!(letters(&ada).await, "DAC");
    ada.undo().await.unwrap();
    assert_eq!(letters(&ada).await, "DABC", "carried-over work can be taken back");
}

#[tokio::test]
async fn restoring_is_the_global_admins() {
    let ada = with_seven_offers().await;
    ada.feature(&id('A')).await.unwrap();
    let backup = ada.back_up("a.pdbackup").await;
    let (here, device_before) = (letters(&ada).await, device(&ada).await);
    books(&ada).await.give_roles(&["admin_agent"]).await;
    let refused = ada.restore(&backup).await.unwrap_err();
    assert_eq!(refused.code(), NotAllowed);
    assert_eq!(refused.body().reference.as_deref(), Some("desk.restore"));
    assert_eq!((letters(&ada).await, device(&ada).await), (here, device_before));
    let left = std::fs::read_dir(ada.computer.data().join("workspaces")).unwrap().count();
    assert_eq!(left, 1, "and nothing is left of the attempt");
    books(&ada).await.give_roles(&["global_admin"]).await;
    assert!(ada.restore(&backup).await.is_ok());
}

#[tokio::test]
async fn a_backup_that_is_damaged_is_refused_and_changes_nothing() {
    let ada = with_seven_offers().await;
    let backup = ada.back_up("a.pdbackup").await;
    close_workspace(&ada.desk, Nothing {}).await.unwrap();
    let whole = std::fs::read(&backup).unwrap();
    let before = files(&ada.computer.data());
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    for (damaged, what) in [
        (flipped, "a flipped bit"),
        (whole[..whole.len() / 2].to_vec(), "cut short"),
        (b"not a backup at all".to_vec(), "another file"),
        (Vec::new(), "an empty file"),
    ] {
        std::fs::write(&backup, damaged).unwrap();
        assert_eq!(code(ada.restore(&backup).await), BackupUnreadable, "{what}");
        let file = ada.hand_over(&backup);
        let look = InspectBackup { file, unlock: ada.recovery() };
        assert_eq!(code(inspect_backup(&ada.desk, look).await), BackupUnreadable, "{what}");
        assert!(files(&ada.computer.data()) == before, "{what} left a trace");
    }
}

#[tokio::test]
async fn people_go_on_working_while_a_backup_is_made() {
    let ada = with_seven_offers().await;
    for name in "ABCD".chars() {
        ada.feature(&id(name)).await.unwrap();
    }
    let working = async {
        for round in 0..40 {
            ada.move_to(&id('D'), 1 + round % 2).await.unwrap();
        }
    };
    let backing_up = async {
        for number in 0..4 {
            let backup = ada.back_up(&format!("{number}.pdbackup")).await;
            let seen = look(&ada.desk, &backup, ada.recovery()).await;
            assert_eq!(seen.featured.len(), 4);
        }
    };
    tokio::join!(working, backing_up);
}
