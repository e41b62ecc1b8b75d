//! How devices come to agree: the hub's judgement of a command, and the sums by
//! which two sides know that they hold the same.
//!
//! Pure and synchronous: whoever has a database loads what [`missing`] names into
//! a [`State`], asks [`judge`], and writes down what changed. The hub and the
//! simulation run the very same functions.

mod digest;
mod facts;
mod judge;
mod key;
mod merge;
mod missing;
mod record;
pub mod sabotage;
pub mod scope;
mod state;

pub use digest::{Digests, field_hash};
pub use facts::{actor, facts};
pub use judge::{Judged, Sender, admit, judge};
pub use key::{FieldKey, RecordKey, target};
pub use missing::{Missing, missing};
pub use record::Record;
pub use state::{State, Writer};
