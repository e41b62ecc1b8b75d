//! When the next sync comes.

use std::time::Duration;

use crate::machine::Stop;
use crate::ports::{Chance, random};

/// Edits that follow each other closely go up together.
pub(super) const DEBOUNCE: Duration = Duration::from_millis(400);
/// A net under the pokes.
pub(super) const POLL: Duration = Duration::from_secs(60);
/// Something that another person may heal.
pub(super) const SLOWLY: Duration = Duration::from_secs(300);

const FIRST_MS: u64 = 1_000;
const LONGEST_MS: u64 = 300_000;

/// How to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pace {
    /// For news, edits, a minute.
    Listening,
    /// For a while that grows, at least so long.
    Retry { after: Option<Duration> },
    /// For whoever can heal it elsewhere.
    Slowly,
    /// For a person here.
    Asked,
}

impl Pace {
    pub(super) fn after(stopped: Option<Stop>) -> Self {
        match stopped {
            None => Self::Listening,
            Some(Stop::Busy { after }) => Self::Retry { after: after.map(Duration::from_secs) },
            Some(stop) if stop.passes() => Self::Retry { after: None },
            Some(stop) if stop.ends_link() => Self::Asked,
            Some(Stop::KeyMissing) => Self::Asked,
            Some(_) => Self::Slowly,
        }
    }
}

/// Twice as long each time, and not everybody at once.
pub(super) fn backoff(failures: u32, chance: &dyn Chance) -> Duration {
    let doubled = 1_u64.checked_shl(failures.saturating_sub(1)).unwrap_or(u64::MAX);
    let longest = FIRST_MS.saturating_mul(doubled).min(LONGEST_MS);
    let [byte] = random(chance);
    let half = longest / 2;
    Duration::from_millis(half + half * u64::from(byte) / 255)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Always(u8);

    impl Chance for Always {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(self.0);
        }
    }

    #[test]
    fn waiting_grows_from_a_second_to_five_minutes_and_differs() {
        let longest = |failures| backoff(failures, &Always(255)).as_millis();
        assert_eq!([1, 2, 3].map(longest), [1_000, 2_000, 4_000]);
        assert_eq!([12, 80, u32::MAX].map(longest), [300_000; 3]);
        assert_eq!(backoff(3, &Always(0)).as_millis(), 2_000);
    }

    #[test]
    fn what_passes_is_tried_again_and_what_a_person_must_heal_is_not() {
        assert_eq!(Pace::after(None), Pace::Listening);
        assert_eq!(Pace::after(Some(Stop::Unreachable)), Pace::Retry { after: None });
        let busy = Some(Stop::Busy { after: Some(9) });
        assert_eq!(Pace::after(busy), Pace::Retry { after: Some(Duration::from_secs(9)) });
        assert_eq!(Pace::after(Some(Stop::HubRestored { epoch: [0; 16] })), Pace::Slowly);
        assert_eq!(Pace::after(Some(Stop::Revoked)), Pace::Asked);
    }
}
