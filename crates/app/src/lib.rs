//! What a person can do with Partner Desk: one file per deed, whatever shell
//! asks for it.
//!
//! A shell makes one [`Desk`] and calls deeds on it. The one list of what it may
//! call is in `calls.rs`.

mod backup_file;
#[cfg(test)]
mod bindings;
mod calls;
pub mod deeds;
mod desk;
mod error;
pub mod gate;
mod links;
mod present;
pub mod reasons;
pub mod system;
pub mod views;
mod words;

pub use desk::{
    Announce, Choice, CreateWithKeyFile, Desk, Hubs, JoinWithKeyFile, KeptLock, KeyFileAccess,
    Locks, NoPicker, NobodyListens, PickedPath, Picker, Ports, SettingsPort, Tries,
};
pub use error::{AppError, ErrorBody, ErrorClass, ErrorCode};
