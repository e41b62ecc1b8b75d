//! The change of the data key as a job: it tells how far it is, is stopped in time, and
//! needs nobody who waits for it.

use std::future::Future;
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};

use super::*;
use crate::deeds::keys::{finish_key_change, list_keys};
use crate::deeds::state::cancel_job;
use crate::views::{CancelJob, Event};

/// What screens hear of the job; somebody may wait for the first word.
#[derive(Default)]
struct Ears {
    heard: Mutex<Vec<(f64, bool)>>,
    first: tokio::sync::Notify,
}

impl Ears {
    fn heard(&self) -> Vec<(f64, bool)> {
        self.heard.lock().unwrap().clone()
    }
}

impl Announce for Ears {
    fn announce(&self, event: Event) {
        let Event::Progress { job, done, can_stop, .. } = event else { return };
        assert_eq!(job, JOB);
        self.heard.lock().unwrap().push((done, can_stop));
        self.first.notify_one();
    }
    fn painted(&self, _screen: &str) {}
}

async fn heard(root: &Path, keychain: Arc<MemoryKeychain>) -> (Desk, String, Arc<Ears>) {
    let ears = Arc::new(Ears::default());
    let desk = start_with(root, keychain, ears.clone(), Hubs::when_asked());
    let (desk, old) = found(desk).await;
    (desk, old, ears)
}

/// Those that were asked for, and the one of the day.
async fn copies(desk: &Desk) -> u32 {
    let copies = list_backups(desk, ListBackups { id: only(desk).await }).await.unwrap().backups;
    assert!(copies.len() >= 2);
    u32::try_from(copies.len()).unwrap()
}

async fn stop(desk: &Desk) {
    cancel_job(desk, CancelJob { job: JOB.to_owned() }).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_tells_how_far_it_is_and_when_it_cannot_be_stopped_any_more() {
    let root = tempfile::tempdir().unwrap();
    let (desk, _, ears) = heard(root.path(), Arc::default()).await;
    let (ask, _) = begin(&desk).await;
    change(&desk, ask, &mut |_| Ok(())).await.unwrap();
    let heard = ears.heard();
    assert_eq!(heard.first(), Some(&(0.0, true)), "{heard:?}");
    assert!(heard.is_sorted_by(|a, b| a.0 <= b.0), "{heard:?}");
    assert!(heard.is_sorted_by(|a, b| a.1 >= b.1) && !heard.last().unwrap().1, "{heard:?}");
    let keys = list_keys(&desk, Nothing {}).await.unwrap();
    assert_eq!(keys.changing, None);
    let last = keys.last_change.unwrap();
    assert_eq!((last.job.as_str(), last.failed.is_none()), (JOB, true));
    let told = last.done.unwrap().copies;
    assert_eq!(told, copies(&desk).await, "also for a screen that was not there");
    desk.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_stopped_as_long_as_nothing_was_exchanged() {
    for at in [Step::Prepared, Step::CoverTold] {
        let root = tempfile::tempdir().unwrap();
        let keychain = Arc::new(MemoryKeychain::new());
        let (desk, old, _) = heard(root.path(), keychain.clone()).await;
        let before = cover(root.path());
        let (ask, new) = begin(&desk).await;
        let mut watch = |step| {
            if step == at {
                desk.jobs.cancel(JOB);
            }
            Ok(())
        };
        let stopped = change(&desk, ask.clone(), &mut watch).await.unwrap_err();
        let when = format!("stopped after {at:?}");
        assert_eq!(stopped.code(), ErrorCode::Cancelled, "{when}");
        assert_eq!(cover(root.path()), before, "{when}");
        assert!(no_next_database(root.path()), "{when}");
        assert_eq!(keychain.accounts().len(), 1, "{when}: nothing new is left there");
        let last = list_keys(&desk, Nothing {}).await.unwrap().last_change.unwrap();
        assert_eq!(last.failed.unwrap().code, ErrorCode::Cancelled, "{when}");
        for unlock in [Unlock::Keychain, passphrase(), recovery(&old)] {
            desk.close().await.unwrap();
            let id = only(&desk).await;
            open_workspace(&desk, OpenWorkspace { id, unlock }).await.expect(&when);
        }
        // What was shown is still good.
        change(&desk, ask, &mut |_| Ok(())).await.expect(&when);
        desk.close().await.unwrap();
        let (id, unlock) = (only(&desk).await, recovery(&new));
        open_workspace(&desk, OpenWorkspace { id, unlock }).await.expect(&when);
        desk.close().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_that_it_goes_on_to_its_end() {
    let root = tempfile::tempdir().unwrap();
    let keychain = Arc::new(MemoryKeychain::new());
    let (desk, _, _) = heard(root.path(), keychain.clone()).await;
    let (ask, _) = begin(&desk).await;
    let mut watch = |step| {
        if step == Step::Swapped {
            desk.jobs.cancel(JOB);
        }
        Ok(())
    };
    let changed = change(&desk, ask, &mut watch).await.unwrap().done;
    assert_eq!((changed.copies, changed.unfinished.is_none()), (copies(&desk).await, true));
    desk.close().await.unwrap();
    is_settled(root.path(), &keychain, "stopped too late");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_stopped_while_it_waits_for_a_deed_under_way() {
    let root = tempfile::tempdir().unwrap();
    let (desk, _, _) = heard(root.path(), Arc::default()).await;
    let (ask, _) = begin(&desk).await;
    let before = cover(root.path());
    let busy = desk.here().await.unwrap();
    let mut changing = Box::pin(finish_key_change(&desk, ask));
    let begun = async {
        loop {
            if desk.key_changes.job(busy.file.id).is_some() {
                return;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        done = &mut changing => panic!("a deed is under way: {done:?}"),
        () = begun => {}
    }
    stop(&desk).await;
    assert_eq!(changing.await.unwrap_err().code(), ErrorCode::Cancelled);
    drop(busy);
    assert_eq!(cover(root.path()), before);
    desk.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_goes_on_when_whoever_asked_goes_away() {
    let root = tempfile::tempdir().unwrap();
    let keychain = Arc::new(MemoryKeychain::new());
    let (desk, _, ears) = heard(root.path(), keychain.clone()).await;
    let (ask, new) = begin(&desk).await;
    {
        let mut changing = Box::pin(finish_key_change(&desk, ask));
        // It begins, and then nobody asks for it any more.
        let mut context = Context::from_waker(Waker::noop());
        assert!(matches!(changing.as_mut().poll(&mut context), Poll::Pending));
    }
    ears.first.notified().await;
    loop {
        let keys = list_keys(&desk, Nothing {}).await.unwrap();
        if let Some(last) = keys.last_change {
            assert_eq!(last.done.unwrap().copies, copies(&desk).await);
            break;
        }
        tokio::task::yield_now().await;
    }
    desk.close().await.unwrap();
    is_settled(root.path(), &keychain, "on its own");
    let (id, unlock) = (only(&desk).await, recovery(&new));
    open_workspace(&desk, OpenWorkspace { id, unlock }).await.unwrap();
    desk.close().await.unwrap();
}
