//! The readers, asked as their callers ask them: a file on disk, rows out.

mod any_bytes;
mod archives;
mod common;
mod other_files;
mod quirks;
mod round_trip;
mod watching;
