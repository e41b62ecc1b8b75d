//! The lock of the window: what it lets through, how it is opened, what it outlives.

use std::sync::Arc;

use desk_app::ErrorCode::*;
use desk_app::deeds::keys::{remove_passphrase, set_passphrase};
use desk_app::deeds::workspace::{close_workspace, open_last, open_workspace};
use desk_app::gate::{self, WHILE_LOCKED};
use desk_app::views::*;
use desk_app::{AppError, Desk, KeyFileAccess};
use desk_secrets::{SecretText, Seen};
use desk_tests::{Computer, Desktop, PASSPHRASE, code, made_up, start_with_key_file};
use jiff::SignedDuration;

use crate::rights::{Asker, CALLS};

async fn with_passphrase() -> Desktop {
    let ada = Desktop::founded().await;
    let ask = SetPassphrase { passphrase: PASSPHRASE.to_owned() };
    set_passphrase(&ada.desk, ask).await.unwrap();
    ada.ears.heard();
    ada
}

async fn lock(desk: &Desk) -> LockView {
    gate::desk_lock(desk, Nothing {}).await.unwrap().lock.unwrap()
}

async fn state(desk: &Desk) -> AppState {
    gate::app_state(desk, Nothing {}).await.unwrap()
}

async fn unlock(desk: &Desk, ask: UnlockDesk) -> Result<AppState, AppError> {
    gate::desk_unlock(desk, ask).await
}

fn passphrase(text: &str) -> UnlockDesk {
    UnlockDesk::Passphrase { passphrase: text.to_owned() }
}

fn recovery(ada: &Desktop) -> UnlockDesk {
    UnlockDesk::Recovery { key: ada.recovery_key.clone() }
}

/// Ends the program and starts it again.
async fn restart(ada: &mut Desktop) {
    ada.desk.close().await.unwrap();
    let (desk, ears) = ada.computer.start();
    open_last(&desk).await.unwrap();
    (ada.desk, ada.ears) = (Arc::new(desk), ears);
}

#[tokio::test]
async fn locked_every_call_of_the_list_is_refused_but_for_a_few() {
    let ada = Asker::new().await;
    assert!(WHILE_LOCKED.iter().all(|name| CALLS.contains(name)), "no name without a call");
    lock(&ada.desktop.desk).await;
    for name in CALLS {
        let answer = ada.ask(name).await;
        if WHILE_LOCKED.contains(name) {
            assert_ne!(answer.err().map(|error| error.code()), Some(Locked), "{name}");
        } else {
            assert_eq!(code(answer), Locked, "{name}");
        }
        // One of them unlocks.
        lock(&ada.desktop.desk).await;
    }
}

#[tokio::test]
async fn the_lock_shows_name_colour_person_and_what_opens_it() {
    let ada = with_passphrase().await;
    assert!(state(&ada.desk).await.lock.is_none());
    let view = lock(&ada.desk).await;
    assert_eq!(
        (&*view.name, view.colour, &*view.user_name),
        ("Atelier Nuage", Colour::Teal, "Ada")
    );
    assert_eq!((&*view.ways, view.wait), (&[LockWay::Passphrase, LockWay::Recovery][..], 0));
    let told = state(&ada.desk).await;
    assert!(told.workspace.is_none(), "nothing else of it");
    let told = serde_json::to_value(&told).unwrap();
    let mut names: Vec<_> = told.as_object().unwrap().keys().collect();
    names.sort();
    assert_eq!(names, ["keychain", "lock", "settings", "version", "workspace"]);
    assert!(matches!(ada.ears.heard()[..], [Event::Lock { locked: true }]), "told once");

    let after = ChangeSettings { lock_after: Some(LockAfter::Never), ..ChangeSettings::default() };
    assert_eq!(code(gate::settings_change(&ada.desk, after).await), Locked);
    let dark = ChangeSettings { theme: Some(Theme::Dark), ..ChangeSettings::default() };
    let dark = gate::settings_change(&ada.desk, dark).await.unwrap();
    assert_eq!((dark.settings.theme, dark.lock.is_some()), (Theme::Dark, true));
}

#[tokio::test]
async fn what_runs_goes_on_and_the_file_stays_open() {
    let ada = with_passphrase().await;
    let list = made_up(&ada.computer.documents(), 20, "FR", "2026-11");
    let file = ada.hand_over(&list);
    let desk = Arc::clone(&ada.desk);
    // It locks while the import is under way.
    ada.ears.on_event(move |event| {
        if !matches!(event, Event::Progress { .. }) || desk.is_locked() {
            return;
        }
        // It is told once these ears are free.
        let locking = Arc::clone(&desk);
        std::thread::spawn(move || locking.lock());
        while !desk.is_locked() {
            std::thread::yield_now();
        }
    });
    let ask = ImportPriceList {
        file,
        job: "import".to_owned(),
        corrections: Corrections::default(),
        strict: false,
    };
    let report = gate::price_list_import(&ada.desk, ask).await.unwrap();
    ada.ears.calm_down();
    assert!(report.rows_imported > 0);
    assert!(ada.desk.is_locked());
    let opened = unlock(&ada.desk, passphrase(PASSPHRASE)).await.unwrap();
    assert_eq!(opened.workspace.unwrap().id, ada.id);
    assert_eq!(ada.lists().await.len(), 1);
}

