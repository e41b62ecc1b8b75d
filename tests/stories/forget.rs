//! A workspace gets another name and colour, or leaves this computer.

use std::path::PathBuf;

use desk_app::ErrorCode::*;
use desk_app::deeds::team::export_outbox;
use desk_app::deeds::workspace::*;
use desk_app::views::*;
use desk_tests::{Desktop, code};

use crate::featured::{id, with_seven_offers};

fn forget(name: &str) -> ForgetWorkspace {
    ForgetWorkspace { name: name.to_owned() }
}

fn cover(name: Option<&str>, colour: Option<Colour>) -> ChangeCover {
    ChangeCover { name: name.map(str::to_owned), colour }
}

async fn export(ada: &Desktop) {
    let target = ada.hand_over(&ada.computer.documents().join("outbox.json"));
    export_outbox(&ada.desk, ExportOutbox { target }).await.unwrap();
}

fn set_aside(ada: &Desktop) -> Vec<PathBuf> {
    let folder = ada.computer.data().join("set-aside");
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    entries.map(|entry| entry.unwrap().path()).collect()
}

#[tokio::test]
async fn name_and_colour_are_changed_and_stay() {
    let mut ada = Desktop::founded().await;
    let state = change_cover(&ada.desk, cover(Some("  Atelier Brume "), None)).await.unwrap();
    let open = state.workspace.unwrap();
    assert_eq!((open.name.as_str(), open.colour), ("Atelier Brume", Colour::Teal));
    let heard = ada.ears.heard();
    assert!(format!("{heard:?}").contains("Workspaces"), "{heard:?}");
    change_cover(&ada.desk, cover(None, Some(Colour::Gold))).await.unwrap();
    ada.restart().await;
    let open = ada.frame().await;
    assert_eq!((open.name.as_str(), open.colour), ("Atelier Brume", Colour::Gold));

    assert_eq!(code(change_cover(&ada.desk, cover(Some("  "), None)).await), BadName);
    let long = "a".repeat(81);
    assert_eq!(code(change_cover(&ada.desk, cover(Some(&long), None)).await), BadName);
    change_cover(&ada.desk, cover(Some("ATELIER brume"), None)).await.expect("its own name");
}

#[tokio::test]
async fn no_two_workspaces_have_one_name() {
    let ada = Desktop::founded().await;
    let begun = begin_workspace(&ada.desk, desk_tests::begin("Autre", "Ada")).await.unwrap();
    let ask = FinishWorkspace { draft: begun.draft, typed: begun.recovery_key };
    finish_workspace(&ada.desk, ask).await.unwrap();
    let taken = change_cover(&ada.desk, cover(Some("atelier nuage"), Some(Colour::Red))).await;
    assert_eq!(code(taken), WorkspaceNameTaken);
    assert_eq!(ada.frame().await.colour, Colour::Teal, "nothing is half done");
}

#[tokio::test]
async fn what_was_never_sent_has_to_be_exported_first() {
    let ada = with_seven_offers().await;
    let look = || before_forgetting(&ada.desk, Nothing {});
    let before = look().await.unwrap();
    assert_eq!((before.name.as_str(), before.exported), ("Atelier Nuage", false));
    assert_eq!(before.opens, [SlotKind::Recovery]);
    assert!(before.unsent > 0);
    assert_eq!(before.unsent_lists, 1, "its rows go into no file");

    assert_eq!(code(forget_workspace(&ada.desk, forget("atelier nuage")).await), NameDiffers);
    let refused = forget_workspace(&ada.desk, forget("Atelier Nuage")).await.unwrap_err();
    assert_eq!(refused.code(), UnsentNotExported);
    assert_eq!(refused.body().reference, Some(before.unsent.to_string()));
    ada.feature(&id('A')).await.expect("it is open as before");

    export(&ada).await;
    assert!(look().await.unwrap().exported);
    ada.feature(&id('B')).await.unwrap();
    assert!(!look().await.unwrap().exported, "one more was made since");
    assert_eq!(code(forget_workspace(&ada.desk, forget("Atelier Nuage")).await), UnsentNotExported);
    assert!(set_aside(&ada).is_empty());
}

