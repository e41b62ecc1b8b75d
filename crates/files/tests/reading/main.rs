//! The readers, asked as their callers ask them: a file on disk, rows out.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm,
    reason = "the helpers of tests are tests"
)]

mod any_bytes;
mod archives;
mod common;
#[path = "../kept/mod.rs"]
mod kept;
mod legacy;
mod mapping;
mod other_files;
mod quirks;
mod repairs;
mod round_trip;
mod software;
mod watching;
mod workbooks;
