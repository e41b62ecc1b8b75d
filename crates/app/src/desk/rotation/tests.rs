//! The program ends at each moment of a change of the data key.

use std::path::Path;
use std::sync::{Arc, Mutex};

use desk_secrets::{Keychain, MemoryKeychain, OsRandomness};

use super::Step;
use crate::deeds::keys::change_data_key::change;
use crate::deeds::keys::{begin_key_change, set_passphrase};
use crate::deeds::team::{add_person, list_people};
use crate::deeds::workspace::{
    begin_workspace, copy_now, finish_workspace, inspect_backup, list_backups, list_workspaces,
    open_workspace,
};
use crate::desk::{Desk, Hubs, NoPicker, NobodyListens, Ports};
use crate::error::{AppError, ErrorCode};
use crate::system::{SettingsFile, SystemClock, SystemIds};
use crate::views::{
    AddPerson, BeginKeyChange, BeginWorkspace, Colour, FinishKey, FinishWorkspace, InspectBackup,
    ListBackups, Nothing, OpenWorkspace, SetPassphrase, Unlock,
};

const PASSPHRASE: &str = "trois petits chats dans un champ";

fn start(root: &Path, keychain: Arc<MemoryKeychain>) -> Desk {
    let ports = Ports {
        clock: Arc::new(SystemClock::default()),
        ids: Arc::new(SystemIds),
        randomness: Arc::new(Mutex::new(OsRandomness)),
        keychain,
        settings: Arc::new(SettingsFile::new(root.join(SettingsFile::NAME))),
        picker: Arc::new(NoPicker),
        announce: Arc::new(NobodyListens),
        hubs: Hubs::when_asked(),
    };
    Desk::new(ports, root.to_owned(), None)
}

/// The disk and the keychain as they were at a moment.
struct Moment {
    step: Step,
    root: tempfile::TempDir,
    keychain: Arc<MemoryKeychain>,
}

impl Moment {
    fn of(step: Step, root: &Path, keychain: &MemoryKeychain) -> Self {
        let then = tempfile::tempdir().unwrap();
        copy_folder(root, then.path());
        Self { step, root: then, keychain: copy_keychain(keychain) }
    }

