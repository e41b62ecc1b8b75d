//! Importing price lists and looking at what was imported.

mod completing;
mod import_price_list;
mod inspect_price_list;
mod list_price_lists;
mod reading;
mod remove_price_list;
mod save_refused_rows;

pub use import_price_list::import_price_list;
pub use inspect_price_list::inspect_price_list;
pub use list_price_lists::list_price_lists;
pub use remove_price_list::{remove_price_list, restore_price_list};
pub use save_refused_rows::save_refused_rows;
