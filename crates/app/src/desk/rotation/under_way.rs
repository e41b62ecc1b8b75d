//! The change of a data key that is under way, and what came of the last one: for
//! screens that were not there when it began or ended.

use std::sync::{Mutex, MutexGuard, PoisonError};

use desk_core::ids::WorkspaceId;

use crate::error::AppError;
use crate::views::{KeyChangeDone, KeyChangeEnd};

/// Of one workspace at a time.
#[derive(Debug, Default)]
pub(crate) struct KeyChanges(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    under_way: Option<(WorkspaceId, String)>,
    last: Option<(WorkspaceId, KeyChangeEnd)>,
}

/// As long as this lives one is under way.
pub(crate) struct UnderWay<'k> {
    changes: &'k KeyChanges,
    of: WorkspaceId,
    job: String,
}

impl KeyChanges {
    pub(crate) fn begin(&self, of: WorkspaceId, job: String) -> UnderWay<'_> {
        *self.state() = State { under_way: Some((of, job.clone())), last: None };
        UnderWay { changes: self, of, job }
    }

    /// The job that changes the data key just now.
    pub(crate) fn job(&self, of: WorkspaceId) -> Option<String> {
        let state = self.state();
        state.under_way.as_ref().filter(|(id, _)| *id == of).map(|(_, job)| job.clone())
    }

    /// What came of the last one since the program began.
    pub(crate) fn last(&self, of: WorkspaceId) -> Option<KeyChangeEnd> {
        let state = self.state();
        state.last.as_ref().filter(|(id, _)| *id == of).map(|(_, end)| end.clone())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl UnderWay<'_> {
    pub(crate) fn ended(self, outcome: &Result<KeyChangeDone, AppError>) {
        let (done, failed) = match outcome {
            Ok(done) => (Some(done.clone()), None),
            Err(error) => (None, Some(error.told())),
        };
        let end = KeyChangeEnd { job: self.job.clone(), done, failed };
        self.changes.state().last = Some((self.of, end));
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.changes.state().under_way = None;
    }
}
