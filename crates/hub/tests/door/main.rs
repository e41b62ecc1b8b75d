//! A real hub behind real TLS on a real file: who may come in, what it keeps, and
//! what whoever runs it can do with it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says where it stopped by stopping there"
)]

mod access;
mod client;
mod document;
mod joining;
mod life;
mod process;
mod team;
mod tokens;
mod upkeep;
