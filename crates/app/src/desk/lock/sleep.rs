//! Locks after the computer slept, which on most systems nobody tells us.

use std::time::Duration;

use desk_core::moment::Moment;

use crate::desk::Desk;

/// Between two looks at the clocks.
const LOOK: Duration = Duration::from_secs(5);

/// More than this beyond it, and the computer slept, or the program was stopped.
const ASLEEP_MS: i64 = 30_000;

impl Desk {
    /// Looks at the clocks as long as the program runs. For a shell with a window.
    pub async fn lock_after_sleep(&self) {
        let mut last = self.ports.clock.now();
        loop {
            self.ports.hubs.rest.rest(LOOK).await;
            let now = self.ports.clock.now();
            if slept(last, now) {
                self.lock();
            }
            last = now;
        }
    }
}

/// On some systems the steady clock stands still meanwhile, on others it goes on; the
/// clock on the wall goes on everywhere.
fn slept(last: Moment, now: Moment) -> bool {
    let limit = ASLEEP_MS.saturating_add(i64::try_from(LOOK.as_millis()).unwrap_or(i64::MAX));
    let wall = now.wall.duration_since(last.wall).as_millis();
    let steady = now.mono_ms.saturating_sub(last.mono_ms);
    wall > i128::from(limit) || i64::try_from(steady).unwrap_or(i64::MAX) > limit
}

#[cfg(test)]
mod tests;
