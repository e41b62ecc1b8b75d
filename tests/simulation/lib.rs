//! Stories told by chance; see `main.rs`.
