//! What came in of the files of people that were imported last: who stands in such a file
//! is here by now, and is no reason to call the row refused.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

/// A sheet, if any, and a line in it.
pub(crate) type RowPlace = (Option<String>, u64);

/// How the rows of one file fared beyond what can be read from it.
#[derive(Debug, Default)]
pub(crate) struct CameIn {
    /// User names, in lower case, of the people whom it brought.
    pub(crate) created: HashSet<String>,
    /// Rows that a rule refused, with its name and what it says.
    pub(crate) against: BTreeMap<RowPlace, (&'static str, String)>,
}

/// By the token of the file, the newest at the end.
#[derive(Debug, Default)]
pub(crate) struct LastImports(Mutex<VecDeque<(String, Arc<CameIn>)>>);

impl LastImports {
    /// Few people look after more than one file at a time.
    const MOST: usize = 4;

    pub(crate) fn keep(&self, file: &str, came_in: CameIn) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|(other, _)| other != file);
        all.push_back((file.to_owned(), Arc::new(came_in)));
        if all.len() > Self::MOST {
            all.pop_front();
        }
    }

    /// Nothing of it where the file was not imported.
    pub(crate) fn of(&self, file: &str) -> Arc<CameIn> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = all.iter().find(|(of, _)| of == file);
        found.map(|(_, came_in)| Arc::clone(came_in)).unwrap_or_default()
    }
}
