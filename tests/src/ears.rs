use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use desk_app::Announce;
use desk_app::views::{Event, Tag};

type Reflex = Box<dyn Fn(&Event) + Send>;

/// Hears what is announced, and may act on it at that very moment.
#[derive(Default)]
pub struct Ears {
    heard: Mutex<Vec<Event>>,
    reflex: Mutex<Option<Reflex>>,
}

impl Ears {
    /// What was heard since the last time somebody asked.
    pub fn heard(&self) -> Vec<Event> {
        std::mem::take(&mut *locked(&self.heard))
    }

    /// The tags of all changes since the last time somebody asked, in order.
    pub fn tags(&self) -> Vec<Vec<Tag>> {
        self.heard()
            .into_iter()
            .filter_map(|event| match event {
                Event::Changed { tags } => Some(tags),
                Event::Progress { .. }
                | Event::Connection { .. }
                | Event::HandedOver
                | Event::Hovering { .. }
                | Event::Lock { .. }
                | Event::Menu { .. } => None,
            })
            .collect()
    }

    pub fn on_event(&self, reflex: impl Fn(&Event) + Send + 'static) {
        *locked(&self.reflex) = Some(Box::new(reflex));
    }

    pub fn calm_down(&self) {
        *locked(&self.reflex) = None;
    }
}

impl Announce for Ears {
    fn announce(&self, event: Event) {
        if let Some(reflex) = &*locked(&self.reflex) {
            reflex(&event);
        }
        locked(&self.heard).push(event);
    }

    fn painted(&self, _screen: &str) {}
}

impl fmt::Debug for Ears {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Ears").field(&self.heard).finish()
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