#[tokio::test]
async fn a_forgotten_workspace_is_set_aside_and_can_be_brought_back() {
    let ada = with_seven_offers().await;
    ada.feature(&id('A')).await.unwrap();
    export(&ada).await;
    assert!(!ada.computer.keychain.accounts().is_empty());
    let forgotten = forget_workspace(&ada.desk, forget(" Atelier Nuage ")).await.unwrap();
    assert!(forgotten.state.workspace.is_none());
    assert!(!forgotten.keychain_left);
    assert_eq!(forgotten.opens, [SlotKind::Recovery]);
    assert_eq!(ada.computer.keychain.accounts(), Vec::<String>::new(), "the keychain forgot it");
    assert!(list_workspaces(&ada.desk, Nothing {}).await.unwrap().workspaces.is_empty());
    assert!(!ada.folder().exists());
    let [folder] = set_aside(&ada).try_into().unwrap();
    assert!(folder.ends_with(&forgotten.set_aside), "{folder:?}");
    assert!(open_last(&ada.desk).await.unwrap().workspace.is_none());

    let file = ada.hand_over(&folder.join("workspace.db"));
    let keychain = InspectBackup { file: file.clone(), unlock: Unlock::Keychain };
    assert_eq!(code(inspect_backup(&ada.desk, keychain).await), KeychainUnavailable);
    let ask = RestoreBackup { file, unlock: ada.recovery() };
    let back = restore_backup(&ada.desk, ask).await.unwrap().workspace.unwrap();
    assert_eq!((back.name.as_str(), back.id == ada.id), ("Atelier Nuage", true));
    assert_eq!(ada.featured_ids().await, [id('A')]);
    assert!(folder.join("workspace.db").exists(), "what is set aside stays there");
}

#[tokio::test]
async fn a_workspace_that_nothing_else_opens_is_not_forgotten() {
    let ada = Desktop::founded().await;
    let path = ada.folder().join("cover.json");
    let mut json: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    json["slots"]["slots"].as_array_mut().unwrap().retain(|slot| slot["kind"] == "keychain");
    std::fs::write(&path, json.to_string()).unwrap();
    export(&ada).await;
    assert_eq!(code(forget_workspace(&ada.desk, forget("Atelier Nuage")).await), LastKey);
    assert!(ada.folder().exists());
}

fn unopened(ada: &Desktop, name: &str) -> ForgetUnopened {
    ForgetUnopened { id: ada.id.clone(), name: name.to_owned() }
}

#[tokio::test]
async fn a_workspace_that_no_key_opens_is_set_aside_as_it_is() {
    let ada = with_seven_offers().await;
    ada.feature(&id('A')).await.unwrap();
    let forgotten = forget_unopened(&ada.desk, unopened(&ada, "Atelier Nuage")).await;
    assert_eq!(code(forgotten), StillOpens, "it is open, and its keychain opens it");
    close_workspace(&ada.desk, Nothing {}).await.unwrap();
    let forgotten = forget_unopened(&ada.desk, unopened(&ada, "Atelier Nuage")).await;
    assert_eq!(code(forgotten), StillOpens, "it can be opened, and what was not sent be seen");

    // The keychain is another one, and nobody has the recovery key.
    let keychain = std::sync::Arc::new(desk_secrets::MemoryKeychain::new());
    let (desk, _) = ada.computer.start_with(keychain);
    let wrong = forget_unopened(&desk, unopened(&ada, "atelier nuage")).await;
    assert_eq!(code(wrong), NameDiffers);
    assert!(ada.folder().exists());
    let before = std::fs::read(ada.folder().join("workspace.db")).unwrap();
    let forgotten = forget_unopened(&desk, unopened(&ada, " Atelier Nuage ")).await.unwrap();
    assert!(forgotten.unopened && forgotten.state.workspace.is_none());
    assert!(list_workspaces(&desk, Nothing {}).await.unwrap().workspaces.is_empty());
    let [folder] = set_aside(&ada).try_into().unwrap();
    assert!(folder.ends_with(&forgotten.set_aside), "{folder:?}");
    assert_eq!(std::fs::read(folder.join("workspace.db")).unwrap(), before, "as it was");
    assert!(!ada.computer.keychain.accounts().is_empty(), "what may open it one day stays");
    let gone = forget_unopened(&desk, unopened(&ada, "Atelier Nuage")).await;
    assert_eq!(code(gone), NoWorkspace);

    // Both keys are found again.
    let file = |desk: &desk_app::Desk| desk.hand_over(folder.join("workspace.db")).token;
    let ask = InspectBackup { file: file(&ada.desk), unlock: Unlock::Keychain };
    inspect_backup(&ada.desk, ask).await.expect("by the keychain");
    let ask = RestoreBackup { file: file(&desk), unlock: ada.recovery() };
    let back = restore_backup(&desk, ask).await.unwrap().workspace.unwrap();
    assert_eq!(back.name, "Atelier Nuage");
}

