//! The ways to open a workspace: shown, changed, taken away, made anew.

use desk_app::ErrorCode::*;
use desk_app::deeds::keys::*;
use desk_app::deeds::workspace::*;
use desk_app::views::{
    BeginKeyChange, FinishKey, FinishKeyChange, Keys, ListBackups, Nothing, OpenWorkspace,
    SetPassphrase, SlotKind, Unlock,
};
use desk_app::{Desk, KeyFileAccess};
use desk_secrets::SecretText;
use desk_tests::{Computer, Desktop, Key, PASSPHRASE, code, start_with_key_file};

const ANOTHER: &str = "sept lampes, trois marées";

async fn set(desk: &Desk, passphrase: &str) -> Keys {
    set_passphrase(desk, SetPassphrase { passphrase: passphrase.to_owned() }).await.unwrap()
}

/// The copy that is made when a workspace is opened for the first time is there.
async fn after_the_first_copy(ada: &Desktop) -> usize {
    loop {
        let ask = ListBackups { id: ada.id.clone() };
        let copies = list_backups(&ada.desk, ask).await.unwrap().backups.len();
        if copies > 0 {
            return copies;
        }
        tokio::task::yield_now().await;
    }
}

fn kinds(keys: &Keys) -> Vec<SlotKind> {
    keys.keys.iter().map(|key| key.kind).collect()
}

fn passphrase(text: &str) -> Unlock {
    Unlock::Passphrase { passphrase: text.to_owned() }
}

fn recovery(key: &str) -> Unlock {
    Unlock::Recovery { key: key.to_owned() }
}

/// Opens it anew with something.
async fn open(ada: &Desktop, unlock: Unlock) -> Result<(), desk_app::AppError> {
    close_workspace(&ada.desk, Nothing {}).await.unwrap();
    open_workspace(&ada.desk, OpenWorkspace { id: ada.id.clone(), unlock }).await.map(drop)
}

#[tokio::test]
async fn a_passphrase_is_added_changed_and_taken_away() {
    let ada = Desktop::founded().await;
    let keys = list_keys(&ada.desk, Nothing {}).await.unwrap();
    assert_eq!(kinds(&keys), [SlotKind::Keychain, SlotKind::Recovery]);
    assert_eq!(keys.keys[0].made_at.as_deref(), Some("2026-11-10T09:00:00Z"));

    let short = SetPassphrase { passphrase: "onze lettre".to_owned() };
    assert_eq!(code(set_passphrase(&ada.desk, short).await), BadPassphrase);
    let keys = set(&ada.desk, PASSPHRASE).await;
    assert_eq!(kinds(&keys), [SlotKind::Keychain, SlotKind::Passphrase, SlotKind::Recovery]);
    open(&ada, passphrase(PASSPHRASE)).await.unwrap();

    let keys = set(&ada.desk, ANOTHER).await;
    assert_eq!(kinds(&keys).len(), 3, "in the place of the one before");
    assert_eq!(code(open(&ada, passphrase(PASSPHRASE)).await), WrongKey, "the old one");
    assert_eq!(code(open(&ada, passphrase("trois petits chiens")).await), WrongKey);
    open(&ada, passphrase(ANOTHER)).await.unwrap();

    let keys = remove_passphrase(&ada.desk, Nothing {}).await.unwrap();
    assert_eq!(kinds(&keys), [SlotKind::Keychain, SlotKind::Recovery]);
    assert_eq!(code(open(&ada, passphrase(ANOTHER)).await), WrongKey);
    open(&ada, Unlock::Keychain).await.unwrap();
}

