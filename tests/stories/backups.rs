//! One file that holds a workspace, and what becomes of it elsewhere.

use std::cell::Cell;

use desk_app::ErrorCode::*;
use desk_app::deeds::workspace::*;
use desk_app::views::{
    BackUp, BackupContents, Colour, FinishWorkspace, InspectBackup, Nothing, OpenWorkspace,
    RestoreBackup, Unlock,
};
use desk_app::{Desk, KeyFileAccess};
use desk_secrets::SecretText;
use desk_tests::{
    Books, Computer, Desktop, Key, PASSPHRASE, Row, begin, code, small_list, start_with_key_file,
};

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
    let backup = ada.back_up("atelier.deskbackup").await;

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
async fn what_was_set_aside_after_an_unclean_end_has_its_last_edits() {
    let ada = with_seven_offers().await;
    ada.feature(&id('A')).await.unwrap();
    // As it lies there while it is open, so as a program that died leaves it.
    let aside = ada.computer.data().join("set-aside").join("left");
    std::fs::create_dir_all(&aside).unwrap();
    for name in ["cover.json", "workspace.db", "workspace.db-wal"] {
        std::fs::copy(ada.folder().join(name), aside.join(name)).unwrap();
    }
    assert!(std::fs::metadata(aside.join("workspace.db-wal")).unwrap().len() > 0);
    let seen = look(&ada.desk, &aside.join("workspace.db"), ada.recovery()).await;
    assert_eq!(seen.featured, ["A"]);
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
    let path = ada.documents().join("a.deskbackup");
    let target = desk.hand_over(path.clone()).token;
    back_up_workspace(&desk, BackUp { target }).await.unwrap();

    let (desk, _) = Computer::new().start();
    let passphrase = |text: &str| Unlock::Passphrase { passphrase: text.to_owned() };
    let file = desk.hand_over(path).token;
    let wrong = InspectBackup { file: file.clone(), unlock: passphrase("trois petits chiens") };
    assert_eq!(code(inspect_backup(&desk, wrong).await), WrongKey);
    let ask = RestoreBackup { file, unlock: passphrase(PASSPHRASE) };
    assert_eq!(restore_backup(&desk, ask).await.unwrap().workspace.unwrap().user_name, "Ada");
}

