//! The program ends at each moment of a change of the data key.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use desk_secrets::{AbsentKeychain, Keychain, KeychainError, MemoryKeychain, Secret, SecretText};

use super::Step;
use crate::deeds::keys::change_data_key::change;
use crate::deeds::keys::{begin_key_change, set_passphrase, use_keychain};
use crate::deeds::team::{add_person, list_people};
use crate::deeds::workspace::{
    copy_now, forget_unopened, inspect_backup, inspect_with_key_file, list_backups,
    list_workspaces, open_with_key_file, open_workspace,
};
use crate::desk::{
    Announce, Desk, Hubs, KeyFileAccess, NobodyListens, Ports, for_tests, key_file_slots,
};
use crate::error::{AppError, ErrorCode};
use crate::views::{
    AddPerson, BeginKeyChange, FinishKeyChange, ForgetUnopened, InspectBackup, ListBackups,
    Nothing, OpenWorkspace, SetPassphrase, SlotKind, Unlock, UseKeychain,
};

const PASSPHRASE: &str = "trois petits chats dans un champ";

const JOB: &str = "change";

/// With a key file, where there is one in the folder.
fn start(root: &Path, keychain: Arc<dyn Keychain>) -> Desk {
    start_with(root, keychain, Arc::new(NobodyListens), Hubs::when_asked())
}

fn start_with(
    root: &Path,
    keychain: Arc<dyn Keychain>,
    announce: Arc<dyn Announce>,
    hubs: Hubs,
) -> Desk {
    let path = root.join("key.json");
    let key_file = path
        .exists()
        .then(|| KeyFileAccess { path, passphrase: SecretText::new(PASSPHRASE.to_owned()) });
    let ports = Ports { keychain, announce, hubs, ..for_tests::ports(root) };
    Desk::new(ports, root.to_owned(), key_file)
}

async fn only(desk: &Desk) -> String {
    list_workspaces(desk, Nothing {}).await.unwrap().workspaces[0].id.clone()
}

/// What a person opens it with.
enum With {
    Typed(Unlock),
    KeyFile,
}