#[tokio::test]
async fn the_last_way_to_open_it_is_not_taken_away() {
    let ada = Computer::new();
    let access = || KeyFileAccess {
        path: ada.documents().join("key.json"),
        passphrase: SecretText::new(PASSPHRASE.to_owned()),
    };
    let start = |access| {
        start_with_key_file(&ada.data(), ada.keychain.clone(), ada.clock.clone(), Some(access)).0
    };
    let desk = start(access());
    let ask = desk_app::CreateWithKeyFile {
        name: "Atelier".to_owned(),
        colour: desk_app::views::Colour::Blue,
        user_name: "Ada".to_owned(),
        home_market: None,
    };
    let id = create_with_key_file(&desk, ask).await.unwrap().workspace.unwrap().id;
    let keys = list_keys(&desk, Nothing {}).await.unwrap();
    assert_eq!((kinds(&keys), keys.keys[0].in_key_file), (vec![SlotKind::Passphrase], true));
    assert_eq!(code(remove_passphrase(&desk, Nothing {}).await), LastKey);

    // Its passphrase is changed where it lies.
    set(&desk, ANOTHER).await;
    desk.close().await.unwrap();
    let desk = start(access());
    assert_eq!(code(open_with_key_file(&desk, &id).await), WrongKey, "the old one");
    let new = KeyFileAccess { passphrase: SecretText::new(ANOTHER.to_owned()), ..access() };
    let desk = start(new);
    open_with_key_file(&desk, &id).await.unwrap();

    // With a recovery key it may go.
    let begun = begin_recovery_key(&desk, Nothing {}).await.unwrap();
    let ask = FinishKey { draft: begun.draft, typed: begun.recovery_key.clone() };
    finish_recovery_key(&desk, ask).await.unwrap();
    let keys = remove_passphrase(&desk, Nothing {}).await.unwrap();
    assert_eq!(kinds(&keys), [SlotKind::Recovery]);
    desk.close().await.unwrap();
    let (desk, _) = ada.start();
    open_workspace(&desk, OpenWorkspace { id, unlock: recovery(&begun.recovery_key) })
        .await
        .unwrap();
    desk.close().await.unwrap();
}

#[tokio::test]
async fn a_keychain_that_lost_the_key_is_no_way_in() {
    let ada = Desktop::founded().await;
    set(&ada.desk, PASSPHRASE).await;
    let cover = ada.folder().join("cover.json");
    let mut json: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&cover).unwrap()).unwrap();
    let slots = json["slots"]["slots"].as_array_mut().unwrap();
    slots.retain(|slot| slot["kind"] != "recovery");
    std::fs::write(&cover, json.to_string()).unwrap();
    for account in ada.computer.keychain.accounts() {
        use desk_secrets::Keychain;
        ada.computer.keychain.delete(&account).unwrap();
    }
    assert_eq!(code(remove_passphrase(&ada.desk, Nothing {}).await), LastKey);
    open(&ada, passphrase(PASSPHRASE)).await.unwrap();
}

#[tokio::test]
async fn a_recovery_key_is_replaced_only_once_it_was_typed_back() {
    let ada = Desktop::founded().await;
    let begun = begin_recovery_key(&ada.desk, Nothing {}).await.unwrap();
    assert_ne!(begun.recovery_key, ada.recovery_key);
    let finish = |typed: &str| FinishKey { draft: begun.draft.clone(), typed: typed.to_owned() };
    assert_eq!(
        code(finish_recovery_key(&ada.desk, finish(&ada.recovery_key)).await),
        RecoveryKeyWrong
    );
    assert_eq!(
        code(finish_recovery_key(&ada.desk, finish(&begun.recovery_key[1..])).await),
        RecoveryKeyMistyped
    );
    open(&ada, ada.recovery()).await.expect("the one before still opens it");

    let typed = begun.recovery_key.to_lowercase().replace('-', " ");
    let keys = finish_recovery_key(&ada.desk, finish(&typed)).await.unwrap();
    assert_eq!(kinds(&keys), [SlotKind::Keychain, SlotKind::Recovery]);
    assert_eq!(code(open(&ada, ada.recovery()).await), WrongKey, "the one before");
    open(&ada, recovery(&begun.recovery_key)).await.unwrap();
    let again = finish_recovery_key(&ada.desk, finish(&begun.recovery_key)).await;
    assert_eq!(code(again), DraftGone, "a draft is finished once");
}

#[tokio::test]
async fn a_draft_of_a_recovery_key_is_for_its_workspace_alone() {
    let ada = Desktop::founded().await;
    let begun = begin_recovery_key(&ada.desk, Nothing {}).await.unwrap();
    let other = begin_workspace(&ada.desk, desk_tests::begin("Autre", "Ada")).await.unwrap();
    let finish =
        |draft: &str, typed: &str| FinishKey { draft: draft.to_owned(), typed: typed.to_owned() };
    let ask = finish(&begun.draft, &begun.recovery_key);
    assert_eq!(code(finish_recovery_key(&ada.desk, ask).await), DraftGone, "one at a time");
    let ask = finish(&other.draft, &other.recovery_key);
    assert_eq!(code(finish_recovery_key(&ada.desk, ask).await), DraftGone, "for something else");
}

