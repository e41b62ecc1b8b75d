//! Everything a person can do, by area, one file a deed.

pub mod account;
pub mod catalog;
pub mod edit;
pub mod envelopes;
pub mod files;
pub mod keys;
pub mod lock;
pub mod people;
pub mod price_list;
pub mod record;
pub(crate) mod refused_rows;
pub mod state;
pub(crate) mod table_file;
pub mod tables;
pub mod team;
pub mod workspace;