#[tokio::test]
async fn a_damaged_workspace_can_be_forgotten_although_its_key_is_here() {
    let ada = with_seven_offers().await;
    close_workspace(&ada.desk, Nothing {}).await.unwrap();
    let path = ada.folder().join("workspace.db");
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[8192..].fill(7);
    std::fs::write(&path, bytes).unwrap();
    forget_unopened(&ada.desk, unopened(&ada, "Atelier Nuage")).await.unwrap();
    assert!(!ada.folder().exists());
    assert_eq!(set_aside(&ada).len(), 1);
}

#[tokio::test]
async fn one_that_is_open_elsewhere_is_not_forgotten_unopened() {
    let ada = Desktop::founded().await;
    let keychain = std::sync::Arc::new(desk_secrets::MemoryKeychain::new());
    let (desk, _) = ada.computer.start_with(keychain);
    let forgotten = forget_unopened(&desk, unopened(&ada, "Atelier Nuage")).await;
    assert_eq!(code(forgotten), WorkspaceInUse);
    assert_eq!(ada.frame().await.name, "Atelier Nuage", "it is open as before");
}

#[tokio::test]
async fn one_that_another_program_has_open_is_not_forgotten() {
    let ada = Desktop::founded().await;
    let (other, _) = ada.computer.start();
    let ask = OpenWorkspace { id: ada.id.clone(), unlock: Unlock::Keychain };
    open_workspace(&other, ask).await.unwrap();
    export(&ada).await;
    assert_eq!(code(forget_workspace(&ada.desk, forget("Atelier Nuage")).await), WorkspaceInUse);
    assert_eq!(ada.frame().await.name, "Atelier Nuage", "it is open as before");
    assert!(!ada.computer.keychain.accounts().is_empty());
    other.close().await.unwrap();
    forget_workspace(&ada.desk, forget("Atelier Nuage")).await.unwrap();
}

/// As another program of this computer holds it, while it changes the workspace's keys.
fn key_turn(ada: &Desktop) -> std::fs::File {
    let path = ada.folder().join("workspace.keys");
    let turn = std::fs::File::options().write(true).create(true).truncate(false).open(path);
    let turn = turn.unwrap();
    turn.lock().unwrap();
    turn
}

#[tokio::test]
async fn one_whose_keys_are_being_changed_is_forgotten_after_that() {
    let ada = Desktop::founded().await;
    let bea = Desktop::founded().await;
    export(&ada).await;
    let turn = key_turn(&ada);
    let mut forgetting = std::pin::pin!(forget_workspace(&ada.desk, forget("Atelier Nuage")));
    // What takes as long where nobody changes keys, and longer: two workspaces, one
    // after the other.
    let elsewhere = async {
        export(&bea).await;
        forget_workspace(&bea.desk, forget("Atelier Nuage")).await.unwrap();
        let cleo = Desktop::founded().await;
        export(&cleo).await;
        forget_workspace(&cleo.desk, forget("Atelier Nuage")).await.unwrap();
    };
    tokio::select! {
        biased;
        early = &mut forgetting => panic!("it was not waited for: {early:?}"),
        () = elsewhere => {}
    }
    assert!(set_aside(&ada).is_empty());
    drop(turn);
    forgetting.await.unwrap();
    assert_eq!(set_aside(&ada).len(), 1);
}

