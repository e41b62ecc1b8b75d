//! The rules of Partner Desk: values in, values out.
//!
//! Nothing here reads a clock, a file, a network or a database, so the desktop,
//! the command line and the hub can run the very same functions.

pub mod access;
pub mod account;
pub mod change;
pub mod checks;
pub mod command;
pub mod conflicts;
pub mod countries;
pub mod decide;
pub mod devices;
pub mod facts;
pub mod featured;
pub mod ids;
pub mod merge;
pub mod moment;
pub mod operation;
pub mod order_key;
pub mod passwords;
pub mod people;
pub mod policies;
pub mod price_list;
pub mod refusal;
pub mod schema;
pub mod templates;
pub mod user_field;
pub mod value;
pub mod warning;
pub mod words;