    /// What it is to open the workspace as it was left.
    async fn open(&self, unlock: Unlock) -> Result<(Desk, tempfile::TempDir), AppError> {
        let root = tempfile::tempdir().unwrap();
        copy_folder(self.root.path(), root.path());
        let desk = start(root.path(), copy_keychain(&self.keychain));
        let id = list_workspaces(&desk, Nothing {}).await.unwrap().workspaces[0].id.clone();
        open_workspace(&desk, OpenWorkspace { id, unlock }).await?;
        Ok((desk, root))
    }
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn copy_keychain(keychain: &MemoryKeychain) -> Arc<MemoryKeychain> {
    let copy = MemoryKeychain::new();
    for account in keychain.accounts() {
        copy.set(&account, keychain.get(&account).unwrap().expose()).unwrap();
    }
    Arc::new(copy)
}

/// A workspace with every kind of slot beside it, an entry and two copies.
async fn founded(root: &Path, keychain: &Arc<MemoryKeychain>) -> (Desk, String) {
    let desk = start(root, Arc::clone(keychain));
    let begin = BeginWorkspace {
        name: "Atelier".to_owned(),
        colour: Colour::Blue,
        user_name: "Ada".to_owned(),
        home_market: None,
        passphrase: None,
    };
    let begun = begin_workspace(&desk, begin).await.unwrap();
    let recovery = begun.recovery_key.clone();
    let ask = FinishWorkspace { draft: begun.draft, typed: begun.recovery_key };
    finish_workspace(&desk, ask).await.unwrap();
    let ask = SetPassphrase { passphrase: PASSPHRASE.to_owned() };
    set_passphrase(&desk, ask).await.unwrap();
    let ask = AddPerson { name: "Zoé".to_owned(), user_name: None, roles: Vec::new() };
    add_person(&desk, ask).await.unwrap();
    copy_now(&desk, Nothing {}).await.unwrap();
    copy_now(&desk, Nothing {}).await.unwrap();
    (desk, recovery)
}

async fn begin(desk: &Desk) -> (FinishKey, String) {
    let ask = BeginKeyChange { passphrase: Some(PASSPHRASE.to_owned()) };
    let begun = begin_key_change(desk, ask).await.unwrap();
    let ask = FinishKey { draft: begun.draft, typed: begun.recovery_key.clone() };
    (ask, begun.recovery_key)
}

fn passphrase() -> Unlock {
    Unlock::Passphrase { passphrase: PASSPHRASE.to_owned() }
}

fn recovery(key: &str) -> Unlock {
    Unlock::Recovery { key: key.to_owned() }
}

/// Everything is there, and every copy can be looked into with what opened it.
async fn is_whole(desk: &Desk, unlock: &Unlock, when: &str) {
    let people = list_people(desk, Nothing {}).await.unwrap().people;
    assert_eq!(people.len(), 2, "{when}");
    let id = list_workspaces(desk, Nothing {}).await.unwrap().workspaces[0].id.clone();
    let copies = list_backups(desk, ListBackups { id }).await.unwrap().backups;
    assert!(copies.len() >= 2, "{when}");
    for copy in copies {
        let ask = InspectBackup { file: copy.token, unlock: unlock.clone() };
        inspect_backup(desk, ask).await.unwrap_or_else(|error| panic!("{when}: {error}"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whenever_the_program_ends_the_workspace_opens_and_so_do_its_copies() {
    let root = tempfile::tempdir().unwrap();
    let keychain = Arc::new(MemoryKeychain::new());
    let (desk, old) = founded(root.path(), &keychain).await;
    let (ask, new) = begin(&desk).await;
    let mut moments = Vec::new();
    let mut watch = |step| {
        moments.push(Moment::of(step, root.path(), &keychain));
        Ok(())
    };
    change(&desk, ask, &mut watch).await.unwrap();
    is_whole(&desk, &passphrase(), "at the end").await;
    desk.close().await.unwrap();

    let steps: Vec<Step> = moments.iter().map(|moment| moment.step).collect();
    for step in [Step::Prepared, Step::CoverTold, Step::Swapped, Step::Promoted, Step::Tidied] {
        assert!(steps.contains(&step), "{steps:?}");
    }
    assert!(steps.iter().filter(|step| **step == Step::CopyDone).count() >= 2, "{steps:?}");
    for moment in &moments {
        let told = moment.step != Step::Prepared;
        let swapped = told && moment.step != Step::CoverTold;
        let ways = [
            ("keychain", Unlock::Keychain, true),
            ("passphrase", passphrase(), true),
            ("old recovery key", recovery(&old), !swapped),
            ("new recovery key", recovery(&new), told),
        ];
        for (name, unlock, should) in ways {
            let when = format!("ended after {:?}, opened with the {name}", moment.step);
            match moment.open(unlock.clone()).await {
                Ok((desk, root)) => {
                    assert!(should, "{when}");
                    is_whole(&desk, &unlock, &when).await;
                    desk.close().await.unwrap();
                    is_settled(root.path(), &when);
                }
                Err(error) => {
                    assert!(!should, "{when}: {error}");
                    assert_eq!(error.code(), ErrorCode::WrongKey, "{when}");
                }
            }
        }
    }
}

/// Nothing of a change that is under way is left.
fn is_settled(root: &Path, when: &str) {
    let workspaces = std::fs::read_dir(root.join("workspaces")).unwrap();
    for folder in workspaces.map(|entry| entry.unwrap().path()) {
        let cover = std::fs::read_to_string(folder.join("cover.json")).unwrap();
        assert!(!cover.contains("\"rotation\""), "{when}");
        let next = folder.join("workspace-next.db");
        // Before the cover knows of it, the next change throws it away.
        assert!(!next.exists() || when.contains("Prepared"), "{when}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_done_is_taken_back_or_gone_on_with_and_people_go_on_working() {
    for stop in [Step::Prepared, Step::CoverTold, Step::Swapped, Step::CopyDone, Step::Promoted] {
        let root = tempfile::tempdir().unwrap();
        let keychain = Arc::new(MemoryKeychain::new());
        let (desk, old) = founded(root.path(), &keychain).await;
        let (ask, new) = begin(&desk).await;
        let mut watch = |step| {
            if step == stop {
                return Err(AppError::new(ErrorCode::DiskFull, "there is no room on the disk"));
            }
            Ok(())
        };
        let failed = change(&desk, ask, &mut watch).await;
        assert_eq!(failed.unwrap_err().code(), ErrorCode::DiskFull);
        let when = format!("stopped at {stop:?}");
        let swapped = !matches!(stop, Step::Prepared | Step::CoverTold);
        let ask = AddPerson { name: "Eve".to_owned(), user_name: None, roles: Vec::new() };
        add_person(&desk, ask).await.unwrap_or_else(|error| panic!("{when}: {error}"));
        desk.close().await.unwrap();

        let opens = async |unlock| {
            let moment = Moment::of(stop, root.path(), &keychain);
            moment.open(unlock).await.is_ok()
        };
        assert!(opens(Unlock::Keychain).await && opens(passphrase()).await, "{when}");
        assert_eq!(opens(recovery(&old)).await, !swapped, "{when}");
        assert_eq!(opens(recovery(&new)).await, swapped, "{when}");
        if !swapped {
            assert_eq!(keychain.accounts().len(), 1, "{when}: nothing new is left there");
        }
    }
}