#[tokio::test]
async fn restored_over_itself_it_is_another_device_and_newer_edits_are_carried_over() {
    let mut ada = with_seven_offers().await;
    for name in "ABC".chars() {
        ada.feature(&id(name)).await.unwrap();
    }
    let backup = ada.back_up("monday.deskbackup").await;
    ada.feature(&id('D')).await.unwrap();
    ada.move_to(&id('D'), 1).await.unwrap();
    ada.unfeature(&id('B')).await.unwrap();
    let seen = look(&ada.desk, &backup, ada.recovery()).await;
    assert_eq!((seen.replaces, seen.newer_here, seen.newer_lists), (true, 3, 0));
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
async fn a_list_imported_since_the_backup_is_told_of_and_imported_again() {
    let ada = with_seven_offers().await;
    let backup = ada.back_up("monday.deskbackup").await;
    ada.feature(&id('A')).await.unwrap();
    let [german, swiss] = ["DE", "CH"].map(|market| {
        let path = ada.computer.documents().join(format!("{market}_Nov_2026.csv"));
        small_list(&path, market, "2026-11", &[Row::new("H", "H")]);
        path
    });
    ada.import(&german).await.unwrap();
    let swiss = ada.import(&swiss).await.unwrap();
    ada.remove_list(&swiss.list_id).await.unwrap();
    let seen = look(&ada.desk, &backup, ada.recovery()).await;
    assert_eq!(
        (seen.newer_here, seen.newer_lists),
        (1, 1),
        "neither the rows of the German list nor anything about the removed one is carried over"
    );

    ada.restore(&backup).await.unwrap();
    assert_eq!(letters(&ada).await, "A");
    assert_eq!(ada.lists().await.len(), 1);
    ada.import(&german).await.unwrap();
    assert_eq!(ada.lists().await.len(), 2);
}

#[tokio::test]
async fn what_is_acknowledged_while_a_backup_is_restored_is_not_lost() {
    let ada = with_seven_offers().await;
    for name in "ABCD".chars() {
        ada.feature(&id(name)).await.unwrap();
    }
    let backup = ada.back_up("a.deskbackup").await;
    let before = ada.frame().await.waiting;
    let (done, acknowledged) = (Cell::new(false), Cell::new(0));
    let working = async {
        while !done.get() {
            if ada.move_to(&id('D'), 1 + acknowledged.get() % 2).await.is_ok() {
                acknowledged.set(acknowledged.get() + 1);
            }
            tokio::task::yield_now().await;
        }
    };
    let restoring = async {
        let restored = ada.restore(&backup).await;
        done.set(true);
        restored.unwrap();
    };
    tokio::join!(working, restoring);
    assert!(acknowledged.get() > 0);
    assert!(ada.frame().await.waiting >= before + acknowledged.get());
}

#[tokio::test]
async fn nothing_is_restored_over_a_workspace_that_another_program_has_open() {
    let ada = with_seven_offers().await;
    ada.feature(&id('A')).await.unwrap();
    let backup = ada.back_up("a.deskbackup").await;
    let (other, _) = ada.computer.start();
    let ask = OpenWorkspace { id: ada.id.clone(), unlock: Unlock::Keychain };
    open_workspace(&other, ask).await.unwrap();
    assert_eq!(code(ada.restore(&backup).await), WorkspaceInUse);
    assert_eq!(letters(&ada).await, "A", "it is open here as before");
    assert!(!ada.computer.data().join("set-aside").exists(), "nobody works in what is set aside");
    other.close().await.unwrap();
    ada.restore(&backup).await.unwrap();
}

#[tokio::test]
async fn a_backup_is_known_by_what_is_in_it_whatever_its_name() {
    let ada = with_seven_offers().await;
    ada.feature(&id('A')).await.unwrap();
    let backup = ada.back_up("a.db").await;
    let (_elsewhere, desk, _) = ada.elsewhere();
    assert_eq!(look(&desk, &backup, ada.recovery()).await.featured, ["A"]);
    ada.restore(&backup).await.unwrap();
    assert_eq!(letters(&ada).await, "A");
}

#[tokio::test]
async fn a_backup_does_not_take_the_place_of_the_programs_own_files() {
    let ada = Computer::new();
    let key_file = ada.documents().join("keys.json");
    let passphrase = SecretText::new(PASSPHRASE.to_owned());
    let access = KeyFileAccess { path: key_file.clone(), passphrase };
    let (desk, _) =
        start_with_key_file(&ada.data(), ada.keychain.clone(), ada.clock.clone(), Some(access));
    let ask = desk_app::CreateWithKeyFile {
        name: "Atelier".to_owned(),
        colour: Colour::Teal,
        user_name: "Ada".to_owned(),
        home_market: None,
    };
    let open = create_with_key_file(&desk, ask).await.unwrap().workspace.unwrap();
    let folder = ada.data().join("workspaces").join(&open.id);
    let before = files(&ada.data().join("workspaces"));
    for target in [
        folder.join("workspace.db"),
        folder.join("a.deskbackup"),
        ada.data().join("workspaces/../workspaces/a.deskbackup"),
        ada.data().join("settings.json"),
        key_file.clone(),
        ada.documents().join("../documents/keys.json"),
    ] {
        let keys = std::fs::read(&key_file).unwrap();
        let ask = BackUp { target: desk.hand_over(target.clone()).token };
        let refused = back_up_workspace(&desk, ask).await;
        assert_eq!(code(refused), FileUnwritable, "{}", target.display());
        assert!(std::fs::read(&key_file).unwrap() == keys);
    }
    let names = |files: Vec<(std::path::PathBuf, Vec<u8>)>| -> Vec<_> {
        let of_copies = |path: &std::path::PathBuf| path.starts_with(folder.join("backups"));
        files.into_iter().map(|(path, _)| path).filter(|path| !of_copies(path)).collect()
    };
    assert_eq!(names(files(&ada.data().join("workspaces"))), names(before));
    let target = desk.hand_over(ada.documents().join("a.deskbackup")).token;
    back_up_workspace(&desk, BackUp { target }).await.unwrap();
}

#[tokio::test]
async fn a_backup_that_cannot_be_written_leaves_no_copy_behind() {
    let ada = with_seven_offers().await;
    let nowhere = ada.computer.documents().join("nowhere/a.deskbackup");
    let ask = BackUp { target: ada.hand_over(&nowhere) };
    assert_eq!(code(back_up_workspace(&ada.desk, ask).await), FileUnwritable);
    let left = files(&ada.folder());
    let is_copy = |path: &std::path::Path| path.extension().is_some_and(|word| word == "copy");
    assert!(!left.iter().any(|(path, _)| is_copy(path)));
}

#[tokio::test]
async fn restoring_is_the_global_admins() {
    let ada = with_seven_offers().await;
    ada.feature(&id('A')).await.unwrap();
    let backup = ada.back_up("a.deskbackup").await;
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
    let backup = ada.back_up("a.deskbackup").await;
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
            let backup = ada.back_up(&format!("{number}.deskbackup")).await;
            let seen = look(&ada.desk, &backup, ada.recovery()).await;
            assert_eq!(seen.featured.len(), 4);
        }
    };
    tokio::join!(working, backing_up);
}