#[tokio::test]
async fn neither_a_passphrase_nor_a_recovery_key_is_on_the_disk() {
    let ada = Desktop::founded().await;
    set(&ada.desk, PASSPHRASE).await;
    let begun = begin_recovery_key(&ada.desk, Nothing {}).await.unwrap();
    let ask = FinishKey { draft: begun.draft, typed: begun.recovery_key.clone() };
    finish_recovery_key(&ada.desk, ask).await.unwrap();
    let cover = std::fs::read_to_string(ada.folder().join("cover.json")).unwrap();
    assert!(!cover.contains(PASSPHRASE) && !cover.contains(&begun.recovery_key[..9]));
}

#[tokio::test]
async fn a_backup_made_later_carries_the_keys_of_now() {
    let ada = Desktop::founded().await;
    let before = ada.back_up("before.deskbackup").await;
    set(&ada.desk, PASSPHRASE).await;
    let after = ada.back_up("after.deskbackup").await;
    let look = async |path: &std::path::Path| {
        let ask = desk_app::views::InspectBackup {
            file: ada.hand_over(path),
            unlock: passphrase(PASSPHRASE),
        };
        inspect_backup(&ada.desk, ask).await
    };
    assert_eq!(code(look(&before).await), WrongKey);
    assert_eq!(look(&after).await.unwrap().name, "Atelier Nuage");
}

#[tokio::test]
async fn a_copy_is_made_when_asked_for_and_can_be_restored() {
    let ada = crate::featured::with_seven_offers().await;
    ada.feature(&crate::featured::id('A')).await.unwrap();
    let before = after_the_first_copy(&ada).await;
    let copies = copy_now(&ada.desk, Nothing {}).await.unwrap().backups;
    assert_eq!(copies.len(), before + 1);
    assert!(copies[0].made_at >= copies[copies.len() - 1].made_at, "the newest first");
    ada.unfeature(&crate::featured::id('A')).await.unwrap();

    let newest = &copies[0];
    let ask = desk_app::views::InspectBackup { file: newest.token.clone(), unlock: ada.recovery() };
    let inside = inspect_backup(&ada.desk, ask).await.unwrap();
    assert_eq!((inside.featured.len(), inside.newer_here), (1, 1));
    assert_eq!(inside.made_at, newest.made_at);
    let ask = desk_app::views::RestoreBackup { file: newest.token.clone(), unlock: ada.recovery() };
    restore_backup(&ada.desk, ask).await.unwrap();
    assert!(ada.featured().await.is_empty(), "what came after is carried over");
}

fn finish(draft: String, typed: String) -> FinishKeyChange {
    FinishKeyChange { draft, typed, job: "change".to_owned() }
}

async fn change_key(ada: &Desktop, passphrase: Option<&str>) -> String {
    let ask = BeginKeyChange { passphrase: passphrase.map(str::to_owned) };
    let begun = begin_key_change(&ada.desk, ask).await.unwrap();
    let ask = finish(begun.draft, begun.recovery_key.clone());
    finish_key_change(&ada.desk, ask).await.unwrap();
    begun.recovery_key
}

