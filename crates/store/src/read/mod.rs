//! What screens and rules read. Nothing here writes.

pub(crate) mod catalog;
pub(crate) mod featured;
pub(crate) mod glance;
pub(crate) mod lists;
pub(crate) mod outbox;
mod page;
pub(crate) mod people;
mod several;
