//! Which column of the file holds what, where a person said so.

use std::collections::BTreeMap;

use crate::kinds;

/// Per column of a kind, the column of the file that holds it, as it is written
/// there. It wins over the names; what it does not speak of goes by them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping(BTreeMap<String, Option<String>>);

impl Mapping {
    /// `column` of the kind is `from` of the file; `None`: in no column of it.
    pub fn say(&mut self, column: &str, from: Option<&str>) {
        self.0.insert(column.to_owned(), from.map(str::to_owned));
    }

    /// Whether any kind of list knows a column of this name.
    pub fn knows(column: &str) -> bool {
        kinds::ALL.iter().any(|kind| kind.columns.iter().any(|known| known.name == column))
    }

    /// What was said of a column of the kind.
    pub(crate) fn of(&self, column: &str) -> Option<Option<&str>> {
        self.0.get(column).map(Option::as_deref)
    }

    /// Whether a column of the file was given a meaning, which its name has not.
    pub(crate) fn takes(&self, name: &str) -> bool {
        !self.0.is_empty() && self.0.values().any(|from| from.as_deref() == Some(name))
    }
}