#[tokio::test]
async fn after_a_change_of_the_data_key_the_old_one_opens_neither_file_nor_copy() {
    let mut ada = crate::featured::with_seven_offers().await;
    ada.feature(&crate::featured::id('A')).await.unwrap();
    set(&ada.desk, PASSPHRASE).await;
    after_the_first_copy(&ada).await;
    copy_now(&ada.desk, Nothing {}).await.unwrap();
    let (folder, keychain) = (ada.folder(), ada.computer.keychain.clone());
    let files = || {
        let copies = std::fs::read_dir(folder.join("backups")).unwrap();
        let mut files: Vec<_> = copies.map(|entry| entry.unwrap().path()).collect();
        files.push(folder.join("workspace.db"));
        files
    };
    let old = Key::of(&folder, &*keychain);
    let opened = async |key: &Key| {
        let key = desk_store::FileKey::new(&key.0);
        let mut opened = 0;
        for file in files() {
            opened += usize::from(key.opens(&file).await.unwrap());
        }
        opened
    };
    assert_eq!(opened(&old).await, files().len(), "before");
    let before = files();
    let accounts = keychain.accounts();

    let begun = begin_key_change(&ada.desk, BeginKeyChange { passphrase: None }).await;
    assert_eq!(code(begun), WrongKey, "the passphrase has to be known");
    let wrong = BeginKeyChange { passphrase: Some(ANOTHER.to_owned()) };
    assert_eq!(code(begin_key_change(&ada.desk, wrong).await), WrongKey);
    let recovery_key = change_key(&ada, Some(PASSPHRASE)).await;

    let new = Key::of(&folder, &*keychain);
    assert_ne!(old.0, new.0);
    assert_eq!(opened(&old).await, 0, "the old key opens nothing any more");
    assert_eq!(opened(&new).await, before.len());
    assert_eq!(files().len(), before.len());
    assert_eq!(keychain.accounts().len(), accounts.len());
    assert_ne!(keychain.accounts(), accounts, "the old entry is gone");
    assert_eq!(ada.featured_ids().await, [crate::featured::id('A')]);
    ada.undo().await.expect("people go on working in it");
    ada.redo().await.unwrap();
    assert!(!ada.search("").await.offers.is_empty(), "the index came along");

    ada.restart().await;
    assert_eq!(code(open(&ada, ada.recovery()).await), WrongKey, "the old recovery key");
    for unlock in [recovery(&recovery_key), passphrase(PASSPHRASE), Unlock::Keychain] {
        open(&ada, unlock).await.unwrap();
    }
    let copies = list_backups(&ada.desk, ListBackups { id: ada.id.clone() }).await.unwrap();
    let file = copies.backups[0].token.clone();
    let ask = desk_app::views::RestoreBackup { file, unlock: recovery(&recovery_key) };
    restore_backup(&ada.desk, ask).await.unwrap();
}

#[tokio::test]
async fn a_backup_from_before_is_restored_with_the_keys_of_then() {
    let ada = crate::featured::with_seven_offers().await;
    let backup = ada.back_up("before.deskbackup").await;
    copy_now(&ada.desk, Nothing {}).await.unwrap();
    change_key(&ada, None).await;
    ada.feature(&crate::featured::id('A')).await.unwrap();
    let ask =
        desk_app::views::RestoreBackup { file: ada.hand_over(&backup), unlock: Unlock::Keychain };
    assert!(restore_backup(&ada.desk, ask).await.is_err(), "the keychain has the new key");
    ada.restore(&backup).await.unwrap();
    assert_eq!(ada.featured_ids().await, [crate::featured::id('A')], "carried over");
    let copies = list_backups(&ada.desk, ListBackups { id: ada.id.clone() }).await.unwrap();
    for copy in copies.backups {
        let ask = desk_app::views::InspectBackup { file: copy.token, unlock: ada.recovery() };
        inspect_backup(&ada.desk, ask).await.expect("no copy of another key is offered");
    }
}

#[tokio::test]
async fn one_that_is_closed_is_looked_into_with_what_opens_it_now() {
    use desk_app::views::{InspectBackup, RestoreBackup};
    let ada = crate::featured::with_seven_offers().await;
    let backup = ada.back_up("before.deskbackup").await;
    change_key(&ada, None).await;
    ada.feature(&crate::featured::id('A')).await.unwrap();
    close_workspace(&ada.desk, Nothing {}).await.unwrap();
    let file = ada.hand_over(&backup);
    let newer = async || {
        let ask = InspectBackup { file: file.clone(), unlock: ada.recovery() };
        let inside = inspect_backup(&ada.desk, ask).await.unwrap();
        (inside.newer_here, inside.newer_unknown)
    };
    ada.computer.keychain.set_locked(true);
    assert_eq!(newer().await, (0, true), "nothing at hand opens it");
    ada.computer.keychain.set_locked(false);
    assert_eq!(newer().await, (1, false));
    let ask = RestoreBackup { file: file.clone(), unlock: ada.recovery() };
    restore_backup(&ada.desk, ask).await.unwrap();
    assert_eq!(ada.featured_ids().await, [crate::featured::id('A')], "carried over");
}

