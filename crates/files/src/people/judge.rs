//! Whoever knows more of the people than the file does.

use std::fmt::Debug;

use super::detail::Detail;
use super::row::PersonRow;
use crate::problem::RowProblem;

/// Looks at each row that can be read, once, in the order of the file.
pub trait Judge: Debug + Send + Sync {
    /// Why the row cannot come in all the same.
    fn objects(&self, person: &PersonRow) -> Option<Objection>;
}

/// What is in a row's way, and the cell at which it can be helped.
#[derive(Debug)]
pub struct Objection {
    pub detail: Detail,
    pub problem: RowProblem,
}