#[tokio::test]
async fn with_a_passphrase_the_keychain_is_not_enough() {
    let ada = with_passphrase().await;
    lock(&ada.desk).await;
    for ask in [UnlockDesk::Keychain, UnlockDesk::Presence] {
        assert_eq!(code(unlock(&ada.desk, ask).await), NotConfirmed);
    }
    assert_eq!(code(unlock(&ada.desk, passphrase("trois petits chiens")).await), WrongKey);
    assert!(ada.desk.is_locked());
    let slip = UnlockDesk::Recovery { key: "ABCD".to_owned() };
    assert_eq!(code(unlock(&ada.desk, slip).await), RecoveryKeyMistyped);
    unlock(&ada.desk, recovery(&ada)).await.unwrap();
    lock(&ada.desk).await;
    unlock(&ada.desk, passphrase(PASSPHRASE)).await.unwrap();
    assert!(!ada.desk.is_locked());

    // The key of another workspace is a recovery key, and opens nothing here.
    let other = Desktop::founded().await;
    lock(&ada.desk).await;
    assert_eq!(code(unlock(&ada.desk, recovery(&other)).await), WrongKey);
}

#[tokio::test]
async fn without_a_passphrase_the_keychain_unlocks_if_it_answers() {
    let ada = Desktop::founded().await;
    let view = lock(&ada.desk).await;
    assert_eq!(view.ways, [LockWay::Keychain, LockWay::Recovery]);
    ada.computer.keychain.set_locked(true);
    assert_eq!(code(unlock(&ada.desk, UnlockDesk::Keychain).await), KeychainUnavailable);
    ada.computer.keychain.set_locked(false);
    assert_eq!(code(unlock(&ada.desk, passphrase(PASSPHRASE)).await), NotConfirmed, "none is set");
    unlock(&ada.desk, UnlockDesk::Keychain).await.unwrap();
}

#[tokio::test]
async fn whom_the_system_knows_needs_to_type_nothing() {
    let ada = with_passphrase().await;
    ada.computer.someone.sits_there(Seen::Refused);
    let view = lock(&ada.desk).await;
    assert_eq!(view.ways, [LockWay::Presence, LockWay::Passphrase, LockWay::Recovery]);
    assert_eq!(code(unlock(&ada.desk, UnlockDesk::Presence).await), NotConfirmed);
    assert_eq!(code(unlock(&ada.desk, UnlockDesk::Keychain).await), NotConfirmed, "not past it");
    ada.computer.someone.sits_there(Seen::Verified);
    ada.computer.keychain.set_locked(true);
    assert_eq!(code(unlock(&ada.desk, UnlockDesk::Presence).await), KeychainUnavailable);
    ada.computer.keychain.set_locked(false);
    unlock(&ada.desk, UnlockDesk::Presence).await.unwrap();
}

#[tokio::test]
async fn wrong_tries_wait_longer_and_longer_also_over_a_restart() {
    let mut ada = with_passphrase().await;
    lock(&ada.desk).await;
    let second = SignedDuration::from_secs(1);
    for _ in 0..2 {
        assert_eq!(code(unlock(&ada.desk, passphrase("trois petits chiens")).await), WrongKey);
        assert_eq!(state(&ada.desk).await.lock.unwrap().wait, 0);
    }
    for wait in [1, 2, 4] {
        assert_eq!(code(unlock(&ada.desk, passphrase("trois petits chiens")).await), WrongKey);
        assert_eq!(state(&ada.desk).await.lock.unwrap().wait, wait);
        // Neither the right one nor another way is tried before.
        for ask in [passphrase(PASSPHRASE), recovery(&ada)] {
            let refused = unlock(&ada.desk, ask).await.unwrap_err();
            assert_eq!(refused.code(), TryLater);
            assert_eq!(refused.body().reference, Some(wait.to_string()), "it says how long");
        }
        ada.computer.clock.turn(second * i32::try_from(wait).unwrap());
    }
    assert_eq!(code(unlock(&ada.desk, passphrase("trois petits chiens")).await), WrongKey);
    restart(&mut ada).await;
    let view = state(&ada.desk).await.lock.unwrap();
    assert_eq!((view.wait, ada.desk.is_locked()), (8, true), "the program ended meanwhile");
    assert_eq!(code(unlock(&ada.desk, passphrase(PASSPHRASE)).await), TryLater);
    ada.computer.clock.turn(second * 8);
    unlock(&ada.desk, passphrase(PASSPHRASE)).await.unwrap();

    // The right one begins anew.
    lock(&ada.desk).await;
    assert_eq!(code(unlock(&ada.desk, passphrase("trois petits chiens")).await), WrongKey);
    assert_eq!(state(&ada.desk).await.lock.unwrap().wait, 0);
}

