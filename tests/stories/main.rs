//! Stories: what the program promises, told on a real disk with nothing of ours
//! replaced but the clock, the keychain and the ears.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must fail loudly"
)]

mod announcements;
mod backups;
mod catalog_export;
mod company_account;
mod damage;
mod envelopes;
mod featured;
mod first_start;
mod forget;
mod from_outside;
mod hub;
mod import;
mod invariants;
mod keychain;
mod keys;
mod lists_in_force;
mod lock;
mod nothing_readable;
mod one_road;
mod other_lists;
mod people;
mod people_files;
mod record;
mod repairing;
mod reviewing;
mod rights;
mod saved_views;
mod several_workspaces;
mod undo;
