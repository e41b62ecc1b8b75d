//! Following a hub: handing it what waits, taking what it decided, and keeping
//! what people see right in between (sync.md, A7).
//!
//! **Invariant:** what is seen, less the dirty marks, is what the hub confirmed
//! up to the head we stand at; and nothing here deletes a command that the hub
//! has not acknowledged.

mod apply;
mod bootstrap;
mod carry_over;
mod course;
mod digests;
mod done;
mod error;
mod export;
mod image;
mod link;
mod load;
mod numbers;
mod outgoing;
mod own;
mod pages;
mod rebase;
mod resend;
mod save;
mod settle;
mod slice;
mod surprise;
mod tidy;

pub use apply::{Applied, Settled};
pub use bootstrap::Bootstrap;
pub use carry_over::CarriedOver;
pub use error::FollowError;
pub use link::{HubLink, LinkState};
pub use numbers::OwnNumbers;
pub use outgoing::{Outgoing, OutgoingLimits};
pub use tidy::Tidied;

pub(crate) use done::{chain_behind, done_between, done_count, read_and_size as done_in};
pub(crate) use image::Place;
pub(crate) use link::{head as head_of, is_linked, write_link};
pub(crate) use load::seen;
pub(crate) use pages::{PageHead, decoded_and_size as decoded_page, events_of, page_heads};
pub(crate) use resend::take_back;

/// The number under which `field_seq` keeps the event that made a record. No
/// field has it.
pub(crate) const BIRTH: u16 = u16::MAX;

/// Statuses of commands whose effect is in the view and not confirmed yet.
pub(crate) const IN_VIEW: &str = "('pending', 'in_flight', 'deferred')";

/// Rows that one statement reads or writes: SQLite takes 32,766 values at once, and a
/// prepared statement holds room for each.
const ROWS: usize = 250;
