//! Ada starts the program for the first time.

use desk_app::ErrorCode::*;
use desk_app::deeds::state::app_state;
use desk_app::deeds::workspace::*;
use desk_app::views::{
    AbandonWorkspace, BeginWorkspace, Colour, FinishWorkspace, Nothing, SlotKind,
};
use desk_tests::{Computer, Desktop, begin, code};

fn typed(draft: &str, typed: &str) -> FinishWorkspace {
    FinishWorkspace { draft: draft.to_owned(), typed: typed.to_owned() }
}

#[tokio::test]
async fn nothing_is_on_disk_before_the_recovery_key_is_typed_back() {
    let computer = Computer::new();
    let (desk, _) = computer.start();
    let begun = begin_workspace(&desk, begin("Atelier Nuage", "Ada")).await.unwrap();
    assert_eq!(begun.recovery_key.len(), 44, "nine groups of four");
    assert!(!computer.data().exists(), "begun is not made");

    let mut mistyped = begun.recovery_key.clone();
    mistyped.replace_range(0..1, if mistyped.starts_with('A') { "B" } else { "A" });
    let answer = finish_workspace(&desk, typed(&begun.draft, &mistyped)).await;
    assert_eq!(code(answer), RecoveryKeyMistyped, "a slip is told as one");

    let other = "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-HF4M";
    let answer = finish_workspace(&desk, typed(&begun.draft, other)).await;
    assert_eq!(code(answer), RecoveryKeyWrong, "a key, but another one");
    assert!(!computer.data().exists());
    assert!(computer.keychain.accounts().is_empty(), "nor in the keychain");

    let slack = begun.recovery_key.to_lowercase().replace('-', " ");
    let state = finish_workspace(&desk, typed(&begun.draft, &slack)).await.unwrap();
    let open = state.workspace.unwrap();
    assert_eq!((open.name.as_str(), open.colour), ("Atelier Nuage", Colour::Teal));
    assert_eq!((open.user_name.as_str(), open.roles), ("Ada", vec!["global_admin".to_owned()]));
    assert_eq!(open.waiting, 1, "the founding waits for a hub like any other change");
    assert!(open.rights.iter().all(|right| right.allowed), "the founder may everything");

    let again = finish_workspace(&desk, typed(&begun.draft, &slack)).await;
    assert_eq!(code(again), DraftGone, "one draft makes one workspace");
}

#[tokio::test]
async fn whoever_goes_back_leaves_nothing() {
    let computer = Computer::new();
    let (desk, _) = computer.start();
    let begun = begin_workspace(&desk, begin("Atelier Nuage", "Ada")).await.unwrap();
    abandon_workspace(&desk, AbandonWorkspace { draft: begun.draft.clone() }).await.unwrap();
    let answer = finish_workspace(&desk, typed(&begun.draft, &begun.recovery_key)).await;
    assert_eq!(code(answer), DraftGone);
    assert!(!computer.data().exists());

    let first = begin_workspace(&desk, begin("Un", "Ada")).await.unwrap();
    let second = begin_workspace(&desk, begin("Deux", "Ada")).await.unwrap();
    assert_ne!(first.recovery_key, second.recovery_key);
    let answer = finish_workspace(&desk, typed(&first.draft, &first.recovery_key)).await;
    assert_eq!(code(answer), DraftGone, "a person has one key before their eyes");
}

#[tokio::test]
async fn what_is_missing_or_senseless_is_told_before_a_key_is_shown() {
    let (desk, _) = Computer::new().start();
    let ask = |change: fn(&mut BeginWorkspace)| {
        let mut ask = begin("Atelier Nuage", "Ada");
        change(&mut ask);
        ask
    };
    for (ask, refused) in [
        (ask(|ask| ask.name = "  ".to_owned()), BadName),
        (ask(|ask| ask.name = "x".repeat(81)), BadName),
        (ask(|ask| ask.user_name = String::new()), BadName),
        (ask(|ask| ask.home_market = Some("Frankreich".to_owned())), BadMarket),
        (ask(|ask| ask.passphrase = Some("too short".to_owned())), BadPassphrase),
        (ask(|ask| ask.passphrase = Some(String::new())), BadPassphrase),
    ] {
        assert_eq!(code(begin_workspace(&desk, ask).await), refused);
    }
}

#[tokio::test]
async fn after_the_first_start_the_program_opens_by_itself() {
    let mut ada = Desktop::founded().await;
    ada.restart().await;
    let open = ada.frame().await;
    assert_eq!(open.id, ada.id);
    assert_eq!(open.notices, [], "an ordinary morning needs no message");
    let card = list_workspaces(&ada.desk, Nothing {}).await.unwrap().workspaces.remove(0);
    assert_eq!(card.slots, [SlotKind::Keychain, SlotKind::Recovery]);
    assert!(card.last_opened);

    let closed = close_workspace(&ada.desk, Nothing {}).await.unwrap();
    assert!(closed.workspace.is_none());
    assert!(app_state(&ada.desk, Nothing {}).await.unwrap().workspace.is_none());
}
