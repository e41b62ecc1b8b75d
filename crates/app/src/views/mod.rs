//! What crosses the boundary to a screen: requests in, views out. Nothing here
//! decides anything, and no secret is in a view but the recovery key that is
//! shown once, and the password of an envelope that was opened.

mod account;
mod catalog;
mod edit;
mod envelopes;
mod keys;
mod lock;
mod outside;
mod people;
mod people_file;
mod price_list;
mod record;
mod state;
mod table_file;
mod tables;
mod team;
mod workspace;

pub use account::*;
pub use catalog::*;
pub use edit::*;
pub use envelopes::*;
pub use keys::*;
pub use lock::*;
pub use outside::*;
pub use people::*;
pub use people_file::*;
pub use price_list::*;
pub use record::*;
pub use state::*;
pub use table_file::*;
pub use tables::*;
pub use team::*;
pub use workspace::*;
