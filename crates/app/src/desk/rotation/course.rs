//! How far a change of the data key is, and whether it can still be stopped.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use desk_store::CopyWatch;

use crate::desk::{Announce, NobodyListens};
use crate::error::{AppError, ErrorCode};
use crate::present;
use crate::views::Event;

/// How often a screen hears of it.
const EVERY: Duration = Duration::from_millis(100);

/// Tells screens, and hears that it shall stop. That counts as long as nothing was
/// exchanged; from then on it goes to its end, and says so.
#[derive(Clone)]
pub(crate) struct Course(Arc<Inner>);

struct Inner {
    announce: Arc<dyn Announce>,
    job: String,
    stop: Arc<AtomicBool>,
    can_stop: AtomicBool,
    /// Bytes of all files, and of those that are done.
    whole: AtomicU64,
    done: AtomicU64,
    told: Mutex<Option<Instant>>,
}

impl Course {
    pub(crate) fn of(announce: Arc<dyn Announce>, job: String, stop: Arc<AtomicBool>) -> Self {
        let can_stop = AtomicBool::new(true);
        let (whole, done, told) = (AtomicU64::default(), AtomicU64::default(), Mutex::default());
        Self(Arc::new(Inner { announce, job, stop, can_stop, whole, done, told }))
    }

    /// One that nobody hears of, and nobody stops.
    pub(crate) fn unheard() -> Self {
        let unheard = Self::of(Arc::new(NobodyListens), String::new(), Arc::default());
        unheard.0.can_stop.store(false, Ordering::Relaxed);
        unheard
    }

    /// All that is to be gone through.
    pub(crate) fn begin<'p>(&self, files: impl Iterator<Item = &'p Path>) {
        self.0.whole.store(files.map(size).sum(), Ordering::Relaxed);
        self.tell(0, true);
    }

    /// # Errors
    /// Where somebody stopped it in time.
    pub(crate) fn may_go_on(&self) -> Result<(), AppError> {
        if self.is_stopped() { Err(stopped()) } else { Ok(()) }
    }

    /// The first file is exchanged now.
    ///
    /// # Errors
    /// Where somebody stopped it before.
    pub(crate) fn no_return(&self) -> Result<(), AppError> {
        self.may_go_on()?;
        self.0.can_stop.store(false, Ordering::Relaxed);
        self.tell(0, true);
        Ok(())
    }

    /// One more file is done, whatever came of it.
    pub(super) fn file_done(&self, bytes: u64) {
        self.0.done.fetch_add(bytes, Ordering::Relaxed);
        self.tell(0, false);
    }

    /// For a copy of a file of so many bytes.
    pub(super) fn watch(&self, bytes: u64) -> CopyWatch {
        let course = self.clone();
        Arc::new(move |done, of| {
            if course.is_stopped() {
                return ControlFlow::Break(());
            }
            course.tell(part(bytes, done, of), false);
            ControlFlow::Continue(())
        })
    }

    fn is_stopped(&self) -> bool {
        self.0.stop.load(Ordering::Relaxed) && self.0.can_stop.load(Ordering::Relaxed)
    }

    /// `under_way` bytes of the file that is being done are done.
    fn tell(&self, under_way: u64, at_once: bool) {
        let Inner { announce, job, can_stop, whole, done, told, .. } = &*self.0;
        let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
        if !at_once && told.is_some_and(|told| told.elapsed() < EVERY) {
            return;
        }
        *told = Some(Instant::now());
        let done = done.load(Ordering::Relaxed).saturating_add(under_way);
        announce.announce(Event::Progress {
            job: job.clone(),
            done: present::share(done, whole.load(Ordering::Relaxed).max(1)),
            rows: 0,
            can_stop: can_stop.load(Ordering::Relaxed),
        });
    }
}

pub(super) fn stopped() -> AppError {
    AppError::new(ErrorCode::Cancelled, "the change of the data key was stopped in time")
}

/// Of a file that is not there nothing is to be done.
pub(super) fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |file| file.len())
}

fn part(bytes: u64, done: u64, of: u64) -> u64 {
    let share = u128::from(bytes) * u128::from(done) / u128::from(of.max(1));
    u64::try_from(share).unwrap_or(bytes).min(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Ears(Mutex<Vec<(f64, bool)>>);

    impl Announce for Ears {
        fn announce(&self, event: Event) {
            let Event::Progress { done, can_stop, .. } = event else { return };
            self.0.lock().unwrap().push((done, can_stop));
        }
        fn painted(&self, _screen: &str) {}
    }

    #[test]
    fn it_is_stopped_as_long_as_nothing_was_exchanged() {
        let stop = Arc::new(AtomicBool::new(false));
        let ears = Arc::new(Ears::default());
        let course = Course::of(ears.clone(), "j".to_owned(), Arc::clone(&stop));
        course.may_go_on().unwrap();
        stop.store(true, Ordering::Relaxed);
        assert_eq!(course.may_go_on().unwrap_err().code(), ErrorCode::Cancelled);
        assert!(course.watch(10)(1, 3).is_break());
        assert_eq!(course.no_return().unwrap_err().code(), ErrorCode::Cancelled);

        stop.store(false, Ordering::Relaxed);
        course.no_return().unwrap();
        stop.store(true, Ordering::Relaxed);
        course.may_go_on().expect("it is too late");
        assert!(course.watch(10)(1, 3).is_continue());
        assert_eq!(ears.0.lock().unwrap().last(), Some(&(0.0, false)), "and says so");
    }

    #[test]
    fn a_file_counts_by_its_size() {
        assert_eq!([part(90, 0, 3), part(90, 1, 3), part(90, 3, 3)], [0, 30, 90]);
        assert_eq!(part(90, 5, 0), 90, "an empty file");
    }
}
