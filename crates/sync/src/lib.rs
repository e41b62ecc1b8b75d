//! The desktop's side of the conversation with a hub: handing over what waits,
//! taking what was decided, coming to a hub and leaving it.
//!
//! **Invariant:** no path here deletes a command that the hub has not
//! acknowledged.

pub mod api;
pub mod background;
pub mod doors;
pub mod engine;
pub mod enrol;
#[cfg(test)]
mod fake;
pub mod http;
pub mod key;
pub mod machine;
pub mod ports;
pub mod verify;
