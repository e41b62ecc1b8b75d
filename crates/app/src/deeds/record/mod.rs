//! The record: who did what, whether it is whole, and as a file.

mod activity_log;
mod asked;
mod export_record;
mod list_record;
mod pages;
mod record_choices;
mod rows;
mod verify_record;

pub use activity_log::{Activity, activity_of};
pub use export_record::export_record;
pub use list_record::list_record;
pub use record_choices::record_choices;
pub use verify_record::verify_record;

/// The most that one page may hold: screens never get an array of everything.
const MOST: u32 = 500;
