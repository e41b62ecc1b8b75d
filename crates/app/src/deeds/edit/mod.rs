//! Undo, what waits, and what was done.

mod list_outbox;
mod reverse;

pub use list_outbox::list_outbox;
pub use reverse::{redo_edit, undo_edit, undo_state};

/// The most that one page may hold: screens never get an array of everything.
const MOST: u32 = 500;
