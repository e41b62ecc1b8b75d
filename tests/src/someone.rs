use std::sync::{Mutex, PoisonError};

use desk_secrets::{Presence, Seen};

/// Whom a made-up system sees; nobody looks until a test says who sits there.
#[derive(Debug, Default)]
pub struct Someone(Mutex<Option<Seen>>);

impl Someone {
    pub fn sits_there(&self, seen: Seen) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(seen);
    }

    fn seen(&self) -> Option<Seen> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Presence for Someone {
    fn is_available(&self) -> bool {
        self.seen().is_some()
    }

    fn ask(&self) -> Seen {
        self.seen().unwrap_or(Seen::NotAvailable)
    }
}
