//! The file is damaged: it is left as it is, and a good copy is offered.

use std::path::PathBuf;
use std::time::Duration;

use desk_app::ErrorCode::*;
use desk_app::deeds::workspace::*;
use desk_app::views::{
    BackupCard, InspectBackup, ListBackups, Nothing, OpenWorkspace, RestoreBackup, Unlock,
};
use desk_tests::{Desktop, code};

use crate::featured::{id, letters, with_seven_offers};

async fn copies(ada: &Desktop) -> Vec<BackupCard> {
    list_backups(&ada.desk, ListBackups { id: ada.id.clone() }).await.unwrap().backups
}

/// The copy of the day is made in the background; it has its name when it is
/// whole.
async fn a_copy(ada: &Desktop) -> BackupCard {
    for _ in 0..600 {
        if let Some(copy) = copies(ada).await.into_iter().next() {
            return copy;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no copy was made in half a minute");
}

/// Ada with three featured offers, all of them in the copy of the day.
async fn with_a_copy() -> Desktop {
    let mut ada = with_seven_offers().await;
    for name in "ABC".chars() {
        ada.feature(&id(name)).await.unwrap();
    }
    a_copy(&ada).await;
    ada.desk.close().await.unwrap();
    std::fs::remove_dir_all(ada.folder().join("backups")).unwrap();
    ada.restart().await;
    a_copy(&ada).await;
    ada
}

/// Flips bytes all over the file, but for its first pages, and forgets the
/// goodbye: as a disk that went bad under a program that crashed.
async fn ruin(ada: &Desktop) -> (PathBuf, Vec<u8>) {
    close_workspace(&ada.desk, Nothing {}).await.unwrap();
    let path = ada.folder().join("workspace.db");
    let mut bytes = std::fs::read(&path).unwrap();
    for page in (8 * 4096..bytes.len()).step_by(4096) {
        bytes[page + 100] ^= 0xff;
    }
    std::fs::write(&path, &bytes).unwrap();
    std::fs::write(path.with_extension("session"), b"open").unwrap();
    (path, bytes)
}

fn open(ada: &Desktop) -> OpenWorkspace {
    OpenWorkspace { id: ada.id.clone(), unlock: Unlock::Keychain }
}

#[tokio::test]
async fn the_newest_copy_is_offered_and_what_is_damaged_is_kept() {
    let ada = with_a_copy().await;
    let (path, ruined) = ruin(&ada).await;
    assert_eq!(code(open_workspace(&ada.desk, open(&ada)).await), WorkspaceDamaged);
    assert_eq!(code(open_last(&ada.desk).await), WorkspaceDamaged, "nor at the next start");
    assert!(std::fs::read(&path).unwrap() == ruined, "not a byte was changed");
    let cards = list_workspaces(&ada.desk, Nothing {}).await.unwrap().workspaces;
    assert_eq!(cards.len(), 1, "it is still told of");

    let copy = copies(&ada).await.remove(0);
    assert!(copy.bytes > 0.0 && copy.file_name.ends_with(".db"));
    let look = InspectBackup { file: copy.token.clone(), unlock: Unlock::Keychain };
    let seen = inspect_backup(&ada.desk, look).await.unwrap();
    assert_eq!(seen.featured, ["A", "B", "C"]);
    let ask = RestoreBackup { file: copy.token, unlock: Unlock::Keychain };
    restore_backup(&ada.desk, ask).await.unwrap();
    let offered = copies(&ada).await;
    assert!(offered.iter().any(|one| one.file_name == copy.file_name), "and still offered");
    assert_eq!(letters(&ada).await, "ABC");
    let aside = std::fs::read_dir(ada.computer.data().join("set-aside")).unwrap().next();
    let kept = aside.unwrap().unwrap().path().join("workspace.db");
    assert!(std::fs::read(kept).unwrap() == ruined, "set aside as it was");
}

#[tokio::test]
async fn a_copy_that_went_bad_itself_is_not_restored() {
    let ada = with_a_copy().await;
    let (path, ruined) = ruin(&ada).await;
    let copy = copies(&ada).await.remove(0);
    let file = ada.folder().join("backups").join(&copy.file_name);
    let mut bytes = std::fs::read(&file).unwrap();
    let page = bytes.len() / 4096 - 3;
    bytes[page * 4096 + 50] ^= 0xff;
    std::fs::write(&file, bytes).unwrap();
    let ask = RestoreBackup { file: copy.token, unlock: Unlock::Keychain };
    assert_eq!(code(restore_backup(&ada.desk, ask).await), BackupUnreadable);
    assert!(std::fs::read(&path).unwrap() == ruined);
    assert!(!ada.computer.data().join("set-aside").exists());
    assert_eq!(std::fs::read_dir(ada.computer.data().join("workspaces")).unwrap().count(), 1);
}

#[tokio::test]
async fn a_file_that_is_no_database_any_more_is_told_and_left() {
    let ada = with_a_copy().await;
    close_workspace(&ada.desk, Nothing {}).await.unwrap();
    let path = ada.folder().join("workspace.db");
    for rubbish in [vec![0; 50_000], b"short".to_vec(), Vec::new()] {
        std::fs::write(&path, &rubbish).unwrap();
        assert_eq!(code(open_workspace(&ada.desk, open(&ada)).await), WorkspaceDamaged);
        assert!(std::fs::read(&path).unwrap() == rubbish, "{} bytes", rubbish.len());
    }
    std::fs::remove_file(&path).unwrap();
    assert_eq!(code(open_workspace(&ada.desk, open(&ada)).await), WorkspaceDamaged);
    assert!(!path.exists(), "a missing file is not made anew and empty");
}

#[tokio::test]
async fn a_copy_is_made_once_a_day_and_those_of_seven_days_are_kept() {
    let mut ada = with_a_copy().await;
    ada.restart().await;
    ada.search("a").await;
    assert_eq!(copies(&ada).await.len(), 1, "one is enough for a day");
    let folder = ada.folder().join("backups");
    let first = folder.join(copies(&ada).await.remove(0).file_name);
    let name = |day: u32| format!("202001{day:02}T120000Z0000.db");
    for day in 1..=10 {
        std::fs::copy(&first, folder.join(name(day))).unwrap();
    }
    std::fs::remove_file(first).unwrap();
    // Copies are dated by the disk, whose clock nobody turns.
    ada.computer.clock.set("2126-01-01T00:00:00Z");
    ada.restart().await;
    settled(&ada, &name(10), 7).await;
    let left: Vec<String> = copies(&ada).await.into_iter().map(|copy| copy.file_name).collect();
    assert_eq!(left[1..], [10, 9, 8, 7, 6, 5].map(name), "the newest of seven days, two weeks");
}

/// Waits until there is a newer copy than `before` and `expected` in all.
async fn settled(ada: &Desktop, before: &str, expected: usize) {
    for _ in 0..600 {
        let now = copies(ada).await;
        if now[0].file_name != before && now.len() == expected {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{} copies instead of {expected}", copies(ada).await.len());
}
