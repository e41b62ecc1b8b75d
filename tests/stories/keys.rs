//! The ways to open a workspace: shown, changed, taken away, made anew.

use desk_app::ErrorCode::*;
use desk_app::deeds::keys::*;
use desk_app::deeds::workspace::*;
use desk_app::views::{
    FinishKey, Keys, ListBackups, Nothing, OpenWorkspace, SetPassphrase, SlotKind, Unlock,
};
use desk_app::{Desk, KeyFileAccess};
use desk_secrets::SecretText;
use desk_tests::{Computer, Desktop, PASSPHRASE, code, start_with_key_file};

const ANOTHER: &str = "sept lampes, trois marées";

async fn set(desk: &Desk, passphrase: &str) -> Keys {
    set_passphrase(desk, SetPassphrase { passphrase: passphrase.to_owned() }).await.unwrap()
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
    let all = || list_backups(&ada.desk, ListBackups { id: ada.id.clone() });
    let before = all().await.unwrap().backups.len();
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
