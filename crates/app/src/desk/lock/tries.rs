//! Wrong tries, and how long the next one waits for them.
//!
//! A passphrase is slow to try anyhow; this is for whoever tries by hand. It goes by the
//! computer's clock, since it outlives the program: who may turn that clock waits less.

use std::collections::BTreeMap;

use desk_core::ids::WorkspaceId;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// A slip of the hand costs nothing.
const FREE: u32 = 3;
const LONGEST: i64 = 300;

/// What stays of the lock when the program ends.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptLock {
    /// The workspace that is locked.
    pub workspace: Option<String>,
    /// By workspace.
    pub tries: BTreeMap<String, Tries>,
}

/// Wrong tries since the last right one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tries {
    wrong: u32,
    /// The last of them, UTC.
    at: Option<String>,
}

impl Tries {
    pub(super) fn one_more(&mut self, now: Timestamp) {
        self.wrong = self.wrong.saturating_add(1);
        self.ended(now);
    }

    /// What was counted turned out to be wrong.
    pub(super) fn ended(&mut self, now: Timestamp) {
        self.at = Some(now.to_string());
    }

    /// Seconds until something may be tried. Of a time to come nobody waits longer
    /// than of now: somebody turned the clock back.
    fn wait(&self, now: Timestamp) -> u32 {
        let at = self.at.as_ref().and_then(|at| at.parse::<Timestamp>().ok());
        let Some(at) = at else { return 0 };
        let pause = SignedDuration::from_secs(pause(self.wrong));
        let left = pause.saturating_sub(now.duration_since(at));
        let left = left.clamp(SignedDuration::ZERO, pause);
        u32::try_from((left.as_millis() + 999) / 1000).unwrap_or(u32::MAX)
    }
}

impl KeptLock {
    pub(super) fn wait(&self, workspace: WorkspaceId, now: Timestamp) -> u32 {
        self.tries.get(&workspace.to_string()).map_or(0, |tries| tries.wait(now))
    }
}

/// Nothing for the first tries, then 1, 2, 4 … seconds, and never more than five minutes.
fn pause(wrong: u32) -> i64 {
    match wrong.checked_sub(FREE) {
        None => 0,
        Some(doublings @ 0..=8) => 1 << doublings,
        Some(_) => LONGEST,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> Timestamp {
        format!("2026-11-10T{time}Z").parse().unwrap()
    }

    #[test]
    fn each_wrong_try_waits_twice_as_long_and_never_more_than_five_minutes() {
        let waits = [0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300];
        for (wrong, wait) in (0..).zip(waits) {
            assert_eq!(pause(wrong), wait, "after {wrong}");
        }
        for wrong in [62, 63, 64, 65, 66, 67, 68, 131, u32::MAX] {
            assert_eq!(pause(wrong), LONGEST, "after {wrong}");
        }
    }

    #[test]
    fn the_wait_passes_and_a_clock_that_was_turned_back_makes_it_no_longer() {
        let mut tries = Tries::default();
        for _ in 0..6 {
            tries.one_more(at("09:00:00"));
        }
        for (now, wait) in [
            ("09:00:00", 8),
            ("09:00:00.001", 8),
            ("09:00:07", 1),
            ("09:00:07.999", 1),
            ("09:00:08", 0),
            ("09:30:00", 0),
            ("08:00:00", 8),
        ] {
            assert_eq!(tries.wait(at(now)), wait, "{now}");
        }
    }

    #[test]
    fn what_is_kept_is_read_again_and_nonsense_waits_for_nothing() {
        let mut tries = Tries::default();
        tries.one_more(at("09:00:00"));
        let kept =
            KeptLock { workspace: Some("w".to_owned()), tries: [("w".to_owned(), tries)].into() };
        let text = serde_json::to_string(&kept).unwrap();
        assert_eq!(serde_json::from_str::<KeptLock>(&text).unwrap(), kept);
        let odd = Tries { wrong: 9, at: Some("yesterday".to_owned()) };
        assert_eq!(odd.wait(at("09:00:00")), 0);
    }
}
