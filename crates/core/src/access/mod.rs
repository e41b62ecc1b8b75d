//! Rights: who may do which task, and the proof that someone may.
//!
//! [`Task`] holds the whole table. An [`Actor`] is a user with the roles the
//! workspace (or the hub) confirmed; asking it for a task gives a [`Right`] to
//! hold in the hand, or a [`Denied`] that says who could. These are the rights
//! Partner Desk itself grants: on a desktop alone they are guidance, because
//! whoever holds the file and its key can change it.

mod actor;
mod alone;
mod assign;
mod explain;
mod grant;
#[cfg(test)]
mod matrix;
mod minimal;
mod right;
mod role;
mod table;

pub use actor::Actor;
pub use alone::lacks_entra_role;
pub use assign::{assignable, may_assign};
pub use explain::{Ability, Shift, abilities, shifts, who_can};
pub use grant::{Grant, UnknownTask, grant, grant_without_role, who_may};
pub use minimal::{Bounds, Enough, Instead, Minimal, Unreachable, minimal};
pub use right::{Denied, Right};
pub use role::{Backing, Category, Family, Role, UnknownRole};
pub use table::Task;