#[tokio::test]
async fn at_the_opening_the_same_tries_count() {
    let ada = with_passphrase().await;
    close_workspace(&ada.desk, Nothing {}).await.unwrap();
    let open = |passphrase: &str| {
        let unlock = Unlock::Passphrase { passphrase: passphrase.to_owned() };
        open_workspace(&ada.desk, OpenWorkspace { id: ada.id.clone(), unlock })
    };
    for _ in 0..3 {
        assert_eq!(code(open("trois petits chiens").await), WrongKey);
    }
    assert_eq!(code(open(PASSPHRASE).await), TryLater);
    ada.computer.clock.turn(SignedDuration::from_secs(1));
    open(PASSPHRASE).await.unwrap();
}

#[tokio::test]
async fn a_lock_outlives_the_program_where_a_passphrase_is_asked() {
    let mut ada = with_passphrase().await;
    lock(&ada.desk).await;
    restart(&mut ada).await;
    assert_eq!(state(&ada.desk).await.lock.unwrap().ways[0], LockWay::Passphrase);
    assert_eq!(code(gate::workspace_list(&ada.desk, Nothing {}).await), Locked);
    unlock(&ada.desk, passphrase(PASSPHRASE)).await.unwrap();
    restart(&mut ada).await;
    assert!(!ada.desk.is_locked(), "it was unlocked when the program ended");

    // Nobody gets around it by opening it anew.
    lock(&ada.desk).await;
    ada.desk.close().await.unwrap();
    let (desk, _) = ada.computer.start();
    let ask = OpenWorkspace { id: ada.id.clone(), unlock: Unlock::Keychain };
    assert!(open_workspace(&desk, ask).await.unwrap().lock.is_some());
    desk.close().await.unwrap();
    let (desk, _) = ada.computer.start();
    let unlock = Unlock::Passphrase { passphrase: PASSPHRASE.to_owned() };
    let ask = OpenWorkspace { id: ada.id.clone(), unlock };
    assert!(open_workspace(&desk, ask).await.unwrap().lock.is_none(), "who typed it is in");
    desk.close().await.unwrap();
}

#[tokio::test]
async fn without_a_passphrase_a_new_start_asks_the_keychain_as_it_always_does() {
    let mut ada = with_passphrase().await;
    remove_passphrase(&ada.desk, Nothing {}).await.unwrap();
    lock(&ada.desk).await;
    restart(&mut ada).await;
    assert!(state(&ada.desk).await.workspace.is_some());
    restart(&mut ada).await;
    assert!(!ada.desk.is_locked());
}

#[tokio::test]
async fn the_passphrase_of_a_key_file_unlocks_and_the_file_alone_does_not() {
    let ada = Computer::new();
    let start = || {
        let path = ada.documents().join("key.json");
        let passphrase = SecretText::new(PASSPHRASE.to_owned());
        let access = KeyFileAccess { path, passphrase };
        let (data, keychain) = (ada.data(), ada.keychain.clone());
        start_with_key_file(&data, keychain, ada.clock.clone(), Some(access)).0
    };
    let desk = start();
    let ask = desk_app::CreateWithKeyFile {
        name: "Atelier".to_owned(),
        colour: Colour::Blue,
        user_name: "Ada".to_owned(),
        home_market: None,
    };
    desk_app::deeds::workspace::create_with_key_file(&desk, ask).await.unwrap();
    assert_eq!(lock(&desk).await.ways, [LockWay::Passphrase]);
    desk.close().await.unwrap();
    let desk = start();
    open_last(&desk).await.unwrap();
    assert!(desk.is_locked());
    assert_eq!(code(unlock(&desk, passphrase("trois petits chiens")).await), WrongKey);
    unlock(&desk, passphrase(PASSPHRASE)).await.unwrap();
    desk.close().await.unwrap();
}

#[tokio::test]
async fn without_a_workspace_there_is_nothing_to_lock() {
    let ada = with_passphrase().await;
    lock(&ada.desk).await;
    // As a window that asks while the program ends.
    ada.desk.close().await.unwrap();
    assert!(state(&ada.desk).await.lock.is_none());
    assert_eq!(code(gate::desk_lock(&ada.desk, Nothing {}).await), NoWorkspace);
    let (desk, _) = ada.computer.start();
    open_last(&desk).await.unwrap();
    assert!(desk.is_locked(), "and it stays locked for the next start");
    desk.close().await.unwrap();
}
