//! The operating system's keychain is absent, locked or has forgotten.

use std::sync::Arc;

use desk_app::Desk;
use desk_app::ErrorCode::*;
use desk_app::deeds::state::app_state;
use desk_app::deeds::workspace::*;
use desk_app::views::{
    BeginWorkspace, FinishWorkspace, KeychainState, Nothing, OpenWorkspace, SlotKind, Unlock,
};
use desk_secrets::{AbsentKeychain, Keychain};
use desk_tests::{Computer, Desktop, PASSPHRASE, begin, code};

fn with_passphrase() -> BeginWorkspace {
    BeginWorkspace { passphrase: Some(PASSPHRASE.to_owned()), ..begin("Atelier Nuage", "Ada") }
}

/// Begins and types the key back; the recovery key and what became of it.
async fn found(desk: &Desk, ask: BeginWorkspace) -> (String, Result<String, desk_app::AppError>) {
    let begun = begin_workspace(desk, ask).await.unwrap();
    let finish = FinishWorkspace { draft: begun.draft, typed: begun.recovery_key.clone() };
    let made = finish_workspace(desk, finish).await.map(|state| state.workspace.unwrap().id);
    (begun.recovery_key, made)
}

fn open(id: &str, unlock: Unlock) -> OpenWorkspace {
    OpenWorkspace { id: id.to_owned(), unlock }
}

fn passphrase(text: &str) -> Unlock {
    Unlock::Passphrase { passphrase: text.to_owned() }
}

#[tokio::test]
async fn without_a_keychain_the_program_says_so_and_a_passphrase_does_it() {
    let computer = Computer::new();
    let (desk, _) = computer.start_with(Arc::new(AbsentKeychain));
    let state = app_state(&desk, Nothing {}).await.unwrap();
    assert_eq!(state.keychain, KeychainState::Absent);

    let begun = begin_workspace(&desk, begin("Atelier Nuage", "Ada")).await;
    assert_eq!(code(begun), KeychainUnavailable, "before a key is written down for nothing");
    assert!(!computer.data().join("workspaces").exists(), "and nothing half made");

    let (_, made) = found(&desk, with_passphrase()).await;
    let id = made.unwrap();
    let cards = list_workspaces(&desk, Nothing {}).await.unwrap().workspaces;
    assert_eq!(cards[0].slots, [SlotKind::Passphrase, SlotKind::Recovery]);
    desk.close().await.unwrap();

    let (desk, _) = computer.start_with(Arc::new(AbsentKeychain));
    let state = open_last(&desk).await.unwrap();
    assert!(state.workspace.is_none(), "a person is needed");
    let answer = open_workspace(&desk, open(&id, passphrase("trois petits chiens"))).await;
    assert_eq!(code(answer), WrongKey);
    let answer = open_workspace(&desk, open(&id, Unlock::Keychain)).await;
    assert_eq!(code(answer), WrongKey, "it has no such slot");
    let state = open_workspace(&desk, open(&id, passphrase(PASSPHRASE))).await.unwrap();
    assert_eq!(state.workspace.unwrap().user_name, "Ada");
}

#[tokio::test]
async fn a_locked_keychain_is_told_as_locked_and_loses_nothing() {
    let mut ada = Desktop::founded().await;
    ada.computer.keychain.set_locked(true);
    ada.desk.close().await.unwrap();
    let (desk, _) = ada.computer.start();
    let state = open_last(&desk).await.unwrap();
    assert!(state.workspace.is_none());
    assert_eq!(state.keychain, KeychainState::Locked);
    let answer = open_workspace(&desk, open(&ada.id, Unlock::Keychain)).await;
    assert_eq!(code(answer), KeychainUnavailable);
    let begun = begin_workspace(&desk, begin("Autre", "Ada")).await;
    assert_eq!(code(begun), KeychainUnavailable);

    ada.computer.keychain.set_locked(false);
    ada.desk = Arc::new(desk);
    ada.restart().await;
    assert_eq!(ada.frame().await.id, ada.id);
}

#[tokio::test]
async fn the_recovery_key_opens_what_the_keychain_forgot() {
    let ada = Desktop::founded().await;
    ada.desk.close().await.unwrap();
    let keychain = &ada.computer.keychain;
    for account in keychain.accounts() {
        keychain.delete(&account).unwrap();
    }
    let (desk, _) = ada.computer.start();
    assert!(open_last(&desk).await.unwrap().workspace.is_none());
    let answer = open_workspace(&desk, open(&ada.id, Unlock::Keychain)).await;
    assert_eq!(code(answer), KeychainUnavailable);

    let other = Desktop::founded().await;
    let answer = open_workspace(&desk, open(&ada.id, other.recovery())).await;
    assert_eq!(code(answer), WrongKey, "somebody else's recovery key");
    let slip = Unlock::Recovery { key: ada.recovery_key[1..].to_owned() };
    assert_eq!(code(open_workspace(&desk, open(&ada.id, slip)).await), RecoveryKeyMistyped);
    let state = open_workspace(&desk, open(&ada.id, ada.recovery())).await.unwrap();
    assert_eq!(state.workspace.unwrap().id, ada.id);
}
