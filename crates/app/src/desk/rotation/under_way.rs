//! The change of a data key that is under way, and what came of the last one: for
//! screens that were not there when it began or ended.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use desk_core::ids::WorkspaceId;

use crate::error::AppError;
use crate::views::{KeyChangeDone, KeyChangeEnd};

/// By workspace: somebody may open another one while copies are still being done.
#[derive(Debug, Default)]
pub(crate) struct KeyChanges(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    under_way: HashMap<WorkspaceId, String>,
    last: HashMap<WorkspaceId, KeyChangeEnd>,
}

/// As long as this lives one is under way.
pub(crate) struct UnderWay<'k> {
    changes: &'k KeyChanges,
    of: WorkspaceId,
    job: String,
}

impl KeyChanges {
    /// Only whoever has the workspace's turn begins one.
    pub(crate) fn begin(&self, of: WorkspaceId, job: String) -> UnderWay<'_> {
        let mut state = self.state();
        state.under_way.insert(of, job.clone());
        state.last.remove(&of);
        UnderWay { changes: self, of, job }
    }

    /// The job that changes the data key just now.
    pub(crate) fn job(&self, of: WorkspaceId) -> Option<String> {
        self.state().under_way.get(&of).cloned()
    }

    /// What came of the last one since the program began.
    pub(crate) fn last(&self, of: WorkspaceId) -> Option<KeyChangeEnd> {
        self.state().last.get(&of).cloned()
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
        self.changes.state().last.insert(self.of, end);
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.changes.state().under_way.remove(&self.of);
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::error::ErrorCode;

    #[test]
    fn the_end_of_one_is_not_the_end_of_another_workspaces() {
        let changes = KeyChanges::default();
        let [one, other] = [1, 2].map(|id| WorkspaceId::new(Uuid::from_u128(id)));
        let first = changes.begin(one, "a".to_owned());
        let second = changes.begin(other, "b".to_owned());
        first.ended(&Err(AppError::new(ErrorCode::DiskFull, "there is no room")));
        assert_eq!((changes.job(one), changes.job(other)), (None, Some("b".to_owned())));
        assert_eq!(changes.last(one).map(|end| end.job), Some("a".to_owned()));
        drop(second);
        assert!(changes.job(other).is_none() && changes.last(other).is_none());
    }
}