struct Opened {
    desk: Desk,
    root: tempfile::TempDir,
    keychain: Arc<MemoryKeychain>,
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
    async fn open(&self, with: &With) -> Result<Opened, AppError> {
        let root = tempfile::tempdir().unwrap();
        copy_folder(self.root.path(), root.path());
        let keychain = copy_keychain(&self.keychain);
        let desk = start(root.path(), keychain.clone());
        let id = only(&desk).await;
        match with {
            With::Typed(unlock) => {
                let unlock = unlock.clone();
                open_workspace(&desk, OpenWorkspace { id, unlock }).await?;
            }
            With::KeyFile => {
                open_with_key_file(&desk, &id).await?;
            }
        }
        Ok(Opened { desk, root, keychain })
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

/// A workspace with every kind of slot, an entry and two copies. The passphrase is
/// beside it, or in a key file.
async fn founded(root: &Path, keychain: Arc<dyn Keychain>, key_file: bool) -> (Desk, String) {
    if key_file {
        std::fs::write(root.join("key.json"), r#"{"workspaces":[]}"#).unwrap();
    }
    found(start(root, keychain)).await
}

async fn found(desk: Desk) -> (Desk, String) {
    let recovery = for_tests::found(&desk).await;
    let ask = SetPassphrase { passphrase: PASSPHRASE.to_owned() };
    set_passphrase(&desk, ask).await.unwrap();
    let ask = AddPerson { name: "Zoé".to_owned(), user_name: None, roles: Vec::new() };
    add_person(&desk, ask).await.unwrap();
    copy_now(&desk, Nothing {}).await.unwrap();
    copy_now(&desk, Nothing {}).await.unwrap();
    (desk, recovery)
}

async fn begin(desk: &Desk) -> (FinishKeyChange, String) {
    let beside = desk.key_file.is_none();
    let ask = BeginKeyChange { passphrase: beside.then(|| PASSPHRASE.to_owned()) };
    let begun = begin_key_change(desk, ask).await.unwrap();
    let (draft, typed, job) = (begun.draft, begun.recovery_key.clone(), JOB.to_owned());
    (FinishKeyChange { draft, typed, job }, begun.recovery_key)
}

fn passphrase() -> Unlock {
    Unlock::Passphrase { passphrase: PASSPHRASE.to_owned() }
}

fn recovery(key: &str) -> Unlock {
    Unlock::Recovery { key: key.to_owned() }
}

/// Everything is there, and every copy can be looked into with what opened it.
async fn is_whole(desk: &Desk, with: &With, when: &str) {
    let people = list_people(desk, Nothing {}).await.unwrap().people;
    assert_eq!(people.len(), 2, "{when}");
    let copies = list_backups(desk, ListBackups { id: only(desk).await }).await.unwrap().backups;
    assert!(copies.len() >= 2, "{when}");
    for copy in copies {
        let inside = match with {
            With::Typed(unlock) => {
                let ask = InspectBackup { file: copy.token, unlock: unlock.clone() };
                inspect_backup(desk, ask).await
            }
            With::KeyFile => inspect_with_key_file(desk, &copy.token).await,
        };
        inside.unwrap_or_else(|error| panic!("{when}: {error}"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whenever_the_program_ends_the_workspace_opens_and_so_do_its_copies() {
    ends_at_each_step(false).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn so_it_does_with_a_key_file() {
    ends_at_each_step(true).await;
}

async fn ends_at_each_step(key_file: bool) {
    let root = tempfile::tempdir().unwrap();
    let keychain = Arc::new(MemoryKeychain::new());
    let (desk, old) = founded(root.path(), keychain.clone(), key_file).await;
    let typed = || if key_file { With::KeyFile } else { With::Typed(passphrase()) };
    let (ask, new) = begin(&desk).await;
    let mut moments = Vec::new();
    let mut watch = |step| {
        moments.push(Moment::of(step, root.path(), &keychain));
        Ok(())
    };
    let changed = change(&desk, ask, &mut watch).await.unwrap();
    assert!(!changed.done.keychain_left && changed.done.unfinished.is_none());
    is_whole(&desk, &typed(), "at the end").await;
    desk.close().await.unwrap();
    is_settled(root.path(), &keychain, "at the end");

    let mut steps: Vec<Step> = moments.iter().map(|moment| moment.step).collect();
    assert!(steps.iter().filter(|step| **step == Step::CopyDone).count() >= 2, "{steps:?}");
    steps.dedup();
    let told = if key_file { vec![Step::KeyFileTold] } else { Vec::new() };
    let rest = [Step::CoverTold, Step::Swapped, Step::CopyDone, Step::Tidied, Step::Promoted];
    assert_eq!(steps, [vec![Step::Prepared], told, rest.to_vec()].concat());
    for moment in &moments {
        let told = !matches!(moment.step, Step::Prepared | Step::KeyFileTold);
        let swapped = told && moment.step != Step::CoverTold;
        let ways = [
            ("keychain", With::Typed(Unlock::Keychain), true),
            ("passphrase", typed(), true),
            ("old recovery key", With::Typed(recovery(&old)), !swapped),
            ("new recovery key", With::Typed(recovery(&new)), told),
        ];
        for (name, with, should) in ways {
            let when = format!("ended after {:?}, opened with the {name}", moment.step);
            match moment.open(&with).await {
                Ok(Opened { desk, root, keychain }) => {
                    assert!(should, "{when}");
                    is_whole(&desk, &with, &when).await;
                    desk.close().await.unwrap();
                    if told {
                        is_settled(root.path(), &keychain, &when);
                    }
                    assert!(no_next_database(root.path()), "{when}");
                }
                Err(error) => {
                    assert!(!should, "{when}: {error}");
                    assert_eq!(error.code(), ErrorCode::WrongKey, "{when}");
                }
            }
        }
    }
}

fn folder(root: &Path) -> PathBuf {
    std::fs::read_dir(root.join("workspaces")).unwrap().next().unwrap().unwrap().path()
}

fn no_next_database(root: &Path) -> bool {
    !folder(root).join("workspace-next.db").exists()
}

fn cover(root: &Path) -> String {
    std::fs::read_to_string(folder(root).join("cover.json")).unwrap()
}

/// Nothing of a change that is under way is left, and one data key alone is known.
fn is_settled(root: &Path, keychain: &MemoryKeychain, when: &str) {
    assert!(!cover(root).contains("\"rotation\""), "{when}");
    assert!(no_next_database(root), "{when}");
    assert_eq!(keychain.accounts().len(), 1, "{when}");
    assert!(cover(root).contains(&keychain.accounts()[0]), "{when}");
    let id = folder(root).file_name().unwrap().to_string_lossy().into_owned();
    if let Some(slots) = key_file_slots(&root.join("key.json"), &id).unwrap() {
        assert_eq!(slots.slots.len(), 1, "{when}: the key file knows the other data key too");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_done_is_taken_back_or_gone_on_with_and_people_go_on_working() {
    for stop in [Step::Prepared, Step::CoverTold, Step::Swapped, Step::CopyDone, Step::Tidied] {
        let root = tempfile::tempdir().unwrap();
        let keychain = Arc::new(MemoryKeychain::new());
        let (desk, old) = founded(root.path(), keychain.clone(), false).await;
        let (ask, new) = begin(&desk).await;
        let mut watch = |step| if step == stop { Err(no_room()) } else { Ok(()) };
        let failed = change(&desk, ask, &mut watch).await;
        let when = format!("stopped at {stop:?}");
        let swapped = !matches!(stop, Step::Prepared | Step::CoverTold);
        let why = match failed {
            // The new recovery key counts now, so nobody may think that nothing was done.
            Ok(changed) if swapped => changed.done.unfinished.map(|why| why.code),
            Err(error) if !swapped => Some(error.code()),
            other => panic!("{when}: {other:?}"),
        };
        assert_eq!(why, Some(ErrorCode::DiskFull), "{when}");
        let ask = AddPerson { name: "Eve".to_owned(), user_name: None, roles: Vec::new() };
        add_person(&desk, ask).await.unwrap_or_else(|error| panic!("{when}: {error}"));
        desk.close().await.unwrap();

        let opens = async |unlock| {
            let moment = Moment::of(stop, root.path(), &keychain);
            moment.open(&With::Typed(unlock)).await.is_ok()
        };
        assert!(opens(Unlock::Keychain).await && opens(passphrase()).await, "{when}");
        assert_eq!(opens(recovery(&old)).await, !swapped, "{when}");
        assert_eq!(opens(recovery(&new)).await, swapped, "{when}");
        if !swapped {
            assert_eq!(keychain.accounts().len(), 1, "{when}: nothing new is left there");
        }
    }
}

fn no_room() -> AppError {
    AppError::new(ErrorCode::DiskFull, "there is no room on the disk")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_does_not_open_for_a_moment_costs_no_slot() {
    let root = tempfile::tempdir().unwrap();
    let keychain = Arc::new(MemoryKeychain::new());
    let (desk, old) = founded(root.path(), keychain.clone(), false).await;
    let (ask, new) = begin(&desk).await;
    let database = folder(root.path()).join("workspace.db");
    let away = root.path().join("away.db");
    let mut watch = |step| {
        if step == Step::Swapped {
            std::fs::rename(&database, &away).unwrap();
        }
        Ok(())
    };
    change(&desk, ask, &mut watch).await.expect_err("it is not there just now");
    assert!(cover(root.path()).contains("\"rotation\""), "nothing is thrown away");
    std::fs::rename(&away, &database).unwrap();

    let moment = Moment::of(Step::Swapped, root.path(), &keychain);
    for unlock in [Unlock::Keychain, passphrase(), recovery(&new)] {
        let with = With::Typed(unlock);
        let Opened { desk, root, keychain } = moment.open(&with).await.unwrap();
        is_whole(&desk, &with, "found again").await;
        desk.close().await.unwrap();
        is_settled(root.path(), &keychain, "found again");
    }
    assert!(moment.open(&With::Typed(recovery(&old))).await.is_err());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_that_cannot_be_done_keeps_nobody_from_the_workspace() {
    let root = tempfile::tempdir().unwrap();
    let keychain = Arc::new(MemoryKeychain::new());
    let (desk, _) = founded(root.path(), keychain.clone(), false).await;
    let (ask, new) = begin(&desk).await;
    let mut watch = |step| if step == Step::Swapped { Err(no_room()) } else { Ok(()) };
    let changed = change(&desk, ask, &mut watch).await.unwrap();
    assert!(changed.done.unfinished.is_some());
    desk.close().await.unwrap();
    let copies = crate::desk::copies::copies(&folder(root.path()).join("backups"));
    let (damaged, blocked) = (&copies[0].1, &copies[1].1);
    let mut bytes = std::fs::read(damaged).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(damaged, bytes).unwrap();
    // Nothing can be written where the second one is to be copied.
    let in_the_way = blocked.with_extension("unfinished");
    std::fs::create_dir(&in_the_way).unwrap();

    let desk = start(root.path(), keychain.clone());
    let id = only(&desk).await;
    let unlock = recovery(&new);
    open_workspace(&desk, OpenWorkspace { id, unlock }).await.expect("people go on working");
    let people = list_people(&desk, Nothing {}).await.unwrap().people;
    assert_eq!(people.len(), 2);
    assert!(!damaged.exists() && blocked.exists());
    let aside = std::fs::read_dir(root.path().join("set-aside")).unwrap().count();
    assert_eq!(aside, 1, "the damaged one is set aside, as it is");
    let ask = SetPassphrase { passphrase: "onze lampes, deux marées".to_owned() };
    set_passphrase(&desk, ask).await.expect_err("it would be lost when the change is finished");
    desk.close().await.unwrap();

    std::fs::remove_dir(&in_the_way).unwrap();
    let moment = Moment::of(Step::CopyDone, root.path(), &keychain);
    let with = With::Typed(passphrase());
    let Opened { desk, root, keychain } = moment.open(&with).await.unwrap();
    desk.close().await.unwrap();
    is_settled(root.path(), &keychain, "once there is room");
}

/// A keychain that does not answer in time, where it is slow.
#[derive(Debug, Default)]
struct Slow {
    keychain: MemoryKeychain,
    writing: AtomicBool,
    reading: AtomicBool,
    /// What it was slow to do, it did all the same.
    late: AtomicBool,
}

const TOO_SLOW: KeychainError = KeychainError::TooSlow { seconds: 5 };

fn is(word: &AtomicBool) -> bool {
    word.load(Ordering::Relaxed)
}

impl Keychain for Slow {
    fn status(&self) -> Result<(), KeychainError> {
        if is(&self.reading) { Err(TOO_SLOW) } else { self.keychain.status() }
    }

    fn set(&self, account: &str, secret: &[u8]) -> Result<(), KeychainError> {
        if is(&self.writing) {
            if is(&self.late) {
                self.keychain.set(account, secret)?;
            }
            return Err(TOO_SLOW);
        }
        self.keychain.set(account, secret)
    }

    fn get(&self, account: &str) -> Result<Secret, KeychainError> {
        if is(&self.reading) { Err(TOO_SLOW) } else { self.keychain.get(account) }
    }

    fn delete(&self, account: &str) -> Result<(), KeychainError> {
        if is(&self.writing) { Err(TOO_SLOW) } else { self.keychain.delete(account) }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_keychain_that_is_slow_to_answer_does_not_lose_its_slot() {
    let root = tempfile::tempdir().unwrap();
    let slow = Arc::new(Slow::default());
    let (desk, _) = founded(root.path(), slow.clone(), false).await;
    let (ask, _) = begin(&desk).await;
    let before = cover(root.path());
    for (writing, reading, late) in [
        (true, false, false),
        (true, false, true),
        (true, true, false),
        (true, true, true),
        (false, true, false),
    ] {
        for (word, is) in [(&slow.writing, writing), (&slow.reading, reading), (&slow.late, late)] {
            word.store(is, Ordering::Relaxed);
        }
        let when = format!("slow to write: {writing}, to read: {reading}, late: {late}");
        let failed = change(&desk, ask.clone(), &mut |_| Ok(())).await.expect_err(&when);
        assert_eq!(failed.code(), ErrorCode::KeychainUnavailable, "{when}");
        assert_eq!(cover(root.path()), before, "{when}");
    }
    slow.writing.store(false, Ordering::Relaxed);
    slow.reading.store(false, Ordering::Relaxed);

    // Slow only when it is to let go of the old entry, it is told.
    let mut watch = |step| {
        if step == Step::CoverTold {
            slow.writing.store(true, Ordering::Relaxed);
        }
        Ok(())
    };
    let changed = change(&desk, ask, &mut watch).await.unwrap();
    assert!(changed.done.keychain_left && !changed.done.keychain_lost);
    assert!(!cover(root.path()).contains("\"rotation\""), "it is finished all the same");
    desk.close().await.unwrap();
    let desk = start(root.path(), slow);
    let id = only(&desk).await;
    open_workspace(&desk, OpenWorkspace { id, unlock: Unlock::Keychain }).await.unwrap();
    desk.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_there_is_no_keychain_any_more_its_way_is_told_lost_and_can_be_had_again() {
    let root = tempfile::tempdir().unwrap();
    let (desk, _) = founded(root.path(), Arc::new(MemoryKeychain::new()), false).await;
    desk.close().await.unwrap();
    let open = async |keychain: Arc<dyn Keychain>| {
        let desk = start(root.path(), keychain);
        let id = only(&desk).await;
        open_workspace(&desk, OpenWorkspace { id, unlock: passphrase() }).await.unwrap();
        desk
    };
    let desk = open(Arc::new(AbsentKeychain)).await;
    let (ask, _) = begin(&desk).await;
    let changed = change(&desk, ask, &mut |_| Ok(())).await.unwrap();
    assert!(changed.done.keychain_lost);
    assert!(changed.keys.keys.iter().all(|key| key.kind != SlotKind::Keychain));
    let refused = use_keychain(&desk, UseKeychain { opens: true }).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::KeychainUnavailable);
    desk.close().await.unwrap();

    let keychain = Arc::new(MemoryKeychain::new());
    let desk = open(keychain.clone()).await;
    let keys = use_keychain(&desk, UseKeychain { opens: true }).await.unwrap().keys;
    assert!(keys.iter().any(|key| key.kind == SlotKind::Keychain));
    desk.close().await.unwrap();
    let id = only(&desk).await;
    open_workspace(&desk, OpenWorkspace { id, unlock: Unlock::Keychain }).await.unwrap();

    use_keychain(&desk, UseKeychain { opens: false }).await.unwrap();
    assert!(keychain.accounts().is_empty(), "it opens nothing any more, and holds nothing");
    desk.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_keychain_that_does_not_hand_the_key_out_again_takes_the_place_of_none() {
    let root = tempfile::tempdir().unwrap();
    let slow = Arc::new(Slow::default());
    let (desk, _) = founded(root.path(), slow.clone(), false).await;
    let before = cover(root.path());
    slow.reading.store(true, Ordering::Relaxed);
    let refused = use_keychain(&desk, UseKeychain { opens: true }).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::KeychainUnavailable);
    assert_eq!(cover(root.path()), before, "the slot that opens it stays");
    assert_eq!(slow.keychain.accounts().len(), 1, "and nothing new is left there");
    desk.close().await.unwrap();

    // Who cannot be asked may open it later.
    let (id, name) = (only(&desk).await, "Atelier".to_owned());
    let forgotten = forget_unopened(&desk, ForgetUnopened { id, name }).await.unwrap_err();
    assert_eq!(forgotten.code(), ErrorCode::KeychainUnavailable);
    slow.reading.store(false, Ordering::Relaxed);
    let id = only(&desk).await;
    open_workspace(&desk, OpenWorkspace { id, unlock: Unlock::Keychain }).await.unwrap();
    desk.close().await.unwrap();
}

mod as_a_job;
mod forgetting;
mod locked;
