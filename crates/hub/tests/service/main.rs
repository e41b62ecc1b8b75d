//! A hub's promises, kept by each of its engines.

#![allow(clippy::unwrap_used, clippy::panic, reason = "these are tests")]

mod blobs;
mod commands;
mod damage;
mod engines;
mod people;
mod rig;
mod snapshots;
