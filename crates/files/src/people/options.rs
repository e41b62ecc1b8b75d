//! What the person, or the caller, already knows about a file of people.

use std::sync::Arc;

use super::judge::Judge;
use super::kinds::PeopleKind;
use crate::mapping::Mapping;
use crate::repairs::Repairs;

/// Everything may be left for the file to tell.
#[derive(Debug, Clone, Default)]
pub struct PeopleOptions {
    pub kind: Option<PeopleKind>,
    /// Whether the rows are about people who exist; else the kind tells, and where it
    /// does not, the directory id of each row.
    pub existing: Option<bool>,
    /// Completes user names that have none, `contoso.com`; without it they are refused.
    pub default_domain: Option<String>,
    /// The name the person saw, where the path is a copy under another name.
    pub file_name: Option<String>,
    /// Which column holds what, by [`super::Detail::code`].
    pub columns: Mapping,
    /// What stands in cells instead of what the file says.
    pub repairs: Repairs,
    /// Who looks at each row that can be read.
    pub judge: Option<Arc<dyn Judge>>,
}
