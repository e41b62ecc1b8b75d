//! A workspace is not moved away while its files are encrypted anew.

use std::sync::Mutex;
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use async_trait::async_trait;
use desk_sync::ports::Rest;
use tokio::runtime::Handle;

use super::*;
use crate::deeds::team::export_outbox;
use crate::deeds::workspace::forget_workspace;
use crate::views::{ExportOutbox, ForgetWorkspace};

/// What came of the forgetting while the change was under way.
#[derive(Debug, PartialEq, Eq)]
enum Seen {
    Waits,
    Done,
}

/// Tells whoever rests, because somebody else is in the way.
struct Told(Sender<Seen>);

#[async_trait]
impl Rest for Told {
    async fn rest(&self, _duration: Duration) {
        // Nobody listens any more at the end.
        let _ = self.0.send(Seen::Waits);
        tokio::task::yield_now().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn forgetting_waits_until_a_change_of_the_data_key_has_come_to_its_end() {
    let root = tempfile::tempdir().unwrap();
    let (tell, told) = channel();
    let told = Mutex::new(told);
    let keychain = Arc::new(MemoryKeychain::new());
    let hubs = Hubs { rest: Arc::new(Told(tell.clone())), ..Hubs::when_asked() };
    let desk = start_with(root.path(), keychain, Arc::new(NobodyListens), hubs);
    let (desk, _) = found(desk).await;
    let target = desk.hand_over(root.path().join("outbox.json")).token;
    export_outbox(&desk, ExportOutbox { target }).await.unwrap();
    let (ask, _) = begin(&desk).await;
    let place = folder(root.path());

    // At the first copy somebody forgets the workspace. The change goes on when that
    // waits, or is done.
    let desk = Arc::new(desk);
    let (other, runtime) = (Arc::clone(&desk), Handle::current());
    let mut steps = Vec::new();
    let mut forgetting = None;
    let mut watch = |step: Step| {
        steps.push((step, place.exists()));
        if step == Step::CopyDone && forgetting.is_none() {
            let told = told.lock().unwrap();
            while told.try_recv().is_ok() {}
            let (other, tell) = (Arc::clone(&other), tell.clone());
            forgetting = Some(runtime.spawn_blocking(move || {
                let ask = ForgetWorkspace { name: "Atelier".to_owned() };
                let forgotten = Handle::current().block_on(forget_workspace(&other, ask));
                let _ = tell.send(Seen::Done);
                forgotten
            }));
            assert_eq!(told.recv(), Ok(Seen::Waits), "somebody changes the data key");
        }
        Ok(())
    };
    let changed = change(&desk, ask, &mut watch).await.unwrap();
    assert!(changed.done.unfinished.is_none(), "{changed:?}");
    assert!(steps.iter().all(|(_, there)| *there), "it was moved under the change: {steps:?}");
    assert_eq!(steps.last().map(|(step, _)| *step), Some(Step::Promoted));
    let forgotten = forgetting.unwrap().await.unwrap().unwrap();
    assert!(!place.exists());
    let aside = root.path().join("set-aside").join(forgotten.set_aside);
    let cover = std::fs::read_to_string(aside.join("cover.json")).unwrap();
    assert!(!cover.contains("\"rotation\""), "no copy was left behind halfway");
}
