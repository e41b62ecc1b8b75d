//! The machine's clock, the only one that counts: nothing here depends on a
//! device's.

use std::time::Instant;

use desk_core::moment::{Clock, Moment};
use uuid::Uuid;

/// The clock of the machine.
#[derive(Debug)]
pub struct SystemClock {
    boot: Uuid,
    began: Instant,
}

impl Default for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    fn default() -> Self {
        Self { boot: Uuid::new_v4(), began: Instant::now() }
    }
}

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    fn now(&self) -> Moment {
        Moment {
            wall: jiff::Timestamp::now(),
            boot: self.boot,
            mono_ms: u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX),
        }
    }
}

/// Milliseconds since 1970, as everything on the wire has them.
pub fn now_ms(clock: &dyn Clock) -> i64 {
    clock.now().wall.as_millisecond()
}

/// A new id of the hub's own.
#[expect(clippy::disallowed_methods, reason = "this is the source of ids")]
pub fn new_id() -> Uuid {
    Uuid::now_v7()
}
