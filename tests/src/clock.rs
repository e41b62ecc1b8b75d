use std::sync::{Mutex, PoisonError};

use desk_core::moment::{Clock as Port, Moment};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// A clock that stands still until somebody turns it.
#[derive(Debug)]
pub struct Clock(Mutex<(Timestamp, u64)>);

impl Clock {
    /// In the month before the made-up lists are a preview no more.
    pub fn new() -> Self {
        Self(Mutex::new(("2026-11-10T09:00:00Z".parse().unwrap(), 0)))
    }

    pub fn turn(&self, by: SignedDuration) {
        self.state().0 += by;
    }

    pub fn set(&self, to: &str) {
        self.state().0 = to.parse().unwrap();
    }

    fn state(&self) -> std::sync::MutexGuard<'_, (Timestamp, u64)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::new()
    }
}

impl Port for Clock {
    fn now(&self) -> Moment {
        let mut state = self.state();
        state.1 += 1;
        Moment { wall: state.0, boot: Uuid::from_u128(1), mono_ms: state.1 }
    }
}
