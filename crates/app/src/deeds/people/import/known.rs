//! Who of a file is in the workspace already, and what is in a row's way because of it.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use desk_core::ids::UserId;
use desk_files::people::{Detail, Judge, Objection, PersonRow};
use desk_files::{RowProblem, Shown};

use crate::desk::{CameIn, Here};
use crate::error::AppError;

/// The people of the workspace, by what the directory knows them by. Letters have no
/// case in it.
#[derive(Debug)]
pub(super) struct Known {
    by_user_name: HashMap<String, UserId>,
    by_directory_id: HashMap<String, UserId>,
    /// What an import of the same file did.
    came_in: Arc<CameIn>,
    /// Good rows about people who exist, and those of them who are here.
    existing: AtomicU64,
    here: AtomicU64,
}

impl Known {
    pub(super) async fn load(here: &Here<'_>, came_in: Arc<CameIn>) -> Result<Self, AppError> {
        let mut known = Self {
            by_user_name: HashMap::new(),
            by_directory_id: HashMap::new(),
            came_in,
            existing: AtomicU64::new(0),
            here: AtomicU64::new(0),
        };
        for person in here.store().known_as().await? {
            if let Some(name) = person.user_name {
                known.by_user_name.insert(name.to_ascii_lowercase(), person.id);
            }
            if let Some(id) = person.directory_id {
                known.by_directory_id.insert(id.to_ascii_lowercase(), person.id);
            }
        }
        Ok(known)
    }

    /// The person of a row: by the directory id, which nothing changes, else by the
    /// user name.
    pub(super) fn find(&self, row: &PersonRow) -> Option<UserId> {
        let by_id = row.directory_id.as_ref().and_then(|id| self.by_directory_id.get(id));
        by_id.or_else(|| self.by_user_name.get(&folded(row))).copied()
    }

    /// Good rows so far about people who exist, and those of them who are here.
    pub(super) fn met(&self) -> (u64, u64) {
        (self.existing.load(Ordering::Relaxed), self.here.load(Ordering::Relaxed))
    }
}

/// The user name of a row as names are compared.
pub(super) fn folded(row: &PersonRow) -> String {
    row.user_name().to_ascii_lowercase()
}

impl Judge for Known {
    fn objects(&self, person: &PersonRow) -> Option<Objection> {
        let detail = Detail::UserName;
        let place = (person.sheet.clone(), person.line);
        if let Some((rule, said)) = self.came_in.against.get(&place) {
            let problem = RowProblem::AgainstRule { rule, said: said.clone() };
            return Some(Objection { detail, problem });
        }
        if person.deleted {
            return Some(Objection { detail: Detail::Deleted, problem: RowProblem::DeletedThere });
        }
        if person.existing {
            self.existing.fetch_add(1, Ordering::Relaxed);
            self.here.fetch_add(u64::from(self.find(person).is_some()), Ordering::Relaxed);
            return None;
        }
        let name = folded(person);
        let taken = self.by_user_name.contains_key(&name) && !self.came_in.created.contains(&name);
        let text = Shown::new(person.user_name());
        taken.then_some(Objection { detail, problem: RowProblem::TakenHere { text } })
    }
}
