//! A hub: where desktops hand in their commands, and where the commands of all
//! are put into one order.
//!
//! It stands on the ground alone, so that a desktop's "no" and the hub's are one
//! function.

pub mod auth;
pub mod db;
pub mod http;
pub mod ops;
pub mod serve;
pub mod service;

pub use service::{Caller, Hub, HubError};
