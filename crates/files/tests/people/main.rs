//! People's files: what people fill in, and what directories export.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm,
    reason = "the helpers of tests are tests"
)]

mod any_bytes;
mod common;
mod dirt;
mod forms;
#[path = "../kept/mod.rs"]
mod kept;
mod kinds;
mod many;
mod passwords;
mod problems;