#[tokio::test]
async fn with_a_key_file_its_slot_is_changed_and_earlier_backups_are_still_restored() {
    let ada = Computer::new();
    let start = || {
        let access = KeyFileAccess {
            path: ada.documents().join("key.json"),
            passphrase: SecretText::new(PASSPHRASE.to_owned()),
        };
        start_with_key_file(&ada.data(), ada.keychain.clone(), ada.clock.clone(), Some(access)).0
    };
    let desk = start();
    let ask = desk_app::CreateWithKeyFile {
        name: "Atelier".to_owned(),
        colour: desk_app::views::Colour::Blue,
        user_name: "Ada".to_owned(),
        home_market: None,
    };
    let id = create_with_key_file(&desk, ask).await.unwrap().workspace.unwrap().id;
    let backup = ada.documents().join("before.deskbackup");
    let target = desk.hand_over(backup.clone()).token;
    back_up_workspace(&desk, desk_app::views::BackUp { target }).await.unwrap();

    let begun = begin_key_change(&desk, BeginKeyChange { passphrase: None }).await.unwrap();
    assert_eq!(begun.recovery_key, "", "it had none");
    let ask = finish(begun.draft, String::new());
    let changed = finish_key_change(&desk, ask).await.unwrap();
    assert_eq!(changed.keys.keys.len(), 1);
    desk.close().await.unwrap();
    let desk = start();
    open_with_key_file(&desk, &id).await.unwrap();

    let file = desk.hand_over(backup).token;
    restore_with_key_file(&desk, &file).await.expect("by the slot that it carries");
    desk.close().await.unwrap();
    let desk = start();
    open_with_key_file(&desk, &id).await.expect("the key file knows the old key again");
    desk.close().await.unwrap();
}

#[tokio::test]
async fn one_that_another_program_has_open_keeps_its_key() {
    let ada = Desktop::founded().await;
    let (other, _) = ada.computer.start();
    let ask = OpenWorkspace { id: ada.id.clone(), unlock: Unlock::Keychain };
    open_workspace(&other, ask).await.unwrap();
    let begun = begin_key_change(&ada.desk, BeginKeyChange { passphrase: None }).await.unwrap();
    let finish = || finish(begun.draft.clone(), begun.recovery_key.clone());
    assert_eq!(code(finish_key_change(&ada.desk, finish()).await), WorkspaceInUse);
    open(&ada, ada.recovery()).await.expect("nothing was changed");
    other.close().await.unwrap();
    finish_key_change(&ada.desk, finish()).await.expect("the draft is still good");
}

#[tokio::test]
async fn a_copy_that_no_key_opens_is_set_aside() {
    let ada = Desktop::founded().await;
    after_the_first_copy(&ada).await;
    let copies = copy_now(&ada.desk, Nothing {}).await.unwrap().backups;
    let broken = ada.folder().join("backups").join(&copies[0].file_name);
    std::fs::write(&broken, b"nobody can read this").unwrap();
    let begun = begin_key_change(&ada.desk, BeginKeyChange { passphrase: None }).await.unwrap();
    let ask = finish(begun.draft, begun.recovery_key);
    let changed = finish_key_change(&ada.desk, ask).await.unwrap().done;
    assert_eq!(changed.set_aside, 1);
    let [aside] = &changed.old_key[..] else { panic!("{:?}", changed.old_key) };
    assert!(aside.starts_with(&ada.id), "it is told as one that keeps its key: {aside}");
    assert!(!broken.exists());
    let aside = std::fs::read_dir(ada.computer.data().join("set-aside")).unwrap();
    assert_eq!(aside.count(), 1, "it is not deleted");
}

#[tokio::test]
async fn changes_of_keys_at_once_come_one_after_the_other() {
    let ada = Desktop::founded().await;
    let begun = begin_key_change(&ada.desk, BeginKeyChange { passphrase: None }).await.unwrap();
    let ask = finish(begun.draft, begun.recovery_key.clone());
    let another = SetPassphrase { passphrase: ANOTHER.to_owned() };
    let (changed, set) =
        tokio::join!(finish_key_change(&ada.desk, ask), set_passphrase(&ada.desk, another));
    set.unwrap();
    open(&ada, passphrase(ANOTHER)).await.expect("it is not lost by the change");
    let new_key = match changed {
        Ok(_) => begun.recovery_key,
        // The passphrase came first, and was not asked for when the change was begun.
        Err(error) => {
            assert_eq!(error.code(), DraftGone);
            ada.recovery_key.clone()
        }
    };
    for unlock in [recovery(&new_key), Unlock::Keychain] {
        open(&ada, unlock).await.unwrap();
    }
}
