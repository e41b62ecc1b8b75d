//! The window locks while the data key is changed: that goes on, tells nothing that is
//! secret, and the window is opened by what opens the workspace then.

use std::sync::Mutex;

use super::*;
use crate::gate;
use crate::views::{CancelJob, Event, FinishKey, UnlockDesk};

/// All that a page hears.
#[derive(Default)]
struct Ears(Mutex<Vec<Event>>);

impl Announce for Ears {
    fn announce(&self, event: Event) {
        self.0.lock().unwrap().push(event);
    }
    fn painted(&self, _screen: &str) {}
}

/// Locked at a step of the change, it comes to its end.
async fn locked_at(at: Step, unlock: impl Fn(&str, &str) -> UnlockDesk) -> Result<(), AppError> {
    let root = tempfile::tempdir().unwrap();
    let keychain = Arc::new(MemoryKeychain::new());
    let ears = Arc::new(Ears::default());
    let desk = start_with(root.path(), keychain.clone(), ears.clone(), Hubs::when_asked());
    let (desk, old) = found(desk).await;
    let (ask, new) = begin(&desk).await;
    ears.0.lock().unwrap().clear();
    let mut watch = |step| {
        if step == at {
            assert!(desk.lock(), "also while its file is closed");
        }
        Ok(())
    };
    let done = change(&desk, ask.clone(), &mut watch).await.unwrap().done;
    assert!(done.unfinished.is_none(), "{done:?}");
    assert!(desk.is_locked(), "it is none of the change's business");
    is_settled(root.path(), &keychain, "locked");

    let heard = format!("{:?}", ears.0.lock().unwrap());
    assert!(heard.contains("Progress") && heard.contains("Lock"), "{heard}");
    for secret in [&*old, &*new, PASSPHRASE] {
        assert!(!heard.contains(secret), "{heard}");
    }
    let begin = BeginKeyChange { passphrase: Some(PASSPHRASE.to_owned()) };
    let finish = FinishKey { draft: ask.draft.clone(), typed: new.clone() };
    let refused = [
        gate::keys_list(&desk, Nothing {}).await.err(),
        gate::keys_begin_change(&desk, begin).await.err(),
        gate::keys_finish_change(&desk, ask).await.err(),
        gate::keys_finish_recovery(&desk, finish).await.err(),
        gate::keys_use_keychain(&desk, UseKeychain { opens: false }).await.err(),
    ];
    for refused in refused {
        assert_eq!(refused.map(|error| error.code()), Some(ErrorCode::Locked));
    }
    gate::job_cancel(&desk, CancelJob { job: JOB.to_owned() }).await.expect("it has ended");
    let unlocked = gate::desk_unlock(&desk, unlock(&old, &new)).await;
    if unlocked.is_ok() {
        let last = gate::keys_list(&desk, Nothing {}).await.unwrap().last_change;
        assert!(last.is_some_and(|end| end.done.is_some()), "what came of it is told then");
        is_whole(&desk, &With::Typed(passphrase()), "unlocked").await;
    }
    desk.close().await.unwrap();
    unlocked.map(drop)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_window_that_locks_meanwhile_opens_with_what_opens_the_workspace_then() {
    let typed = |_: &str, _: &str| UnlockDesk::Passphrase { passphrase: PASSPHRASE.to_owned() };
    locked_at(Step::Prepared, typed).await.unwrap();
    locked_at(Step::CopyDone, typed).await.unwrap();
    let of_now = |_: &str, new: &str| UnlockDesk::Recovery { key: new.to_owned() };
    locked_at(Step::CoverTold, of_now).await.unwrap();
    let of_before = |old: &str, _: &str| UnlockDesk::Recovery { key: old.to_owned() };
    let refused = locked_at(Step::Swapped, of_before).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::WrongKey);
}
