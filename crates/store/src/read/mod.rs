//! What screens and rules read. Nothing here writes.

mod about;
pub(crate) mod account;
pub(crate) mod accounts;
pub(crate) mod catalog;
pub(crate) mod conflicts;
pub(crate) mod devices;
pub(crate) mod featured;
pub(crate) mod glance;
pub(crate) mod held;
pub(crate) mod history;
pub(crate) mod holders;
pub(crate) mod kept;
pub(crate) mod known_as;
pub(crate) mod lists;
pub(crate) mod members;
pub(crate) mod narrow;
pub(crate) mod outbox;
mod page;
pub(crate) mod password_requests;
pub(crate) mod people;
pub(crate) mod several;
pub(crate) mod tally;
pub(crate) mod templates;
mod wanted;
mod would;