#[tokio::test]
async fn a_key_change_and_the_forgetting_leave_no_copy_halfway() {
    use desk_app::deeds::keys::{begin_key_change, finish_key_change};
    let ada = Desktop::founded().await;
    export(&ada).await;
    let begun = begin_key_change(&ada.desk, BeginKeyChange { passphrase: None }).await.unwrap();
    let (draft, typed, job) = (begun.draft, begun.recovery_key, "change".to_owned());
    let ask = FinishKeyChange { draft, typed, job };
    let (changed, forgotten) = tokio::join!(
        finish_key_change(&ada.desk, ask),
        forget_workspace(&ada.desk, forget("Atelier Nuage"))
    );
    forgotten.unwrap();
    if let Err(error) = changed {
        // It was forgotten first, and is not here any more.
        let gone = matches!(error.code(), NoWorkspace | FileUnreadable);
        assert!(gone, "{error:?}");
    }
    let [folder] = set_aside(&ada).try_into().unwrap();
    let cover = std::fs::read_to_string(folder.join("cover.json")).unwrap();
    assert!(!cover.contains("\"rotation\""), "no copy was left behind halfway");
}

#[tokio::test]
async fn a_keychain_that_keeps_its_entries_is_told() {
    let ada = Desktop::founded().await;
    export(&ada).await;
    ada.computer.keychain.set_locked(true);
    let forgotten = forget_workspace(&ada.desk, forget("Atelier Nuage")).await.unwrap();
    assert!(forgotten.keychain_left);
    assert!(!ada.folder().exists());
}

#[tokio::test]
async fn with_a_hub_the_device_s_key_is_forgotten_too_and_the_others_keep_everything() {
    let (_hub, ada, bea) = desk_tests::two_desktops().await;
    let accounts = bea.computer.keychain.accounts();
    assert_eq!(accounts.len(), 2, "the slot's and the device's: {accounts:?}");
    let before = before_forgetting(&bea.desk, Nothing {}).await.unwrap();
    assert_eq!(before.unsent, 0, "everything is sent, so nothing has to be exported");
    forget_workspace(&bea.desk, forget(&before.name)).await.unwrap();
    assert_eq!(bea.computer.keychain.accounts(), Vec::<String>::new());
    assert_eq!(list_people(&ada.desk).await, ["Ada", "Bea"]);
}

async fn list_people(desk: &desk_app::Desk) -> Vec<String> {
    let people = desk_app::deeds::team::list_people(desk, Nothing {}).await.unwrap().people;
    let mut names: Vec<String> = people.into_iter().map(|one| one.name).collect();
    names.sort();
    names
}

#[tokio::test]
async fn with_a_hub_the_data_key_is_changed_and_the_exchange_goes_on() {
    use desk_app::deeds::keys::{begin_key_change, finish_key_change};
    let (_hub, ada, bea) = desk_tests::two_desktops().await;
    let begun = begin_key_change(&bea.desk, BeginKeyChange { passphrase: None }).await.unwrap();
    let (draft, typed, job) = (begun.draft, begun.recovery_key, "change".to_owned());
    let ask = FinishKeyChange { draft, typed, job };
    finish_key_change(&bea.desk, ask).await.unwrap();
    bea.add_person("Zoé", &[]).await;
    desk_tests::agree(&[&ada, &bea]).await;
    assert_eq!(list_people(&ada.desk).await, ["Ada", "Bea", "Zoé"]);
}

#[tokio::test]
async fn a_machine_without_a_keychain_has_nothing_left_there() {
    let computer = desk_tests::Computer::new();
    let (desk, _) = computer.start_with(std::sync::Arc::new(desk_secrets::AbsentKeychain));
    let mut ask = desk_tests::begin("Atelier", "Ada");
    ask.passphrase = Some(desk_tests::PASSPHRASE.to_owned());
    let begun = begin_workspace(&desk, ask).await.unwrap();
    let ask = FinishWorkspace { draft: begun.draft, typed: begun.recovery_key };
    finish_workspace(&desk, ask).await.unwrap();
    let target = desk.hand_over(computer.documents().join("outbox.json")).token;
    export_outbox(&desk, ExportOutbox { target }).await.unwrap();
    let forgotten = forget_workspace(&desk, forget("Atelier")).await.unwrap();
    assert!(!forgotten.keychain_left);
    assert_eq!(forgotten.opens, [SlotKind::Passphrase, SlotKind::Recovery]);
}
