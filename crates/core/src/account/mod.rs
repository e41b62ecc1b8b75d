//! The company's own account: its profiles field by field, who may change which and
//! when, what Microsoft is known to hold, and what is carried over to it (account.md).

mod checklist;
mod editing;
mod field;
mod findings;
mod form;
mod part;
mod rules;
mod standing;
mod table;
mod way;

pub use checklist::{Around, Checked, Checklist, Item, ItemState, Weight, checklist};
pub use editing::{Edit, Editing, Locked, Program, editing, ruling_fields};
pub(crate) use editing::{may_edit, may_tell};
pub use field::{AccountField, AccountRecord, UnknownAccountField};
pub use findings::{AccountFinding, findings};
pub use form::Form;
pub use part::{Part, Place, Profile};
pub use rules::{Carried, NOTE_LIMIT, OBSERVED_LIMIT, Seen, Version};
pub(crate) use rules::{carry, observe, set};
pub use standing::{AccountFacts, AccountValue, Standing, Verification};
pub use way::WayOut;
