use std::collections::VecDeque;
use std::future::pending;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use desk_core::moment::{Clock, Moment};
use desk_secrets::NoPresence;
use desk_sync::ports::Rest;
use tokio::sync::Notify;
use uuid::Uuid;

use super::slept;
use crate::desk::{Desk, Hubs, Locks, Ports, for_tests};

fn moment(wall_s: i64, steady_s: u64) -> Moment {
    Moment {
        wall: jiff::Timestamp::from_second(1_800_000_000 + wall_s).unwrap(),
        boot: Uuid::nil(),
        mono_ms: steady_s * 1000,
    }
}

#[test]
fn a_gap_on_either_clock_is_sleep_and_a_busy_moment_is_none() {
    let last = moment(0, 0);
    for (now, told) in [
        (moment(5, 5), false),
        (moment(30, 30), false),
        (moment(3600, 5), true),
        (moment(3600, 3600), true),
        (moment(5, 3600), true),
        // Somebody set the clock back.
        (moment(-3600, 5), false),
    ] {
        assert_eq!(slept(last, now), told, "{now:?}");
    }
}

/// Clocks that go on by what the rests between two looks are said to take.
#[derive(Default)]
struct Night {
    at: Mutex<(i64, u64)>,
    rests: Mutex<VecDeque<(i64, u64)>>,
    over: Notify,
}

impl Clock for Night {
    fn now(&self) -> Moment {
        let (wall, steady) = *self.at.lock().unwrap();
        moment(wall, steady)
    }
}

#[async_trait]
impl Rest for Night {
    async fn rest(&self, _: Duration) {
        let next = self.rests.lock().unwrap().pop_front();
        let Some((wall, steady)) = next else {
            self.over.notify_one();
            return pending().await;
        };
        let mut at = self.at.lock().unwrap();
        *at = (at.0 + wall, at.1 + steady);
    }
}

async fn desk(root: &Path, night: &Arc<Night>) -> Desk {
    let ports = Ports {
        clock: night.clone(),
        hubs: Hubs { rest: night.clone(), ..Hubs::when_asked() },
        locks: Locks::of_a_window(Arc::new(NoPresence)),
        ..for_tests::ports(root)
    };
    let desk = Desk::new(ports, root.to_owned(), None);
    for_tests::found(&desk).await;
    desk
}

/// Whether it is locked after these rests.
async fn after(desk: &Desk, night: &Night, rests: &[(i64, u64)]) -> bool {
    night.rests.lock().unwrap().extend(rests);
    tokio::select! {
        () = desk.lock_after_sleep() => {}
        () = night.over.notified() => {}
    }
    desk.is_locked()
}

#[tokio::test]
async fn who_wakes_the_computer_finds_it_locked() {
    let root = tempfile::tempdir().unwrap();
    let night = Arc::new(Night::default());
    let desk = desk(root.path(), &night).await;
    assert!(!after(&desk, &night, &[(5, 5), (6, 6), (20, 20), (5, 5)]).await, "a day's work");
    assert!(after(&desk, &night, &[(5, 5), (8 * 3600, 5), (5, 5)]).await, "a night");
    desk.close().await.unwrap();
}
