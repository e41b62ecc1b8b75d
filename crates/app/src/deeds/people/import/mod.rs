//! People from files: what a file is, bringing it in, and what stays refused.

mod entry;
mod import_people;
mod inspect_people;
mod known;
mod reading;
mod save_refused_people;

pub use import_people::import_people;
pub use inspect_people::inspect_people;
pub use save_refused_people::save_refused_people;
