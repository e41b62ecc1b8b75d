//! Long jobs that a person can stop.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The jobs under way.
#[derive(Debug, Default)]
pub(crate) struct Jobs(Mutex<HashMap<String, Arc<AtomicBool>>>);

/// One job, as long as it lives.
#[derive(Debug)]
pub(crate) struct Job<'a> {
    jobs: &'a Jobs,
    id: String,
    stop: Arc<AtomicBool>,
}

impl Jobs {
    pub(crate) fn begin(&self, id: &str) -> Job<'_> {
        let stop = Arc::new(AtomicBool::new(false));
        self.table().insert(id.to_owned(), Arc::clone(&stop));
        Job { jobs: self, id: id.to_owned(), stop }
    }

    /// A job that has ended already needs no stopping.
    pub(crate) fn cancel(&self, id: &str) {
        if let Some(stop) = self.table().get(id) {
            stop.store(true, Ordering::Relaxed);
        }
    }

    /// The program ends.
    pub(crate) fn cancel_all(&self) {
        for stop in self.table().values() {
            stop.store(true, Ordering::Relaxed);
        }
    }

    fn table(&self) -> std::sync::MutexGuard<'_, HashMap<String, Arc<AtomicBool>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Job<'_> {
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// What tells, on any thread, that the job shall stop.
    pub(crate) fn stop_sign(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.stop)
    }
}

impl Drop for Job<'_> {
    fn drop(&mut self) {
        self.jobs.table().remove(&self.id);
    }
}
